using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>
/// Says in the reader's language what is wrong with a number or date that cannot be read. The framework has these messages in English only; they are replaced for the plugin's
/// own models, and the shop's models keep theirs.
/// </summary>
sealed class TypedValueMessages(IHttpContextAccessor http) : IConfigureOptions<MvcOptions>, IBindingMetadataProvider
{
    public void Configure(MvcOptions options) => options.ModelMetadataDetailsProviders.Add(this);

    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (context.Key.ContainerType?.Assembly != typeof(TypedValueMessages).Assembly || context.BindingMetadata.ModelBindingMessageProvider is not { } framework)
            return;

        var unreadable = KeyOf(Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType);
        var messages = new DefaultModelBindingMessageProvider(framework);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Text(unreadable));
        messages.SetUnknownValueIsInvalidAccessor(_ => Text(unreadable));
        messages.SetValueMustNotBeNullAccessor(_ => Text("Plugins.Misc.Cashback.Errors.Required"));
        context.BindingMetadata.ModelBindingMessageProvider = messages;
    }

    static string KeyOf(Type type) =>
        type == typeof(int) || type == typeof(long) ? "Plugins.Misc.Cashback.Errors.NotAWholeNumber"
        : type == typeof(DateTime) ? "Plugins.Misc.Cashback.Errors.NotADate"
        : "Plugins.Misc.Cashback.Errors.Choose";

    // The framework asks for a message at once, as the shop's own display names are asked for; texts come from the cache.
    string Text(string key) => http.HttpContext is { } context
        ? context.RequestServices.GetRequiredService<ILocalizationService>().GetResourceAsync(key).GetAwaiter().GetResult()
        : key;
}
