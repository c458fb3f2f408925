using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.UI;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>
/// The head of an admin page: its title, which the browser's window gets too, the way back, and what stands between its tags at the right. It also
/// marks the page's item in the menu, and says below itself what is wrong with a form that was refused.
/// </summary>
[HtmlTargetElement("cashback-header", Attributes = "title,menu-item")]
public sealed class HeaderTagHelper(INopHtmlHelper html, Texts texts, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Title of the page.</summary>
    [HtmlAttributeName("title")]
    public string Title { get; set; } = "";

    /// <summary>System name of the page's item in the menu.</summary>
    [HtmlAttributeName("menu-item")]
    public string MenuItem { get; set; } = "";

    /// <summary>What the page itself is headed with; null: its title.</summary>
    [HtmlAttributeName("heading")]
    public string? Heading { get; set; }

    /// <summary>A few small words beside the heading; null: none.</summary>
    [HtmlAttributeName("note")]
    public string? Note { get; set; }

    /// <summary>Name of the page that this one was opened from; null: there is no way back.</summary>
    [HtmlAttributeName("back")]
    public string? Back { get; set; }

    /// <summary>Address of that page.</summary>
    [HtmlAttributeName("back-url")]
    public string? BackUrl { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewBag.PageTitle = Title;
        html.SetActiveMenuItemSystemName(MenuItem);

        var right = await output.GetChildContentAsync();
        var content = new HtmlContentBuilder().AppendHtml("<h1 class=\"float-left\">").Append(Heading ?? Title);
        if (Note is not null)
            content.AppendHtml(" <small>").Append(Note).AppendHtml("</small>");
        if (Back is not null)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = BackUrl;
            link.InnerHtml.Append(Back);
            content.AppendHtml(" <small><i class=\"fas fa-arrow-circle-left\"></i> ").AppendHtml(link).AppendHtml("</small>");
        }

        content.AppendHtml("</h1>");
        if (!right.IsEmptyOrWhiteSpace)
            content.AppendHtml("<div class=\"float-right\">").AppendHtml(right).AppendHtml("</div>");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "content-header clearfix");
        output.Content.SetHtmlContent(content);
        output.PostElement.AppendHtml(await new WrongTagHelper(texts, urls) { ViewContext = ViewContext, Classes = "alert alert-danger mx-3" }.ContentAsync());
    }
}
