namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Gives credit of wallets a later last day by hand: never of one's own, and not above the owner's limits without a second person. It counts as adding what is left of that credit.</summary>
public interface IHandExtensions
{
    /// <summary>Extends, or proposes it to a second person. The same form again does nothing more: it answers as the first time, and with FormUsed where it asks for something else.</summary>
    Task<AdjustmentResult> ExtendAsync(HandExtension extension);
}
