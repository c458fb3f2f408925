using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>Something that waits, or waited, for a second person; formatted.</summary>
public sealed record ApprovalModel : BaseNopEntityModel
{
    public ProposalKind Kind { get; set; }

    /// <summary>Name of the kind.</summary>
    public string? What { get; set; }

    /// <summary>The wallet, gift run or draft.</summary>
    public int SubjectId { get; set; }

    public string? Name { get; set; }

    /// <summary>Whose wallet; null: it is about none.</summary>
    public string? Client { get; set; }

    public string? Amount { get; set; }

    public string? Reason { get; set; }

    public string? By { get; set; }

    public string? On { get; set; }

    public string? State { get; set; }

    /// <summary>When it lapses; null: it does not any more.</summary>
    public string? Lapses { get; set; }

    /// <summary>Name of the person who decided; null: nobody yet.</summary>
    public string? DecidedBy { get; set; }

    public string? DecidedOn { get; set; }

    /// <summary>Whether somebody may still approve it.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether somebody may still decline it.</summary>
    public bool CanDecline { get; set; }

    /// <summary>Why the reader may not decide; null: may.</summary>
    public string? WhyNot { get; set; }
}
