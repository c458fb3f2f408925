using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Insight.Guard;

/// <summary>Finds products of which rules that meet may give back more than a chosen share. Never writes.</summary>
public interface IMarginGuard
{
    /// <summary>Goes through the published products under the rules in force.</summary>
    /// <param name="pageIndex">From 0.</param>
    /// <param name="pageSize">Products a page.</param>
    Task<GuardReport> CheckAsync(int pageIndex, int pageSize);
}

/// <summary>What the guard found.</summary>
/// <param name="Products">Products that were looked at.</param>
/// <param name="Found">Of them, those over a share.</param>
/// <param name="Rules">The rules that were looked at.</param>
/// <param name="Page">Some of those found, the worst first.</param>
public sealed record GuardReport(int Products, int Found, EarnRuleSet Rules, IReadOnlyList<GuardedProduct> Page);

/// <summary>A product that may give back more than a share.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price as the rules count it, with tax or without, units of the currency.</param>
/// <param name="Cost">What it costs the shop, without tax; null: not known.</param>
/// <param name="Margin">What the price without tax leaves over the cost; below 0 where it is sold under cost; null: no cost is known.</param>
/// <param name="Most">What it may give back.</param>
public sealed record GuardedProduct(int ProductId, string Name, decimal Price, decimal? Cost, decimal? Margin, MostGivenBack Most)
{
    /// <summary>What it may give back in percent of the margin, rounded up to one decimal; null: there is no margin, or none is known.</summary>
    public decimal? MarginPercent => Margin > 0 ? decimal.Round(Most.Amount * 100 / Margin.Value, 1, MidpointRounding.ToPositiveInfinity) : null;
}
