namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Something that is not as the plugin wrote it, in words for who runs the shop.</summary>
/// <param name="Title">Whose wallet, or that it is about no wallet.</param>
/// <param name="WalletId">The wallet; 0: none, or none that is there.</param>
/// <param name="What">What was changed, as far as it is known.</param>
/// <param name="Stops">What stops meanwhile.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Details">For who looks after the database: label and value.</param>
public sealed record FindingSaid(string Title, int WalletId, string What, string Stops, IReadOnlyList<string> Steps, IReadOnlyList<(string Label, string Value)> Details);

/// <summary>Who reads of a finding.</summary>
/// <param name="LanguageId">The language.</param>
/// <param name="Culture">Of numbers and dates.</param>
/// <param name="When">Says an instant.</param>
/// <param name="IsTrusted">Whether clients are named; else their cards alone are.</param>
public sealed record FindingReader(int LanguageId, CultureInfo Culture, Func<DateTime, string> When, bool IsTrusted);

/// <summary>Says what a verification found, on pages and in letters: whose wallet, what was changed and by how much, what stops meanwhile, what to do.</summary>
public sealed class FindingWords(ILocalizationService localization, ISettingService settings, IWalletDirectory wallets, IClientCards cards, ICustomerService customers)
{
    const string CardChanged = "Card", Book = "Book", Seal = "Seal", Signed = "Row", Entry = "Entry", Balance = "Balance", Wallet = "Wallet";

    /// <summary>Says a finding.</summary>
    public async Task<FindingSaid> SayAsync(LedgerFinding finding, FindingReader reader)
    {
        var row = finding.WalletId > 0 ? await wallets.GetAsync(finding.WalletId) : null;
        var client = row is null ? null : await ClientAsync(row, reader);
        var (stops, step) = KindOf(finding.Code);
        var clean = (await settings.LoadSettingAsync<CashbackAuditSettings>()).LastCleanOnUtc is { } sound ? reader.When(sound) : await TextAsync(reader, "Verify.NeverClean");
        return new(
            client is null ? await TextAsync(reader, step == CardChanged ? "Damage.Card" : "Damage.Ledger") : await TextAsync(reader, "Damage.Wallet", client),
            client is null ? 0 : finding.WalletId,
            await WhatAsync(finding, row, reader),
            await TextAsync(reader, $"Damage.Stops.{stops}"),
            [await TextAsync(reader, "Damage.Step.Copy"), await TextAsync(reader, "Damage.Step.Who", clean), await TextAsync(reader, $"Damage.Step.{step}"), await TextAsync(reader, "Damage.Step.Again")],
            [
                // With amounts also as the database has them, for who puts them back.
                (await TextAsync(reader, "Damage.Detail.Place"), finding.Amounts.All.Count > 0 ? $"{finding}" : string.Create(CultureInfo.InvariantCulture, $"{finding.Table} {finding.Row}, wallet {finding.WalletId}, {finding.Code}")),
                (await TextAsync(reader, "Damage.Detail.Expected"), await AmountsAsync(finding, row, amount => amount.Expected, reader) ?? finding.Expected),
                (await TextAsync(reader, "Damage.Detail.Found"), await AmountsAsync(finding, row, amount => amount.Actual, reader) ?? finding.Actual),
            ]);
    }

    /// <summary>Whose wallet it is: name and card, or the card alone.</summary>
    public async Task<string> ClientAsync(WalletRow row, FindingReader reader)
    {
        var card = await cards.CurrentAsync(row.Wallet.CustomerId, row.Wallet.CardNumber) ?? "–";
        return reader.IsTrusted ? await TextAsync(reader, "Damage.Client", await NameAsync(row, reader), card) : await TextAsync(reader, "Mail.HandActs.Card", card);
    }

    // By the record as it is; of who is deleted the number alone.
    async Task<string> NameAsync(WalletRow row, FindingReader reader)
    {
        if (row.Customer is null)
            return string.Create(CultureInfo.InvariantCulture, $"{row.Wallet.CustomerId}");
        if (row.Customer.Deleted)
            return await TextAsync(reader, "DeletedClient", row.Customer.Id);
        return await customers.GetCustomerFullNameAsync(row.Customer) is { Length: > 0 } name ? name : row.Customer.Email;
    }

