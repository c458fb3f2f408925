using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Works out what an order earns, to be frozen with its first payment.</summary>
public interface IOrderEarning
{
    /// <summary>What the order earns by the rules in force now, with the tier held now.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="key">The wallet.</param>
    /// <param name="redeemed">Credit that pays a part of it, without what edits freed; minor units.</param>
    /// <param name="asNewClient">With the tier of who has bought nothing yet: a guest's order that was claimed later.</param>
    Task<FrozenEarning> FreezeAsync(Order order, WalletKey key, long redeemed, bool asNewClient = false);
}
