using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Credit added or taken by hand.</summary>
public record AdjustmentModel : BaseNopModel
{
    public int WalletId { get; set; }

    /// <summary>Made with the page: the same form sent twice adjusts once.</summary>
    public Guid Attempt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Reason")]
    public string? Reason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Confirmed")]
    public bool Confirmed { get; set; }

    public string? CurrencyCode { get; set; }
}
