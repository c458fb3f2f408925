using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Tests.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Who follows docs/code-map.md finds what it names.</summary>
public sealed partial class CodeMapTests
{
    static string Root => Path.Combine(LocaleSources.PluginFolder, "..");

    static string Map => File.ReadAllText(Path.Combine(Root, "docs", "code-map.md"));

    [Test]
    public void Every_class_and_method_that_the_map_names_is_there()
    {
        var types = typeof(CashbackDefaults).Assembly.GetTypes();
        var known = types.Select(type => type.Name.Split('`')[0]).ToHashSet();
        var missing = Name().Matches(Map).Select(match => (Type: match.Groups["type"].Value, Member: match.Groups["member"].Value))
            .Where(name => !known.Contains(name.Type)
                || name.Member.Length > 0 && !types.Any(type => type.Name.Split('`')[0] == name.Type && type.GetMember(name.Member).Length > 0));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_folder_of_code_is_on_the_map()
    {
        var folders = Directory.EnumerateDirectories(LocaleSources.PluginFolder).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj", "Properties", "Content", "Localization"]);
        Assert.That(folders.Where(folder => !Map.Contains($"`{folder}/`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Rooms_stand_on_the_map_in_the_order_that_they_have() =>
        Assert.That(Room().Matches(Map).Select(match => match.Groups["room"].Value), Is.EqualTo(ArchitectureTests.Rooms));

    [Test]
    public void Every_test_that_the_page_on_security_names_is_there()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "security.md"));
        var known = typeof(CodeMapTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        Assert.That(TestName().Matches(page).Select(match => match.Groups["name"].Value).Where(name => !known.Contains(name)), Is.Empty);
    }

    // `EarnCalculator`, `OrderReconciler.ReconcileAsync`, `RowForm<TRow, TModel>`: not files, folders, tags or calls with arguments.
    [GeneratedRegex("`(?<type>[A-Z][a-z][A-Za-z]+)(?:<[^`>]*>)?(?:\\.(?<member>[A-Z][A-Za-z]+))?`")]
    private static partial Regex Name();

    [GeneratedRegex("`(?<name>\\w+Tests)`")]
    private static partial Regex TestName();

    [GeneratedRegex("^\\| `(?<room>\\w+)/` \\|", RegexOptions.Multiline)]
    private static partial Regex Room();
}
