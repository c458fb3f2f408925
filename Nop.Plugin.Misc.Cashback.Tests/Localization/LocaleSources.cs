using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Web.Admin;

namespace Nop.Plugin.Misc.Cashback.Tests.Localization;

/// <summary>The text files, and the keys that the plugin's sources ask for.</summary>
static partial class LocaleSources
{
    internal const string Prefix = CashbackDefaults.ResourcePrefix + ".";

    internal static readonly string[] Languages = ["en", "fi", "fr", "it", "pl", "ru"];

    // Labels of the admin pages have a hint behind the question mark.
    static readonly string[] _labelled = [Path.Combine("Web", "Admin")];

    // What the page of a list puts together of its topic.
    static readonly string[] _ofList = ["Title", "Intro", "None", "AddNew"];

    static readonly Assembly _plugin = typeof(CashbackDefaults).Assembly;

    internal static string PluginFolder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "Nop.Plugin.Misc.Cashback"));

    internal static string FileOf(string language) => Path.Combine(PluginFolder, "Localization", language + ".json");

    /// <summary>Keys and texts of a language, repeated keys included.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Rows(string language) =>
        [.. Written(language).Select(row => KeyValuePair.Create(LocalizationInstaller.KeyOf(row.Key), row.Value))];

    /// <summary>Keys as the file has them, and texts.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Written(string language)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(FileOf(language)));
        return [.. document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))];
    }

    internal static Dictionary<string, string> Texts(string language) => Rows(language).DistinctBy(r => r.Key).ToDictionary();

    /// <summary>Keys that code, views and attributes name, each with where.</summary>
    internal static ILookup<string, string> Used()
    {
        var used = new List<(string Key, string Where)>();
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            var where = Path.GetRelativePath(PluginFolder, file);
            foreach (Match match in Literal().Matches(text))
                used.Add((match.Groups["key"].Value, where));
            foreach (Match match in Public().Matches(text))
                used.Add((Prefix + match.Groups["word"].Value, where));
            foreach (Match match in Listed().Matches(text))
                used.AddRange(_ofList.Select(part => ($"{Prefix}{match.Groups["topic"].Value}.{part}", where)));
            foreach (Match match in Labelled().Matches(text).Where(_ => _labelled.Any(folder => where.StartsWith(folder, StringComparison.Ordinal))))
                used.Add((match.Groups["key"].Value + ".Hint", where));
        }

        used.AddRange(TopicKeys());

        // A prefix, not a key.
        used.RemoveAll(u => u.Key == "Security.Permission.Cashback");

        // Constants that are put together of others, and the names that the shop asks for by itself.
        foreach (var type in _plugin.GetTypes())
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(f => f is { IsLiteral: true } && f.FieldType == typeof(string)))
            {
                if (field.GetRawConstantValue() is string value && value.StartsWith(Prefix, StringComparison.Ordinal) && !value.EndsWith('.'))
                    used.Add((value, type.Name));
            }
        }

        used.AddRange(PermissionKeys().Select(k => (k, "permissions")));
        return used.ToLookup(u => u.Key, u => u.Where);
    }

    /// <summary>Keys that code may put together of a prefix and a literal of the same file; whatever begins with one that ends in a dot is meant too.</summary>
    internal static IReadOnlySet<string> Composed()
    {
        var composed = new HashSet<string>();
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            var prefixes = OwnPrefix().Matches(text).Select(m => m.Groups["prefix"].Value + ".").Prepend("").ToList();
            foreach (Match match in Word().Matches(text))
                composed.UnionWith(prefixes.Select(p => Prefix + p + match.Groups["word"].Value));
        }

        return composed;
    }

    /// <summary>Enums whose names are shown: those that the files name one value of.</summary>
    internal static IEnumerable<string> EnumKeys() => Rows("en")
        .Select(r => EnumKey().Match(r.Key)).Where(m => m.Success).Select(m => m.Groups["type"].Value).Distinct()
        .SelectMany(name => Enum.GetNames(_plugin.GetType(name) ?? throw new InvalidOperationException($"{name} is no enum of the plugin.")).Select(v => $"Enums.{name}.{v}"));

    // What the pages of rows put together of their topic.
    static IEnumerable<(string Key, string Where)> TopicKeys() =>
        from form in _plugin.GetTypes()
        where form is { IsAbstract: false, BaseType.IsGenericType: true } && form.BaseType.GetGenericTypeDefinition() == typeof(RowForm<,>)
        let rows = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(form)
        let topic = Property(form, rows, "Topic")
        let one = Property(form, rows, "One")
        let canDelete = (bool)form.GetProperty("CanDelete")!.GetValue(rows)!
        from key in (string[])[.. _ofList.Select(part => $"{topic}.{part}"), $"{topic}.Edit", $"{topic}.BackToList", $"{topic}.Saved", $"ActivityLog.{one}Saved", .. canDelete ? (string[])[$"{topic}.Deleted", $"ActivityLog.{one}Deleted"] : []]
        select (Prefix + key, form.Name);

    static string Property(Type type, object instance, string name) => (string)type.GetProperty(name)!.GetValue(instance)!;

    static IEnumerable<string> PermissionKeys() => Nop.Plugin.Misc.Cashback.CashbackPermissions.All.Select(p => "Security.Permission." + p);

    static IEnumerable<string> Sources() => Directory.EnumerateFiles(PluginFolder, "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("""(?<!\$)"(?<key>(Plugins\.Misc\.Cashback|Security\.Permission)\.[A-Za-z0-9_.]*[A-Za-z0-9_])["\\]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""ResourcePrefix \+ "\.(?<prefix>[A-Za-z.]+)\.["]""")]
    private static partial Regex OwnPrefix();

    [GeneratedRegex("""\$?"(?<word>[A-Z][A-Za-z0-9.]+)["{]""")]
    private static partial Regex Word();

    [GeneratedRegex("""(texts\.(Text|Get)Async\(|RefuseAsync\((?:"\w+"|[^"\n]+), |Column\.[A-Z][a-z]+\()"(?<word>[A-Z][A-Za-z0-9.]+)["]""")]
    private static partial Regex Public();

    [GeneratedRegex("""new ListModel\("(?<topic>[A-Za-z]+)["]""")]
    private static partial Regex Listed();

    [GeneratedRegex("""NopResourceDisplayName\("(?<key>[^"]+)"\)""")]
    private static partial Regex Labelled();

    [GeneratedRegex("""^Enums\.(?<type>Nop\.Plugin\.Misc\.Cashback\..+)\.[A-Za-z0-9]+$""")]
    private static partial Regex EnumKey();
}
