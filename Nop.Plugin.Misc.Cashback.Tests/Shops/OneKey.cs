using Nop.Plugin.Misc.Cashback.Platform.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A shop with one key.</summary>
/// <param name="fill">Each of its bytes.</param>
sealed class OneKey(byte fill) : IShopKeys
{
    readonly ShopKey _key = ShopKey.Of([.. Enumerable.Repeat(fill, ShopKey.LeastBytes)]);

    public static OneKey Instance { get; } = new(7);

    public ShopKey Current() => _key;

    public IReadOnlyList<ShopKey> All() => [_key];
}
