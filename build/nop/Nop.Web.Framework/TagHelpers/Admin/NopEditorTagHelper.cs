using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

[HtmlTargetElement("nop-editor", Attributes = FOR_ATTRIBUTE_NAME, TagStructure = TagStructure.WithoutEndTag)]
public class NopEditorTagHelper(IHtmlHelper htmlHelper) : TagHelper
{
    protected const string FOR_ATTRIBUTE_NAME = "asp-for";
    protected const string CUSTOM_HTML_ATTRIBUTES = "html-attributes";
    protected const string REQUIRED_ATTRIBUTE_NAME = "asp-required";
    protected const string RENDER_FORM_CONTROL_CLASS_ATTRIBUTE_NAME = "asp-render-form-control-class";
    protected const string TEMPLATE_ATTRIBUTE_NAME = "asp-template";
    protected const string POSTFIX_ATTRIBUTE_NAME = "asp-postfix";

    [HtmlAttributeName(FOR_ATTRIBUTE_NAME)]
    public ModelExpression For { get; set; }

    [HtmlAttributeName(CUSTOM_HTML_ATTRIBUTES)]
    public object CustomHtmlAttributes { get; set; }

    [HtmlAttributeName(REQUIRED_ATTRIBUTE_NAME)]
    public string IsRequired { get; set; }

    [HtmlAttributeName(RENDER_FORM_CONTROL_CLASS_ATTRIBUTE_NAME)]
    public string RenderFormControlClass { get; set; }

    [HtmlAttributeName(TEMPLATE_ATTRIBUTE_NAME)]
    public string Template { get; set; }

    [HtmlAttributeName(POSTFIX_ATTRIBUTE_NAME)]
    public string Postfix { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // The shop's templates are of values that are there: of one that may be empty they make a field that must be filled, unless a hint names another.
        if (Nullable.GetUnderlyingType(For.Metadata.ModelType) is not null && Template is null && For.Metadata.TemplateHint is null)
            throw new InvalidOperationException($"{For.Name} may be empty: its editor needs a template that can be, or a type.");

        ((IViewContextAware)htmlHelper).Contextualize(ViewContext);
        var htmlAttributes = HtmlHelper.AnonymousObjectToHtmlAttributes(CustomHtmlAttributes);
        if (RenderFormControlClass == "true" || RenderFormControlClass == null && For.Metadata.UnderlyingOrModelType != typeof(bool))
            htmlAttributes["class"] = htmlAttributes.TryGetValue("class", out var own) ? own + " form-control" : "form-control";

        output.SuppressOutput();
        if (IsRequired == "true")
            RequiredMark.Around(output);
        output.Content.SetHtmlContent(htmlHelper.Editor(For.Name, Template, new { htmlAttributes, postfix = Postfix }));
        return Task.CompletedTask;
    }
}
