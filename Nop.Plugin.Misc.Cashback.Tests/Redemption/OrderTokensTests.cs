using Moq;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Tests.Redemption.Shop;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Tests.Redemption;

public sealed class OrderTokensTests
{
    [TestCase(500, 120, 900, 300, "EUR 3.80 in 4", "EUR 6.00 in 4")]
    [TestCase(500, 500, 900, 900, "", "")]
    [TestCase(0, 0, 0, 0, "", "")]
    public async Task Messages_about_an_order_say_what_was_used_and_earned(long redeemed, long restored, long earned, long taken, string used, string gained)
    {
        var holds = Mock.Of<IHoldQueries>(it => it.OfOrderAsync(9) == Task.FromResult(new ValueTuple<long, long>(redeemed, restored)));
        var account = earned == 0 ? null : new OrderAccount { Earned = earned, Taken = taken };
        var orders = Mock.Of<IOrderLedgerQueries>(it => it.TraceAsync(9) == Task.FromResult(new OrderTrace(null, account, redeemed)));
        var tokens = new List<Token>();
        await new OrderTokensConsumer(holds, orders, CheckoutShop.InMemory().CreditText())
            .HandleEventAsync(new EntityTokensAddedEvent<Order>(new Order { Id = 9, CustomerLanguageId = 4 }, tokens));
        Assert.That(tokens.Select(token => (token.Key, token.Value)), Is.EqualTo(new (string, object)[] { ("Order.CashbackUsed", used), ("Order.CashbackEarned", gained) }));
    }
}
