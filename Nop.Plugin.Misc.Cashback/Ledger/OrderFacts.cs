namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What to do with what cannot be taken back because it was spent.</summary>
public enum ShortfallPolicy
{
    /// <summary>It becomes a debt that later earnings pay off.</summary>
    Debt = 1,

    /// <summary>It is waived.</summary>
    Clamp = 2,
}

/// <summary>An order as it is now, in the ledger's terms. Amounts in minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Paid">Money has been received, also if it was refunded since.</param>
/// <param name="Total">What it costs in money now, 0 or more.</param>
/// <param name="Refunded">Money refunded so far, 0 or more.</param>
/// <param name="Voided">Cancelled or deleted.</param>
/// <param name="CompletedOnUtc">Now complete and paid: since when, as far as it is known; null: it is not.</param>
/// <param name="Shortfall">What to do with what cannot be taken back.</param>
/// <param name="Lot">Dates of its lot from its completion and the frozen delays: (completed, delay days, expiry days) → activation, expiry.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record OrderFacts(int OrderId, bool Paid, long Total, long Refunded, bool Voided, DateTime? CompletedOnUtc,
    ShortfallPolicy Shortfall, Func<DateTime, int, int?, LotDates> Lot, DateTime GraceExpiresOnUtc);

/// <summary>When a lot becomes usable and when it ends.</summary>
/// <param name="ActivatesOnUtc">Usable from.</param>
/// <param name="ExpiresOnUtc">Not usable from; null: never ends.</param>
public readonly record struct LotDates(DateTime ActivatesOnUtc, DateTime? ExpiresOnUtc);

/// <summary>An order's earning at first payment.</summary>
/// <param name="EarnExact">Minor units before rounding down.</param>
/// <param name="SpendBase">Earn base before the money share, minor units.</param>
/// <param name="Charges">Programme id → (spent before, added now), minor units.</param>
/// <param name="ActivationDelayDays">Days from complete to Available.</param>
/// <param name="ExpiryDays">Days from activation to expiry; null: never.</param>
/// <param name="TierId">The tier held; 0: none.</param>
/// <param name="Snapshot">The explanation, JSON.</param>
public sealed record FrozenEarning(Rules.Fraction EarnExact, Rules.Fraction SpendBase, IReadOnlyDictionary<int, (long Before, long Added)> Charges,
    int ActivationDelayDays, int? ExpiryDays, int TierId, string Snapshot);
