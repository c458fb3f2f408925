namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Ends what a crash, or a payment that never came back, left of a checkout.</summary>
public interface ISettleHolds
{
    /// <summary>Captures holds whose order exists and gives back those that have waited too long without one, page by page.</summary>
    /// <returns>How many were settled.</returns>
    Task<int> SettleAsync(CancellationToken cancellationToken);
}
