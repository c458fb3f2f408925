namespace Cashback.Preview.Hosting;

/// <summary>What a service asks about the request's address.</summary>
public sealed class WebHelper(IHttpContextAccessor http, IStoreContext store) : IWebHelper
{
    HttpRequest? Request => http.HttpContext?.Request;

    /// <inheritdoc/>
    public string GetCurrentIpAddress() => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <inheritdoc/>
    public string GetStoreLocation(bool? useSsl = null) => Request is { } request ? $"{request.Scheme}://{request.Host}/" : store.GetCurrentStore().Url;

    /// <inheritdoc/>
    public string GetThisPageUrl(bool includeQueryString, bool? useSsl = null, bool lowercaseUrl = false)
    {
        var url = GetStoreLocation().TrimEnd('/') + Request?.Path.Value + (includeQueryString ? Request?.QueryString.Value : "");
        return lowercaseUrl ? url.ToLowerInvariant() : url;
    }

    /// <inheritdoc/>
    public string GetUrlReferrer() => Request?.Headers.Referer.ToString() ?? "";

    /// <inheritdoc/>
    public bool IsAjaxRequest(HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";

    /// <inheritdoc/>
    public bool IsCurrentConnectionSecured() => Request?.IsHttps ?? false;
}
