using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The queries of an audit, in pages by the numbers within a wallet.</summary>
sealed class AuditSql
{
    public const string Wallet = "Wallet";
    public const string After = "After";
    public const string UpTo = "UpTo";

    public AuditSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        string Mine(string alias, string column) =>
            $"WHERE {alias}.{Q(nameof(Lot.WalletId))} = @{Wallet} AND {alias}.{Q(column)} > @{After} AND {alias}.{Q(column)} <= @{UpTo} ORDER BY {alias}.{Q(column)}";

        string Outside(string alias, string table) => $"SELECT MIN({alias}.{Q(nameof(LedgerEntry.Sequence))}) FROM {table} {alias} " +
            $"WHERE {alias}.{Q(nameof(LedgerEntry.WalletId))} = @{Wallet} AND ({alias}.{Q(nameof(LedgerEntry.Sequence))} < 1 OR {alias}.{Q(nameof(LedgerEntry.Sequence))} > @{UpTo})";

        WalletRow = $"{Rows.Wallets.Select(dialect, "w")} WHERE w.{Q("Id")} = @{Wallet}";
        Entries = $"{Rows.Entries.Select(dialect, "e")} {Mine("e", nameof(LedgerEntry.Sequence))}";
        Movements = $"{Rows.Movements.Select(dialect, "m")} {Mine("m", nameof(LotMovement.Sequence))}, m.{Q(nameof(LotMovement.Ordinal))}";
        EntriesOutside = Outside("e", Rows.Entries.Table(dialect));
        MovementsOutside = Outside("m", Rows.Movements.Table(dialect));
        Lots = $"{Rows.Lots.Select(dialect, "l")} {Mine("l", nameof(Lot.Number))}";
        Holds = $"{Rows.Holds.Select(dialect, "h")} {Mine("h", nameof(Hold.Number))}";
        HoldLots = $"{Rows.HoldLots.Select(dialect, "s")} {Mine("s", nameof(HoldLot.HoldNumber))}, s.{Q(nameof(HoldLot.Ordinal))}";
        Orders = $"{Rows.Orders.Select(dialect, "o")} WHERE o.{Q(nameof(OrderAccount.WalletId))} = @{Wallet} AND o.{Q("Id")} > @{After} ORDER BY o.{Q("Id")} {dialect.Take("@" + UpTo)}";

        string Orphans(string table) => $"SELECT DISTINCT r.{Q(nameof(Lot.WalletId))} FROM {table} r " +
            $"WHERE NOT EXISTS (SELECT 1 FROM {Rows.Wallets.Table(dialect)} w WHERE w.{Q("Id")} = r.{Q(nameof(Lot.WalletId))}) ORDER BY r.{Q(nameof(Lot.WalletId))} {dialect.Take("@" + UpTo)}";

        OrphanEntries = Orphans(Rows.Entries.Table(dialect));
        OrphanMovements = Orphans(Rows.Movements.Table(dialect));
        OrphanLots = Orphans(Rows.Lots.Table(dialect));
        OrphanHolds = Orphans(Rows.Holds.Table(dialect));
        OrphanHoldLots = Orphans(Rows.HoldLots.Table(dialect));
        OrphanOrders = Orphans(Rows.Orders.Table(dialect));
        OrphanLeaves = Orphans(Rows.SealLeaves.Table(dialect));
        // Both halves of a move stand under the lower wallet's number; what went over counts for it, what came over against it.
        string E(string column) => $"e.{Q(column)}";
        var (mine, others, at) = (E(nameof(LedgerEntry.WalletId)), E(nameof(LedgerEntry.BatchId)), E(nameof(LedgerEntry.CreatedOnUtc)));
        var halves = $"SELECT CASE WHEN {mine} < {others} THEN {mine} ELSE {others} END AS {Q("Low")}, CASE WHEN {mine} < {others} THEN {others} ELSE {mine} END AS {Q("High")}, {at} AS {Q("At")}, " +
            $"CASE WHEN {mine} < {others} THEN {E(nameof(LedgerEntry.Sequence))} ELSE NULL END AS {Q("First")}, " +
            $"CASE WHEN {E(nameof(LedgerEntry.ToAccountId))} = {(int)LedgerAccount.Moved} THEN {E(nameof(LedgerEntry.Amount))} ELSE -{E(nameof(LedgerEntry.Amount))} END AS {Q("Part")} " +
            $"FROM {Rows.Entries.Table(dialect)} e WHERE {E(nameof(LedgerEntry.KindId))} IN ({(int)EntryKind.MoveOut}, {(int)EntryKind.MoveIn})";
        UnevenMoves = $"SELECT x.{Q("Low")}, x.{Q("High")}, COALESCE(MIN(x.{Q("First")}), 0), SUM(x.{Q("Part")}) FROM ({halves}) x GROUP BY x.{Q("Low")}, x.{Q("High")}, x.{Q("At")} " +
            $"HAVING SUM(x.{Q("Part")}) <> 0 ORDER BY x.{Q("Low")}, x.{Q("High")}, x.{Q("At")} {dialect.Take("@" + UpTo)}";

        Budgets = $"SELECT b.{Q(nameof(ProgrammeBudget.ProgrammeId))}, b.{Q(nameof(ProgrammeBudget.Spent))} FROM {Q(CashbackTableNames.ProgrammeBudget)} b ORDER BY b.{Q(nameof(ProgrammeBudget.ProgrammeId))}";
        Charges = $"SELECT o.{Q("Id")}, o.{Q(nameof(OrderAccount.Charges))} FROM {Rows.Orders.Table(dialect)} o WHERE o.{Q("Id")} > @{After} ORDER BY o.{Q("Id")} {dialect.Take("@" + UpTo)}";
    }

    public string WalletRow { get; }

    /// <summary>Finds moves between two wallets whose halves are not the same: both wallets, the first entry in the lower one and by how much; UpTo is how many are wanted.</summary>
    public string UnevenMoves { get; }

    public string Entries { get; }

    public string Movements { get; }

    /// <summary>Finds the lowest sequence number of an entry below 1 or above UpTo; null: there is none.</summary>
    public string EntriesOutside { get; }

    /// <summary>Finds the lowest sequence number of a lot movement below 1 or above UpTo; null: there is none.</summary>
    public string MovementsOutside { get; }

    public string Lots { get; }

    public string Holds { get; }

    public string HoldLots { get; }

    /// <summary>Reads a page of orders' accounts by row id; UpTo is the size of the page.</summary>
    public string Orders { get; }

    /// <summary>Finds wallets that entries name but that have no row of their own; UpTo is how many are wanted.</summary>
    public string OrphanEntries { get; }

    /// <summary>Finds wallets without a row that lot movements name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanMovements { get; }

    /// <summary>Finds wallets without a row that lots name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanLots { get; }

    /// <summary>Finds wallets without a row that holds name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanHolds { get; }

    /// <summary>Finds wallets without a row that shares of holds in lots name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanHoldLots { get; }

    /// <summary>Finds wallets without a row that orders' accounts name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanOrders { get; }

    /// <summary>Finds wallets without a row that leaves of seals name, as <see cref="OrphanEntries"/>.</summary>
    public string OrphanLeaves { get; }

    public string Budgets { get; }

    /// <summary>Reads a page of the amounts that orders charged to programmes, by row id; UpTo is the size of the page.</summary>
    public string Charges { get; }
}
