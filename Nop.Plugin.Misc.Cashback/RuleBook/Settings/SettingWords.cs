namespace Nop.Plugin.Misc.Cashback.RuleBook.Settings;

/// <summary>Settings and their values as their page says them: the program's own names are for who reads the program.</summary>
public sealed class SettingWords(ILocalizationService localization)
{
    // The page calls two of them otherwise than the program.
    static readonly Dictionary<string, string> s_pageNames = new(StringComparer.Ordinal)
    {
        [nameof(CashbackSettings.ServiceCategoryIds)] = "ServiceCategories",
        [nameof(CashbackSettings.EarnFromUtc)] = "EarnFrom",
    };

    static readonly Dictionary<string, Type> s_types = typeof(CashbackSettings).GetProperties().ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.Ordinal);

    /// <summary>Names of all settings, as the program has them.</summary>
    public static IReadOnlyCollection<string> All => s_types.Keys;

    /// <summary>Key of the name by which the page shows a setting.</summary>
    internal static string KeyOf(string setting) => $"{CashbackDefaults.ResourcePrefix}.Settings.{s_pageNames.GetValueOrDefault(setting, setting)}";

    /// <summary>Its name.</summary>
    /// <param name="setting">The setting, as the program has it.</param>
    /// <param name="languageId">The language.</param>
    public Task<string> NameAsync(string setting, int languageId) => TextAsync(KeyOf(setting), languageId, setting);

    /// <summary>A value of it.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value, as <see cref="CashbackSettingField.Text"/> has it.</param>
    /// <param name="languageId">The language.</param>
    public async Task<string> ValueAsync(string setting, string value, int languageId) =>
        (await ValuesAsync(setting, languageId)).FirstOrDefault(known => known.Value == value).Words ?? (value.Length == 0 ? "–" : value);

    /// <summary>The values that a setting may have, with their words; of what is typed there are none.</summary>
    internal async Task<IReadOnlyList<(string Value, string Words)>> ValuesAsync(string setting, int languageId)
    {
        var type = s_types[setting];
        if (type == typeof(bool))
            return [(bool.TrueString, await TextAsync("Admin.Common.Yes", languageId, "Yes")), (bool.FalseString, await TextAsync("Admin.Common.No", languageId, "No"))];
        if (!type.IsEnum)
            return [];

        var values = new List<(string, string)>();
        foreach (var name in Enum.GetNames(type))
            values.Add((name, await TextAsync($"Enums.{type}.{name}", languageId, name)));
        return values;
    }

    Task<string> TextAsync(string key, int languageId, string otherwise) => localization.GetResourceAsync(key, languageId, logIfNotFound: false, defaultValue: otherwise);
}
