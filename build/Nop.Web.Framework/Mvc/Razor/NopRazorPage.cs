using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Localization;
using Nop.Web.Framework.Localization;

namespace Nop.Web.Framework.Mvc.Razor;

public abstract class NopRazorPage<TModel> : RazorPage<TModel>
{
    protected ILocalizationService _localizationService;
    protected Localizer _localizer;

    public Localizer T => _localizer ??= Localize;

    private LocalizedString Localize(string text, params object[] args)
    {
        _localizationService ??= Context.RequestServices.GetRequiredService<ILocalizationService>();
        var localized = _localizationService.GetResourceAsync(text).GetAwaiter().GetResult();
        return new LocalizedString(args is { Length: > 0 } && !string.IsNullOrEmpty(localized) ? string.Format(localized, args) : localized);
    }
}
