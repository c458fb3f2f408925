using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class RefundLetter(CustomerLetters mail, CreditText credit, IOrderService orders, ShopClock clock) : IRefundLetter
{
    public async Task SendAsync(Customer customer, int storeId, MoneyRefund refund, CurrencySpec currency)
    {
        var order = await orders.GetOrderByIdAsync(refund.OrderId);
        await mail.SendAsync(customer, order?.StoreId ?? storeId, Letter.MoneyRefund, async reader =>
        [
            new("Cashback.Refund.Order", order?.CustomOrderNumber is { Length: > 0 } number ? number : refund.OrderId.ToString(CultureInfo.InvariantCulture)),
            new("Cashback.Refund.Amount", await credit.InCurrencyAsync(refund.Amount, currency, reader.LanguageId)),
            new("Cashback.Refund.Bonus", await credit.InCurrencyAsync(refund.Bonus, currency, reader.LanguageId)),
            new("Cashback.Refund.HasBonus", refund.Bonus > 0),
            new("Cashback.Refund.LastDay", refund.ExpiresOnUtc is { } end ? TimeZoneInfo.ConvertTimeFromUtc(end.AsUtc().AddTicks(-1), clock.Zone).ToString("D", CultureInfo.GetCultureInfo(reader.Culture)) : ""),
            new("Cashback.Refund.Expires", refund.ExpiresOnUtc is not null),
        ]);
    }
}
