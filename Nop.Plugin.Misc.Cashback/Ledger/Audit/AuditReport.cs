namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The result of a verification.</summary>
/// <param name="Progress">What was checked, and how many wallets are bad.</param>
/// <param name="Findings">The first bad row of each bad wallet, at most <see cref="MaxFindings"/> of them.</param>
/// <param name="TooBusy">Wallets that changed each time they were looked at and were left out.</param>
public sealed record AuditReport(AuditProgress Progress, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<int> TooBusy)
{
    /// <summary>How many findings a report keeps; those beyond it are only counted.</summary>
    public const int MaxFindings = 1000;

    /// <summary>Whether everything that was checked is as it must be.</summary>
    public bool IsClean => Progress.Findings == 0;

    /// <summary>Adds findings that come from other books (<see cref="IOtherBook"/>).</summary>
    internal AuditReport With(IReadOnlyList<LedgerFinding> more) => more.Count == 0 ? this : this with
    {
        Progress = Progress with { Findings = Progress.Findings + more.Count },
        Findings = [.. Findings.Concat(more).Take(MaxFindings)],
    };
}

/// <summary>How far a verification has come.</summary>
/// <param name="Wallets">Wallets checked so far.</param>
/// <param name="Entries">Entries checked so far.</param>
/// <param name="Findings">Wallets found bad so far.</param>
/// <param name="LastWalletId">The wallet checked last: to go on from there later.</param>
public sealed record AuditProgress(long Wallets, long Entries, long Findings, int LastWalletId)
{
    /// <summary>Entries found so far whose text was erased, as the law allows.</summary>
    public long ErasedTexts { get; init; }
}

/// <summary>A verification that a fault ended before its end, with what it had found by then.</summary>
/// <param name="soFar">What it had found.</param>
/// <param name="cause">The fault.</param>
sealed class AuditBrokenOffException(AuditReport soFar, Exception cause) : Exception("The verification of the ledger was broken off.", cause)
{
    /// <summary>What it had found.</summary>
    public AuditReport SoFar { get; } = soFar;
}
