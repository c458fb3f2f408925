using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Limits;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>Lets a request in: who asks, whether they may, how often, and for which branch.</summary>
/// <remarks>It asks nobody who is signed in to the shop: cookies count for nothing here, and so nothing can be forged with them.</remarks>
sealed class TillGate(ITillKeys keys, ApiLimits limits, IBranchService branches, IStoreContext stores)
{
    const string Scheme = "Bearer ";
    const string VersionHeader = "Cashback-Version";

    /// <summary>Lets a request in.</summary>
    /// <param name="http">The request.</param>
    /// <param name="scope">The scope that it needs.</param>
    /// <param name="body">Its body; undefined: it has none.</param>
    /// <returns>The request; or why not, with how the limit stands.</returns>
    public async Task<(TillRequest? Request, TillReply? Refused)> EnterAsync(HttpContext http, TillScopes scope, JsonElement body)
    {
        var id = RequestIdOf(http);
        var store = await stores.GetCurrentStoreAsync();
        if (IsPlain(http, store))
            return (null, TillReply.Of(ApiProblems.HttpsRequired, id));
        if (http.Request.Headers[VersionHeader] is [{ Length: > 0 } version] && !ApiVersion.IsKnown(version))
            return (null, TillReply.Of(ApiProblems.RequestVersion, id));

        var (key, unknown) = await KeyAsync(http);
        if (key is null)
        {
            var guessed = limits.CountAddress(http.Connection.RemoteIpAddress?.ToString() ?? "");
            return (null, guessed.IsAllowed ? TillReply.Of(unknown!, id) : Limited(http, guessed, id));
        }

        if (limits.CountKey(key.Hash) is var state && !state.IsAllowed)
            return (null, Limited(http, state, id));
        Tell(http, state);
        await keys.NoteUseAsync(key);
        if (!key.IsTakenFrom(http.Connection.RemoteIpAddress))
            return (null, TillReply.Of(ApiProblems.KeyAddress, id));
        if (!key.Scopes.HasFlag(scope))
            return (null, TillReply.Of(ApiProblems.KeyScope, id, $"It needs {string.Join(", ", TillScopeNames.Of(scope))}."));

        var (branchId, refused) = await BranchAsync(http, key, body, id);
        return refused is null
            ? (new(key, id, store.Id, branchId) { Json = body, Query = http.Request.Query, Route = name => http.GetRouteValue(name)?.ToString() ?? "", Last = LastOf(http) }, null)
            : (null, refused);
    }

    /// <summary>The request's own name.</summary>
    public static string RequestIdOf(HttpContext http) => http.TraceIdentifier;

    // On the machine itself a shop may be tried without a certificate.
    static bool IsPlain(HttpContext http, Store store) =>
        !http.Request.IsHttps && (store.SslEnabled || http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from));

    async Task<(TillKey? Key, ApiProblem? Problem)> KeyAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return (null, ApiProblems.KeyMissing);
        if (await keys.FindAsync(header[Scheme.Length..].Trim()) is not { } key)
            return (null, ApiProblems.KeyInvalid);
        return keys.IsLive(key) ? (key, null) : (null, ApiProblems.KeyEnded);
    }

    async Task<(int BranchId, TillReply? Refused)> BranchAsync(HttpContext http, TillKey key, JsonElement body, string id)
    {
        var (wanted, isWrong) = Wanted(http, body);
        if (isWrong)
            return (0, TillReply.Of(ApiProblems.RequestInvalid, id, faults: [new("/branch", "type", "The number of a branch.")]));
        if (key.BranchId != 0)
            return wanted is null || wanted == key.BranchId ? (key.BranchId, null) : (0, TillReply.Of(ApiProblems.KeyBranch, id));
        if (wanted is not { } branchId)
            return (0, TillReply.Of(ApiProblems.RequestInvalid, id, faults: [new("/branch", "required", "This key is for all branches: say which one.")]));
        return await branches.GetByIdAsync(branchId) is not null ? (branchId, null) : (0, TillReply.Of(ApiProblems.BranchUnknown, id));
    }

    // In the body, in the path or behind the address.
    static (int? BranchId, bool IsWrong) Wanted(HttpContext http, JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("branch", out var member) && member.ValueKind != JsonValueKind.Null)
            return member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number) && number > 0 ? (number, false) : (null, true);
        var text = http.GetRouteValue("branch")?.ToString() ?? http.Request.Query["branch"].ToString();
        return text.Length == 0 ? (null, false)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0 ? (read, false)
            : (null, true);
    }

    static string LastOf(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0] ?? "";
        return Uri.UnescapeDataString(target[(target.LastIndexOf('/') + 1)..]);
    }

    static TillReply Limited(HttpContext http, LimitState state, string id)
    {
        Tell(http, state);
        http.Response.Headers.RetryAfter = state.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return TillReply.Of(ApiProblems.LimitExceeded, id);
    }

    static void Tell(HttpContext http, LimitState state)
    {
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{state.Policy.Name}\";q={state.Policy.Size};w={state.Policy.Seconds}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{state.Policy.Name}\";r={state.Left};t={state.RetryAfter}");
    }
}
