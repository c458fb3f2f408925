namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Adjusts wallets by hand: never one's own, and not above the owner's limits without a second person.</summary>
public interface IHandAdjustments
{
    /// <summary>Adjusts, or proposes it to a second person. The same form again does nothing more: it answers as the first time, and with FormUsed where it asks for something else.</summary>
    Task<AdjustmentResult> AdjustAsync(HandAdjustment adjustment);
}
