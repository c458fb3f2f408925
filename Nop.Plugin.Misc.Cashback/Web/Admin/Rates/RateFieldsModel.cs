using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>A form with the two fields of a rate.</summary>
public abstract record RateFieldsModel : BaseNopEntityModel
{
    /// <summary>The number, text in the culture of the page; null: no rate.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Rate")]
    public string? Rate { get; set; }

    /// <summary>What the number means, a <see cref="Rules.RateUnit"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Rates.Unit")]
    public int Unit { get; set; }

    public IList<SelectListItem> AvailableUnits { get; set; } = [];

    /// <summary>Whether there must be a rate.</summary>
    public virtual bool RateRequired => false;
}
