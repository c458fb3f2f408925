namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Says the findings of a verification in words: whose wallet, what was changed, what stops meanwhile, what to do.</summary>
public sealed class AdminAuditFactory(
    Texts texts,
    ILedgerAuditor auditor,
    ILedgerVerification verification,
    IWalletDirectory wallets,
    FindingWords words,
    IWorkContext work,
    IDateTimeHelper dateTime)
{
    // The rest is found again when these are cleared up.
    const int MostShown = 20;

    /// <summary>How far a verification that is running has come, or when the ledger last was found whole.</summary>
    public async Task<string> StateAsync()
    {
        if (verification.Running is { } progress)
            return await texts.GetAsync("Verify.Progress", progress.Wallets, progress.Entries);
        var (last, zone) = (await verification.LastAsync(), await dateTime.GetCurrentTimeZoneAsync());
        var clean = last.CleanOnUtc is { } sound ? await texts.GetAsync("Verify.LastClean", When(sound, zone)) : await texts.GetAsync(last.FoundOnUtc is null ? "Verify.NotYet" : "Verify.NeverClean");
        return last.FoundOnUtc is { } found ? $"{await texts.GetAsync("Verify.LastFound", When(found, zone), last.Findings)} {clean}" : clean;
    }

    /// <summary>What is wrong with a wallet now; null: nothing.</summary>
    public async Task<DamageModel?> OfWalletAsync(int walletId, CancellationToken cancellationToken) =>
        await auditor.VerifyWalletAsync(walletId, cancellationToken) is { } finding ? await PrepareAsync(finding, await ReaderAsync()) : null;

    /// <summary>What a verification of the whole ledger found.</summary>
    public async Task<DamageListModel> PrepareAsync(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (shown, reader) = (new List<DamageModel>(), await ReaderAsync());
        foreach (var finding in report.Findings.Take(MostShown))
            shown.Add(await PrepareAsync(finding, reader));
        var more = report.Progress.Findings - shown.Count;
        return new(shown, await texts.GetAsync("Verify.Bad", report.Progress.Findings, report.Progress.Wallets), more > 0 ? await texts.GetAsync("Damage.More", more) : null);
    }

    /// <summary>Whose wallet it is: name and card; null: it is about none, or none that is there.</summary>
    public async Task<string?> WalletOfAsync(int walletId) =>
        walletId > 0 && await wallets.GetAsync(walletId) is { } row ? await words.ClientAsync(row, await ReaderAsync()) : null;

    async Task<DamageModel> PrepareAsync(LedgerFinding finding, FindingReader reader)
    {
        var said = await words.SayAsync(finding, reader);
        return new(said.Title, said.WalletId, said.What, said.Stops, said.Steps, said.Details);
    }

    async Task<FindingReader> ReaderAsync()
    {
        var zone = await dateTime.GetCurrentTimeZoneAsync();
        return new((await work.GetWorkingLanguageAsync()).Id, CultureInfo.CurrentCulture, instant => When(instant, zone), IsTrusted: true);
    }

    static string When(DateTime utc, TimeZoneInfo zone) => ShopTime.Local(utc, zone).ToString("g", CultureInfo.CurrentCulture);
}
