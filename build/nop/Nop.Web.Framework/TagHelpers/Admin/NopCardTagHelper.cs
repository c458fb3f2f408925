using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.Factories;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-card", Attributes = NAME_ATTRIBUTE_NAME)]
public class NopCardTagHelper : TagHelper
{
    protected const string NAME_ATTRIBUTE_NAME = "asp-name";
    protected const string TITLE_ATTRIBUTE_NAME = "asp-title";
    protected const string HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME = "asp-hide-block-attribute-name";
    protected const string IS_HIDE_ATTRIBUTE_NAME = "asp-hide";
    protected const string IS_ADVANCED_ATTRIBUTE_NAME = "asp-advanced";
    protected const string CARD_ICON_ATTRIBUTE_NAME = "asp-icon";

    public NopCardTagHelper(IViewComponentHelper viewComponentHelper, IWidgetModelFactory widgetModelFactory)
    {
    }

    [HtmlAttributeName(TITLE_ATTRIBUTE_NAME)]
    public string Title { get; set; }

    [HtmlAttributeName(NAME_ATTRIBUTE_NAME)]
    public string Name { get; set; }

    [HtmlAttributeName(HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME)]
    public string HideBlockAttributeName { get; set; }

    [HtmlAttributeName(IS_HIDE_ATTRIBUTE_NAME)]
    public bool IsHide { get; set; }

    [HtmlAttributeName(IS_ADVANCED_ATTRIBUTE_NAME)]
    public bool IsAdvanced { get; set; }

    [HtmlAttributeName(CARD_ICON_ATTRIBUTE_NAME)]
    public string CardIconIsAdvanced { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // The shop reads these without asking whether they are there, and answers with an error page where they are not.
        foreach (var attribute in new[] { HIDE_BLOCK_ATTRIBUTE_NAME_ATTRIBUTE_NAME, IS_HIDE_ATTRIBUTE_NAME })
        {
            if (!context.AllAttributes.ContainsName(attribute))
                throw new NullReferenceException($"nop-card {Name} needs {attribute}");
        }

        // The shop titles a card only where it has an icon.
        var header = new TagBuilder("div") { Attributes = { ["class"] = "card-header with-border clearfix" } };
        if (context.AllAttributes.ContainsName(CARD_ICON_ATTRIBUTE_NAME))
        {
            var title = new TagBuilder("div") { Attributes = { ["class"] = "card-title" } };
            title.InnerHtml.AppendHtml(new TagBuilder("i") { Attributes = { ["class"] = CardIconIsAdvanced } });
            title.InnerHtml.Append(Title ?? string.Empty);
            header.InnerHtml.AppendHtml(title);
        }

        var card = new TagBuilder("div") { Attributes = { ["class"] = "card card-secondary card-outline", ["id"] = Name, ["data-card-name"] = Name } };
        card.InnerHtml.AppendHtml(header);
        card.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.Content.SetHtmlContent(card);
    }
}
