using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>
/// What stands below a field: what 0, or nothing, means in it, always; and its hint where the shop hides the sign at which hints are read, on narrow screens, on which nothing can be pointed at
/// either.
/// </summary>
public sealed class FieldNotes(ILocalizationService localization, IWorkContext work)
{
    /// <summary>Renders it; empty where the field has neither.</summary>
    /// <param name="field">The model's property.</param>
    public async Task<IHtmlContent> OfAsync(ModelExpression field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var content = new HtmlContentBuilder();
        if ((field.Metadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<NopResourceDisplayNameAttribute>().FirstOrDefault() is not { } name)
            return content;

        foreach (var meaning in new[] { "Zero", "Empty" })
        {
            if (await FindAsync($"{name.ResourceKey}.{meaning}") is { } words)
                content.AppendHtml("<small class=\"form-text text-muted\">").Append(words).AppendHtml("</small>");
        }

        if (await FindAsync($"{name.ResourceKey}.Hint") is { } hint)
            content.AppendHtml("<small class=\"form-text text-muted d-xl-none\">").Append(hint).AppendHtml("</small>");
        return content;
    }

    async Task<string?> FindAsync(string key)
    {
        var language = await work.GetWorkingLanguageAsync();
        return await localization.GetResourceAsync(key, language.Id, logIfNotFound: false, returnEmptyIfNotFound: true) is { Length: > 0 } text ? text : null;
    }
}
