using Moq;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Plugin.Misc.Cashback.Web.Shop.Cart;
using Nop.Services.Common;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The box says in which currency its amount is, also where the shopper sees prices in another, and why nothing of a wallet can be used.</summary>
public sealed class CartBoxTests
{
    [Test]
    public async Task The_amount_is_in_the_wallets_currency() => Assert.That((await BoxAsync(working: "USD"))?.Currency, Is.EqualTo("EUR"));

    [Test]
    public async Task Prices_in_another_currency_are_told_apart_from_it() => Assert.That((await BoxAsync(working: "USD"))?.CurrencyNote, Is.EqualTo("Cart.CurrencyNote EUR USD"));

    [Test]
    public async Task Prices_in_the_same_currency_need_no_word() => Assert.That((await BoxAsync(working: "EUR"))!.CurrencyNote, Is.Null);

    [Test]
    public async Task Who_has_credit_that_cannot_be_used_reads_why()
    {
        var box = await BoxAsync(working: "EUR", usable: 0, RedemptionRefusal.Altered);
        Assert.That((box?.IsBlocked, box?.Warning?.Trim()), Is.EqualTo((true, "Checkout.Refused.Altered")));
    }

    [Test]
    public async Task Who_s_wallet_is_frozen_reads_so()
    {
        var box = await BoxAsync(working: "EUR", usable: 0, RedemptionRefusal.Frozen);
        Assert.That((box?.IsBlocked, box?.Warning?.Trim()), Is.EqualTo((true, "Checkout.Refused.Frozen")));
    }

    [Test]
    public async Task Who_s_wallet_is_closed_sees_no_box() => Assert.That(await BoxAsync(working: "EUR", usable: 0, RedemptionRefusal.Closed), Is.Null);

    [Test]
    public async Task Who_has_nothing_to_spend_sees_no_box() => Assert.That(await BoxAsync(working: "EUR", usable: 0), Is.Null);

    static Task<CartCashbackModel?> BoxAsync(string working, long usable = 2_500, RedemptionRefusal? bar = null)
    {
        var customer = new Customer { Id = 7 };
        var texts = new Mock<IPublicTexts>();
        texts.Setup(text => text.TextAsync(It.IsAny<string>(), It.IsAny<object[]>())).ReturnsAsync((string name, object[] arguments) => $"{name} {string.Join(' ', arguments)}");
        var wallets = new Mock<IWalletDirectory>();
        wallets.Setup(directory => directory.GetCurrencyAsync()).ReturnsAsync(CurrencySpec.For("EUR"));
        var factory = new CartCashbackFactory(
            Mock.Of<IWorkContext>(work => work.GetCurrentCustomerAsync() == Task.FromResult(customer)
                && work.GetWorkingCurrencyAsync() == Task.FromResult(new Currency { CurrencyCode = working })),
            Mock.Of<IStoreContext>(stores => stores.GetCurrentStoreAsync() == Task.FromResult(new Store { Id = 1 })),
            Mock.Of<ICheckoutCashback>(checkout => checkout.UsableAsync(customer, 1) == Task.FromResult(usable) && checkout.BarAsync(customer, 1) == Task.FromResult(bar)),
            wallets.Object,
            Mock.Of<IShoppingCartService>(),
            Mock.Of<IOrderTotalCalculationService>(),
            Mock.Of<IOrderProcessingService>(),
            new CashbackRow(),
            null!,
            null!,
            Mock.Of<ICustomerService>(customers => customers.IsRegisteredAsync(customer, true) == Task.FromResult(true)),
            Mock.Of<IGenericAttributeService>(),
            texts.Object);
        return factory.PrepareAsync(BoxPlace.Cart);
    }
}
