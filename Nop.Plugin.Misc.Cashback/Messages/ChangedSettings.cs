using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Says what was changed in the settings by the names that their page shows, in the language of a letter: the activity log has the names of the program.</summary>
sealed partial class ChangedSettings(ILocalizationService localization, IStoreService stores)
{
    // The page calls two of them otherwise than the program.
    static readonly Dictionary<string, string> s_pageNames = new(StringComparer.Ordinal)
    {
        [nameof(CashbackSettings.ServiceCategoryIds)] = "ServiceCategories",
        [nameof(CashbackSettings.EarnFromUtc)] = "EarnFrom",
    };

    static readonly string s_names = string.Join('|', typeof(CashbackSettings).GetProperties().Select(property => property.Name).OrderByDescending(name => name.Length));

    static readonly Regex s_change = new($"(?<=^|[:;] )(?<name>{s_names}): (?<before>.*?) -> (?<after>.*?)(?=; (?:{s_names}): |$)", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    /// <summary>Key of the name by which the page shows a setting.</summary>
    internal static string KeyOf(string setting) => $"{CashbackDefaults.ResourcePrefix}.Settings.{s_pageNames.GetValueOrDefault(setting, setting)}";

    /// <summary>A line of the activity log in words; a line about something else as it is.</summary>
    /// <param name="line">The line.</param>
    /// <param name="languageId">The language of the letter.</param>
    public async Task<string> SayAsync(string line, int languageId)
    {
        var found = s_change.Matches(line);
        if (found.Count == 0)
            return line;

        var changes = new List<string>();
        foreach (Match change in found)
            changes.Add($"{await NameAsync(change.Groups["name"].Value, languageId)}: {await ValueAsync(change.Groups["before"].Value, languageId)} → {await ValueAsync(change.Groups["after"].Value, languageId)}");
        var all = string.Join("; ", changes);
        // Before the changes stands the store, 0 for all of them.
        return FirstNumber().Match(line[..found[0].Index]) is { Success: true } number && int.TryParse(number.Value, CultureInfo.InvariantCulture, out var storeId) && storeId > 0
            ? $"{(await stores.GetStoreByIdAsync(storeId))?.Name ?? number.Value}: {all}"
            : all;
    }

    Task<string> NameAsync(string setting, int languageId) => localization.GetResourceAsync(KeyOf(setting), languageId, logIfNotFound: false, defaultValue: setting);

    async Task<string> ValueAsync(string value, int languageId) => value switch
    {
        "True" => await localization.GetResourceAsync("Admin.Common.Yes", languageId, logIfNotFound: false, defaultValue: "Yes"),
        "False" => await localization.GetResourceAsync("Admin.Common.No", languageId, logIfNotFound: false, defaultValue: "No"),
        _ => value,
    };

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
