using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements that sum up what clients held at an instant, from entries and lot movements alone: balances now are not asked.</summary>
sealed class OwedSql
{
    /// <summary>Entries before this instant count.</summary>
    public const string Until = "Until";

    /// <summary>Lots opened before the first of these are oldest; from the last one on they are newest.</summary>
    public static readonly string[] Ages = ["Age1", "Age2", "Age3", "Age4"];

    public OwedSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        string Sum(string alias, string column) => $"SUM({alias}.{Q(column)})";
        string SameLot(string one, string other) => $"{one}.{Q(nameof(Lot.WalletId))} = {other}.{Q(nameof(Lot.WalletId))} AND {one}.{Q(nameof(LotMovement.LotNumber))} = {other}.{Q(nameof(LotMovement.LotNumber))}";
        var (entries, movements, wallets) = (Rows.Entries.Table(dialect), Rows.Movements.Table(dialect), Rows.Wallets.Table(dialect));
        string[] parts = [nameof(LotMovement.Pending), nameof(LotMovement.Available), nameof(LotMovement.Reserved)];

        var held = $"SELECT m.{Q(nameof(LotMovement.WalletId))}, m.{Q(nameof(LotMovement.LotNumber))}, MAX(m.{Q(nameof(LotMovement.Sequence))}) AS {Q(nameof(LotMovement.Sequence))}, " +
            $"{string.Join(", ", parts.Select(part => $"{Sum("m", part)} AS {Q(part)}"))} FROM {movements} m " +
            $"JOIN {entries} e ON e.{Q(nameof(LedgerEntry.WalletId))} = m.{Q(nameof(LotMovement.WalletId))} AND e.{Q(nameof(LedgerEntry.Sequence))} = m.{Q(nameof(LotMovement.Sequence))} " +
            $"WHERE e.{Q(nameof(LedgerEntry.CreatedOnUtc))} < @{Until} GROUP BY m.{Q(nameof(LotMovement.WalletId))}, m.{Q(nameof(LotMovement.LotNumber))} " +
            $"HAVING {string.Join(" + ", parts.Select(part => Sum("m", part)))} <> 0";

        // The dates are those of the lot's last movement until then: what was extended later had its former end.
        var age = $"CASE {string.Join(' ', Ages.Select((name, at) => $"WHEN l.{Q(nameof(Lot.CreatedOnUtc))} < @{name} THEN {at}"))} ELSE {Ages.Length} END";
        var dated = $"SELECT w.{Q(nameof(Wallet.CurrencyCode))}, {age} AS {Q("Age")}, d.{Q(nameof(LotMovement.ExpiresOnUtc))}, " +
            $"CASE WHEN h.{Q(nameof(LotMovement.Pending))} > 0 AND d.{Q(nameof(LotMovement.ActivatesOnUtc))} IS NULL THEN 0 ELSE 1 END AS {Q("IsDated")}, {string.Join(", ", parts.Select(part => $"h.{Q(part)}"))} " +
            $"FROM ({held}) h " +
            $"JOIN {movements} d ON {SameLot("d", "h")} AND d.{Q(nameof(LotMovement.Sequence))} = h.{Q(nameof(LotMovement.Sequence))} " +
            $"AND d.{Q(nameof(LotMovement.Ordinal))} = (SELECT MIN(o.{Q(nameof(LotMovement.Ordinal))}) FROM {movements} o WHERE {SameLot("o", "d")} AND o.{Q(nameof(LotMovement.Sequence))} = d.{Q(nameof(LotMovement.Sequence))}) " +
            $"JOIN {Rows.Lots.Table(dialect)} l ON l.{Q(nameof(Lot.WalletId))} = h.{Q(nameof(LotMovement.WalletId))} AND l.{Q(nameof(Lot.Number))} = h.{Q(nameof(LotMovement.LotNumber))} " +
            $"JOIN {wallets} w ON w.{Q("Id")} = h.{Q(nameof(LotMovement.WalletId))}";
        var keys = string.Join(", ", new[] { nameof(Wallet.CurrencyCode), "Age", nameof(LotMovement.ExpiresOnUtc), "IsDated" }.Select(key => $"x.{Q(key)}"));
        Lots = $"SELECT {keys}, {string.Join(", ", parts.Select(part => Sum("x", part)))} FROM ({dated}) x GROUP BY {keys}";

        var moved = string.Join(", ", new[] { nameof(LedgerEntry.FromAccountId), nameof(LedgerEntry.ToAccountId) }.Select(column => $"e.{Q(column)}"));
        Moved = $"SELECT w.{Q(nameof(Wallet.CurrencyCode))}, {moved}, {Sum("e", nameof(LedgerEntry.Amount))} FROM {entries} e JOIN {wallets} w ON w.{Q("Id")} = e.{Q(nameof(LedgerEntry.WalletId))} " +
            $"WHERE e.{Q(nameof(LedgerEntry.CreatedOnUtc))} < @{Until} GROUP BY w.{Q(nameof(Wallet.CurrencyCode))}, {moved}";
    }

    /// <summary>What was left of lots, by currency, age, end, and whether the end is known.</summary>
    public string Lots { get; }

    /// <summary>What went from one account to another, by currency.</summary>
    public string Moved { get; }
}
