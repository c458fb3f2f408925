using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>Settings as an owner changes them: read, changed and saved, for all stores.</summary>
static class SavedSettings
{
    public static async Task ChangeAsync<T>(this IServiceProvider services, Action<T> change) where T : ISettings, new()
    {
        var settings = services.GetRequiredService<ISettingService>();
        var values = await settings.LoadSettingAsync<T>();
        change(values);
        await settings.SaveSettingAsync(values);
    }
}
