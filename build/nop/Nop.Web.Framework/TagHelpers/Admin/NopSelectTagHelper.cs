using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Core.Domain.Common;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-select", TagStructure = TagStructure.WithoutEndTag)]
public class NopSelectTagHelper : TagHelper
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";
    protected const string NAME_ATTRIBUTE_NAME = "asp-for-name";
    protected const string ITEMS_ATTRIBUTE_NAME = "asp-items";
    protected const string MULTIPLE_ATTRIBUTE_NAME = "asp-multiple";
    protected const string REQUIRED_ATTRIBUTE_NAME = "asp-required";
    protected readonly IHtmlHelper _htmlHelper;

    public NopSelectTagHelper(AdminAreaSettings adminAreaSettings, IHtmlHelper htmlHelper) => _htmlHelper = htmlHelper;

    [HtmlAttributeName(FOR_ATTRIBUTE_NAME)]
    public ModelExpression For { get; set; }

    [HtmlAttributeName(NAME_ATTRIBUTE_NAME)]
    public string Name { get; set; }

    [HtmlAttributeName(ITEMS_ATTRIBUTE_NAME)]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    [HtmlAttributeName(REQUIRED_ATTRIBUTE_NAME)]
    public string IsRequired { get; set; }

    [HtmlAttributeName(MULTIPLE_ATTRIBUTE_NAME)]
    public string IsMultiple { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)_htmlHelper).Contextualize(ViewContext);
        var htmlAttributes = output.Attributes.ToDictionary(x => x.Name, x => x.Value);
        htmlAttributes.TryAdd("class", "form-control select2");
        htmlAttributes.TryAdd("style", "width: 100%;");
        var name = For?.Name ?? Name;

        output.SuppressOutput();
        output.Content.SetHtmlContent("<div class=\"select2-blue\">");
        output.Content.AppendHtml(IsMultiple == "true" ? _htmlHelper.ListBox(name, Items, htmlAttributes) : _htmlHelper.DropDownList(name, Items, htmlAttributes));
        output.Content.AppendHtml("</div>");
        if (IsRequired == "true")
            RequiredMark.Around(output);
        return Task.CompletedTask;
    }
}
