namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>
/// A single bonus that was decided. The row comes first and decides who of several goes ahead; the ledger follows under the same key, now
/// or at the next run of the task. What was decided is given, whatever becomes of the rule.
/// </summary>
[StoredIn("Cashback_BonusGrant")]
[Unique(nameof(GrantKey))]
[Unique(nameof(BonusId), nameof(CustomerId), nameof(Number))]
[Indexed(nameof(RunId), nameof(CustomerId))]
[Indexed(nameof(GivenOnUtc))]
public sealed class BonusGrant : BaseEntity, ISignedRow
{
    /// <summary>The rule; 0: a gift of a run.</summary>
    public int BonusId { get; set; }

    /// <summary>The run; 0: a bonus of a rule.</summary>
    public int RunId { get; set; }

    /// <summary>The client.</summary>
    public int CustomerId { get; set; }

    /// <summary>Counts the client's bonuses by this rule, from 1; of a gift the run's id. Unique with rule and client, so that limits hold on several nodes.</summary>
    public int Number { get; set; }

    /// <summary>Reason, one of <see cref="Rules.Bonuses.BonusReasons"/>.</summary>
    [Text(60)]
    public string Reason { get; set; } = "";

    /// <summary>Names the act in the ledger; unique.</summary>
    [Text(120)]
    public string GrantKey { get; set; } = "";

    /// <summary>Minor units.</summary>
    public long Amount { get; set; }

    /// <summary>End of its credit; null: never.</summary>
    public DateTime? ExpiresOnUtc { get; set; }

    /// <summary>Store of the wallet as the shop sees it.</summary>
    public int StoreId { get; set; }

    /// <summary>Words of its ledger entry (<see cref="Rules.Bonuses.BonusNote"/>).</summary>
    [Prose(300)]
    public string Note { get; set; } = "";

    /// <summary>When it was decided.</summary>
    public DateTime DecidedOnUtc { get; set; }

    /// <summary>When it was booked; null: the wallet was busy, or something came between; the task will.</summary>
    [NotSigned]
    public DateTime? GivenOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";
}
