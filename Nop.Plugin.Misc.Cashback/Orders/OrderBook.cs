namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Orders of the shop beside those in the ledger: what earned is an order that is there, of this client, that was paid, costs what the ledger knows, and earned no more than its explanation and its money come to.</summary>
sealed class OrderBook(BookQueries ledger, IRepository<Order> orders, IRepository<OrderItem> items, IRepository<OrderClaim> claims, IRepository<Customer> customers) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var found = await ledger.AccountsAsync(ofSales: false).FindAsync(FindAsync, cancellationToken);
        // What an order changes meanwhile looks like a difference and is none: only what stays one is.
        return found.Count == 0 ? found : [.. (await ledger.AccountsAsync(ofSales: false).FindAsync(FindAsync, cancellationToken)).Intersect(found)];
    }

    async Task<IEnumerable<LedgerFinding>> FindAsync(IReadOnlyList<AccountOfWallet> page)
    {
        var ids = page.Select(account => account.OrderId).ToList();
        var byId = (await orders.Table.Where(order => ids.Contains(order.Id))
            .Select(order => new { order.Id, order.CustomerId, order.PaymentStatusId, order.OrderStatusId, order.Deleted, order.OrderTotal, order.RefundedAmount })
            .ToListAsync()).ToDictionary(order => order.Id);
        var claimed = (await claims.Table.Where(claim => ids.Contains(claim.OrderId)).Select(claim => new { claim.OrderId, claim.CustomerId }).ToListAsync())
            .ToDictionary(claim => claim.OrderId, claim => claim.CustomerId);
        var nets = await NetsAsync(page.Where(account => account.Earned > 0).Select(account => account.OrderId).ToList());
        var erased = await ErasedAsync(page.Select(account => account.Wallet.CustomerId));
        return page.Select(Of).OfType<LedgerFinding>();

        LedgerFinding? Of(AccountOfWallet account)
        {
            var wallet = account.Wallet;
            // A wallet that is gone is found by what names it.
            if (wallet.CurrencyCode.Length == 0)
                return null;
            if (!byId.TryGetValue(account.OrderId, out var order))
                return LedgerFinding.OfAccount(account, FindingCode.OrderUnknown, "an order", "none");
            // Who was deleted for good leaves no claim behind.
            if (order.CustomerId != wallet.CustomerId && claimed.GetValueOrDefault(order.Id) != wallet.CustomerId && !erased.Contains(wallet.CustomerId))
                return LedgerFinding.OfAccount(account, FindingCode.OrderOwner, $"customer {order.CustomerId}", $"customer {wallet.CustomerId}");

            var voided = OrderStates.IsVoided(order.Deleted, order.OrderStatusId, order.PaymentStatusId);
            if (!OrderStates.IsPaid(order.PaymentStatusId) && !voided)
                return LedgerFinding.OfAccount(account, FindingCode.OrderUnpaid, "a payment", "none");

            var currency = CurrencySpec.For(wallet.CurrencyCode);
            var (expected, actual) = ((OrderComparison.MinorOf(order.OrderTotal, currency), OrderComparison.MinorOf(order.RefundedAmount, currency), voided),
                (account.Total, account.Refunded, account.Voided));
            return expected == actual ? OfEarning(account, Math.Max(new Money(account.MoneyPaid, currency).ToDecimal(), nets.GetValueOrDefault(order.Id))) : LedgerFinding.OfAccount(account, FindingCode.OrderMoney, $"{expected}", $"{actual}");
        }
    }

    /// <summary>Finds an account that earned or keeps more than its explanation and its money come to; null: it does not.</summary>
    /// <param name="account">The account.</param>
    /// <param name="money">Money that was paid, or the value of the lines where that is more; units of the currency.</param>
    internal static LedgerFinding? OfEarning(AccountOfWallet account, decimal money)
    {
        if (account.Earned == 0)
            return null;
        try
        {
            var most = EarnSnapshot.Parse(account.Snapshot)?.AtMost(money) ?? 0;
            if (account.Kept > account.MayKeep)
                return LedgerFinding.OfAccount(account, FindingCode.OrderEarned, $"at most {account.MayKeep} kept", $"{account.Kept}");
            return account.Earned <= most ? null : LedgerFinding.OfAccount(account, FindingCode.OrderEarned, $"at most {most}", $"{account.Earned}");
        }
        catch (Exception exception) when (Unreadable.IsOf(exception) || exception is NullReferenceException)
        {
            // A part that no snapshot lacks may be null in one that somebody wrote: that is a finding, and not the end of all others.
            return Unreadable.Of(account.Wallet.Id, nameof(EarnSnapshot), exception);
        }
    }

    // What the lines of orders cost, with or without tax, whichever is more: the setting may have been another one then.
    async Task<Dictionary<int, decimal>> NetsAsync(List<int> orderIds) =>
        (await items.Table.Where(item => orderIds.Contains(item.OrderId)).Select(item => new { item.OrderId, item.PriceInclTax, item.PriceExclTax }).ToListAsync())
            .GroupBy(item => item.OrderId).ToDictionary(lines => lines.Key, lines => lines.Sum(line => Math.Max(line.PriceInclTax, line.PriceExclTax)));

    // Whom the shop does not know any more was deleted for good, and the row went with those of guests.
    async Task<ISet<int>> ErasedAsync(IEnumerable<int> customerIds)
    {
        var ids = customerIds.Distinct().ToList();
        var rows = await customers.GetAllAsync(all => all.Where(customer => ids.Contains(customer.Id)));
        return ids.Except(rows.Where(customer => !customer.IsDeletedForGood()).Select(customer => customer.Id)).ToHashSet();
    }
}
