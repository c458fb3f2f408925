namespace Nop.Plugin.Misc.Cashback.Api.Problems;

/// <summary>Something that is wrong in a request.</summary>
/// <param name="Pointer">Where, as RFC 6901 has it: "/amount"; of a parameter in the address "?limit".</param>
/// <param name="Code">What: required, unknown, duplicate, type, range, format.</param>
/// <param name="Detail">In words.</param>
sealed record RequestFault(string Pointer, string Code, string Detail);

/// <summary>An error as RFC 9457 has it.</summary>
sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, string? RequestId)
{
    /// <summary>What is wrong in the request; null: nothing.</summary>
    public IReadOnlyList<RequestFault>? Errors { get; init; }

    /// <summary>What could be taken, minor units, where that was too little; null: that is not it.</summary>
    public long? Available { get; init; }

    /// <summary>Currency of that.</summary>
    public string? Currency { get; init; }

    /// <summary>An error of a kind.</summary>
    /// <param name="problem">The kind.</param>
    /// <param name="requestId">The request; null: it is long ago.</param>
    /// <param name="detail">What is wrong this time; null: what is wrong each time.</param>
    public static ProblemBody Of(ApiProblem problem, string? requestId, string? detail = null) =>
        new($"/{ApiVersion.Path}/errors/{problem.Code}", problem.Title, problem.Status, detail ?? problem.Advice, problem.Code, requestId);
}
