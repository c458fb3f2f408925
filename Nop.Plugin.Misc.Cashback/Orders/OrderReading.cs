namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Reads orders in the ledger's terms.</summary>
sealed class OrderReading(ICustomerService customers, IDateTimeHelper dateTime, CompletionRecords completions)
{
    /// <summary>Reads an order.</summary>
    /// <param name="order">The order as it is now.</param>
    /// <param name="key">The wallet that it is in, or goes to.</param>
    /// <param name="values">Settings of its store.</param>
    /// <param name="account">Its account; null: none yet.</param>
    /// <param name="now">Now, UTC.</param>
    public async Task<OrderFacts> FactsAsync(Order order, WalletKey key, CashbackSettings values, OrderAccount? account, DateTime now)
    {
        var zone = dateTime.DefaultStoreTimeZone;
        var currency = CurrencySpec.For(key.CurrencyCode);
        var paid = OrderStates.IsPaid(order);
        // What an account that is gone for good left behind was booked out: it owes nothing for orders that come back.
        // The shop deletes the row too, where the account had no order of its own.
        var shortfall = await customers.GetCustomerByIdAsync(key.CustomerId) is not { } owner || owner.IsDeletedForGood() ? ShortfallPolicy.Clamp : values.Shortfall;
        return new(
            order.Id,
            paid,
            OrderComparison.MinorOf(order.OrderTotal, currency),
            OrderComparison.MinorOf(order.RefundedAmount, currency),
            OrderStates.IsVoided(order),
            paid && order.OrderStatus == OrderStatus.Complete ? await CompletedOnAsync(order, account, now) : null,
            shortfall,
            (completed, delay, expiry) => DatesOf(completed, delay, expiry, zone),
            ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, zone));
    }

    /// <summary>Dates of a lot: usable some days after the completion, ended at the end of a day in the shop's zone.</summary>
    internal static LotDates DatesOf(DateTime completed, int delayDays, ExpiryTerms? expiry, TimeZoneInfo zone)
    {
        var activates = completed.AsUtc().AddDays(delayDays);
        return new(activates, ExpiryPolicy.ExpiresOnUtc(activates, expiry, zone));
    }

    // The later of the two instants, as far as they are known; what is not known is now.
    async Task<DateTime> CompletedOnAsync(Order order, OrderAccount? account, DateTime now)
    {
        if (account?.CompletedOnUtc is { } first)
            return first.AsUtc();

        var complete = await completions.GetAsync(order) ?? now;
        var paid = order.PaidDateUtc is { } instant ? instant.AsUtc() : now;
        var later = complete > paid ? complete : paid;
        return later < now ? later : now;
    }
}
