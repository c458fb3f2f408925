using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Models.Admin;

/// <summary>All bonuses, and the kinds that may be added.</summary>
public record BonusListModel : BaseNopModel
{
    public IList<BonusRowModel> Bonuses { get; set; } = [];

    /// <summary>Kinds with their names and when they give.</summary>
    public IList<(BonusKind Kind, string Name, string Help)> Kinds { get; set; } = [];
}

/// <summary>A bonus in the list, formatted.</summary>
public record BonusRowModel : BaseNopEntityModel
{
    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Amount { get; set; }

    /// <summary>How often it was given.</summary>
    public string? Given { get; set; }

    /// <summary>How much it has given.</summary>
    public string? Sum { get; set; }

    public bool Active { get; set; }
}
