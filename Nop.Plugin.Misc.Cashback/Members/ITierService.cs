using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Who holds which tier.</summary>
public interface ITierService
{
    /// <summary>The tier that counts; null: none. Cheaper than <see cref="GetAsync"/>.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierRule?> HeldAsync(int customerId, int storeId);

    /// <summary>The tier that counts, with the way to the next one and what is asked to stay.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierStanding> GetAsync(int customerId, int storeId);

    /// <summary>Follows an order that became completed: raises the tier if the spend deserves a higher one; never lowers.</summary>
    Task RaiseAsync(int customerId, int storeId, OrderAccount order);

    /// <summary>Follows a refund or a cancellation: inside the return window it undoes the promotion that an order caused.</summary>
    Task ReturnAsync(int customerId, int storeId);

    /// <summary>Reviews every customer that has a wallet: raises at once, lowers by one step where the terms allow, warns where they ask for it.</summary>
    /// <returns>How many tiers changed.</returns>
    Task<int> ReviewAsync(CancellationToken cancellationToken);
}

/// <summary>A customer's tier and the way to the next. Amounts in minor units.</summary>
/// <param name="Tier">The one that counts; null: none.</param>
/// <param name="QualifyingSpend">Rounded down, for display.</param>
/// <param name="Next">The next higher tier; null: the highest is held.</param>
/// <param name="MissingToNext">What is missing to it; 0 without one.</param>
public sealed record TierStanding(CashbackTier? Tier, long QualifyingSpend, CashbackTier? Next, long MissingToNext)
{
    /// <summary>The last of the shop's days on which what is missing to the next tier is enough; null: it always will be.</summary>
    public DateOnly? ReachBy { get; init; }

    /// <summary>What has to be spent so that the tier does not fall at its review; 0: nothing.</summary>
    public long MissingToStay { get; init; }

    /// <summary>The last of the shop's days for it; null where nothing is missing.</summary>
    public DateOnly? StayBy { get; init; }

    /// <summary>Whether a review has found the tier undeserved, so that it falls after <see cref="StayBy"/>.</summary>
    public bool IsWarned { get; init; }

    /// <summary>The tier that staff pinned and that holds now; null: none.</summary>
    public CashbackTier? Pinned { get; init; }

    /// <summary>When the pin ends; null: when it is taken away, or there is none.</summary>
    public DateTime? PinnedUntilUtc { get; init; }
}
