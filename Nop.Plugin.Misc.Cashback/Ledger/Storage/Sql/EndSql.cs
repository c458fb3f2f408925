using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Reads what the newest entry of a wallet says of it, beside the wallet's own row: the entry of its sequence, found by a unique index.</summary>
static class EndSql
{
    static readonly string[] s_columns =
    [
        nameof(LedgerEntry.Sequence), nameof(LedgerEntry.Hash), nameof(LedgerEntry.HashFormat),
        nameof(LedgerEntry.PendingAfter), nameof(LedgerEntry.AvailableAfter), nameof(LedgerEntry.ReservedAfter), nameof(LedgerEntry.DebtAfter),
    ];

    /// <summary>How many columns it reads.</summary>
    public static int Width => s_columns.Length;

    /// <summary>Its columns.</summary>
    public static string Columns(LedgerDialect dialect, string alias) => string.Join(", ", s_columns.Select(name => $"{alias}.{dialect.Quote(name)}"));

    /// <summary>Joins it to a wallet.</summary>
    public static string Join(LedgerDialect dialect, string alias, string wallet) => $"LEFT JOIN {Rows.Entries.Table(dialect)} {alias} ON {alias}.{dialect.Quote(nameof(LedgerEntry.WalletId))} = {wallet}.{dialect.Quote("Id")} " +
        $"AND {alias}.{dialect.Quote(nameof(LedgerEntry.Sequence))} = {wallet}.{dialect.Quote(nameof(Wallet.Sequence))}";

    /// <summary>Reads it from a column on; where there is no such entry, as of a wallet that has none.</summary>
    public static WalletEnd Read(DbDataReader reader, int first) => reader.IsDBNull(first) ? WalletEnd.None
        : new(reader.GetInt64(first), reader.GetString(first + 1), reader.GetInt32(first + 2), reader.GetInt64(first + 3), reader.GetInt64(first + 4), reader.GetInt64(first + 5), reader.GetInt64(first + 6));
}
