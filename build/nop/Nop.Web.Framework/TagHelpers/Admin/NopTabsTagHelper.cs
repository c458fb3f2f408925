using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

// All tabs one below the other, with a list of links above them: no script needed.
[HtmlTargetElement("nop-tabs", Attributes = ID_ATTRIBUTE_NAME)]
public class NopTabsTagHelper : TagHelper
{
    protected const string ID_ATTRIBUTE_NAME = "id";
    protected const string TAB_NAME_TO_SELECT_ATTRIBUTE_NAME = "asp-tab-name-to-select";
    protected const string RENDER_SELECTED_TAB_INPUT_ATTRIBUTE_NAME = "asp-render-selected-tab-input";

    public NopTabsTagHelper(IHtmlHelper htmlHelper)
    {
    }

    [HtmlAttributeName(TAB_NAME_TO_SELECT_ATTRIBUTE_NAME)]
    public string TabNameToSelect { get; set; }

    [HtmlAttributeName(RENDER_SELECTED_TAB_INPUT_ATTRIBUTE_NAME)]
    public string RenderSelectedTabInput { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tabs = new List<NopTabContextItem>();
        context.Items[typeof(NopTabsTagHelper)] = tabs;
        await output.GetChildContentAsync();

        output.TagName = "div";
        output.Attributes.SetAttribute("class", "nav-tabs-custom");
        output.Content.SetHtmlContent($"<ul class=\"nav nav-tabs\">{string.Concat(tabs.Select(x => $"<li class=\"nav-item\">{x.Title}</li>"))}</ul>");
        output.Content.AppendHtml($"<div class=\"tab-content\">{string.Concat(tabs.Select(x => x.Content))}</div>");
    }
}
