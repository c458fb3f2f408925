using Nop.Plugin.Misc.Cashback.Api.Operations;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>What became of what the till asked for under an idempotency key: after a power cut it asks this.</summary>
sealed class OperationEndpoint(OperationDesk operations, KeptAnswers kept) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request) =>
        await operations.FindAsync(request.Key.TillId, request.Last) is { Count: > 0 } found
            ? TillReply.Ok(await OperationsAnswer.OfAsync(found, kept))
            : request.Problem(ApiProblems.OperationUnknown);
}

/// <summary>What was done through the API for a receipt of the branch; with a day, in the period of that day in which the number is the only one.</summary>
sealed class ReceiptEndpoint(OperationDesk operations, KeptAnswers kept, Receipts receipts) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var day = request.Day("day");
        if (request.WhyNot() is { } wrong)
            return wrong;
        var period = day is { } asked ? (await receipts.NamerAsync(request.BranchId)).SpanOf(asked) : default;
        var found = await operations.OfReceiptAsync(request.BranchId, request.Last, period);
        return found.Count > 0 ? TillReply.Ok(await OperationsAnswer.OfAsync(found, kept)) : request.Problem(ApiProblems.ReceiptUnknown);
    }
}

/// <summary>Operations, newest first.</summary>
sealed record OperationsAnswer(IReadOnlyList<OperationAnswered> Operations)
{
    public static async Task<OperationsAnswer> OfAsync(IEnumerable<TillOperation> rows, KeptAnswers kept)
    {
        var answers = new List<OperationAnswered>();
        foreach (var row in rows)
        {
            using var body = JsonDocument.Parse((await kept.OfAsync(row)).Body);
            answers.Add(new(row.Endpoint, row.BranchId, row.Status, body.RootElement.Clone()));
        }

        return new(answers);
    }
}

/// <summary>An operation and its answer.</summary>
/// <param name="Endpoint">Method and route.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Answer">The answer, as the till got it or should have.</param>
sealed record OperationAnswered(string Endpoint, int Branch, int Status, JsonElement Answer);
