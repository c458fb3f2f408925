using System.Globalization;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>What a verification found, in words.</summary>
public sealed class AdminAuditFactory(ILocalizationService localization, Texts texts)
{
    /// <summary>A bad row: where it is, what is wrong, what was expected.</summary>
    public async Task<string> DescribeAsync(LedgerFinding finding) => string.Format(CultureInfo.CurrentCulture,
        await texts.GetAsync("Verify.Finding"),
        finding.WalletId, finding.Table, finding.Row, await localization.GetLocalizedEnumAsync(finding.Code), finding.Expected, finding.Actual);
}
