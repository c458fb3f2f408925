namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Foresees what becomes of a client's credit when staff refund or cancel an order, by the code that would post it. Reads only.</summary>
public interface IOrderForecasts
{
    /// <summary>What cancelling or deleting the order would post.</summary>
    /// <returns>Null: the ledger has nothing of the order.</returns>
    /// <param name="order">The order.</param>
    /// <param name="trace">Its trace in the ledger.</param>
    Task<LedgerResult<OrderForecast>?> IfCancelledAsync(Order order, OrderTrace trace);

    /// <summary>What a refund would post.</summary>
    /// <param name="order">The order.</param>
    /// <param name="trace">Its trace in the ledger.</param>
    /// <param name="amountMinor">Money to be refunded now, minor units of the wallet's currency, above 0.</param>
    /// <param name="intoCredit">The client takes the money as this credit; null: as money.</param>
    /// <returns>Null: the ledger has nothing of the order.</returns>
    Task<LedgerResult<OrderForecast>?> IfRefundedAsync(Order order, OrderTrace trace, long amountMinor, CreditRefund? intoCredit = null);
}

/// <inheritdoc cref="IOrderForecasts"/>
sealed class OrderForecasts(ISettingService settings, OrderReading reading, ICashbackLedger ledger, IAlteredRows altered, TimeProvider time) : IOrderForecasts
{
    public Task<LedgerResult<OrderForecast>?> IfCancelledAsync(Order order, OrderTrace trace) => OfAsync(order, trace, facts => facts with { Voided = true });

    public Task<LedgerResult<OrderForecast>?> IfRefundedAsync(Order order, OrderTrace trace, long amountMinor, CreditRefund? intoCredit = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amountMinor);
        return OfAsync(order, trace, facts => facts with { Refunded = facts.Refunded + amountMinor }, intoCredit);
    }

    async Task<LedgerResult<OrderForecast>?> OfAsync(Order order, OrderTrace trace, Func<OrderFacts, OrderFacts> becomes, CreditRefund? intoCredit = null)
    {
        if (trace is not { IsKnown: true, Wallet: { } wallet })
            return null;

        var now = time.GetUtcNow().UtcDateTime;
        var values = await settings.LoadSettingAsync<CashbackSettings>(order.StoreId);
        var facts = await reading.FactsAsync(order, new WalletKey(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode), values, trace.Account, now);
        return await altered.MeetAsync(() => ledger.ForecastOrderAsync(wallet.Id, becomes(facts), new PostingContext(Channel.System, 0, now), refund: intoCredit));
    }
}
