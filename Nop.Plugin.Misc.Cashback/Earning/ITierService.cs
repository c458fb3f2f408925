using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>Who holds which tier.</summary>
public interface ITierService
{
    /// <summary>The tier held; null: none. Cheaper than <see cref="GetAsync"/>.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierRule?> HeldAsync(int customerId, int storeId);

    /// <summary>The tier held, with the way to the next one.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    Task<TierStanding> GetAsync(int customerId, int storeId);

    /// <summary>Raises the tier if the qualifying spend deserves a higher one; never lowers.</summary>
    Task RaiseAsync(int customerId, int storeId);

    /// <summary>Reviews every customer that has a wallet: raises at once, lowers by one step.</summary>
    /// <returns>How many tiers changed.</returns>
    Task<int> ReviewAsync(CancellationToken cancellationToken);
}

/// <summary>A customer's tier and the way to the next. Amounts in minor units.</summary>
/// <param name="Tier">Held; null: none.</param>
/// <param name="QualifyingSpend">Rounded down, for display.</param>
/// <param name="Next">The next higher tier; null: the highest is held.</param>
/// <param name="MissingToNext">What is missing to it; 0 without one.</param>
public sealed record TierStanding(CashbackTier? Tier, long QualifyingSpend, CashbackTier? Next, long MissingToNext);
