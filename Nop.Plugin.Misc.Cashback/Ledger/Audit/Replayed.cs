using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The state of a hold after the entries read so far. Amounts in minor units; the digest is that of its row (<see cref="RowDigest"/>), null: no entry records it.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedHold(long Amount, long Captured, long Released, long Restored, long Freed, long OutOfTotal, int? OrderId, string? Digest)
{
    public long Left => Amount - Captured - Released;
}

/// <summary>The state of a lot after the movements read so far.</summary>
/// <param name="Pending">Sum of its movements, minor units.</param>
/// <param name="Available">Sum of its movements, minor units.</param>
/// <param name="Reserved">Sum of its movements, minor units.</param>
/// <param name="Dated">Whether its expiry is known and final: it has a date, or has been available without one.</param>
/// <param name="ExpiresOnUtc">Its expiry as last recorded.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedLot(long Pending, long Available, long Reserved, bool Dated, DateTime? ExpiresOnUtc)
{
    /// <summary>The entry that opened it; null: an entry of the first format, which does not record it.</summary>
    public LotOrigin? Origin { get; init; }

    /// <summary>Whether its newest movement records all of its dates, as movements of the second format do.</summary>
    public bool TellsDates { get; init; }

    /// <summary>Its activation as last recorded.</summary>
    public DateTime? ActivatesOnUtc { get; init; }

    public bool Open => Pending + Available + Reserved > 0;
}

/// <summary>The state of an order's account after the entries read so far. Amounts in minor units.</summary>
/// <param name="Earned">At first payment.</param>
/// <param name="Taken">Taken back and not reinstated.</param>
/// <param name="Waived">To be taken back but waived.</param>
/// <param name="PaidTotal">The total that was paid, noted when it became another; null: not noted.</param>
/// <param name="Digest">Digest of its account's row; null: no entry tells it.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedOrder(long Earned, long Taken, long Waived, long? PaidTotal, string? Digest);

/// <summary>The origin of a lot.</summary>
/// <param name="SourceId">Number of the <see cref="EntryKind"/> that opened it.</param>
/// <param name="OrderId">The order that earned it; null: none.</param>
/// <param name="CreatedOnUtc">When.</param>
readonly record struct LotOrigin(int SourceId, int? OrderId, DateTime CreatedOnUtc)
{
    public static LotOrigin Of(LedgerEntry entry) => new(entry.KindId, entry.Kind is EntryKind.Earn or EntryKind.MoveIn ? entry.OrderId : null, entry.CreatedOnUtc);

    public static LotOrigin Of(Lot lot) => new(lot.SourceId, lot.OrderId, lot.CreatedOnUtc);
}

/// <summary>The share of a hold in a lot after the entries read so far. Amounts in minor units.</summary>
/// <param name="Place">When it was taken, among what the hold took.</param>
/// <param name="Held">Still reserved.</param>
/// <param name="Captured">Spent.</param>
/// <param name="Restored">Given back after having been spent.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct ReplayedShare(int Place, long Held, long Captured, long Restored);
