using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-textarea", Attributes = FOR_ATTRIBUTE_NAME)]
public class NopTextAreaTagHelper(IHtmlGenerator generator) : TextAreaTagHelper(generator)
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";
    protected const string REQUIRED_ATTRIBUTE_NAME = "asp-required";
    protected const string CUSTOM_HTML_ATTRIBUTES = "html-attributes";

    [HtmlAttributeName(CUSTOM_HTML_ATTRIBUTES)]
    public object CustomHtmlAttributes { get; set; }

    [HtmlAttributeName(REQUIRED_ATTRIBUTE_NAME)]
    public string IsRequired { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "textarea";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var (name, value) in HtmlHelper.AnonymousObjectToHtmlAttributes(CustomHtmlAttributes))
            output.Attributes.SetAttribute(name, value);
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} form-control".Trim());
        if (!output.Attributes.ContainsName("rows"))
            output.Attributes.SetAttribute("rows", 4);
        if (IsRequired == "true")
            RequiredMark.Around(output);
        await base.ProcessAsync(context, output);
    }
}
