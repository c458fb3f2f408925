using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api;

/// <summary>What a till asks for: who it is, and what it says.</summary>
/// <param name="Key">Its key.</param>
/// <param name="RequestId">Names the request.</param>
/// <param name="StoreId">The store at whose address it asks.</param>
/// <param name="BranchId">The branch that it speaks for; 0: it did not say.</param>
sealed record TillRequest(TillKey Key, string RequestId, int StoreId, int BranchId)
{
    readonly List<RequestFault> _faults = [];
    BodyReader? _body;

    /// <summary>The body; undefined where there is none.</summary>
    public JsonElement Json { get; init; }

    /// <summary>What stands in the places of the route.</summary>
    public required Func<string, string> Route { get; init; }

    /// <summary>The last part of the path as the till meant it: of all that is escaped the server leaves a stroke as it is.</summary>
    public required string Last { get; init; }

    /// <summary>What stands behind the address.</summary>
    public required IQueryCollection Query { get; init; }

    /// <summary>Whether nothing is to be written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The operation that was begun; null: none is, it is a dry run or reads only.</summary>
    public TillOperation? Operation { get; init; }

    /// <summary>The operation as an act of the ledger is to answer it; null: none was made ready.</summary>
    public OperationAct? Act { get; private set; }

    /// <summary>All that is wrong in it.</summary>
    public IReadOnlyList<RequestFault> Faults => _faults;

    /// <summary>Reads the body.</summary>
    public BodyReader Body
    {
        get
        {
            if (_body is null)
            {
                _body = new(Json, "", _faults);
                _body.Known("branch");
            }

            return _body;
        }
    }

    /// <summary>A whole number behind the address; a usual one where there is none.</summary>
    public long Number(string name, long usual, long least, long most)
    {
        if (Query[name] is not [{ Length: > 0 } text])
            return usual;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        _faults.Add(new($"?{name}", "range", string.Create(CultureInfo.InvariantCulture, $"A whole number from {least} to {most}.")));
        return usual;
    }

    /// <summary>A day behind the address; null: there is none, or what stands there is wrong.</summary>
    public DateOnly? Day(string name)
    {
        if (Query[name] is not [{ Length: > 0 } text])
            return null;
        if (BodyReader.DayOf(text) is { } day)
            return day;
        _faults.Add(new($"?{name}", "format", BodyReader.DayForm));
        return null;
    }

    /// <summary>Notes something that is wrong.</summary>
    public void Refuse(string pointer, string code, string detail) => _faults.Add(new(pointer, code, detail));

    /// <summary>Ends the reading.</summary>
    /// <returns>Why it goes no further; null: nothing is wrong.</returns>
    public TillReply? WhyNot()
    {
        _body?.Close();
        return _faults.Count == 0 ? null : Problem(ApiProblems.RequestInvalid, faults: _faults);
    }

    /// <summary>An error.</summary>
    public TillReply Problem(ApiProblem problem, string? detail = null, IReadOnlyList<RequestFault>? faults = null, (long Minor, string Currency)? available = null) =>
        TillReply.Of(problem, RequestId, detail, faults, available);

    /// <summary>Makes the operation ready for an act of the ledger to answer.</summary>
    /// <param name="answerOf">Makes the answer from the book as the act leaves it.</param>
    public OperationAct Answering(Func<WalletBook, OperationAnswer> answerOf) => Act = new(Operation?.Id ?? 0, Operation?.Claim ?? "", IsDryRun, answerOf);
}

/// <summary>One thing that tills can ask for.</summary>
abstract class TillEndpoint
{
    /// <summary>Answers.</summary>
    public abstract Task<TillReply> RunAsync(TillRequest request);
}
