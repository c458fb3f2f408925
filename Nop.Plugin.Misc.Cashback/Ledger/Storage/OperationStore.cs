using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Reads and writes operations of tills beside the acts of the ledger. Every write is on the condition that nobody else has written since: a claim that was taken over writes nothing any more.</summary>
interface IOperationStore
{
    /// <summary>The operation of a name; null: none.</summary>
    Task<TillOperation?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Begins an operation.</summary>
    /// <returns>False: somebody else has begun it.</returns>
    Task<bool> TryInsertAsync(TillOperation fresh, CancellationToken cancellationToken);

    /// <summary>Takes an operation over that nobody is at any more.</summary>
    /// <param name="row">As it was read.</param>
    /// <param name="claim">The new claim.</param>
    /// <param name="fingerprint">What is asked now.</param>
    /// <param name="receiptHash">The receipt that it is asked for now; empty: none.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="cancellationToken">Gives up before it.</param>
    /// <returns>False: somebody else has written since.</returns>
    Task<bool> TryTakeOverAsync(TillOperation row, string claim, string fingerprint, string receiptHash, DateTime nowUtc, CancellationToken cancellationToken);

    /// <summary>Writes the answer where no act of the ledger did.</summary>
    /// <returns>False: the claim was taken over, or there is an answer.</returns>
    Task<bool> TryAnswerAsync(int operationId, string claim, OperationAnswer answer);

    /// <summary>Lets the same key be tried again.</summary>
    /// <returns>False: the claim was taken over, or there is an answer.</returns>
    Task<bool> TryFreeAsync(int operationId, string claim);
}

/// <inheritdoc cref="IOperationStore"/>
sealed class OperationStore : IOperationStore
{
    readonly StatementRunner _runner;
    readonly Lazy<OperationSql> _sql;

    /// <summary>Works on a database; touches nothing before it is asked.</summary>
    public OperationStore(ILedgerDatabase database)
    {
        _runner = new(database);
        _sql = new(() => new OperationSql(database.Dialect));
    }

    public async Task<TillOperation?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await _runner.ReadAsync(() => new List<TillOperation>(),
            rows => [new(_sql.Value.Find, reader => rows.Add(Rows.Operations.Read(reader)), Parameter.Text(nameof(TillOperation.Name), name, LedgerTextLengths.Hash))], cancellationToken);
        return found is [var one] ? one : null;
    }

    public async Task<bool> TryInsertAsync(TillOperation fresh, CancellationToken cancellationToken) =>
        await _runner.WriteAsync([new(_sql.Value.Insert, 1, Rows.Operations.Bind(fresh))], cancellationToken) == WriteOutcome.Written;

    public Task<bool> TryTakeOverAsync(TillOperation row, string claim, string fingerprint, string receiptHash, DateTime nowUtc, CancellationToken cancellationToken) =>
        IsWrittenAsync(_sql.Value.TakeOver, row.Id, row.Claim,
        [
            Parameter.Text(OperationSql.NewClaim, claim, LedgerTextLengths.Salt),
            Parameter.Text(nameof(TillOperation.Fingerprint), fingerprint, LedgerTextLengths.Hash),
            Parameter.Text(nameof(TillOperation.ReceiptHash), receiptHash, LedgerTextLengths.Hash),
            Parameter.Instant(nameof(TillOperation.BegunOnUtc), nowUtc),
        ]);

    public Task<bool> TryAnswerAsync(int operationId, string claim, OperationAnswer answer) => IsWrittenAsync(_sql.Value.Answer, operationId, claim, OperationSql.AnswerOf(answer, act: ""));

    public Task<bool> TryFreeAsync(int operationId, string claim) => IsWrittenAsync(_sql.Value.Free, operationId, claim, []);

    // A write that has begun is not cancelled.
    async Task<bool> IsWrittenAsync(string sql, int operationId, string claim, IEnumerable<Parameter> values) =>
        await _runner.WriteAsync([new(sql, 1, [.. values, .. OperationSql.ClaimOf(operationId, claim)])], CancellationToken.None) == WriteOutcome.Written;
}
