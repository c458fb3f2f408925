using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Problems;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>Brings a return file of the branch: read whole and judged, or refused whole. Nothing is taken yet.</summary>
sealed class BringReturnEndpoint(IReturnDesk desk, IBranchService branches) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var file = request.Body.Object("file");
        var rows = (int?)request.Body.OptionalNumber("rows", 1, WrittenFile.MostRows);
        var sum = request.Body.OptionalNumber("sum", 0, long.MaxValue);
        if (request.WhyNot() is { } wrong)
            return wrong;
        if (await branches.GetByIdAsync(request.BranchId) is not { Active: true } branch)
            return request.Problem(ApiProblems.BranchClosed);

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.GetRawText()));
        var brought = await desk.BringAsync(content, branch, (rows, sum), request.Key.ActorId, request.IsDryRun, request.Key.Scopes.HasFlag(TillScopes.Earn));
        // A file gives a till no right that it does not have without one.
        if (brought.Fault is { Kind: FileFaultKind.Sales })
            return request.Problem(ApiProblems.KeyScope, "Sales in a file need earn.");
        if (brought.Batch is not { } batch)
            return request.Problem(ApiProblems.ReturnRefused, ReturnAnswer.DetailOf(brought.Fault!));

        var answer = request.IsDryRun && !brought.Repeated
            ? ReturnAnswer.Of(batch, ReturnAnswer.CountsOf(brought.Judged)) with { Committed = false, Location = null }
            : ReturnAnswer.Of(batch, await desk.CountsAsync(batch.Id)) with { Committed = !request.IsDryRun, Repeated = brought.Repeated };
        return new(answer is { Committed: true, Repeated: false } ? 201 : 200, TillJson.Write(answer)) { Location = answer is { Committed: true, Repeated: false } ? answer.Location : null };
    }
}

/// <summary>Takes what is ready of a return file.</summary>
sealed class ConfirmReturnEndpoint(IReturnDesk desk) : TillEndpoint
{
    // A till waits no longer than five seconds; of a file as small as one request brings all is through by then.
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(4);

    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        _ = request.Body;
        if (request.WhyNot() is { } wrong)
            return wrong;
        if (await ReturnAnswer.FindAsync(desk, request) is not { } batch)
            return request.Problem(ApiProblems.ReturnUnknown);
        // A file gives a till no right that it does not have without one.
        if (!request.Key.Scopes.HasFlag(TillScopes.Earn) && await desk.HasSalesAsync(batch.Id))
            return request.Problem(ApiProblems.KeyScope, "Sales in a file need earn.");

        if (!request.IsDryRun)
            await desk.ConfirmAsync(batch, request.Key.ActorId, s_longest);
        var now = (await desk.GetAsync(batch.Id))!;
        return TillReply.Ok(ReturnAnswer.Of(now, await desk.CountsAsync(now.Id)) with { Committed = !request.IsDryRun });
    }
}

/// <summary>A return file as it stands.</summary>
sealed class GetReturnEndpoint(IReturnDesk desk) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request) => await ReturnAnswer.FindAsync(desk, request) is { } batch
        ? TillReply.Ok(ReturnAnswer.Of(batch, await desk.CountsAsync(batch.Id)))
        : request.Problem(ApiProblems.ReturnUnknown);
}

/// <summary>A return file, and what becomes, or became, of its rows.</summary>
/// <param name="Id">Its id; 0 in a dry run.</param>
/// <param name="Batch">Its name.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Rows">How many it has.</param>
/// <param name="State">waits: to be confirmed; underway: to be confirmed again, under another idempotency key; done.</param>
/// <param name="Counts">Rows that ended alike.</param>
sealed record ReturnAnswer(int Id, string Batch, int Branch, int Rows, string State, IReadOnlyList<ReturnCountAnswer> Counts)
{
    /// <summary>False: a dry run, and nothing was written.</summary>
    public bool Committed { get; init; } = true;

    /// <summary>The same file was brought before.</summary>
    public bool Repeated { get; init; }

    /// <summary>Where it can be asked for again; null: nowhere.</summary>
    public string? Location { get; init; } = string.Create(CultureInfo.InvariantCulture, $"/{ApiVersion.Path}/returns/{Id}");

    public static ReturnAnswer Of(ReturnBatch batch, IEnumerable<ReturnCount> counts) => new(batch.Id, batch.Name, batch.BranchId, batch.Rows,
        batch.ConfirmedOnUtc is null ? "waits" : batch.DoneOnUtc is null ? "underway" : "done",
        [.. counts.Select(count => new ReturnCountAnswer(JsonNamingPolicy.SnakeCaseLower.ConvertName($"{count.Outcome}"), count.Rows, count.Sum, count.CurrencyCode))]);

    public static IEnumerable<ReturnCount> CountsOf(IEnumerable<ReturnRow> rows) => rows.GroupBy(row => (row.Outcome, row.CurrencyCode))
        .OrderBy(group => group.Key.Outcome).ThenBy(group => group.Key.CurrencyCode, StringComparer.Ordinal).Select(group => new ReturnCount(group.Key.Outcome, group.Key.CurrencyCode, group.Count(), group.Sum(row => row.Amount)));

    /// <summary>Says where in a file what is wrong. Words for people are on the page of return files.</summary>
    public static string DetailOf(FileFault fault) => string.Join("; ", fault.Others.Prepend(fault).Select(DetailOfOne));

    static string DetailOfOne(FileFault fault) => string.Create(CultureInfo.InvariantCulture, $"{JsonNamingPolicy.SnakeCaseLower.ConvertName($"{fault.Kind}")}, row {fault.Line}, column {fault.Column}{(fault.Detail.Length > 0 ? ": " : "")}{fault.Detail}");

    /// <summary>The file that a request names; null: none of the branch.</summary>
    public static async Task<ReturnBatch?> FindAsync(IReturnDesk desk, TillRequest request) =>
        int.TryParse(request.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await desk.GetAsync(id) is { } batch && batch.BranchId == request.BranchId ? batch : null;
}

/// <summary>Rows of a return file that ended alike.</summary>
sealed record ReturnCountAnswer(string Outcome, int Rows, long Amount, string Currency);
