using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Privacy;
using Nop.Plugin.Misc.Cashback.Sales;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>
/// Writes what the plugin keeps of a person as CSV, for the person: headers in English, instants in UTC and amounts the same in every culture, what happened in the words of the page.
/// Of friends nothing is said but that they were invited, and of staff's reasons nothing: those are read out by staff where somebody asks for them.
/// </summary>
public sealed class PersonalDataFile(
    IPersonRecords records,
    IWalletDirectory wallets,
    HistoryFactory history,
    IAdjustmentTexts adjustments,
    ExtensionQueries extensions,
    IVoucherService vouchers,
    ISalonSales sales,
    ILocalizationService localization,
    IPublicTexts texts)
{
    const int PageSize = 500;

    static readonly FileColumns<Row> s_columns = new FileColumns<Row>("1")
        .Code("kind", row => row.Kind).Instant("date", row => row.Date).Text("what", row => row.What).Code("amount", row => row.Amount).Code(FileNames.Currency, row => row.Currency)
        .Code("balance", row => row.Balance).Number("order", row => row.Order).Instant("until", row => row.Until).Text("reason", row => row.Reason);

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="customerId">Whose: the caller has made sure that the reader is this person.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task WriteAsync(Stream output, int customerId, CancellationToken cancellationToken) =>
        await s_columns.WriteAsync(output, new CsvFormat(), RowsAsync(await records.ReadAsync(customerId)), cancellationToken);

    async IAsyncEnumerable<Row> RowsAsync(PersonRecord record)
    {
        foreach (var wallet in record.Wallets)
        {
            var currency = CurrencySpec.For(wallet.CurrencyCode);
            yield return new("wallet", wallet.CreatedOnUtc, wallet.CardNumber, Balance: Amount(wallet.Available, currency), Currency: wallet.CurrencyCode);
            await foreach (var (entry, words, ends) in EntriesAsync(wallet))
            {
                yield return new("entry", entry.CreatedOnUtc, await history.WordsAsync(entry, words), HistoryFactory.SignOf(entry) + Amount(entry.Amount, currency), wallet.CurrencyCode,
                    Amount(entry.AvailableAfter, currency), entry.OrderId > 0 ? entry.OrderId : null, ends.TryGetValue(entry.Sequence, out var end) ? end : null, ReasonOf(entry, words));
            }

            foreach (var voucher in record.Vouchers.Where(hold => hold.WalletId == wallet.Id))
                yield return new("voucher", voucher.CreatedOnUtc, vouchers.Display(voucher), Amount(voucher.Amount, currency), wallet.CurrencyCode, Amount(voucher.Left, currency), Until: voucher.ExpiresOnUtc);
        }

        foreach (var wallet in record.Wallets)
        {
            await foreach (var row in SalesAsync(wallet, CurrencySpec.For(wallet.CurrencyCode)))
                yield return row;
        }

        await foreach (var row in OtherRowsAsync(record))
            yield return row;
    }

    // Of what was taken it is the receipt, of an adjustment what was written to the client.
    static string? ReasonOf(LedgerEntry entry, IReadOnlyDictionary<string, string> words) => entry.Kind switch
    {
        _ when entry.Kind.IsByHand() => words.GetValueOrDefault(PostingContext.ActOf(entry.IdempotencyKey)),
        EntryKind.Hold or EntryKind.Capture or EntryKind.Earn => entry.Reason,
        _ => null,
    };

    async IAsyncEnumerable<(LedgerEntry Entry, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<long, DateTime> Ends)> EntriesAsync(Wallet wallet)
    {
        for (var page = 0; ; page++)
        {
            var entries = await wallets.EntriesAsync(wallet.Id, page, PageSize);
            var words = await adjustments.OfAsync(wallet.Id, entries);
            var ends = await extensions.EndsAsync(wallet.Id, entries);
            foreach (var entry in entries)
                yield return (entry, words, ends);
            if (!entries.HasNextPage)
                yield break;
        }
    }

    async IAsyncEnumerable<Row> SalesAsync(Wallet wallet, CurrencySpec currency)
    {
        foreach (var sale in await sales.OfWalletAsync(wallet.Id))
        {
            var what = $"{await history.SaleAsync(sale.Sale)}: {string.Join(", ", sale.Lines.Select(line => $"{line.Name} {Amount(line.Amount, currency)}".Trim()))}";
            yield return new("sale", sale.Sale.SoldOnUtc, what, Amount(sale.Sale.Gross, currency), wallet.CurrencyCode);
            foreach (var back in sale.Returns)
                yield return new("return", back.ReturnedOnUtc, await history.SaleAsync(sale.Sale), "-" + Amount(back.Amount, currency), wallet.CurrencyCode);
        }
    }

    async IAsyncEnumerable<Row> OtherRowsAsync(PersonRecord record)
    {
        foreach (var member in record.Memberships)
        {
            if (member.OptedInOnUtc is { } joined)
                yield return new("membership", joined, "", Until: member.OptedOutOnUtc);
            if (member.CardGivenOnUtc is { } given)
                yield return new("card", given, string.Create(CultureInfo.InvariantCulture, $"{member.CardKindId}"));
        }

        foreach (var card in record.Cards)
            yield return new("card-number", card.SinceUtc, card.Number, Until: card.Block?.BlockedOnUtc.AsUtc());
        foreach (var tier in record.Tiers)
            yield return new("tier", tier.CreatedOnUtc, await localization.GetLocalizedEnumAsync((TierChangeKind)tier.KindId), Order: tier.OrderId > 0 ? tier.OrderId : null, Until: tier.UntilUtc);
        foreach (var invitation in record.Invitations)
            yield return new("invitation", invitation.CreatedOnUtc, await texts.TextAsync(invitation.ReferrerId == record.CustomerId ? "Account.Data.Invited" : "Account.Data.WasInvited"), Until: invitation.SettledOnUtc);
        foreach (var look in record.LookUps)
            yield return new("look-up", look.CreatedOnUtc, await texts.TextAsync("Account.Data.LookedUp"));
        if (record.Birthday is { } birthday)
            yield return new("birthday", birthday.SinceUtc, string.Create(CultureInfo.InvariantCulture, $"--{birthday.Month:00}-{birthday.Day:00}"));
    }

    static string Amount(long minor, CurrencySpec currency) => new Money(minor, currency).Format();

    // Amounts are text: what came and what went has its sign before it.
    sealed record Row(string Kind, DateTime Date, string What, string? Amount = null, string? Currency = null, string? Balance = null, int? Order = null, DateTime? Until = null, string? Reason = null);
}
