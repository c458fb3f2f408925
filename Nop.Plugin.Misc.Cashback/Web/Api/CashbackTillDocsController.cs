using Microsoft.Extensions.FileProviders;
using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>What the API says of itself, to anybody: its document, its errors, and that there is nothing else.</summary>
[Route(ApiVersion.Path)]
public sealed class CashbackTillDocsController : ControllerBase
{
    static readonly EmbeddedFileProvider s_files = new(typeof(CashbackTillDocsController).Assembly, baseNamespace: "");

    /// <summary>The OpenAPI document.</summary>
    [HttpGet("openapi.json")]
    public IActionResult Document() => File(s_files.GetFileInfo("Api.openapi.json").CreateReadStream(), "application/json");

    /// <summary>An error, by its code: where the type of a problem leads.</summary>
    [HttpGet("errors/{code}")]
    public IActionResult Error(string code) => new TillResult(
        ApiProblems.Find(code) is { } problem ? TillReply.Ok(problem) : TillReply.Of(ApiProblems.RequestUnknown, TillGate.RequestIdOf(HttpContext)));

    /// <summary>Anything else.</summary>
    [Route("{**rest}", Order = int.MaxValue)]
    public IActionResult Unknown() => new TillResult(TillReply.Of(ApiProblems.RequestUnknown, TillGate.RequestIdOf(HttpContext)));
}
