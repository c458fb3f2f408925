namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Freezes and closes wallets by hand, and ends that: never one's own, and a closing not above the owner's limits of taking. No second person is asked: what a wallet holds changes while one waits.</summary>
public interface IHandWallets
{
    /// <summary>Changes a wallet's state. The same form again does nothing more: it answers as the first time, and with FormUsed where it asks for something else.</summary>
    Task<AdjustmentResult> ChangeAsync(HandWalletChange change);
}
