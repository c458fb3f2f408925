namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Says the findings of a verification in words.</summary>
public sealed class AdminAuditFactory(ILocalizationService localization, Texts texts, ILedgerVerification verification, IDateTimeHelper dateTime)
{
    /// <summary>How far a verification that is running has come, or when the ledger last was found whole.</summary>
    public async Task<string> StateAsync()
    {
        if (verification.Running is { } progress)
            return string.Format(CultureInfo.CurrentCulture, await texts.GetAsync("Verify.Progress"), progress.Wallets, progress.Entries);
        var last = await verification.LastAsync();
        var clean = last.CleanOnUtc is { } sound ? await SayAsync("Verify.LastClean", sound) : await texts.GetAsync("Verify.NeverClean");
        return last.FoundOnUtc is { } found ? $"{await SayAsync("Verify.LastFound", found, last.Findings)} {clean}" : clean;
    }

    async Task<string> SayAsync(string key, DateTime onUtc, int count = 0) =>
        string.Format(CultureInfo.CurrentCulture, await texts.GetAsync(key), await dateTime.ConvertToUserTimeAsync(onUtc, DateTimeKind.Utc), count);

    /// <summary>A bad row: where it is, what is wrong, what was expected.</summary>
    public async Task<string> DescribeAsync(LedgerFinding finding) => string.Format(CultureInfo.CurrentCulture,
        await texts.GetAsync("Verify.Finding"),
        finding.WalletId, finding.Table, finding.Row, await localization.GetLocalizedEnumAsync(finding.Code), finding.Expected, finding.Actual);
}
