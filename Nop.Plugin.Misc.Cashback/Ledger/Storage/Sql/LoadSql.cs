using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The queries of a book. Each is answered from an index and by rows that the act needs, however long the history.</summary>
sealed class LoadSql
{
    public const string Reference = "Reference";
    public const string Group = "GroupKey";

    LoadSql(LedgerDialect dialect, string walletId)
    {
        string Q(string name) => dialect.Quote(name);
        string Mine(string alias) => $"{alias}.{Q(nameof(Lot.WalletId))} = {walletId}";
        string Open(string alias) => $"{alias}.{Q(nameof(Hold.StateId))} = {(int)HoldState.Open}";

        WalletAndLots = $"SELECT {Rows.Wallets.Columns(dialect, "w")}, {EndSql.Columns(dialect, "n", "f")}, {Rows.Lots.Columns(dialect, "l")} FROM {Rows.Wallets.Table(dialect)} w " +
            $"{EndSql.Join(dialect, "n", "f", "w")} LEFT JOIN {Rows.Lots.Table(dialect)} l ON l.{Q(nameof(Lot.WalletId))} = w.{Q("Id")} AND l.{Q(nameof(Lot.Open))} = {dialect.True} WHERE w.{Q("Id")} = {walletId}";
        Wallet = $"{Rows.Wallets.Select(dialect, "w")} WHERE w.{Q("Id")} = {walletId}";
        End = $"SELECT {EndSql.Columns(dialect, "n", "f")} FROM {Rows.Entries.Table(dialect)} n {EndSql.JoinFirst(dialect, "f", $"n.{Q(nameof(LedgerEntry.WalletId))}")} WHERE {Mine("n")} ORDER BY n.{Q(nameof(LedgerEntry.Sequence))} DESC {dialect.Take("1")}";
        Lots = $"{Rows.Lots.Select(dialect, "l")} WHERE {Mine("l")} AND l.{Q(nameof(Lot.Open))} = {dialect.True}";
        AllLots = $"{Rows.Lots.Select(dialect, "l")} WHERE {Mine("l")}";
        Version = $"SELECT w.{Q(nameof(Ledger.Wallet.Version))} FROM {Rows.Wallets.Table(dialect)} w WHERE w.{Q("Id")} = {walletId}";

        var ofOrder = $"o.{Q(nameof(OrderAccount.OrderId))} = @{nameof(OrderAccount.OrderId)} AND {Mine("o")}";
        Order = $"{Rows.Orders.Select(dialect, "o")} WHERE {ofOrder}";
        OrderLot = $"SELECT {Rows.Lots.Columns(dialect, "l")} FROM {Rows.Orders.Table(dialect)} o " +
            $"INNER JOIN {Rows.Lots.Table(dialect)} l ON l.{Q(nameof(Lot.WalletId))} = o.{Q(nameof(OrderAccount.WalletId))} AND l.{Q(nameof(Lot.Number))} = o.{Q(nameof(OrderAccount.LotNumber))} WHERE {ofOrder}";

        OrderDigests = $"SELECT e.{Q(nameof(LedgerEntry.OrderDigest))} FROM {Rows.Entries.Table(dialect)} e WHERE {Mine("e")} " +
            $"AND e.{Q(nameof(LedgerEntry.OrderId))} = @{nameof(OrderAccount.OrderId)} AND e.{Q(nameof(LedgerEntry.OrderDigest))} IS NOT NULL ORDER BY e.{Q(nameof(LedgerEntry.Sequence))}";

        HoldsOfOrder = new(dialect, $"{Mine("h")} AND h.{Q(nameof(Hold.OrderId))} = @{nameof(Hold.OrderId)}");
        HoldOfReference = new(dialect, $"{Mine("h")} AND h.{Q(nameof(Hold.Reference))} = {dialect.Text("@" + Reference)}");
        HoldsOfGroup = new(dialect, $"{Mine("h")} AND {Open("h")} AND h.{Q(nameof(Hold.GroupKey))} = {dialect.Text("@" + Group)}");
    }

    /// <summary>Where the wallet's id is known.</summary>
    public static LoadSql ById(LedgerDialect dialect) => new(dialect, $"@{nameof(Lot.WalletId)}");

    /// <summary>Where it is not: each query finds it in the index of the wallet's key, which costs less than a round trip.</summary>
    public static LoadSql ByKey(LedgerDialect dialect) => new(dialect, $"(SELECT k.{dialect.Quote("Id")} FROM {Rows.Wallets.Table(dialect)} k " +
        $"WHERE k.{dialect.Quote(nameof(Ledger.Wallet.CustomerId))} = @{nameof(Ledger.Wallet.CustomerId)} AND k.{dialect.Quote(nameof(Ledger.Wallet.StoreId))} = @{nameof(Ledger.Wallet.StoreId)} " +
        $"AND k.{dialect.Quote(nameof(Ledger.Wallet.CurrencyCode))} = {dialect.Text("@" + nameof(Ledger.Wallet.CurrencyCode))})");

    /// <summary>The wallet with the end of its newest entry, what the first follows, and its open lots; without any, the lot's columns are null. Only where one SELECT sees one state: else a join may read the lots first, before a commit, and the wallet after it.</summary>
    public string WalletAndLots { get; }

    /// <summary>The wallet alone: read before everything else, its version tells whether what is read later belongs to it.</summary>
    public string Wallet { get; }

    /// <summary>The end of its newest entry, and what the first follows (<see cref="EndSql"/>); nothing where it has none.</summary>
    public string End { get; }

    /// <summary>Its open lots.</summary>
    public string Lots { get; }

    /// <summary>Its lots, closed ones too.</summary>
    public string AllLots { get; }

    /// <summary>Asked last: as it was at first, nobody has committed in between and all that was read belongs together.</summary>
    public string Version { get; }

    public string Order { get; }

    public string OrderLot { get; }

    /// <summary>Digests of the order's account, the newest last.</summary>
    public string OrderDigests { get; }

    public HoldSql HoldsOfOrder { get; }

    public HoldSql HoldOfReference { get; }

    public HoldSql HoldsOfGroup { get; }
}
