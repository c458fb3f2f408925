namespace Nop.Plugin.Misc.Cashback.RuleBook.Settings;

/// <summary>Saves settings for all stores or one, drops the cached rules and logs what changed.</summary>
public sealed class CashbackSettingsWriter(
    ISettingService settingService, IRuleSetProvider rules, ActivityLines activity, SettingWords words, IWorkContext work, IStoreService stores, Texts texts)
{
    /// <summary>Saves settings.</summary>
    /// <param name="settings">All of them as they are to be in the scope.</param>
    /// <param name="isOwn">Whether the store is to have its own value of a setting, by the property's name; not asked for all stores.</param>
    /// <param name="storeId">The store; 0: all stores.</param>
    public async Task SaveAsync(CashbackSettings settings, Func<string, bool> isOwn, int storeId)
    {
        var before = await TextsAsync(storeId);
        foreach (var field in CashbackSettingFields.PerStore)
            await field.SaveAsync(settingService, settings, storeId > 0 && isOwn(field.Name), storeId);
        if (storeId == 0)
        {
            foreach (var field in CashbackSettingFields.Shared)
                await field.SaveAsync(settingService, settings, false, 0);
        }

        await settingService.ClearCacheAsync();
        await rules.ClearAsync();

        var after = await TextsAsync(storeId);
        await LogAsync([.. before.Where(old => after[old.Key] != old.Value).Select(old => (old.Key, old.Value, after[old.Key]))], storeId);
    }

    /// <summary>Writes into the activity log what somebody else changed for all stores.</summary>
    /// <param name="before">As they were.</param>
    /// <param name="after">As they are.</param>
    public Task LogAsync(CashbackSettings before, CashbackSettings after) =>
        LogAsync([.. CashbackSettingFields.Changed(before, after).Select(field => (field.Name, field.Text(before), field.Text(after)))], storeId: 0);

    async Task LogAsync(List<(string Name, string Before, string After)> changes, int storeId)
    {
        if (changes.Count == 0)
            return;

        var languageId = (await work.GetWorkingLanguageAsync()).Id;
        var said = new List<string>();
        foreach (var (name, before, after) in changes)
            said.Add($"{await words.NameAsync(name, languageId)}: {await words.ValueAsync(name, before, languageId)} → {await words.ValueAsync(name, after, languageId)}");
        var scope = storeId > 0 ? (await stores.GetStoreByIdAsync(storeId))?.Name ?? $"{storeId}" : await texts.GetAsync("Wallets.AllStores");
        await activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.SettingsChanged", scope, string.Join("; ", said));
    }

    async Task<Dictionary<string, string>> TextsAsync(int storeId)
    {
        var settings = await settingService.LoadSettingAsync<CashbackSettings>(storeId);
        return CashbackSettingFields.PerStore.Concat(CashbackSettingFields.Shared).ToDictionary(field => field.Name, field => field.Text(settings));
    }
}
