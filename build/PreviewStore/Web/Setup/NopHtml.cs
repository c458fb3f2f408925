using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Nop.Web.Framework.UI;

namespace Cashback.Preview.Web.Setup;

/// <summary>What views hand to the layout of the page that they are on.</summary>
public sealed class NopHtml : INopHtmlHelper
{
    readonly List<string> _classes = [];
    readonly List<string> _titles = [];
    readonly List<string> _styles = [];
    readonly List<string> _head = [];
    readonly Dictionary<ResourceLocation, List<string>> _scripts = [];
    string? _activeMenuItem;

    /// <summary>Classes of the html element.</summary>
    public string PageClasses => string.Join(' ', _classes);

    /// <summary>What the page calls itself; null: nothing.</summary>
    public string? Title => _titles.Count > 0 ? string.Join(" · ", _titles) : null;

    /// <summary>Style sheets and other parts of the head.</summary>
    public IHtmlContent Head() => new HtmlString(string.Concat(_styles.Distinct().Select(address => $"<link rel=\"stylesheet\" href=\"{Encode(address)}\" />").Concat(_head)) + Scripts(ResourceLocation.Head));

    /// <summary>Scripts for the end of the body.</summary>
    public IHtmlContent Footer() => new HtmlString(Scripts(ResourceLocation.Footer) + Scripts(ResourceLocation.Auto));

    /// <inheritdoc/>
    public void AddCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false) => _styles.Insert(0, Address(src));

    /// <inheritdoc/>
    public void AppendCssFileParts(string src, string debugSrc = "", bool excludeFromBundle = false) => _styles.Add(Address(src));

    /// <inheritdoc/>
    public void AddHeadCustomParts(string part) => _head.Insert(0, part);

    /// <inheritdoc/>
    public void AppendHeadCustomParts(string part) => _head.Add(part);

    /// <inheritdoc/>
    public void AddInlineScriptParts(ResourceLocation location, string script) => At(location).Insert(0, script);

    /// <inheritdoc/>
    public void AppendInlineScriptParts(ResourceLocation location, string script) => At(location).Add(script);

    /// <inheritdoc/>
    public void AddPageCssClassParts(string part) => _classes.Insert(0, part);

    /// <inheritdoc/>
    public void AppendPageCssClassParts(string part) => _classes.Add(part);

    /// <inheritdoc/>
    public void AddScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false) => At(location).Insert(0, Script(src));

    /// <inheritdoc/>
    public void AppendScriptParts(ResourceLocation location, string src, string debugSrc = "", bool excludeFromBundle = false) => At(location).Add(Script(src));

    /// <inheritdoc/>
    public void AddTitleParts(string part) => _titles.Insert(0, part);

    /// <inheritdoc/>
    public void AppendTitleParts(string part) => _titles.Add(part);

    /// <inheritdoc/>
    public string GetActiveMenuItemSystemName() => _activeMenuItem ?? "";

    /// <inheritdoc/>
    public void SetActiveMenuItemSystemName(string systemName) => _activeMenuItem = systemName;

    List<string> At(ResourceLocation location) => _scripts.TryGetValue(location, out var parts) ? parts : _scripts[location] = [];

    string Scripts(ResourceLocation location) => string.Concat(At(location).Distinct());

    static string Script(string src) => $"<script src=\"{Encode(Address(src))}\"></script>";

    static string Address(string src) => src.StartsWith('~') ? src[1..] : src;

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
