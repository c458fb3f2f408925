using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Privacy;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>
/// Writes what the plugin keeps of a person as CSV, for the person: headers in English, instants in UTC and amounts the same in every culture, what happened in the words of the page.
/// Of friends nothing is said but that they were invited.
/// </summary>
public sealed class PersonalDataFile(IPersonRecords records, IWalletDirectory wallets, HistoryFactory history, IVoucherService vouchers, ILocalizationService localization, IPublicTexts texts)
{
    const int PageSize = 500;

    static readonly UTF8Encoding s_withMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="customerId">Whose: the caller has made sure that the reader is this person.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task WriteAsync(Stream output, int customerId, CancellationToken cancellationToken)
    {
        var record = await records.ReadAsync(customerId);
        await using var writer = new StreamWriter(output, s_withMark, leaveOpen: true);
        await writer.WriteAsync(Csv.Row("kind", "date", "what", "amount", "currency", "balance", "order", "until", "reason"));
        foreach (var wallet in record.Wallets)
        {
            var currency = CurrencySpec.For(wallet.CurrencyCode);
            await writer.WriteAsync(Row("wallet", wallet.CreatedOnUtc, wallet.CardNumber, balance: Amount(wallet.Available, currency), currency: wallet.CurrencyCode));
            await WriteEntriesAsync(writer, wallet, currency, cancellationToken);
            foreach (var voucher in record.Vouchers.Where(hold => hold.WalletId == wallet.Id))
                await writer.WriteAsync(Row("voucher", voucher.CreatedOnUtc, vouchers.Display(voucher), Amount(voucher.Amount, currency), wallet.CurrencyCode, Amount(voucher.Left, currency), until: voucher.ExpiresOnUtc));
        }

        foreach (var row in await OtherRowsAsync(record))
            await writer.WriteAsync(row);
    }

    async Task WriteEntriesAsync(StreamWriter writer, Wallet wallet, CurrencySpec currency, CancellationToken cancellationToken)
    {
        for (var page = 0; ; page++)
        {
            var entries = await wallets.EntriesAsync(wallet.Id, page, PageSize);
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(Row("entry", entry.CreatedOnUtc, await history.WordsAsync(entry), HistoryFactory.SignOf(entry) + Amount(entry.Amount, currency), wallet.CurrencyCode,
                    Amount(entry.AvailableAfter, currency), entry.OrderId, reason: entry.Kind == EntryKind.Bonus ? null : entry.Reason));
            }

            if (!entries.HasNextPage)
                return;
        }
    }

    async Task<List<string>> OtherRowsAsync(PersonRecord record)
    {
        var rows = new List<string>();
        foreach (var member in record.Memberships)
        {
            if (member.OptedInOnUtc is { } joined)
                rows.Add(Row("membership", joined, "", until: member.OptedOutOnUtc));
            if (member.CardGivenOnUtc is { } given)
                rows.Add(Row("card", given, Csv.Number(member.CardKindId)));
        }

        foreach (var tier in record.Tiers)
            rows.Add(Row("tier", tier.CreatedOnUtc, await localization.GetLocalizedEnumAsync((TierChangeKind)tier.KindId), order: tier.OrderId > 0 ? tier.OrderId : null, until: tier.UntilUtc, reason: tier.Reason));
        foreach (var invitation in record.Invitations)
            rows.Add(Row("invitation", invitation.CreatedOnUtc, await texts.TextAsync(invitation.ReferrerId == record.CustomerId ? "Account.Data.Invited" : "Account.Data.WasInvited"), until: invitation.SettledOnUtc));
        foreach (var look in record.LookUps)
            rows.Add(Row("look-up", look.CreatedOnUtc, await texts.TextAsync("Account.Data.LookedUp")));
        if (record.Birthday is { } birthday)
            rows.Add(Row("birthday", birthday.SinceUtc, string.Create(CultureInfo.InvariantCulture, $"--{birthday.Month:00}-{birthday.Day:00}")));
        return rows;
    }

    static string Row(string kind, DateTime date, string what, string amount = "", string currency = "", string balance = "", int? order = null, DateTime? until = null, string? reason = null) =>
        Csv.Row(kind, Csv.Instant(date), Csv.Text(what), amount, currency, balance, order is { } id ? Csv.Number(id) : "", Csv.Instant(until), Csv.Text(reason));

    static string Amount(long minor, CurrencySpec currency) => new Money(minor, currency).Format();
}
