using Nop.Core.Domain.Stores;
using Nop.Services.Stores;

namespace Cashback.Preview.Hosting;

/// <summary>Which store this request is in: the one that the code said, else the one whose hosts name the address, else the first.</summary>
public sealed class StoreContext(IStoreService stores, IHttpContextAccessor http) : IStoreContext
{
    Store? _store;

    /// <summary>The store whose settings the admin pages show; 0: those of all stores.</summary>
    public int ActiveScope { get; set; }

    /// <summary>Puts this request into a store.</summary>
    public void Set(Store store) => _store = store;

    /// <inheritdoc/>
    public async Task<Store> GetCurrentStoreAsync()
    {
        if (_store is not null)
            return _store;
        var all = await stores.GetAllStoresAsync();
        var host = http.HttpContext?.Request.Host.Value;
        return _store = all.FirstOrDefault(store => host is not null && store.Hosts?.Split(',').Contains(host, StringComparer.OrdinalIgnoreCase) == true) ?? all[0];
    }

    /// <inheritdoc/>
    public Store GetCurrentStore() => GetCurrentStoreAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<int> GetActiveStoreScopeConfigurationAsync()
    {
        if (int.TryParse(http.HttpContext?.Request.Cookies["preview.storescope"], out var scope) && await stores.GetStoreByIdAsync(scope) is not null)
            return scope;
        return ActiveScope;
    }
}
