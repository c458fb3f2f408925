using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-tab", ParentTag = "nop-tabs", Attributes = NAME_ATTRIBUTE_NAME)]
public class NopTabTagHelper : TagHelper
{
    protected const string NAME_ATTRIBUTE_NAME = "asp-name";
    protected const string TITLE_ATTRIBUTE_NAME = "asp-title";
    protected const string DEFAULT_ATTRIBUTE_NAME = "asp-default";

    public NopTabTagHelper(IHtmlHelper htmlHelper)
    {
    }

    [HtmlAttributeName(TITLE_ATTRIBUTE_NAME)]
    public string Title { get; set; }

    [HtmlAttributeName(DEFAULT_ATTRIBUTE_NAME)]
    public string IsDefault { get; set; }

    [HtmlAttributeName(NAME_ATTRIBUTE_NAME)]
    public string Name { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var encoder = HtmlEncoder.Default;
        var content = (await output.GetChildContentAsync()).GetContent();
        ((List<NopTabContextItem>)context.Items[typeof(NopTabsTagHelper)]).Add(new NopTabContextItem
        {
            Title = $"<a class=\"nav-link\" href=\"#{encoder.Encode(Name)}\">{encoder.Encode(Title ?? Name)}</a>",
            Content = $"<section class=\"tab-pane\" id=\"{encoder.Encode(Name)}\">{content}</section>",
            IsDefault = IsDefault == "true"
        });
        output.SuppressOutput();
    }
}
