using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;

/// <summary>A gift run as it is edited. Instants are in the shop's zone; the amount is text in the culture of the page.</summary>
public sealed record GiftRunModel : AudienceModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.LastDay")]
    public DateTime? LastDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.Start")]
    public DateTime? Start { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.SendEmail")]
    public bool SendEmail { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Runs.Message")]
    public string? Message { get; set; }
}

/// <summary>A gift run with what it reaches or how far it is, formatted.</summary>
public sealed record GiftRunPageModel : BaseNopEntityModel
{
    public string? Name { get; set; }

    public GiftRunState State { get; set; }

    public string? StateName { get; set; }

    public string? Amount { get; set; }

    public string? LastDay { get; set; }

    /// <summary>When it starts or started.</summary>
    public string? Start { get; set; }

    /// <summary>When it was done or stopped; null: not yet.</summary>
    public string? End { get; set; }

    public bool SendEmail { get; set; }

    public string? Message { get; set; }

    /// <summary>For whom, in words, one condition a line.</summary>
    public IList<string> Audience { get; set; } = [];

    /// <summary>Who wrote, released or approved it, and gets nothing by it.</summary>
    public IList<string> Makers { get; set; } = [];

    /// <summary>Outcome in words, of one that is not released; null otherwise.</summary>
    public string? Preview { get; set; }

    /// <summary>Whether it comes to more than one person may give.</summary>
    public bool NeedsSecond { get; set; }

    /// <summary>Proposal in which it waits for a second person; 0: none.</summary>
    public int WaitsIn { get; set; }

    /// <summary>Who may approve it, or how to get on where nobody may; null: it needs nobody.</summary>
    public string? Approvers { get; set; }

    /// <summary>Whether somebody may approve it where it needs that: nobody is asked in vain.</summary>
    public bool CanBeApproved { get; set; } = true;

    /// <summary>Whether it starts at once when it is released.</summary>
    public bool StartsAtOnce { get; set; }

    /// <summary>Whether the reader may release it.</summary>
    public bool CanRelease { get; set; }

    public RunProgress Progress { get; set; } = new(0, 0, 0, 0);

    /// <summary>How far it is, in words.</summary>
    public string? ProgressText { get; set; }
}
