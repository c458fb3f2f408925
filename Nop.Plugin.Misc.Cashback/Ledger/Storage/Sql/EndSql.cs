using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Reads what the newest entry of a wallet says of it, and the first one of whose it is, beside the wallet's own row: the entries of its sequence and of 1, found by a unique index.</summary>
static class EndSql
{
    static readonly string[] s_columns =
    [
        nameof(LedgerEntry.Sequence), nameof(LedgerEntry.Hash), nameof(LedgerEntry.HashFormat),
        nameof(LedgerEntry.PendingAfter), nameof(LedgerEntry.AvailableAfter), nameof(LedgerEntry.ReservedAfter), nameof(LedgerEntry.DebtAfter),
    ];

    static readonly string s_stateKinds = string.Join(", ", Enum.GetValues<EntryKind>().Where(kind => WalletStates.After(kind) is not null).Select(kind => ((int)kind).ToString(CultureInfo.InvariantCulture)));

    static readonly string[] s_firstColumns = [nameof(LedgerEntry.HashFormat), nameof(LedgerEntry.PreviousHash)];

    /// <summary>How many columns it reads.</summary>
    public static int Width => s_columns.Length + s_firstColumns.Length + 2;

    /// <summary>Its columns.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="newest">Alias of the newest entry.</param>
    /// <param name="first">Alias of the first entry.</param>
    public static string Columns(LedgerDialect dialect, string newest, string first) =>
        string.Join(", ", [.. s_columns.Select(name => $"{newest}.{dialect.Quote(name)}"), .. s_firstColumns.Select(name => $"{first}.{dialect.Quote(name)}"), .. StateOf(dialect, newest)]);

    /// <summary>Joins both to a wallet.</summary>
    public static string Join(LedgerDialect dialect, string newest, string first, string wallet) =>
        $"{JoinOf(dialect, newest, $"{wallet}.{dialect.Quote("Id")}", $"{wallet}.{dialect.Quote(nameof(Wallet.Sequence))}")} {JoinFirst(dialect, first, $"{wallet}.{dialect.Quote("Id")}")}";

    /// <summary>Joins the first entry of a wallet.</summary>
    public static string JoinFirst(LedgerDialect dialect, string alias, string walletId) => JoinOf(dialect, alias, walletId, "1");

    /// <summary>Reads it from a column on; where there is no newest entry, as of a wallet that has none.</summary>
    public static WalletEnd Read(DbDataReader reader, int first)
    {
        if (reader.IsDBNull(first))
            return WalletEnd.None;
        var start = first + s_columns.Length;
        var tellsWhose = !reader.IsDBNull(start) && reader.GetInt32(start) == HashFormat.Second;
        return new(reader.GetInt64(first), reader.GetString(first + 1), reader.GetInt32(first + 2), reader.GetInt64(first + 3), reader.GetInt64(first + 4), reader.GetInt64(first + 5), reader.GetInt64(first + 6),
            StateAt(reader, start + s_firstColumns.Length), tellsWhose ? reader.GetString(start + 1) : null);
    }

    static WalletState StateAt(DbDataReader reader, int column) =>
        !reader.IsDBNull(column) ? (WalletState)reader.GetInt32(column)
        : reader.IsDBNull(column + 1) ? WalletState.Open : WalletStates.After((EntryKind)reader.GetInt32(column + 1))!.Value;

    // Where the newest entry is of a version before 1.19 the last entry that changed the state tells; only then is it looked for.
    static IEnumerable<string> StateOf(LedgerDialect dialect, string newest)
    {
        var state = $"{newest}.{dialect.Quote(nameof(LedgerEntry.StateAfterId))}";
        return
        [
            state,
            $"CASE WHEN {state} IS NULL THEN (SELECT s.{dialect.Quote(nameof(LedgerEntry.KindId))} FROM {Rows.Entries.Table(dialect)} s " +
            $"WHERE s.{dialect.Quote(nameof(LedgerEntry.WalletId))} = {newest}.{dialect.Quote(nameof(LedgerEntry.WalletId))} AND s.{dialect.Quote(nameof(LedgerEntry.KindId))} IN ({s_stateKinds}) " +
            $"ORDER BY s.{dialect.Quote(nameof(LedgerEntry.Sequence))} DESC {dialect.Take("1")}) END",
        ];
    }

    static string JoinOf(LedgerDialect dialect, string alias, string walletId, string sequence) =>
        $"LEFT JOIN {Rows.Entries.Table(dialect)} {alias} ON {alias}.{dialect.Quote(nameof(LedgerEntry.WalletId))} = {walletId} AND {alias}.{dialect.Quote(nameof(LedgerEntry.Sequence))} = {sequence}";
}
