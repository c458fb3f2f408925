namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Says the findings of a verification in words: whose wallet, what was changed, what stops meanwhile, what to do.</summary>
public sealed class AdminAuditFactory(
    ILocalizationService localization,
    Texts texts,
    ILedgerAuditor auditor,
    ILedgerVerification verification,
    IWalletDirectory wallets,
    ClientNames names,
    IDateTimeHelper dateTime)
{
    // The rest is found again when these are cleared up.
    const int MostShown = 20;

    /// <summary>How far a verification that is running has come, or when the ledger last was found whole.</summary>
    public async Task<string> StateAsync()
    {
        if (verification.Running is { } progress)
            return await texts.GetAsync("Verify.Progress", progress.Wallets, progress.Entries);
        var last = await verification.LastAsync();
        var clean = last.CleanOnUtc is { } sound ? await texts.GetAsync("Verify.LastClean", await WhenAsync(sound)) : await texts.GetAsync("Verify.NeverClean");
        return last.FoundOnUtc is { } found ? $"{await texts.GetAsync("Verify.LastFound", await WhenAsync(found), last.Findings)} {clean}" : clean;
    }

    /// <summary>What is wrong with a wallet now; null: nothing.</summary>
    public async Task<DamageModel?> OfWalletAsync(int walletId, CancellationToken cancellationToken) =>
        await auditor.VerifyWalletAsync(walletId, cancellationToken) is { } finding ? await PrepareAsync(finding) : null;

    /// <summary>What a verification of the whole ledger found.</summary>
    public async Task<DamageListModel> PrepareAsync(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var shown = new List<DamageModel>();
        foreach (var finding in report.Findings.Take(MostShown))
            shown.Add(await PrepareAsync(finding));
        var more = report.Progress.Findings - shown.Count;
        return new(shown, await texts.GetAsync("Verify.Bad", report.Progress.Findings, report.Progress.Wallets), more > 0 ? await texts.GetAsync("Damage.More", more) : null);
    }

    /// <summary>Whose wallet it is: name and card; null: it is about none, or none that is there.</summary>
    public async Task<string?> WalletOfAsync(int walletId) => walletId > 0 && await wallets.GetAsync(walletId) is { } row
        ? await texts.GetAsync("Damage.Client", await names.NameAsync(row.Customer) is { Length: > 0 } name ? name : ClientNames.EmailOrNumber(row.Customer, row.Wallet.CustomerId), row.Wallet.CardNumber)
        : null;

    async Task<DamageModel> PrepareAsync(LedgerFinding finding)
    {
        var client = await WalletOfAsync(finding.WalletId);
        var kind = KindOf(finding.Code);
        var clean = (await verification.LastAsync()).CleanOnUtc is { } sound ? await WhenAsync(sound) : await texts.GetAsync("Verify.NeverClean");
        return new(
            client is null ? await texts.GetAsync(kind == "Card" ? "Damage.Card" : "Damage.Ledger") : await texts.GetAsync("Damage.Wallet", client),
            client is null ? 0 : finding.WalletId,
            $"{await RowAsync(finding)}: {await localization.GetLocalizedEnumAsync(finding.Code)}.",
            await texts.GetAsync($"Damage.Stops.{kind}"),
            [await texts.GetAsync("Damage.Step.Copy"), await texts.GetAsync("Damage.Step.Who", clean), await texts.GetAsync($"Damage.Step.{kind}"), await texts.GetAsync("Damage.Step.Again")],
            [
                (await texts.GetAsync("Damage.Detail.Place"), string.Create(CultureInfo.InvariantCulture, $"{finding.Table} {finding.Row}, wallet {finding.WalletId}, {finding.Code}")),
                (await texts.GetAsync("Damage.Detail.Expected"), finding.Expected),
                (await texts.GetAsync("Damage.Detail.Found"), finding.Actual),
            ]);
    }

    async Task<string> RowAsync(LedgerFinding finding) => finding.Place switch
    {
        FindingPlace.OrderAccount when SaleNumber.Of((int)finding.Row) is { } sale => await texts.GetAsync("Explain.Sale", sale),
        FindingPlace.OrderAccount => await texts.GetAsync("Lots.Order", finding.Row),
        FindingPlace.Entry => await texts.GetAsync("Damage.Row.Entry", finding.Row),
        FindingPlace.Lot => await texts.GetAsync("Damage.Row.Lot", finding.Row),
        FindingPlace.Hold => await texts.GetAsync("Damage.Row.Hold", finding.Row),
        FindingPlace.Wallet => await texts.GetAsync("Damage.Row.Wallet"),
        FindingPlace.Seal => await texts.GetAsync("Damage.Row.Seal", finding.Row),
        _ => await texts.GetAsync("Damage.Row.Other", finding.Row),
    };

    async Task<string> WhenAsync(DateTime utc) => (await dateTime.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);

    // What is done about it: names of texts.
    static string KindOf(FindingCode code) => code switch
    {
        FindingCode.WalletEnd or FindingCode.WalletBalance or FindingCode.WalletCounts or FindingCode.LotMissing or FindingCode.LotParts or FindingCode.LotExpiry or FindingCode.LotFacts
            or FindingCode.HoldMissing or FindingCode.HoldParts or FindingCode.HoldState or FindingCode.HoldFacts or FindingCode.HoldLotMissing or FindingCode.HoldLotParts
            or FindingCode.ReservedByHolds or FindingCode.OrderMissing or FindingCode.OrderParts or FindingCode.OrderFacts or FindingCode.Budget => "Balance",
        FindingCode.BonusUndecided or FindingCode.BonusMissing or FindingCode.OrderUnknown or FindingCode.OrderOwner or FindingCode.OrderUnpaid or FindingCode.OrderMoney or FindingCode.OrderEarned
            or FindingCode.ActorWithoutRight or FindingCode.SaleUnknown or FindingCode.SaleMissing or FindingCode.SaleMoney => "Book",
        FindingCode.SealMissing or FindingCode.SealChanged or FindingCode.SealLeaves or FindingCode.SealKeyMissing or FindingCode.SealSignature or FindingCode.SealReplaced => "Seal",
        FindingCode.CardChanged => "Card",
        _ => "Entry",
    };
}
