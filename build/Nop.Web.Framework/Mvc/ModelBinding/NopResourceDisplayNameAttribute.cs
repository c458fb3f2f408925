using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Localization;

namespace Nop.Web.Framework.Mvc.ModelBinding;

public sealed class NopResourceDisplayNameAttribute : DisplayNameAttribute, IModelAttribute
{
    public NopResourceDisplayNameAttribute(string resourceKey) : base(resourceKey) => ResourceKey = resourceKey;

    public string ResourceKey { get; set; }
    public string Name => nameof(NopResourceDisplayNameAttribute);

    // Outside a request there is no language to ask for, and the key stands for itself.
    public override string DisplayName =>
        new HttpContextAccessor().HttpContext?.RequestServices.GetService<ILocalizationService>()?.GetResourceAsync(ResourceKey).GetAwaiter().GetResult() ?? ResourceKey;
}
