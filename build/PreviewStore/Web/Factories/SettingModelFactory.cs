using Nop.Services.Stores;
using Nop.Web.Areas.Admin.Factories;
using Nop.Web.Areas.Admin.Models.Settings;
using Nop.Web.Areas.Admin.Models.Stores;

namespace Cashback.Preview.Web.Factories;

/// <summary>The choice of the store whose settings are edited.</summary>
public sealed class SettingModelFactory(IStoreService stores, IStoreContext store) : ISettingModelFactory
{
    /// <inheritdoc/>
    public async Task<StoreScopeConfigurationModel> PrepareStoreScopeConfigurationModelAsync() => new()
    {
        StoreId = await store.GetActiveStoreScopeConfigurationAsync(),
        Stores = [.. (await stores.GetAllStoresAsync()).Select(row => new StoreModel { Id = row.Id, Name = row.Name })],
    };
}
