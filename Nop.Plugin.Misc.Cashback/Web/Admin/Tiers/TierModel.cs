using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

/// <summary>A tier as it is edited. Amounts and percents are text in the culture of the page.</summary>
public sealed record TierModel : RateFieldsModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.SpendThreshold")]
    public string? SpendThreshold { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Tiers.MinimumReceipt")]
    public string? MinimumReceipt { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    /// <summary>The panel that tries it.</summary>
    public RulePreviewModel Preview { get; set; } = new();

    public override bool RateRequired => true;
}
