using System.Text.Json;
using Nop.Core.Domain.Localization;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Brings the plugin's texts into the shop. What an owner has reworded stays.</summary>
/// <remarks>The texts are the embedded Localization/*.json, one a language, named by its two-letter code: a flat object of key and text.</remarks>
public class LocalizationInstaller(ILanguageService languages, ILocalizationService localization)
{
    const string Fallback = "en";

    /// <summary>Adds the texts that are missing, in every language of the shop.</summary>
    public async Task InstallAsync()
    {
        foreach (var language in await languages.GetAllLanguagesAsync(showHidden: true))
            await FillLanguageAsync(language);
    }

    /// <summary>Adds the texts that are missing in one language; English where the plugin does not speak it.</summary>
    public async Task FillLanguageAsync(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var present = await localization.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null);
        var missing = Texts(CodeOf(language))
            .Where(text => !present.ContainsKey(text.Key.ToLowerInvariant()))
            .ToDictionary(text => text.Key, text => text.Value);
        if (missing.Count > 0)
            await localization.AddOrUpdateLocaleResourceAsync(missing, language.Id);
    }

    /// <summary>Removes the plugin's texts from every language.</summary>
    public async Task UninstallAsync()
    {
        await localization.DeleteLocaleResourcesAsync(CashbackDefaults.ResourcePrefix + ".");
        await localization.DeleteLocaleResourcesAsync("Enums." + typeof(CashbackPlugin).Namespace + ".");
        foreach (var permission in CashbackPermissions.All)
            await localization.DeleteLocaleResourcesAsync("Security.Permission." + permission);
    }

    /// <summary>The texts of a language; the English ones where it has no file, and for keys that its file lacks.</summary>
    /// <param name="code">Two-letter code, lower-case.</param>
    public static IReadOnlyDictionary<string, string> Texts(string code)
    {
        var texts = Read(Fallback) ?? [];
        if (code != Fallback && Read(code) is { } own)
        {
            foreach (var (key, text) in own)
                texts[key] = text;
        }

        return texts;
    }

    /// <summary>The two-letter code by which a language's texts are found.</summary>
    public static string CodeOf(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var culture = string.IsNullOrEmpty(language.LanguageCulture) ? language.UniqueSeoCode ?? Fallback : language.LanguageCulture;
        return culture.Split('-')[0].ToLowerInvariant();
    }

    static Dictionary<string, string>? Read(string code)
    {
        var assembly = typeof(LocalizationInstaller).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Localization.{code}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }
}
