namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A note that people were written to about a proposal. The row is inserted first: of several servers, or tries, the one whose insert succeeds writes, so that nobody is written to twice.</summary>
[StoredIn("Cashback_ProposalNotice")]
[Unique(nameof(ProposalId), nameof(KindId))]
public sealed class ProposalNotice : BaseEntity
{
    /// <summary>The proposal.</summary>
    public int ProposalId { get; set; }

    /// <summary>A <see cref="ProposalNoticeKind"/>.</summary>
    public int KindId { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedOnUtc { get; set; }
}

/// <summary>What people were written to about. The numbers are stored.</summary>
enum ProposalNoticeKind
{
    /// <summary>It waits: those who may approve it.</summary>
    Waits = 1,

    /// <summary>It has ended: who proposed it.</summary>
    Ended = 2,
}
