using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Puts <see cref="BusyPages"/> around the pages of the shop: who reads and language are known there, and pages are not yet made.</summary>
sealed class BusyPagesStartup : INopStartup
{
    /// <summary>After authentication and authorization (600) and before the endpoints (900).</summary>
    public int Order => 850;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Configure(IApplicationBuilder application) => application.UseMiddleware<BusyPages>();
}

/// <summary>Answers that cashback is busy where a page could not read the ledger in time: an expected failure of a page, and not an error of the shop.</summary>
/// <remarks>What acts on the ledger answers Busy by itself, at its own field. This is for the readings around it, in pages of the plugin and in those of the shop that show credit.</remarks>
sealed class BusyPages(RequestDelegate next)
{
    const string RetrySeconds = "5";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (LedgerBusyException) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context);
        }
    }

    static async Task AnswerAsync(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<Texts>();
        var message = await texts.GetAsync("Busy");
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetrySeconds;
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            await context.Response.WriteAsJsonAsync(new { error = 1, success = false, message });
            return;
        }

        await WordPage.WriteAsync(context, message, await texts.GetAsync("Busy.Again"));
    }
}
