namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>State of a client's tier beside the spend. Instants in UTC.</summary>
/// <param name="Held">Held by spend, whatever staff pinned; null: none.</param>
/// <param name="SinceUtc">Since when.</param>
sealed record TierState(TierRule? Held, DateTime SinceUtc)
{
    /// <summary>Midnight of the last review at which it was kept; null: not reviewed since it is held.</summary>
    public DateTime? KeptOnUtc { get; init; }

    /// <summary>A review found it undeserved: it falls at this instant if it still is; null: no warning.</summary>
    public DateTime? FallsOnUtc { get; init; }

    /// <summary>Rise that a refund may undo; null: nothing that is remembered.</summary>
    public TierPromotion? Promotion { get; init; }

    /// <summary>Pin of staff; null: none.</summary>
    public TierPin? Pin { get; init; }
}

/// <summary>An order that raised a tier.</summary>
/// <param name="From">The tier before; null: none.</param>
/// <param name="OrderId">The order.</param>
/// <param name="CompletedOnUtc">When it became complete and paid.</param>
sealed record TierPromotion(TierRule? From, int OrderId, DateTime CompletedOnUtc)
{
    /// <summary>Since when the tier before was held; null: not known.</summary>
    public DateTime? FromSinceUtc { get; init; }

    /// <summary><see cref="TierState.KeptOnUtc"/> of the tier before.</summary>
    public DateTime? FromKeptOnUtc { get; init; }

    /// <summary><see cref="TierState.FallsOnUtc"/> of the tier before: a warning that the promotion ended and its return brings back.</summary>
    public DateTime? FromFallsOnUtc { get; init; }
}

/// <summary>A tier that staff gave by hand.</summary>
/// <param name="Tier">The least that is held.</param>
/// <param name="UntilUtc">It ends at this instant; null: when it is taken away.</param>
sealed record TierPin(TierRule Tier, DateTime? UntilUtc)
{
    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(DateTime nowUtc) => UntilUtc is null || nowUtc < UntilUtc;
}
