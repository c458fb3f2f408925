using System.Reflection;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>What a form calls its fields.</summary>
public sealed class FieldLabels(ILocalizationService localization)
{
    /// <summary>The label of a field; null: it has none.</summary>
    /// <param name="form">The form's model.</param>
    /// <param name="field">Name of the field, a property of the model.</param>
    public async Task<string?> OfAsync(Type form, string field)
    {
        var label = form.GetProperty(field)?.GetCustomAttribute<NopResourceDisplayNameAttribute>();
        return label is null ? null : await localization.GetResourceAsync(label.ResourceKey);
    }
}
