using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Core;
using Nop.Services.Localization;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-label", Attributes = FOR_ATTRIBUTE_NAME, TagStructure = TagStructure.WithoutEndTag)]
public class NopLabelTagHelper(IHtmlGenerator generator, ILocalizationService localizationService, IWorkContext workContext) : TagHelper
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";
    protected const string DISPLAY_HINT_ATTRIBUTE_NAME = "asp-display-hint";

    [HtmlAttributeName(FOR_ATTRIBUTE_NAME)]
    public ModelExpression For { get; set; }

    [HtmlAttributeName(DISPLAY_HINT_ATTRIBUTE_NAME)]
    public bool DisplayHint { get; set; } = true;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"{output.Attributes["class"]?.Value} label-wrapper".Trim());
        output.Content.SetHtmlContent(generator.GenerateLabel(ViewContext, For.ModelExplorer, For.Name, labelText: null, new { @class = "col-form-label" }));

        var hint = await HintAsync();
        if (string.IsNullOrEmpty(hint))
            return;
        var icon = new TagBuilder("div") { Attributes = { ["class"] = "ico-help", ["title"] = hint, ["data-toggle"] = "tooltip" } };
        icon.InnerHtml.AppendHtml("<i class=\"fas fa-circle-question\"></i>");
        output.Content.AppendHtml(icon);
    }

    private async Task<string> HintAsync()
    {
        var name = (For.Metadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<NopResourceDisplayNameAttribute>().FirstOrDefault();
        if (!DisplayHint || name == null)
            return null;
        var language = await workContext.GetWorkingLanguageAsync();
        return await localizationService.GetResourceAsync(name.ResourceKey + ".Hint", language.Id, logIfNotFound: false, returnEmptyIfNotFound: true);
    }
}
