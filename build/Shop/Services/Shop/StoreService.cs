using Nop.Core.Domain.Stores;
using Nop.Services.Stores;

namespace Cashback.Preview.Services;

/// <summary>The stores of the shop.</summary>
public sealed class StoreService(IRepository<Store> stores, Nop.Core.Caching.IStaticCacheManager cache) : IStoreService
{
    /// <inheritdoc/>
    public Task<IList<Store>> GetAllStoresAsync() =>
        cache.GetAsync<IList<Store>>(new("Nop.store.all"), async () => await stores.Table.Where(store => !store.Deleted).OrderBy(store => store.DisplayOrder).ThenBy(store => store.Id).ToListAsync());

    /// <inheritdoc/>
    public IList<Store> GetAllStores() => GetAllStoresAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<Store> GetStoreByIdAsync(int storeId) => (await GetAllStoresAsync()).FirstOrDefault(store => store.Id == storeId)!;
}
