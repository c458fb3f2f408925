namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Progress">What was checked, and how many wallets are bad.</param>
/// <param name="Findings">The first bad row of each bad wallet, at most <see cref="MaxFindings"/> of them.</param>
/// <param name="TooBusy">Wallets that changed each time they were looked at and were left out.</param>
public sealed record AuditReport(AuditProgress Progress, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<int> TooBusy)
{
    /// <summary>More are counted but not kept.</summary>
    public const int MaxFindings = 1000;

    /// <summary>Whether everything that was checked is as it must be.</summary>
    public bool IsClean => Progress.Findings == 0;
}
