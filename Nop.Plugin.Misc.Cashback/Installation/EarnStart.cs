namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>
/// Since when orders earn, over an uninstallation: who installs again over a kept ledger goes on where it stopped, and the sweep follows the orders that were paid meanwhile.
/// </summary>
public sealed class EarnStart(ISettingService settings, IStoreService stores, IWalletQueries wallets, TimeProvider time)
{
    /// <summary>Keeps the day beside the ledger, with those of single stores, before the settings go.</summary>
    public async Task KeepAsync()
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        // Who runs again after having been broken off finds no settings any more.
        if (values.EarnFromUtc is null)
            return;

        await settings.SaveSettingAsync(new CashbackKeptSettings { EarnFromUtc = values.EarnFromUtc }, row => row.EarnFromUtc);
        foreach (var store in await stores.GetAllStoresAsync())
        {
            if (await settings.SettingExistsAsync(values, row => row.EarnFromUtc, store.Id))
                await settings.SaveSettingAsync(new CashbackKeptSettings { EarnFromUtc = (await settings.LoadSettingAsync<CashbackSettings>(store.Id)).EarnFromUtc }, row => row.EarnFromUtc, store.Id);
        }
    }

    /// <summary>Puts the day into settings that have none: the one that was kept, else that of the ledger's first wallet, else now.</summary>
    public async Task FillAsync(CashbackSettings values)
    {
        if (values.EarnFromUtc is not null)
            return;

        var kept = await settings.LoadSettingAsync<CashbackKeptSettings>();
        values.EarnFromUtc = kept.EarnFromUtc ?? await wallets.FirstOpenedOnAsync() ?? time.GetUtcNow().UtcDateTime;
        foreach (var store in await stores.GetAllStoresAsync())
        {
            if (await settings.SettingExistsAsync(kept, row => row.EarnFromUtc, store.Id))
                await settings.SaveSettingAsync(new CashbackSettings { EarnFromUtc = (await settings.LoadSettingAsync<CashbackKeptSettings>(store.Id)).EarnFromUtc }, row => row.EarnFromUtc, store.Id);
        }
    }

    /// <summary>Forgets it with the ledger.</summary>
    public Task ForgetAsync() => settings.DeleteSettingAsync<CashbackKeptSettings>();
}
