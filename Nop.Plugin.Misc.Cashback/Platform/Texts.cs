namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The plugin's texts in the language of the page.</summary>
public sealed class Texts(ILocalizationService localization)
{
    /// <summary>A text.</summary>
    /// <param name="key">Its key without the plugin's prefix: "Tiers.Name".</param>
    /// <param name="arguments">What stands in its places.</param>
    public Task<string> GetAsync(string key, params object[] arguments) => OfKeyAsync($"{CashbackDefaults.ResourcePrefix}.{key}", arguments);

    /// <summary>A text by its whole key, also one of the shop's own.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<string> OfKeyAsync(string key, params object[] arguments)
    {
        var text = await localization.GetResourceAsync(key);
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }
}
