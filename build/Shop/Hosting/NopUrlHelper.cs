using Nop.Web.Framework.Mvc.Routing;

namespace Cashback.Preview.Hosting;

/// <summary>Addresses of routes by name, also outside of a request.</summary>
public sealed class NopUrlHelper(IServiceProvider services, IHttpContextAccessor http) : INopUrlHelper
{
    /// <inheritdoc/>
    public string RouteUrl(string routeName, object values = null!, string protocol = null!, string host = null!, string fragment = null!)
    {
        if (services.GetService<LinkGenerator>() is not { } links)
            return Plain(routeName, values);
        var end = fragment is null ? FragmentString.Empty : new FragmentString("#" + fragment);
        var absolute = protocol is not null || host is not null;
        if (http.HttpContext is { } context)
            return (absolute ? links.GetUriByName(context, routeName, values, protocol, host is null ? null : new HostString(host), fragment: end) : links.GetPathByName(context, routeName, values, fragment: end)) ?? "";
        return links.GetPathByName(routeName, values, fragment: end) ?? Plain(routeName, values);
    }

    // Where no routes are mapped, an address still tells what it is for.
    static string Plain(string routeName, object values) =>
        $"/{routeName}{QueryString.Create(new RouteValueDictionary(values).Select(value => KeyValuePair.Create(value.Key, value.Value?.ToString())))}";
}
