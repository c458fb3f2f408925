namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Tells clients what will become of their tier.</summary>
interface ITierLetters
{
    /// <summary>Warns that the tier falls unless so much is spent.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="storeId">The store scope of the wallet; 0: all stores.</param>
    /// <param name="standing">How the tier stands.</param>
    Task WarnAsync(int customerId, int storeId, TierStanding standing);
}
