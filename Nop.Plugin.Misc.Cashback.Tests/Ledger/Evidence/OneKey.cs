using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>A single key for seals.</summary>
/// <param name="fill">Each of its bytes.</param>
sealed class OneKey(byte fill) : ISealKeys
{
    readonly SealKey _key = SealKey.Of([.. Enumerable.Repeat(fill, SealKey.LeastBytes)]);

    public static OneKey Instance { get; } = new(7);

    public SealKey Current() => _key;

    public SealKey? Find(string id) => id == _key.Id ? _key : null;
}
