namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>A shopper as the limits on credit see them, without the cart.</summary>
/// <param name="IsGuest">Guests have no wallet.</param>
/// <param name="Usable">Credit that can be used, minor units.</param>
/// <param name="Order">The day, the tier, the roles, and whether credit was used today: as far as the limits ask for them.</param>
sealed record ShopperCredit(bool IsGuest, long Usable, RedemptionOrder Order)
{
    /// <summary>Why nothing of the wallet can be used: somebody changed it in the database, or the shop froze or closed it. Null: it can.</summary>
    public RedemptionRefusal? Bar { get; init; }

    /// <summary>The bar of a balance; null: there is none.</summary>
    public static RedemptionRefusal? BarOf(WalletBalance balance) => balance.IsAltered ? RedemptionRefusal.Altered : balance.State switch
    {
        WalletState.Frozen => RedemptionRefusal.Frozen,
        WalletState.Closed => RedemptionRefusal.Closed,
        _ => null,
    };
}

/// <summary>What one request has read of its shopper's credit: a page asks for totals many times and shows one state of the wallet.</summary>
/// <remarks>
/// For showing alone. Nothing is taken by it: an order that is placed reads anew, and forgets what was read before it. It is kept with the request itself, because outside
/// of one the shop hands out services that live as long as it runs: what such a one has read would be shown for ever.
/// </remarks>
sealed class ShopperCredits(IHttpContextAccessor http)
{
    static readonly object s_key = new();

    // Where there is no request, nothing is remembered.
    Dictionary<(int CustomerId, int StoreId), ShopperCredit> Read
    {
        get
        {
            if (http.HttpContext is not { } request)
                return [];
            if (request.Items[s_key] is not Dictionary<(int, int), ShopperCredit> read)
                request.Items[s_key] = read = [];
            return read;
        }
    }

    /// <summary>The credit of a customer in a store, read when the request first asks for it.</summary>
    public async Task<ShopperCredit> GetAsync(int customerId, int storeId, Func<Task<ShopperCredit>> read)
    {
        var all = Read;
        if (!all.TryGetValue((customerId, storeId), out var known))
            all[(customerId, storeId)] = known = await read();
        return known;
    }

    /// <summary>Forgets it, where the request itself has moved credit.</summary>
    public void Forget() => Read.Clear();
}
