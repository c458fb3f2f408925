using System.Collections.Frozen;
using Nop.Core.Domain.Localization;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Brings the plugin's texts into the shop. What an owner has reworded stays.</summary>
/// <remarks>
/// The texts are the embedded Localization/*.json, one a language, named by its two-letter code: a flat object of key and text. A key there is what
/// follows the plugin's prefix; "Enums.GiftRunState.Done" is a value of an enum, which the shop looks for under the enum's full name; "Security.…" are the shop's own.
/// </remarks>
public sealed class LocalizationInstaller(ILanguageService languages, ILocalizationService localization)
{
    const string Fallback = "en";
    const string Enums = "Enums.";
    const string Permissions = "Security.";

    static readonly FrozenDictionary<string, string> s_fullNames = typeof(LocalizationInstaller).Assembly.GetTypes()
        .Where(type => type is { IsEnum: true, IsNested: false }).ToFrozenDictionary(type => type.Name, type => type.FullName!);

    /// <summary>Adds the texts that are missing, in every language of the shop.</summary>
    public async Task InstallAsync()
    {
        foreach (var language in await languages.GetAllLanguagesAsync(showHidden: true))
            await FillLanguageAsync(language);
    }

    /// <summary>Adds the texts that are missing in one language; English where the plugin does not speak it.</summary>
    public async Task FillLanguageAsync(Language language)
    {
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
        await localization.DeleteLocaleResourcesAsync(Enums + typeof(CashbackDefaults).Namespace + ".");
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
        var culture = string.IsNullOrEmpty(language.LanguageCulture) ? language.UniqueSeoCode ?? Fallback : language.LanguageCulture;
        return culture.Split('-')[0].ToLowerInvariant();
    }

    /// <summary>The key under which the shop keeps a text.</summary>
    /// <param name="written">Its key as the files have it.</param>
    /// <exception cref="KeyNotFoundException">It is of an enum that the plugin does not have.</exception>
    public static string KeyOf(string written)
    {
        if (written.StartsWith(Permissions, StringComparison.Ordinal))
            return written;
        if (!written.StartsWith(Enums, StringComparison.Ordinal))
            return $"{CashbackDefaults.ResourcePrefix}.{written}";

        var (type, value) = (written[Enums.Length..written.LastIndexOf('.')], written[(written.LastIndexOf('.') + 1)..]);
        return $"{Enums}{s_fullNames[type]}.{value}";
    }

    static Dictionary<string, string>? Read(string code)
    {
        var assembly = typeof(LocalizationInstaller).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Localization.{code}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToDictionary(text => KeyOf(text.Key), text => text.Value);
    }
}
