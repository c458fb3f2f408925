using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Operations;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Runs an endpoint: body, gate, idempotency, answer. Whatever happens, a till gets JSON that says so.</summary>
sealed partial class TillRunner(IServiceProvider services, TillGate gate, OperationDesk operations, KeptAnswers kept, Nop.Services.Logging.ILogger log)
{
    const int MostKey = 255;
    const string DryRun = "dry_run";

    /// <summary>Answers a request.</summary>
    /// <typeparam name="T">The endpoint.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="action">The action that took it; its attributes say what it needs.</param>
    public async Task<TillReply> RunAsync<T>(HttpContext http, ControllerActionDescriptor action) where T : TillEndpoint
    {
        var id = TillGate.RequestIdOf(http);
        try
        {
            var scope = action.MethodInfo.GetCustomAttributes(typeof(TillScopeAttribute), inherit: false) is [TillScopeAttribute one] ? one.Scope : throw new InvalidOperationException($"{action.DisplayName} names no scope.");
            var isWrite = action.MethodInfo.IsDefined(typeof(TillWriteAttribute), inherit: false);
            var (body, problem, fault) = HttpMethods.IsPost(http.Request.Method) ? await RequestBody.ReadAsync(http.Request) : default;
            var (request, refused) = await gate.EnterAsync(http, scope, body);
            if (request is null)
                return refused!;
            if (problem is not null)
                return TillReply.Of(problem, id, faults: fault is null ? null : [fault]);

            var endpoint = ActivatorUtilities.CreateInstance<T>(services);
            return isWrite ? await WriteAsync(http, endpoint, request, $"{http.Request.Method} {action.AttributeRouteInfo!.Template![(ApiVersion.Path.Length + 1)..]}") : await endpoint.RunAsync(request);
        }
        catch (LedgerBusyException)
        {
            return TillReply.Of(ApiProblems.ServerBusy, id);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            await log.ErrorAsync($"Cashback API, request {id}: {exception.Message}", exception);
            return TillReply.Of(ApiProblems.ServerError, id);
        }
    }

    async Task<TillReply> WriteAsync(HttpContext http, TillEndpoint endpoint, TillRequest request, string name)
    {
        var dryRun = http.Request.Query[DryRun].ToString();
        if (dryRun is not ("" or "true" or "false"))
            return request.Problem(ApiProblems.RequestInvalid, faults: [new($"?{DryRun}", "range", "true or false.")]);
        if (dryRun == "true" || request.Key.IsTest)
            return await TryAsync(endpoint, request with { IsDryRun = true });

        if (http.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 } header])
            return request.Problem(ApiProblems.IdempotencyKeyRequired);
        if (KeyOf(header) is not { } key)
            return request.Problem(ApiProblems.IdempotencyKeyInvalid);

        // Its own time is enough for a till that has hung up: what has begun is not given up half-way.
        var path = string.Join('\n', http.Request.RouteValues.Where(value => value.Key is not ("controller" or "action" or "area")).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => value.Value));
        var wanted = new WantedOperation(request.Key.TillId, request.BranchId, name, key, CanonicalJson.FingerprintOf(request.Json, path)) { Receipt = ReceiptOf(request) };
        var claimed = await operations.ClaimAsync(wanted, CancellationToken.None);
        if (claimed.Outcome != ClaimOutcome.Begun)
            return await AnswerOfAsync(claimed, request);

        TillReply reply;
        var begun = request with { Operation = claimed.Row };
        try
        {
            reply = await endpoint.RunAsync(begun);
        }
        catch (Exception) when (begun.Act?.Answer is null)
        {
            // Not written by anybody, as far as is known; a claim that an act has answered is not let go by this.
            await operations.FreeAsync(claimed.Row);
            throw;
        }

        if (begun.Act?.Answer is { } standing)
            return Standing(standing);
        if (reply.Problem is { IsKept: false })
        {
            await operations.FreeAsync(claimed.Row);
            return reply;
        }

        return await operations.KeepAsync(claimed.Row, new(reply.Status, reply.Body, reply.Problem?.Code ?? "")) ? reply : await AnswerOfAsync(await operations.ClaimAsync(wanted, CancellationToken.None), request);
    }

    static async Task<TillReply> TryAsync(TillEndpoint endpoint, TillRequest request)
    {
        var reply = await endpoint.RunAsync(request);
        return request.Act?.Answer is { } tried ? Standing(tried) : reply;
    }

    async Task<TillReply> AnswerOfAsync(Claimed claimed, TillRequest request) => claimed.Outcome switch
    {
        ClaimOutcome.Done => Standing(await kept.OfAsync(claimed.Row)) with { IsReplayed = true },
        ClaimOutcome.Reused => request.Problem(ApiProblems.IdempotencyKeyReused),
        _ => request.Problem(ApiProblems.IdempotencyInProgress),
    };

    static TillReply Standing(OperationAnswer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return new(answer.Status, answer.Body)
        {
            Problem = answer.Code.Length == 0 ? null : ApiProblems.Find(answer.Code),
            Location = answer.Status == 201 && body.RootElement.TryGetProperty("location", out var location) ? location.GetString() : null,
        };
    }

    // Quoted, as the draft of the standard has it, or bare, as most do.
    static string? KeyOf(string header)
    {
        var key = header is ['"', .. var quoted, '"'] ? quoted : header;
        return key.Length <= MostKey && Visible().IsMatch(key) ? key : null;
    }

    static string ReceiptOf(TillRequest request) =>
        request.Json.ValueKind == JsonValueKind.Object && request.Json.TryGetProperty("receipt", out var receipt) && receipt.ValueKind == JsonValueKind.String
            ? OperationDesk.ReceiptOf(request.BranchId, receipt.GetString()!)
            : "";

    [GeneratedRegex("^[!-~]+$")]
    private static partial Regex Visible();
}