    async Task<string> WhatAsync(LedgerFinding finding, WalletRow? row, FindingReader reader)
    {
        var what = $"{await RowAsync(finding, reader)}: {await localization.GetLocalizedEnumAsync(finding.Code, reader.LanguageId)}.";
        if (row is null)
            return what;
        foreach (var amount in finding.Amounts.Wrong)
            what += " " + await TextAsync(reader, "Damage.Amount", await NameOfAsync(amount.Part, reader), Amount(amount.Part, amount.Expected, row, reader), Amount(amount.Part, amount.Actual, row, reader));
        return what;
    }

    async Task<string?> AmountsAsync(LedgerFinding finding, WalletRow? row, Func<FindingAmount, long?> of, FindingReader reader)
    {
        if (row is null || finding.Amounts.All.Count == 0)
            return null;

        var said = new List<string>();
        foreach (var amount in finding.Amounts.All)
            said.Add($"{await NameOfAsync(amount.Part, reader)}: {Amount(amount.Part, of(amount), row, reader)}");
        return string.Join("; ", said);
    }

    Task<string> NameOfAsync(FindingPart part, FindingReader reader) => localization.GetLocalizedEnumAsync(part, reader.LanguageId);

    // What is owed is said as it is on pages, above 0.
    static string Amount(FindingPart part, long? minor, WalletRow row, FindingReader reader) =>
        minor is { } known ? Figures.Amount(part == FindingPart.Debt ? -known : known, CurrencySpec.For(row.Wallet.CurrencyCode), reader.Culture) : "–";

    async Task<string> RowAsync(LedgerFinding finding, FindingReader reader) => finding.Place switch
    {
        FindingPlace.OrderAccount when SaleNumber.Of((int)finding.Row) is { } sale => await TextAsync(reader, "Explain.Sale", sale),
        FindingPlace.OrderAccount => await TextAsync(reader, "Lots.Order", finding.Row),
        FindingPlace.Entry => await TextAsync(reader, "Damage.Row.Entry", finding.Row),
        FindingPlace.Lot => await TextAsync(reader, "Damage.Row.Lot", finding.Row),
        FindingPlace.Hold => await TextAsync(reader, "Damage.Row.Hold", finding.Row),
        FindingPlace.Wallet => await TextAsync(reader, "Damage.Row.Wallet"),
        FindingPlace.Seal => await TextAsync(reader, "Damage.Row.Seal", finding.Row),
        _ => await TextAsync(reader, "Damage.Row.Other", finding.Row),
    };

    async Task<string> TextAsync(FindingReader reader, string key, params object[] arguments)
    {
        var text = await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", reader.LanguageId);
        return arguments.Length == 0 ? text : string.Format(reader.Culture, text, arguments);
    }

    // What stops, and what is done about it: ends of the names of texts.
    static (string Stops, string Step) KindOf(FindingCode code) => code switch
    {
        FindingCode.WalletEnd or FindingCode.WalletBalance or FindingCode.LotMissing or FindingCode.LotParts => (Wallet, Balance),
        FindingCode.WalletState or FindingCode.WalletCounts or FindingCode.LotExpiry or FindingCode.LotFacts
            or FindingCode.HoldMissing or FindingCode.HoldParts or FindingCode.HoldState or FindingCode.HoldFacts or FindingCode.HoldLotMissing or FindingCode.HoldLotParts
            or FindingCode.ReservedByHolds or FindingCode.OrderMissing or FindingCode.OrderParts or FindingCode.OrderFacts or FindingCode.Budget => (Balance, Balance),
        FindingCode.BonusUndecided or FindingCode.BonusMissing or FindingCode.OpeningUnconfirmed or FindingCode.OpeningMissing or FindingCode.OrderUnknown or FindingCode.OrderOwner or FindingCode.OrderUnpaid or FindingCode.OrderMoney or FindingCode.OrderEarned
            or FindingCode.ActorWithoutRight or FindingCode.SaleUnknown or FindingCode.SaleMissing or FindingCode.SaleMoney or FindingCode.MonthTotals => (Book, Book),
        FindingCode.SealMissing or FindingCode.SealChanged or FindingCode.SealLeaves or FindingCode.SealKeyMissing or FindingCode.SealSignature or FindingCode.SealReplaced or FindingCode.MonthChanged or FindingCode.MonthKeyMissing => (Seal, Seal),
        FindingCode.CardChanged => (CardChanged, CardChanged),
        FindingCode.RowUnsigned or FindingCode.RowKeyMissing => (Signed, Signed),
        _ => (Entry, Entry),
    };
}
