using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Writes what became of a page of rows at once, where the shop's repositories send a statement for each row.</summary>
interface IRowOutcomes
{
    /// <summary>Says what rows ended with; whatever else was changed of them is not written.</summary>
    /// <param name="rows">At most <see cref="ManyCaptures.Most"/>, of which none has ended before.</param>
    /// <param name="outcome">What each of them ended with.</param>
    /// <returns>Whether it is written; false: the database gave it up, and nothing is.</returns>
    Task<bool> TryWriteAsync(IReadOnlyList<ReturnRow> rows, ReturnOutcome outcome);
}

/// <summary>Writes it in one statement.</summary>
sealed class RowOutcomes(ILedgerDatabase database) : IRowOutcomes
{
    readonly StatementRunner _runner = new(database);
    readonly RowOutcomeSql _sql = new(database.Dialect);

    public async Task<bool> TryWriteAsync(IReadOnlyList<ReturnRow> rows, ReturnOutcome outcome)
    {
        if (rows.Count == 0)
            return true;

        // One text for however many: what is missing is the last one again.
        var ids = Enumerable.Range(0, ManyCaptures.Most).Select(at => Parameter.Int(RowOutcomeSql.NameOf(at), rows[Math.Min(at, rows.Count - 1)].Id));
        return await _runner.WriteAsync([new(_sql.Write, null, [Parameter.Int(nameof(ReturnRow.OutcomeId), (int)outcome), .. ids])], CancellationToken.None) == WriteOutcome.Written;
    }
}

/// <summary>The statement that says what rows ended with, one text for however many.</summary>
sealed class RowOutcomeSql(LedgerDialect dialect)
{
    /// <summary>Gives <see cref="ManyCaptures.Most"/> rows one outcome.</summary>
    public string Write { get; } =
        $"UPDATE {dialect.Quote(TableSpec.Of(typeof(ReturnRow)).Name)} SET {dialect.Quote(nameof(ReturnRow.OutcomeId))} = @{nameof(ReturnRow.OutcomeId)} " +
        $"WHERE {dialect.Quote(nameof(ReturnRow.Id))} IN ({string.Join(", ", Enumerable.Range(0, ManyCaptures.Most).Select(at => "@" + NameOf(at)))})";

    /// <summary>Name of the parameter of a row's id.</summary>
    public static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"Row{at}");
}
