using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>
/// At the top of a page whose form was refused: everything that is wrong, each a link to its field, and the script that brings the first of them into view. Nothing where nothing
/// is wrong. Each message still stands beside its field, whose id is what the framework makes of its name.
/// </summary>
[HtmlTargetElement("cashback-wrong", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WrongTagHelper(Texts texts, IUrlHelperFactory urls) : TagHelper
{
    const string Script = "~/Plugins/Misc.Cashback/Content/cashback-wrong.js";

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>CSS classes of the list beside its own.</summary>
    [HtmlAttributeName("class")]
    public string Classes { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(await ContentAsync());
    }

    /// <summary>Renders it, for a helper that heads a page.</summary>
    internal async Task<IHtmlContent> ContentAsync()
    {
        var content = new HtmlContentBuilder();
        var wrong = ViewContext.ViewData.ModelState.SelectMany(field => field.Value!.Errors, (field, error) => (Field: field.Key, Message: error.ErrorMessage))
            .Where(one => one.Message.Length > 0).ToList();
        if (wrong.Count == 0)
            return content;

        content.AppendHtml($"<div class=\"cashback-wrong {Classes}\"><p>").Append(await texts.GetAsync("Wrong")).AppendHtml("</p><ul>");
        foreach (var (field, message) in wrong)
        {
            var words = NameOf(field) is { Length: > 0 } name ? await texts.GetAsync("Errors.OfField", name, message) : message;
            content.AppendHtml("<li>").AppendHtml(field.Length == 0 ? new HtmlContentBuilder().Append(words) : Link(field, words)).AppendHtml("</li>");
        }

        var script = new TagBuilder("script") { Attributes = { ["src"] = urls.GetUrlHelper(ViewContext).Content(Script), ["defer"] = "defer" } };
        return content.AppendHtml("</ul></div>").AppendHtml(script);
    }

    static TagBuilder Link(string field, string words)
    {
        var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{TagBuilder.CreateSanitizedId(field, "_")}" } };
        link.InnerHtml.Append(words);
        return link;
    }

    // What the field is called on the page; null: its model does not say.
    string? NameOf(string field)
    {
        ModelMetadata? metadata = ViewContext.ViewData.ModelMetadata;
        foreach (var part in field.Split('.'))
        {
            // Of a list, what its elements are: "Groups[0]".
            var (name, place) = (part.Split('[')[0], part.Contains('[', StringComparison.Ordinal));
            metadata = metadata?.Properties[name];
            metadata = place ? metadata?.ElementMetadata : metadata;
        }

        return metadata?.DisplayName;
    }
}
