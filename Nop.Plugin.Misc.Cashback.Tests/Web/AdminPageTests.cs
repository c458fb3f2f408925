using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What the shop's pages ask of a plugin's and do not say until they are opened.</summary>
public sealed partial class AdminPageTests
{
    // Names of what the grid's script posts beside the filters: a parameter of that name is taken for the prefix of its members.
    static readonly string[] _postedByGrids = ["draw", "start", "length", "search", "order", "columns"];

    [Test]
    public void No_action_of_a_grid_calls_its_filters_as_the_grid_calls_something_else() =>
        Assert.That(
            from controller in typeof(CashbackDefaults).Assembly.GetTypes().Where(typeof(ControllerBase).IsAssignableFrom)
            from action in controller.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            from parameter in action.GetParameters()
            where typeof(BaseSearchModel).IsAssignableFrom(parameter.ParameterType) && _postedByGrids.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
            select $"{controller.Name}.{action.Name}({parameter.Name})",
            Is.Empty);

    [Test]
    public void Every_card_says_whether_it_is_folded_and_where_that_is_kept() =>
        Assert.That(
            from view in Views()
            from Match card in Card().Matches(view.Text)
            where !card.Value.Contains(" asp-hide=", StringComparison.Ordinal) || !card.Value.Contains(" asp-hide-block-attribute-name=", StringComparison.Ordinal)
            select $"{view.Name}: {card.Value}",
            Is.Empty);

    [Test]
    public void No_field_leaves_its_unit_to_an_editor_template_that_the_shop_has_for_numbers_only() =>
        Assert.That(Views().Where(view => view.Text.Contains("asp-postfix", StringComparison.Ordinal)).Select(view => view.Name), Is.Empty);

    [Test]
    public void No_text_with_something_filled_in_is_written_as_markup() =>
        Assert.That(from view in Views() from Match text in FilledIn().Matches(view.Text) select $"{view.Name}: {text.Value}", Is.Empty);

    static IEnumerable<(string Name, string Text)> Views()
    {
        var folder = Path.Combine(LocaleSources.PluginFolder, "Views");
        return Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)));
    }

    [GeneratedRegex("<nop-card .*?>\\s*$", RegexOptions.Multiline)]
    private static partial Regex Card();

    // What T gives is markup, and nothing in it is encoded; its Text is.
    [GeneratedRegex("""@T\("[^"]+",(?:[^()\n]|\([^()\n]*\))*\)(?!\.Text)""")]
    private static partial Regex FilledIn();
}
