using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Says what was changed in the settings in the language of who reads it, of a letter or a page: the activity log has it in that of who changed it, or, from earlier versions, in the names of the program.</summary>
sealed partial class ChangedSettings(SettingWords words, ILanguageService languages, IStoreService stores)
{
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    /// <summary>A line of the activity log in words; a line about something else as it is.</summary>
    /// <param name="line">The line.</param>
    /// <param name="languageId">The language.</param>
    public async Task<string> SayAsync(string line, int languageId)
    {
        if (!line.Contains("->", StringComparison.Ordinal) && !line.Contains('→', StringComparison.Ordinal))
            return line;

        var spoken = (await languages.GetAllLanguagesAsync(showHidden: true)).Select(language => language.Id).ToList();
        var names = await NamesAsync(spoken);
        var anyName = string.Join('|', names.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape));
        var found = Regex.Matches(line, $"(?<=^|[:;] )(?<name>{anyName}): (?<before>.*?) (?:->|→) (?<after>.*?)(?=; (?:{anyName}): |$)", RegexOptions.CultureInvariant | RegexOptions.Singleline, s_longest);
        if (found.Count == 0)
            return line;

        var changes = new List<string>();
        foreach (Match change in found)
        {
            var setting = names[change.Groups["name"].Value];
            changes.Add($"{await words.NameAsync(setting, languageId)}: {await ValueAsync(setting, change.Groups["before"].Value, spoken, languageId)} → {await ValueAsync(setting, change.Groups["after"].Value, spoken, languageId)}");
        }

        var all = string.Join("; ", changes);
        return await StoreAsync(line[..found[0].Index]) is { } store ? $"{store}: {all}" : all;
    }

    // By each name that a setting has: the program's, and the page's in each language.
    async Task<Dictionary<string, string>> NamesAsync(List<int> spoken)
    {
        var names = SettingWords.All.ToDictionary(setting => setting, StringComparer.Ordinal);
        foreach (var languageId in spoken)
        {
            foreach (var setting in SettingWords.All)
                names.TryAdd(await words.NameAsync(setting, languageId), setting);
        }

        return names;
    }

    async Task<string> ValueAsync(string setting, string said, List<int> spoken, int languageId)
    {
        foreach (var otherId in spoken)
        {
            if ((await words.ValuesAsync(setting, otherId)).FirstOrDefault(known => known.Words == said).Value is { } value)
                return await words.ValueAsync(setting, value, languageId);
        }

        return await words.ValueAsync(setting, said, languageId);
    }

    // Before the changes stands the store: its name; earlier versions wrote its number, 0 for all of them. Null: all of them.
    async Task<string?> StoreAsync(string before)
    {
        var all = await stores.GetAllStoresAsync();
        return all.FirstOrDefault(store => !string.IsNullOrEmpty(store.Name) && before.Contains($"({store.Name})", StringComparison.Ordinal))?.Name
            ?? (FirstNumber().Match(before) is { Success: true } number && int.TryParse(number.Value, CultureInfo.InvariantCulture, out var storeId) && storeId > 0
                ? all.FirstOrDefault(store => store.Id == storeId)?.Name ?? number.Value
                : null);
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
