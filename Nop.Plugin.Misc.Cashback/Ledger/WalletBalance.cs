namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A wallet's balance at an instant, in minor units.</summary>
/// <param name="Pending">Earned and not booked as available yet.</param>
/// <param name="Available">Booked as available, past its date or not.</param>
/// <param name="Reserved">Set aside by open holds.</param>
/// <param name="Debt">Owed, ≥ 0.</param>
/// <param name="Usable">What a redemption may take now: unexpired Available and due Pending, less debt.</param>
/// <param name="Lots">Open lots in spending order.</param>
public sealed record WalletBalance(long Pending, long Available, long Reserved, long Debt, long Usable, IReadOnlyList<Lot> Lots)
{
    /// <summary>A wallet that was never opened.</summary>
    public static WalletBalance Empty { get; } = new(0, 0, 0, 0, 0, []);
}
