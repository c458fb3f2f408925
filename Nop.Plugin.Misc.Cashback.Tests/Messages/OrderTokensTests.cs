using Moq;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

public sealed class OrderTokensTests
{
    [TestCase(380, 600, "PLN 15.20 in 4", "PLN 24.00 in 4")]
    [TestCase(0, 0, "", "")]
    public async Task Messages_about_an_order_say_what_was_used_and_earned(long redeemed, long earned, string used, string gained)
    {
        var order = new Order { Id = 9, CustomerLanguageId = 4, CustomerCurrencyCode = "PLN", CurrencyRate = 4 };
        var outlook = Mock.Of<IOrderOutlook>(it => it.OfAsync(order) == Task.FromResult(new OrderOutlookResult(redeemed, earned)));
        var tokens = new List<Token>();
        await new OrderTokensConsumer(outlook, new PlayedShop(PlayedShop.Spring).Services.CreditText()).HandleEventAsync(new EntityTokensAddedEvent<Order>(order, tokens));
        Assert.That(tokens.Select(token => (token.Key, token.Value)), Is.EqualTo(new (string, object)[] { ("Order.CashbackUsed", used), ("Order.CashbackEarned", gained) }));
    }
}
