using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Api.Operations;

/// <summary>Answers of operations as they were given; of those whose words are forgotten, made anew from the entries of the act or from the code of the refusal.</summary>
sealed class KeptAnswers(ActAnswers answers, SaleAnswers sales)
{
    /// <summary>The answer of an operation that has one.</summary>
    public async Task<OperationAnswer> OfAsync(TillOperation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Body.Length > 0)
            return new(row.Status, row.Body, row.Code);
        if (ApiProblems.Find(row.Code) is { } problem)
            return new(row.Status, TillJson.Write(ProblemBody.Of(problem, requestId: null)), row.Code);

        return new(row.Status, TillJson.Write(await OfActAsync(row) ?? new Forgotten(Rebuilt: true)));
    }

    async Task<object?> OfActAsync(TillOperation row) =>
        row.Act.Length == 0 ? null
        : row.Endpoint.StartsWith("POST sales", StringComparison.Ordinal) ? await sales.OfBeforeAsync(row.Act)
        : await answers.OfBeforeAsync(row.Act, ActAnswers.KindOfEndpoint(row.Endpoint), row.BranchId) is { } act ? act with { Rebuilt = true }
        : null;

    // It did nothing that the books have not told before: there is no act to tell of.
    sealed record Forgotten(bool Rebuilt);
}
