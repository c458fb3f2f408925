namespace Nop.Plugin.Misc.Cashback.Web.Admin.Segments;

/// <summary>A segment as it is edited: groups of conditions, each a sentence with places to fill.</summary>
public sealed record SegmentModel : BaseNopEntityModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Note")]
    public string? Note { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.KeepAsRole")]
    public bool KeepAsRole { get; set; }

    /// <summary>How groups are joined, a <see cref="SegmentJoin"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Conditions")]
    public int JoinId { get; set; } = (int)SegmentJoin.All;

    /// <summary>The groups.</summary>
    public IList<SegmentGroupModel> Groups { get; set; } = [];

    /// <summary>Where messages about the conditions as a whole stand.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Conditions")]
    public string? Conditions { get; set; }

    /// <summary>Code of the primary store currency.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>When its role was last brought in step, in words; null: it has none yet.</summary>
    public string? RoleState { get; set; }

    /// <summary>Whether what is kept cannot be read, so that the form begins anew.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>What uses it, each in words.</summary>
    public IReadOnlyList<string> Uses { get; set; } = [];

    public IList<SelectListItem> AvailableJoins { get; set; } = [];

    public IList<SelectListItem> AvailableFacts { get; set; } = [];
}

/// <summary>A group of conditions.</summary>
public sealed record SegmentGroupModel : BaseNopModel
{
    /// <summary>How its conditions are joined, a <see cref="SegmentJoin"/>.</summary>
    public int JoinId { get; set; } = (int)SegmentJoin.All;

    /// <summary>The kind of condition that is added next, a <see cref="SegmentFact"/>.</summary>
    public int NextFactId { get; set; }

    /// <summary>Its conditions.</summary>
    public IList<SegmentConditionModel> Conditions { get; set; } = [];
}

/// <summary>A condition. Amounts and per cent are text in the culture of the page.</summary>
public sealed record SegmentConditionModel : BaseNopModel
{
    /// <summary>Its kind, a <see cref="SegmentFact"/>.</summary>
    public int FactId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Days")]
    public int? Days { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Pieces")]
    public int? Count { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Amount")]
    public string? AmountMinor { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Percent")]
    public string? Percent { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Segments.Choice")]
    public IList<int> Ids { get; set; } = [];

    /// <summary>Its sentence, cut at its fields.</summary>
    public IReadOnlyList<SegmentPartModel> Parts { get; set; } = [];
}

/// <summary>A part of a condition's sentence: words, and the field behind them.</summary>
/// <param name="Words">The words.</param>
/// <param name="Field">Property of <see cref="SegmentConditionModel"/>; null: none.</param>
public sealed record SegmentPartModel(string Words, string? Field)
{
    /// <summary>The smallest number that is allowed.</summary>
    public int Least { get; init; }

    /// <summary>The largest number that is allowed.</summary>
    public int Most { get; init; }

    /// <summary>Whether choosing nothing means any.</summary>
    public bool MeansAny { get; init; }

    /// <summary>What can be chosen.</summary>
    public IList<SelectListItem> Choices { get; init; } = [];
}

/// <summary>The clients of a segment.</summary>
public sealed record SegmentMembersModel : BaseNopEntityModel
{
    public string? Name { get; set; }

    /// <summary>The conditions, in words.</summary>
    public string? Words { get; set; }

    /// <summary>How many they are and when that was counted, in words.</summary>
    public string? Counted { get; set; }

    /// <summary>Says that only the first are shown; null: all are.</summary>
    public string? OnlyFirst { get; set; }

    /// <summary>Whether files may be made.</summary>
    public bool CanDownload { get; set; }

    public TableModel Table { get; set; } = new([], []);
}
