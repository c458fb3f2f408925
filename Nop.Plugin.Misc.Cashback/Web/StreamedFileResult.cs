using Microsoft.Net.Http.Headers;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>A download that is written while it is sent: nothing is kept whole in memory or on disk.</summary>
/// <param name="contentType">Its type.</param>
/// <param name="fileName">Its name at the browser.</param>
/// <param name="write">Writes it; stops where the browser goes away.</param>
sealed class StreamedFileResult(string contentType, string fileName, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = contentType;
        response.Headers[HeaderNames.CacheControl] = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers[HeaderNames.ContentDisposition] = disposition.ToString();
        await write(response.Body, context.HttpContext.RequestAborted);
    }
}
