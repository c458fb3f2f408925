using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Guard;

/// <summary>The products that may give back more than a share.</summary>
public sealed record MarginGuardModel : BaseNopModel
{
    /// <summary>Percent of the price, text in the culture of the page.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Guard.WarnPercent")]
    public string? WarnPercent { get; set; }

    /// <summary>Percent of the margin, text in the culture of the page.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Guard.WarnMarginPercent")]
    public string? WarnMarginPercent { get; set; }

    /// <summary>How many were looked at and found, in words.</summary>
    public string Summary { get; set; } = "";

    public IList<GuardedProductModel> Products { get; set; } = [];

    /// <summary>From 0.</summary>
    public int PageIndex { get; set; }

    public bool HasNext { get; set; }
}

/// <summary>A product, formatted.</summary>
/// <param name="Id">Its id, for the link.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price.</param>
/// <param name="Cost">Its cost; a dash: not known.</param>
/// <param name="Most">The most that it gives back, amount and percent of the price.</param>
/// <param name="OfMargin">The same in percent of the margin; a dash: there is none or it is not known.</param>
/// <param name="By">By which rate and programmes.</param>
public sealed record GuardedProductModel(int Id, string Name, string Price, string Cost, string Most, string OfMargin, string By);
