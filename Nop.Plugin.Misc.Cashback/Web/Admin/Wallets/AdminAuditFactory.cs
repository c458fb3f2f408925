using System.Globalization;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>What a verification found, in words.</summary>
public sealed class AdminAuditFactory(ILocalizationService localization, Texts texts, ILedgerVerification verification, IDateTimeHelper dateTime)
{
    /// <summary>How far a verification that is running has come, or when the ledger last was found whole.</summary>
    public async Task<string> StateAsync()
    {
        if (verification.Running is { } progress)
            return string.Format(CultureInfo.CurrentCulture, await texts.GetAsync("Verify.Progress"), progress.Wallets, progress.Entries);
        return await verification.LastCleanAsync() is { } last
            ? string.Format(CultureInfo.CurrentCulture, await texts.GetAsync("Verify.LastClean"), await dateTime.ConvertToUserTimeAsync(last, DateTimeKind.Utc))
            : await texts.GetAsync("Verify.NeverClean");
    }

    /// <summary>A bad row: where it is, what is wrong, what was expected.</summary>
    public async Task<string> DescribeAsync(LedgerFinding finding) => string.Format(CultureInfo.CurrentCulture,
        await texts.GetAsync("Verify.Finding"),
        finding.WalletId, finding.Table, finding.Row, await localization.GetLocalizedEnumAsync(finding.Code), finding.Expected, finding.Actual);
}
