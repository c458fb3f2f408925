namespace Nop.Plugin.Misc.Cashback.Web.Admin.Simulations;

/// <summary>The page on which rules are tried on past orders.</summary>
public sealed record SimulatorModel : BaseNopModel
{
    /// <summary>First day, in the shop's zone.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Simulator.From")]
    public DateTime? From { get; set; }

    /// <summary>Last day, in the shop's zone.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Simulator.To")]
    public DateTime? To { get; set; }

    /// <summary>The rule set: a draft's id; 0: the rules in force.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Simulator.First")]
    public int First { get; set; }

    /// <summary>The one to compare with: a draft's id; 0: the rules in force; -1: none.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Simulator.Second")]
    public int Second { get; set; } = -1;

    /// <summary>The store whose orders count; 0: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Simulator.Store")]
    public int StoreId { get; set; }

    /// <summary>Empty where the shop has one store.</summary>
    public IList<SelectListItem> AvailableStores { get; set; } = [];

    public IList<SelectListItem> AvailableFirst { get; set; } = [];

    public IList<SelectListItem> AvailableSecond { get; set; } = [];

    /// <summary>The drafts that there are.</summary>
    public TableModel Drafts { get; set; } = new([], []);

    /// <summary>The run that is shown; null: none.</summary>
    public SimulationRunModel? Run { get; set; }
}

/// <summary>A run, at work or over.</summary>
public sealed record SimulationRunModel
{
    public Guid Id { get; set; }

    public bool IsRunning { get; set; }

    /// <summary>How far it is, whole percent.</summary>
    public int Percent { get; set; }

    /// <summary>State in words; for one that is over without a result: why.</summary>
    public string Status { get; set; } = "";

    /// <summary>Null: there is no result.</summary>
    public SimulationResultModel? Result { get; set; }
}

/// <summary>A result, formatted.</summary>
public sealed record SimulationResultModel
{
    /// <summary>Which days.</summary>
    public string Title { get; set; } = "";

    /// <summary>Names of the rule sets.</summary>
    public IList<string> Names { get; set; } = [];

    /// <summary>How clients fare under the second; null: there is only one.</summary>
    public string? Contrast { get; set; }

    /// <summary>How many orders and sales were counted, in words.</summary>
    public string Counted { get; set; } = "";

    /// <summary>Sums: a label and a number for each rule set.</summary>
    public TableModel Sums { get; set; } = new([], []);

    public ChartModel Chart { get; set; } = new();

    /// <summary>Tables of numbers, each with what is above it; the first column says what a row is about.</summary>
    public IList<(string Title, TableModel Table)> Tables { get; set; } = [];
}
