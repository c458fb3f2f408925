using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

// A form that the button of the page submits after the browser has asked.
[HtmlTargetElement("nop-delete-confirmation", Attributes = MODEL_ID_ATTRIBUTE_NAME + "," + BUTTON_ID_ATTRIBUTE_NAME, TagStructure = TagStructure.WithoutEndTag)]
public class NopDeleteConfirmationTagHelper(IHtmlGenerator generator, IHtmlHelper htmlHelper) : TagHelper
{
    protected const string MODEL_ID_ATTRIBUTE_NAME = "asp-model-id";
    protected const string BUTTON_ID_ATTRIBUTE_NAME = "asp-button-id";
    protected const string ACTION_ATTRIBUTE_NAME = "asp-action";
    protected readonly IHtmlHelper _htmlHelper = htmlHelper;

    [HtmlAttributeName(MODEL_ID_ATTRIBUTE_NAME)]
    public string ModelId { get; set; }

    [HtmlAttributeName(BUTTON_ID_ATTRIBUTE_NAME)]
    public string ButtonId { get; set; }

    [HtmlAttributeName(ACTION_ATTRIBUTE_NAME)]
    public string Action { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var form = generator.GenerateForm(ViewContext, Action ?? "Delete", controllerName: null, new { id = ModelId }, method: "post", new { id = ButtonId + "-form" });
        form.InnerHtml.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        output.SuppressOutput();
        output.Content.SetHtmlContent(form);
        output.Content.AppendHtml(await Confirmation.ScriptAsync(ViewContext, ButtonId, ButtonId + "-form", text: null));
    }
}
