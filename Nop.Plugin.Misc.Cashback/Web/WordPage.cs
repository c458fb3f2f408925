using System.Text.Encodings.Web;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>A page with a word and a way back, where the shop's own pages cannot be made.</summary>
static class WordPage
{
    /// <summary>Writes it; the status is the caller's.</summary>
    /// <param name="context">The request that it answers.</param>
    /// <param name="message">What happened.</param>
    /// <param name="again">What the way back is called.</param>
    public static async Task WriteAsync(HttpContext context, string message, string again)
    {
        // A form is not sent again by a link: its page is.
        var request = context.Request;
        var place = HttpMethods.IsGet(request.Method) ? $"{request.PathBase}{request.Path}{request.QueryString}"
            : Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery
            : $"{request.PathBase}/";

        // Two slashes would lead to another host.
        place = "/" + place.TrimStart('/');
        var encoder = HtmlEncoder.Default;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{encoder.Encode(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{encoder.Encode(message)}</title></head>
            <body style="font-family:sans-serif;max-width:34em;margin:3em auto;padding:0 1em">
            <p role="alert">{encoder.Encode(message)}</p>
            <p><a href="{encoder.Encode(place)}">{encoder.Encode(again)}</a></p>
            </body>
            </html>
            """);
    }
}
