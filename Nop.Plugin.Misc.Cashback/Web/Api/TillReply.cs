using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>A file that is written while it is sent.</summary>
/// <param name="ContentType">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="WriteAsync">Writes it.</param>
sealed record SentFile(string ContentType, string Name, Func<Stream, CancellationToken, Task> WriteAsync);

/// <summary>An answer to a till.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON.</param>
sealed record TillReply(int Status, string Body)
{
    /// <summary>The error; null: none.</summary>
    public ApiProblem? Problem { get; init; }

    /// <summary>Where what is new can be asked for; null: nowhere.</summary>
    public string? Location { get; init; }

    /// <summary>Address of the next page; null: this is the last.</summary>
    public string? Next { get; init; }

    /// <summary>A file instead of the body; null: none.</summary>
    public SentFile? File { get; init; }

    /// <summary>It was answered before.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>What was asked for.</summary>
    public static TillReply Ok(object answer) => new(200, TillJson.Write(answer));

    /// <summary>An error.</summary>
    /// <param name="problem">Its kind.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="detail">What is wrong this time; null: what is wrong each time.</param>
    /// <param name="faults">What is wrong in the request.</param>
    /// <param name="available">What could be taken, where that was too little: minor units and currency.</param>
    public static TillReply Of(ApiProblem problem, string requestId, string? detail = null, IReadOnlyList<RequestFault>? faults = null, (long Minor, string Currency)? available = null) =>
        new(problem.Status, TillJson.Write(ProblemBody.Of(problem, requestId, detail) with { Errors = faults is { Count: > 0 } ? faults : null, Available = available?.Minor, Currency = available?.Currency })) { Problem = problem };
}
