namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The states of a sale in the salon in the terms of cashback, beside those of an order (<see cref="Platform.OrderStates"/>). A sale is paid and complete from the beginning.</summary>
static class SaleStates
{
    /// <summary>Accounts of sales that were not undone as a mistake: what was undone never happened.</summary>
    internal static IQueryable<OrderAccount> SalesAlive(this IQueryable<OrderAccount> accounts) => accounts.Where(account => account.OrderId < 0 && !account.Voided);

    /// <summary>Sales that were not undone as a mistake, by <see cref="SalesAlive"/>: what undid one stands in its returns.</summary>
    /// <param name="sales">The sales.</param>
    /// <param name="accounts">Accounts of the ledger; a sale without one, which a verification finds, is not among those that stand.</param>
    internal static IQueryable<Sale> Standing(this IQueryable<Sale> sales, IQueryable<OrderAccount> accounts)
    {
        var alive = accounts.SalesAlive();
        return sales.Where(sale => alive.Any(account => account.OrderId == -sale.Number));
    }

    /// <summary>Accounts of sales that count as a paid and complete order does, for "first", "last" and "first of the day": neither undone nor wholly returned.</summary>
    internal static IQueryable<OrderAccount> SalesCounting(this IQueryable<OrderAccount> accounts) => accounts.SalesAlive().Where(account => account.Refunded < account.Total);
}
