using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Reports;

/// <summary>A report with what was asked of it.</summary>
public sealed record ReportModel : BaseNopModel
{
    /// <summary>Which report.</summary>
    public string Key { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Title { get; set; } = "";

    /// <summary>What it counts and what not, in a few sentences.</summary>
    public string Definition { get; set; } = "";

    /// <summary>What to do where there is nothing to tell of.</summary>
    public string Empty { get; set; } = "";

    /// <summary>Whose report it is and of which days, for paper.</summary>
    public string Heading { get; set; } = "";

    /// <summary>What can be asked.</summary>
    public ReportFields Fields { get; set; }

    /// <summary>First day, in the shop's zone.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.From")]
    public DateTime? From { get; set; }

    /// <summary>Last day.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.To")]
    public DateTime? To { get; set; }

    /// <summary>The day at whose end it is.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.On")]
    public DateTime? On { get; set; }

    /// <summary>The branch; 0: all that whoever asks may see.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.Branch")]
    public int BranchId { get; set; }

    /// <summary>The store; 0: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.Store")]
    public int StoreId { get; set; }

    /// <summary>The segment whose clients it tells of; 0: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.Segment")]
    public int SegmentId { get; set; }

    /// <summary>By what it is sorted, a place among the report's orders.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Reports.Order")]
    public int Order { get; set; }

    /// <summary>Empty where none can be chosen.</summary>
    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    /// <summary>Empty where none can be chosen.</summary>
    public IList<SelectListItem> AvailableStores { get; set; } = [];

    /// <summary>Empty where none can be chosen.</summary>
    public IList<SelectListItem> AvailableSegments { get; set; } = [];

    /// <summary>Empty where there is one only.</summary>
    public IList<SelectListItem> AvailableOrders { get; set; } = [];

    /// <summary>Lines above the tables: a label and what it is.</summary>
    public IReadOnlyList<(string Label, string Value)> Facts { get; set; } = [];

    /// <summary>The tables; empty where what was asked was refused.</summary>
    public IReadOnlyList<ReportTableModel> Tables { get; set; } = [];

    /// <summary>Whether anything was found.</summary>
    public bool HasRows => Tables.Any(table => table.Table.Rows.Count > 0);

    /// <summary>The month that whoever reads may close now, with its name; null: none.</summary>
    public (int Month, string Name)? Closing { get; set; }

    /// <summary>Whether whoever reads may have files of it.</summary>
    public bool CanDownload { get; set; }
}

/// <summary>What somebody asks of a report, as it was sent.</summary>
public sealed record ReportQuestion
{
    /// <summary>Which report.</summary>
    public string? Key { get; set; }

    /// <summary>First day; null: the usual one.</summary>
    public DateTime? From { get; set; }

    /// <summary>Last day; null: today.</summary>
    public DateTime? To { get; set; }

    /// <summary>The day at whose end it is; null: today.</summary>
    public DateTime? On { get; set; }

    /// <summary>The branch; 0: all.</summary>
    public int BranchId { get; set; }

    /// <summary>The segment; 0: all clients.</summary>
    public int SegmentId { get; set; }

    /// <summary>The store; 0: all.</summary>
    public int StoreId { get; set; }

    /// <summary>A place among the report's orders.</summary>
    public int Order { get; set; }
}

/// <summary>A table of a report.</summary>
/// <param name="Name">Names it in files.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Table">The rows, and the sums at their end.</param>
/// <param name="Chart">The same as bars; null: none.</param>
public sealed record ReportTableModel(string Name, string Title, TableModel Table, ChartModel? Chart);

/// <summary>The reports that there are.</summary>
public sealed record ReportListModel : BaseNopModel
{
    /// <summary>Each with its key, its name and what it answers.</summary>
    public IReadOnlyList<(string Key, string Title, string Definition)> Reports { get; set; } = [];
}
