namespace Cashback.Preview.Hosting;

/// <summary>What a shop does when it starts, with or without pages.</summary>
public static class PreviewHost
{
    /// <summary>Makes what is missing of the shop, installs the plugin in a new one, or brings an installed one up to date.</summary>
    public static async Task StartAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<PreviewOptions>();
        if (options.IsReady)
        {
            services.GetRequiredService<PluginAssembly>().IsInstalled = true;
            return;
        }

        var made = await services.GetRequiredService<NewShop>().EnsureAsync(options);
        var installer = services.GetRequiredService<PluginInstaller>();
        if (made && options.InstallPlugin)
            await installer.InstallAsync();
        else
            await installer.StartAsync();
    }
}
