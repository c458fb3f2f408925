using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements about operations of tills. What changes one is guarded by its claim, and an answer is never written over.</summary>
sealed class OperationSql
{
    public const string NewClaim = "NewClaim";

    public OperationSql(LedgerDialect dialect)
    {
        string Is(string column, string? parameter = null) => $"{dialect.Quote(column)} = {dialect.Text("@" + (parameter ?? column))}";
        string Set(string column, string? parameter = null) => $"{dialect.Quote(column)} = @{parameter ?? column}";
        string StateIs(OperationState state) => $"{dialect.Quote(nameof(TillOperation.StateId))} = {(int)state}";
        string Claimed(string set) =>
            dialect.Guarded($"UPDATE {Rows.Operations.Table(dialect)} SET {set} WHERE {Set("Id")} AND {Is(nameof(TillOperation.Claim))} AND {dialect.Quote(nameof(TillOperation.StateId))} <> {(int)OperationState.Done}");

        Insert = Rows.Operations.Insert(dialect);
        Find = $"{Rows.Operations.Select(dialect, "o")} WHERE o.{Is(nameof(TillOperation.Name))}";
        TakeOver = Claimed($"{StateIs(OperationState.Begun)}, {Set(nameof(TillOperation.Claim), NewClaim)}, {Set(nameof(TillOperation.Fingerprint))}, {Set(nameof(TillOperation.ReceiptHash))}, {Set(nameof(TillOperation.BegunOnUtc))}");
        Answer = Claimed($"{StateIs(OperationState.Done)}, {Set(nameof(TillOperation.Status))}, {Set(nameof(TillOperation.Code))}, {Set(nameof(TillOperation.Act))}, {Set(nameof(TillOperation.Body))}");
        Free = Claimed(StateIs(OperationState.Free));
    }

    /// <summary>The row that a claim is of.</summary>
    public static IReadOnlyList<Parameter> ClaimOf(int operationId, string claim) => [Parameter.Int("Id", operationId), Parameter.Text(nameof(TillOperation.Claim), claim, LedgerTextLengths.Salt)];

    /// <summary>An answer, and the act of the ledger that it is of.</summary>
    public static IReadOnlyList<Parameter> AnswerOf(OperationAnswer answer, string act) =>
    [
        Parameter.Int(nameof(TillOperation.Status), answer.Status), Parameter.Text(nameof(TillOperation.Code), answer.Code, TillOperation.LongestCode),
        Parameter.Text(nameof(TillOperation.Act), act, LedgerTextLengths.IdempotencyKey), Parameter.Text(nameof(TillOperation.Body), answer.Body, int.MaxValue),
    ];

    public string Insert { get; }

    public string Find { get; }

    public string TakeOver { get; }

    /// <summary>Writes the answer: alone, or as a part of the commit of the act that it is of.</summary>
    public string Answer { get; }

    public string Free { get; }
}
