using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>
/// The statements that sum up what clients bought, client by client: paid orders of the shop and sales in the salon that were neither cancelled or undone nor wholly refunded.
/// An order counts when the ledger learned that it is paid, a sale when it was recorded.
/// </summary>
sealed class PurchaseSql
{
    public const string From = "From";
    public const string To = "To";
    public const string Currency = "Currency";
    public const string Take = "Take";

    /// <summary>The store; 0: all.</summary>
    public const string Store = "Store";

    public PurchaseSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        var (accounts, holds, wallets) = (Rows.Orders.Table(dialect), Rows.Holds.Table(dialect), $"{Rows.Wallets.Table(dialect)} w");
        string Account(string column) => $"a.{Q(column)}";

        // What remains to be paid in money, and what credit paid and has not come back.
        var creditOfOrder = $"COALESCE((SELECT SUM(h.{Q(nameof(Hold.Captured))} - h.{Q(nameof(Hold.Restored))}) FROM {holds} h WHERE h.{Q(nameof(Hold.OrderId))} = {Account(nameof(OrderAccount.OrderId))}), 0)";
        var backOfSale = $"COALESCE((SELECT SUM(r.{Q(nameof(SaleReturn.CreditBack))}) FROM {Rows.SaleReturns.Table(dialect)} r WHERE r.{Q(nameof(SaleReturn.SaleNumber))} = s.{Q(nameof(Sale.Number))}), 0)";
        var kept = $"{Account(nameof(OrderAccount.Total))} - {Account(nameof(OrderAccount.Refunded))}";
        var stands = $"{Account(nameof(OrderAccount.Voided))} <> {dialect.True} AND ({Account(nameof(OrderAccount.Refunded))} < {Account(nameof(OrderAccount.Total))} OR {Account(nameof(OrderAccount.Total))} = 0)";
        var orders = $"SELECT {Account(nameof(OrderAccount.WalletId))} AS {Q("WalletId")}, {Account(nameof(OrderAccount.FrozenOnUtc))} AS {Q("OnUtc")}, 1 AS {Q("Web")}, {kept} AS {Q("Money")}, {creditOfOrder} AS {Q("Credit")} " +
            $"FROM {accounts} a WHERE {Account(nameof(OrderAccount.OrderId))} > 0 AND {stands}";
        var sold = $"SELECT s.{Q(nameof(Sale.WalletId))} AS {Q("WalletId")}, s.{Q(nameof(Sale.SoldOnUtc))} AS {Q("OnUtc")}, 0 AS {Q("Web")}, {kept} - s.{Q(nameof(Sale.Credit))} + {backOfSale} AS {Q("Money")}, s.{Q(nameof(Sale.Credit))} - {backOfSale} AS {Q("Credit")} " +
            $"FROM {Rows.Sales.Table(dialect)} s JOIN {accounts} a ON {Account(nameof(OrderAccount.OrderId))} = -s.{Q(nameof(Sale.Number))} WHERE {stands}";
        var bought = $"FROM ({orders} UNION ALL {sold}) p JOIN {wallets} ON w.{Q("Id")} = p.{Q("WalletId")} WHERE w.{Q(nameof(Wallet.CurrencyCode))} = @{Currency} AND (@{Store} = 0 OR w.{Q(nameof(Wallet.StoreId))} = @{Store})";
        var during = $"AND p.{Q("OnUtc")} >= @{From} AND p.{Q("OnUtc")} < @{To}";
        var customer = $"w.{Q(nameof(Wallet.CustomerId))}";
        string WithCredit(string value) => $"SUM(CASE WHEN p.{Q("Credit")} > 0 THEN {value} ELSE 0 END)";
        var value = $"p.{Q("Money")} + p.{Q("Credit")}";

        var sums = $"SELECT {customer}, MIN(w.{Q("Id")}), COUNT(*) AS {Q("Bought")}, SUM(p.{Q("Web")}) AS {Q("Online")}, SUM(p.{Q("Money")}) AS {Q("Spent")}, SUM(p.{Q("Credit")}) AS {Q("Credited")}, " +
            $"{WithCredit("1")} AS {Q("With")}, {WithCredit(value)} AS {Q("ValueWith")}, MAX(p.{Q("OnUtc")}) AS {Q("LastOnUtc")} {bought} {during} GROUP BY {customer}";
        Clients = sums;
        BySpend = $"{sums} ORDER BY SUM(p.{Q("Money")}) DESC, {customer} {dialect.Take("@" + Take)}";
        ByCount = $"{sums} ORDER BY COUNT(*) DESC, {customer} {dialect.Take("@" + Take)}";
        ByNewest = $"{sums} ORDER BY MAX(p.{Q("OnUtc")}) DESC, {customer} {dialect.Take("@" + Take)}";
        ByQuiet = $"{sums} ORDER BY MAX(p.{Q("OnUtc")}), {customer} {dialect.Take("@" + Take)}";
        Buyers = $"SELECT DISTINCT {customer} {bought} {during}";
        Joined = $"SELECT j.{Q(nameof(Wallet.CustomerId))}, j.{Q("JoinedOnUtc")}, COALESCE(b.{Q("Spent")}, 0) FROM " +
            $"(SELECT {customer}, MIN(w.{Q(nameof(Wallet.CreatedOnUtc))}) AS {Q("JoinedOnUtc")} FROM {wallets} WHERE w.{Q(nameof(Wallet.CurrencyCode))} = @{Currency} AND (@{Store} = 0 OR w.{Q(nameof(Wallet.StoreId))} = @{Store}) GROUP BY {customer}) j " +
            $"LEFT JOIN (SELECT {customer}, SUM(p.{Q("Money")}) AS {Q("Spent")} {bought} {during} GROUP BY {customer}) b ON b.{Q(nameof(Wallet.CustomerId))} = j.{Q(nameof(Wallet.CustomerId))} " +
            $"WHERE j.{Q("JoinedOnUtc")} >= @{From} AND j.{Q("JoinedOnUtc")} < @{To}";
    }

    /// <summary>Every client who bought.</summary>
    public string Clients { get; }

    /// <summary>Those who spent most.</summary>
    public string BySpend { get; }

    /// <summary>Those who bought most often.</summary>
    public string ByCount { get; }

    /// <summary>Those who bought last.</summary>
    public string ByNewest { get; }

    /// <summary>Those who have not bought for longest.</summary>
    public string ByQuiet { get; }

    /// <summary>The customers who bought.</summary>
    public string Buyers { get; }

    /// <summary>Clients whose first wallet was opened in a span of time, and what they spent in it.</summary>
    public string Joined { get; }
}
