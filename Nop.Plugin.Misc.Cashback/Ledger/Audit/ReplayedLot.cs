namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A lot as its movements tell it.</summary>
/// <param name="Pending">Sum of its movements, minor units.</param>
/// <param name="Available">Sum of its movements, minor units.</param>
/// <param name="Reserved">Sum of its movements, minor units.</param>
/// <param name="Dated">Whether its expiry is known and final: it has a date, or has been available without one.</param>
/// <param name="ExpiresOnUtc">Its expiry as last recorded.</param>
readonly record struct ReplayedLot(long Pending, long Available, long Reserved, bool Dated, DateTime? ExpiresOnUtc)
{
    public bool Open => Pending + Available + Reserved > 0;
}
