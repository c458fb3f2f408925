using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Web.Framework.TagHelpers.Admin;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>A row of a form whose field stands between its tags: the label with its hint, the field, and the message beside it.</summary>
[HtmlTargetElement("cashback-row", Attributes = ForAttribute)]
public class RowTagHelper(ITagHelperFactory helpers, FieldNotes notes) : TagHelper
{
    private protected const string ForAttribute = "asp-for";

    /// <summary>The model's property.</summary>
    [HtmlAttributeName(ForAttribute)]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The view.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Columns of the label, of twelve.</summary>
    [HtmlAttributeName("columns")]
    public virtual int LabelColumns { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = await FieldAsync(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "form-group row");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml($"<div class=\"col-md-{LabelColumns}\">")
            .AppendHtml(await LabelAsync())
            .AppendHtml($"</div><div class=\"col-md-{12 - LabelColumns}\">")
            .AppendHtml(field)
            .AppendHtml(await NotesAsync())
            .AppendHtml("</div>"));
    }

    /// <summary>Renders the content of the label's column.</summary>
    private protected virtual Task<IHtmlContent> LabelAsync() => RenderAsync<NopLabelTagHelper>("nop-label", label => label.For = For);

    /// <summary>Renders the content of the field's column.</summary>
    private protected virtual async Task<IHtmlContent> FieldAsync(TagHelperOutput output) =>
        new HtmlContentBuilder().AppendHtml(await output.GetChildContentAsync()).AppendHtml(await MessageAsync());

    /// <summary>Renders what stands below the field in small letters.</summary>
    private protected virtual Task<IHtmlContent> NotesAsync() => notes.OfAsync(For);

    /// <summary>Where the page says what is wrong with the field.</summary>
    private protected virtual Task<IHtmlContent> MessageAsync() => RenderAsync<ValidationMessageTagHelper>("span", message => message.For = For, TagMode.StartTagAndEndTag);

    /// <summary>The HTML of another tag, as a view would get it.</summary>
    private protected async Task<IHtmlContent> RenderAsync<T>(string tag, Action<T> set, TagMode mode = TagMode.SelfClosing, TagHelperAttributeList? attributes = null) where T : TagHelper
    {
        var helper = helpers.CreateTagHelper<T>(ViewContext);
        set(helper);
        var context = new TagHelperContext(tag, [], new Dictionary<object, object>(), Guid.NewGuid().ToString("N"));
        var output = new TagHelperOutput(tag, attributes ?? [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())) { TagMode = mode };
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        return output;
    }
}

/// <summary>
/// A row of a form with the shop's own editor of a property. Attributes that are not named here are the input's own;
/// what stands between its tags comes after the message.
/// </summary>
/// <remarks>A list of items makes it a choice; a <c>type</c> makes it a plain input of that type.</remarks>
[HtmlTargetElement("cashback-field", Attributes = ForAttribute)]
public class FieldTagHelper(ITagHelperFactory helpers, FieldNotes notes) : RowTagHelper(helpers, notes)
{
    /// <summary>Marked as one that must be filled.</summary>
    [HtmlAttributeName("asp-required")]
    public bool IsRequired { get; set; }

    /// <summary>Items to choose from; null: it is typed.</summary>
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Several may be chosen.</summary>
    [HtmlAttributeName("asp-multiple")]
    public bool IsMultiple { get; set; }

    /// <summary>Unit that stands behind the field.</summary>
    [HtmlAttributeName("postfix")]
    public string? Postfix { get; set; }

    /// <summary>Type of a plain input; null: the shop's editor chooses.</summary>
    [HtmlAttributeName("type")]
    public string? Type { get; set; }

    private protected override async Task<IHtmlContent> FieldAsync(TagHelperOutput output)
    {
        var after = await output.GetChildContentAsync();
        var field = new HtmlContentBuilder();
        if (Postfix is not null)
            field.AppendHtml("<div class=\"input-postfix w-100\" data-postfix=\"").Append(Postfix).AppendHtml("\">");
        field.AppendHtml(await EditorAsync(output));
        if (Postfix is not null)
            field.AppendHtml("</div>");
        return field.AppendHtml(await MessageAsync()).AppendHtml(after);
    }

    Task<IHtmlContent> EditorAsync(TagHelperOutput output)
    {
        var required = IsRequired ? "true" : null;
        if (Items is not null)
            return RenderAsync<NopSelectTagHelper>("nop-select", select => (select.For, select.Items, select.IsMultiple, select.IsRequired) = (For, Items, IsMultiple ? "true" : null, required));
        if (Type is null)
            return RenderAsync<NopEditorTagHelper>("nop-editor", editor => (editor.For, editor.IsRequired) = (For, required));

        TagHelperAttributeList attributes = [new("type", Type), .. output.Attributes, new("class", "form-control")];
        return RenderAsync<InputTagHelper>("input", input => (input.For, input.InputTypeName, input.Format) = (For, Type, FormatOf(Type)), attributes: attributes);
    }

    // Browsers read dates in one form only.
    static string? FormatOf(string type) => type switch
    {
        "date" => "{0:yyyy-MM-dd}",
        "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
        _ => null,
    };
}

/// <summary>A row of what a list is searched by: a field without a message, since no search is wrong.</summary>
[HtmlTargetElement("cashback-search", Attributes = ForAttribute)]
public sealed class SearchTagHelper(ITagHelperFactory helpers, FieldNotes notes) : FieldTagHelper(helpers, notes)
{
    public override int LabelColumns { get; set; } = 4;

    private protected override Task<IHtmlContent> MessageAsync() => Task.FromResult<IHtmlContent>(HtmlString.Empty);

    private protected override Task<IHtmlContent> NotesAsync() => MessageAsync();
}

/// <summary>A row of the settings' form: a field with the box that gives one store a value of its own.</summary>
[HtmlTargetElement("cashback-setting", Attributes = ForAttribute)]
public sealed class SettingTagHelper(ITagHelperFactory helpers, FieldNotes notes, IModelMetadataProvider metadata) : FieldTagHelper(helpers, notes)
{
    /// <summary>Name of the setting; null: the field's.</summary>
    [HtmlAttributeName("setting")]
    public string? Setting { get; set; }

    public override int LabelColumns { get; set; } = 4;

    private protected override async Task<IHtmlContent> LabelAsync()
    {
        var (name, form) = (Setting ?? For.Name, (IOwnSettings)For.ModelExplorer.Container.Model);
        // With a dot: the shop's box looks its value up by this name, and finds no key in brackets.
        var own = new ModelExpression($"{nameof(form.Own)}.{name}", metadata.GetModelExplorerForType(typeof(bool), form.Own.TryGetValue(name, out var isOwn) && isOwn));
        var box = await RenderAsync<NopOverrideStoreCheckboxHelper>("nop-override-store-checkbox", all => (all.For, all.Input, all.StoreScope) = (own, For, form.ActiveStoreScopeConfiguration));
        return new HtmlContentBuilder().AppendHtml(box).AppendHtml(await base.LabelAsync());
    }
}

/// <summary>A form of settings of which a store may have its own values.</summary>
interface IOwnSettings : ISettingsModel
{
    /// <summary>Whether the store has a value of its own, by the setting's name.</summary>
    IDictionary<string, bool> Own { get; }
}
