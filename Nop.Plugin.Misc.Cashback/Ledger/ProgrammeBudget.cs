namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Amount that a programme has given so far. Written with the postings that it pays for.</summary>
[StoredIn(CashbackTableNames.ProgrammeBudget)]
[Unique(nameof(ProgrammeId))]
public class ProgrammeBudget : BaseEntity
{
    /// <summary>The programme; unique.</summary>
    public int ProgrammeId { get; set; }

    /// <summary>Charged so far, minor units.</summary>
    public long Spent { get; set; }
}
