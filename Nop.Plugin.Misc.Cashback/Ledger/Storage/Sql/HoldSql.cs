using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The holds that meet a condition, what they took, the lots that they took it from, and how their entries left them.</summary>
sealed class HoldSql
{
    public HoldSql(LedgerDialect dialect, string condition)
    {
        string Q(string name) => dialect.Quote(name);
        var shares = $"FROM {Rows.Holds.Table(dialect)} h INNER JOIN {Rows.HoldLots.Table(dialect)} s " +
            $"ON s.{Q(nameof(HoldLot.WalletId))} = h.{Q(nameof(Hold.WalletId))} AND s.{Q(nameof(HoldLot.HoldNumber))} = h.{Q(nameof(Hold.Number))}";
        Holds = $"{Rows.Holds.Select(dialect, "h")} WHERE {condition}";
        Shares = $"SELECT {Rows.HoldLots.Columns(dialect, "s")} {shares} WHERE {condition}";
        Lots = $"SELECT {Rows.Lots.Columns(dialect, "l")} {shares} INNER JOIN {Rows.Lots.Table(dialect)} l " +
            $"ON l.{Q(nameof(Lot.WalletId))} = s.{Q(nameof(HoldLot.WalletId))} AND l.{Q(nameof(Lot.Number))} = s.{Q(nameof(HoldLot.LotNumber))} WHERE {condition}";
        Digests = $"SELECT e.{Q(nameof(LedgerEntry.HoldNumber))}, e.{Q(nameof(LedgerEntry.HoldDigest))} FROM {Rows.Holds.Table(dialect)} h INNER JOIN {Rows.Entries.Table(dialect)} e " +
            $"ON e.{Q(nameof(LedgerEntry.WalletId))} = h.{Q(nameof(Hold.WalletId))} AND e.{Q(nameof(LedgerEntry.HoldNumber))} = h.{Q(nameof(Hold.Number))} " +
            $"WHERE {condition} AND e.{Q(nameof(LedgerEntry.HoldDigest))} IS NOT NULL ORDER BY e.{Q(nameof(LedgerEntry.Sequence))}";
    }

    public string Holds { get; }

    public string Shares { get; }

    public string Lots { get; }

    /// <summary>Numbers of the holds and their digests, the newest last.</summary>
    public string Digests { get; }
}
