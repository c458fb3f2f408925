using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

/// <summary>A branch as it is edited.</summary>
public sealed record BranchModel : BaseNopEntityModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.DisplayOrder")]
    public int DisplayOrder { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.Address")]
    public string? Address { get; set; }

    /// <summary>The system's id of the time zone; null or empty: that of the shop.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Branches.ZoneId")]
    public string? ZoneId { get; set; }
}
