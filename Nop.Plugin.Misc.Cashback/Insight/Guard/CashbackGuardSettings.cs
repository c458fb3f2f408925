using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Insight.Guard;

/// <summary>From which shares on the margin guard names a product.</summary>
public sealed class CashbackGuardSettings : ISettings
{
    /// <summary>Percent of the price that a product may give back without being named.</summary>
    public decimal MarginWarnPercent { get; set; } = 30;

    /// <summary>Percent of what the price without tax leaves over the cost that a product may give back without being named; products without a cost are not asked.</summary>
    public decimal MarginWarnMarginPercent { get; set; } = 100;
}
