namespace Nop.Plugin.Misc.Cashback.Web.Admin.Openings;

/// <summary>Opening balances that were brought, and the forms for others.</summary>
public sealed record OpeningListModel : BaseNopModel
{
    public OpeningUploadModel Upload { get; set; } = new();

    public PointsRateModel Rate { get; set; } = new();

    /// <summary>Wrong cells of a file that was refused; null: none was, or not for its cells.</summary>
    public TableModel? Wrong { get; set; }

    public required TableModel Batches { get; init; }
}

/// <summary>A batch of opening balances, formatted.</summary>
public sealed record OpeningBatchModel : BaseNopEntityModel
{
    public string Name { get; set; } = "";

    /// <summary>The rate of points, in words; null: it is a file.</summary>
    public string? Rate { get; set; }

    /// <summary>Who brought it, and when.</summary>
    public string? Brought { get; set; }

    /// <summary>Who confirmed it, and when; null: nobody yet.</summary>
    public string? Confirmed { get; set; }

    /// <summary>The second person who approved it; null: it needed none.</summary>
    public string? ApprovedBy { get; set; }

    public string? State { get; set; }

    public bool IsDone { get; set; }

    /// <summary>How much of it is through, 0 … 100.</summary>
    public int Percent { get; set; }

    /// <summary>How many rows are not through.</summary>
    public int Open { get; set; }

    /// <summary>What it would do, in words; null: it is confirmed.</summary>
    public string? Preview { get; set; }

    /// <summary>Whether it comes to more than one person may make.</summary>
    public bool NeedsSecond { get; set; }

    /// <summary>Proposal in which it waits for a second person; 0: none.</summary>
    public int WaitsIn { get; set; }

    /// <summary>Who may approve it, or how to get on where nobody may; null: it needs nobody.</summary>
    public string? Approvers { get; set; }

    /// <summary>Whether somebody may approve it where it needs that: nobody is asked in vain.</summary>
    public bool CanBeApproved { get; set; } = true;

    /// <summary>Whether the last press posted some and left some: the page goes on by itself.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Whether rows were refused that can be corrected.</summary>
    public bool HasRefused { get; set; }

    /// <summary>Outcome of the rows that are shown; 0: all.</summary>
    public int OutcomeId { get; set; }

    public required TableModel Counts { get; init; }

    public required TableModel Rows { get; init; }

    /// <summary>Number after which the next page begins; 0: this is the last one.</summary>
    public int NextAfterNumber { get; set; }
}
