using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Models.Admin;

/// <summary>All programmes in their order.</summary>
public record ProgrammeListModel : BaseNopModel
{
    public IList<ProgrammeRowModel> Programmes { get; set; } = [];
}

/// <summary>A programme in the list, formatted.</summary>
public record ProgrammeRowModel : BaseNopEntityModel
{
    public string? Name { get; set; }

    public bool Active { get; set; }

    /// <summary>Dates in the shop's zone, weekdays, months and hours.</summary>
    public string? When { get; set; }

    /// <summary>For which clients.</summary>
    public string? Audience { get; set; }

    /// <summary>On which products; null: on all.</summary>
    public string? Products { get; set; }

    /// <summary>What it does to the rate.</summary>
    public string? Effect { get; set; }

    public string? Budget { get; set; }

    public string? Spent { get; set; }

    /// <summary>Share of the budget that is spent, 0 … 100; null: no budget.</summary>
    public int? SpentPercent { get; set; }

    public int DisplayOrder { get; set; }
}
