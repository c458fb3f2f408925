namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>The row "Cashback" in the totals of one request: what the totals took off, for the views that show it.</summary>
public sealed class CashbackRow
{
    /// <summary>What the last computed cart total was reduced by, minor units.</summary>
    public long Minor { get; internal set; }

    /// <summary>The same as the totals show it, in the shopper's currency, "-€5.00"; null: no row.</summary>
    public string? Text { get; internal set; }
}
