namespace Cashback.Preview.Web.Setup;

/// <summary>Numbers and dates of a request are those of its working language, as in nopCommerce.</summary>
public sealed class WorkingCulture(RequestDelegate next)
{
    /// <summary>Sets the culture of pages; files need none.</summary>
    public async Task InvokeAsync(HttpContext context, IWorkContext work)
    {
        if (context.GetEndpoint() is not null)
        {
            var culture = CultureInfo.GetCultureInfo((await work.GetWorkingLanguageAsync()).LanguageCulture);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }

        await next(context);
    }
}
