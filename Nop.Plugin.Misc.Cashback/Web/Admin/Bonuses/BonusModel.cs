using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;

/// <summary>A bonus as it is edited. Instants are in the shop's zone; amounts are text in the culture of the page. The page shows only what the kind asks for.</summary>
public sealed record BonusModel : AudienceModel, INamedModel
{
    /// <summary>For what; chosen when it is made and not changed later.</summary>
    public BonusKind Kind { get; set; }

    /// <summary>Name of the kind.</summary>
    public string? KindName { get; set; }

    /// <summary>When the kind gives its bonus, in a sentence.</summary>
    public string? Help { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.FriendAmount")]
    public string? FriendAmount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.ValidDays")]
    public int? ValidDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.From")]
    public DateTime? From { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.To")]
    public DateTime? To { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Limit")]
    public int LimitId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.YearlyMaximum")]
    public int? YearlyMaximum { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.DaysBeforeBirthday")]
    public int DaysBeforeBirthday { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.RebookingDays")]
    public int RebookingDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.WinBackDays")]
    public int WinBackDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Items")]
    public int Items { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.Categories")]
    public IList<int> SelectedCategoryIds { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Bonuses.SendEmail")]
    public bool SendEmail { get; set; }

    /// <summary>Sum that it has given so far, in words; null: it is new.</summary>
    public string? Given { get; set; }

    /// <summary>Warns that another active bonus does the same; null: none does.</summary>
    public string? Twin { get; set; }

    public IList<SelectListItem> AvailableLimits { get; set; } = [];

    public IList<SelectListItem> AvailableCategories { get; set; } = [];
}

/// <summary>All bonuses, and the kinds that may be added.</summary>
/// <param name="Table">The bonuses.</param>
/// <param name="Kinds">Kinds with their names and when they give.</param>
public sealed record BonusListModel(TableModel Table, IReadOnlyList<(BonusKind Kind, string Name, string Help)> Kinds);
