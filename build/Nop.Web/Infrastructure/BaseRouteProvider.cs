namespace Nop.Web.Infrastructure;

public class BaseRouteProvider
{
    // As in a shop without a language in its addresses.
    protected string GetLanguageRoutePattern() => string.Empty;
}
