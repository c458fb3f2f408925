using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Orders;

/// <summary>What an order redeemed and earned.</summary>
/// <param name="Redeemed">Paid with cashback; null: nothing.</param>
/// <param name="Reduction">What the order's total is less by now, as its totals show it, in the order's currency; null: nothing.</param>
/// <param name="Restored">Of it given back; null: nothing.</param>
/// <param name="Earned">What it earned; null: nothing, or not paid yet.</param>
/// <param name="TakenBack">Of it taken back; null: nothing.</param>
/// <param name="Why">Each line of the explanation.</param>
public record OrderCashbackModel(string? Redeemed, string? Reduction, string? Restored, string? Earned, string? TakenBack, IReadOnlyList<string> Why) : BaseNopModel;
