namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>What one room keeps of people, to be erased with a customer whom the shop has deleted for good.</summary>
interface IPersonTraces
{
    /// <summary>Erases one customer's. Again changes nothing.</summary>
    Task EraseAsync(int customerId);

    /// <summary>Those of some customers of whom something is left.</summary>
    Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds);
}
