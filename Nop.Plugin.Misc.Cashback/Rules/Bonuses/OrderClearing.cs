namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>When an order is past taking back: complete and paid, its activation delay over, not cancelled, not wholly refunded.</summary>
public static class OrderClearing
{
    /// <summary>When it clears.</summary>
    /// <param name="completedUtc">When it was complete and paid.</param>
    /// <param name="delayDays">The days that its earnings wait.</param>
    public static DateTime ClearsOnUtc(DateTime completedUtc, int delayDays) => ShopTime.AsUtc(completedUtc).AddDays(delayDays);

    /// <summary>Whether it has cleared.</summary>
    /// <param name="completedUtc">When it was complete and paid; null: it is not.</param>
    /// <param name="delayDays">The days that its earnings wait.</param>
    /// <param name="voided">Cancelled, deleted or voided.</param>
    /// <param name="total">Its total, minor units.</param>
    /// <param name="refunded">What was refunded of it, minor units.</param>
    /// <param name="nowUtc">Now.</param>
    public static bool HasCleared(DateTime? completedUtc, int delayDays, bool voided, long total, long refunded, DateTime nowUtc) =>
        completedUtc is not null && !voided && ClearsOnUtc(completedUtc.Value, delayDays) <= nowUtc && !(refunded > 0 && refunded >= total);
}
