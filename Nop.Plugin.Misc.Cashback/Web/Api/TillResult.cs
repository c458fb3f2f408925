using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Writes an answer of the API.</summary>
sealed class TillResult(TillReply reply) : IActionResult
{
    const string Seconds = "1";

    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.Problem is null ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["Request-Id"] = TillGate.RequestIdOf(context.HttpContext);
        response.Headers["Cashback-Version"] = ApiVersion.Current;
        if (reply.IsReplayed)
            response.Headers["Idempotent-Replayed"] = "true";
        if (reply.Location is { } location)
            response.Headers.Location = location;
        if (reply.Next is { } next)
            response.Headers.Link = $"<{next}>; rel=\"next\"";
        if (reply.Problem?.Status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        if (reply.Problem is { } problem && (problem == ApiProblems.IdempotencyInProgress || problem == ApiProblems.ServerBusy))
            response.Headers.RetryAfter = Seconds;
        return reply.File is { } file
            ? new StreamedFileResult(file.ContentType, file.Name, file.WriteAsync).ExecuteResultAsync(context)
            : response.WriteAsync(reply.Body, context.HttpContext.RequestAborted);
    }
}
