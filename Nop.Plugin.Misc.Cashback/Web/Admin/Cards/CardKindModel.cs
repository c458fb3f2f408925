using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Cards;

/// <summary>A kind of client card as it is edited. The percent is text in the culture of the page.</summary>
public sealed record CardKindModel : BaseNopEntityModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.Rate")]
    public string? Rate { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.DisplayOrder")]
    public int DisplayOrder { get; set; }
}
