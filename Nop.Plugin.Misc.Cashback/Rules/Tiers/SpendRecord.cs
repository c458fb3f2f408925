namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A completed order that is neither cancelled nor deleted, as it counts towards a tier.</summary>
/// <param name="SpendBase">Its earn base before the money share, in minor units.</param>
/// <param name="CompletedOnUtc">When it became complete and paid.</param>
/// <param name="Money">Its money: what is refunded or edited away does not count.</param>
public readonly record struct SpendRecord(Fraction SpendBase, DateTime CompletedOnUtc, OrderMoney Money)
{
    /// <summary>An order whose total is still the one that was paid.</summary>
    /// <param name="spendBase">Its earn base before the money share, in minor units.</param>
    /// <param name="completedOnUtc">When it became complete and paid.</param>
    /// <param name="totalMinor">Its total in minor units.</param>
    /// <param name="refundedMinor">Money refunded so far, in minor units.</param>
    public SpendRecord(Fraction spendBase, DateTime completedOnUtc, long totalMinor, long refundedMinor)
        : this(spendBase, completedOnUtc, OrderMoney.Unedited(totalMinor, refundedMinor))
    {
    }
}
