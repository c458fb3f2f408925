namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>
/// When an order is past taking back: complete and paid with money, its activation delay over, not cancelled, and not all of its money refunded or edited away. One that
/// credit paid whole never is: credit would beget credit.
/// </summary>
static class OrderClearing
{
    /// <summary>When it clears.</summary>
    /// <param name="completedUtc">When it was complete and paid.</param>
    /// <param name="delayDays">The days that its earnings wait.</param>
    public static DateTime ClearsOnUtc(DateTime completedUtc, int delayDays) => ShopTime.AsUtc(completedUtc).AddDays(delayDays);

    /// <summary>Whether it has cleared.</summary>
    /// <param name="completedUtc">When it was complete and paid; null: it is not.</param>
    /// <param name="delayDays">The days that its earnings wait.</param>
    /// <param name="voided">Cancelled, deleted or voided.</param>
    /// <param name="money">Its money.</param>
    /// <param name="nowUtc">Now.</param>
    public static bool HasCleared(DateTime? completedUtc, int delayDays, bool voided, OrderMoney money, DateTime nowUtc) =>
        completedUtc is not null && !voided && ClearsOnUtc(completedUtc.Value, delayDays) <= nowUtc && money.Counting > 0;
}
