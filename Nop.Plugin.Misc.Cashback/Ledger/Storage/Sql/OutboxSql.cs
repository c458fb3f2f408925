using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statement that strikes letters out of the outbox, one text for however many.</summary>
sealed class OutboxSql(LedgerDialect dialect)
{
    /// <summary>Deletes the letters of <see cref="IOutboxStore.Most"/> acts; those that are not there are passed over.</summary>
    public string Strike { get; } =
        $"DELETE FROM {Rows.LetterOutbox.Table(dialect)} WHERE {dialect.Quote(nameof(LetterDue.Act))} IN ({string.Join(", ", Enumerable.Range(0, IOutboxStore.Most).Select(at => dialect.Text("@" + NameOf(at))))})";

    /// <summary>The acts as its parameters: what is missing is the last one again.</summary>
    /// <param name="acts">At least one, at most <see cref="IOutboxStore.Most"/>.</param>
    public static IReadOnlyList<Parameter> ParametersOf(IReadOnlyList<string> acts) =>
        [.. Enumerable.Range(0, IOutboxStore.Most).Select(at => Parameter.Text(NameOf(at), acts[Math.Min(at, acts.Count - 1)], LedgerTextLengths.IdempotencyKey))];

    /// <summary>Name of the parameter of an act.</summary>
    public static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"A{at}");
}
