using Moq;
using Nop.Core.Domain.Localization;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

public sealed class WrittenCreditTests
{
    const int Italian = 2;

    [Test]
    public async Task Staff_who_edit_an_order_write_its_credit_as_the_customer_writes_numbers()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        try
        {
            var order = Written("€30,00");
            await Writer().RewriteAsync(order, 20_44, CurrencySpec.For("EUR"));
            Assert.That((WrittenCredit.FindIn(order)?.Value, CultureInfo.CurrentCulture.Name), Is.EqualTo(("€20,44", "en-US")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static Order Written(string amount)
    {
        var order = new Order { OrderGuid = Guid.NewGuid(), CurrencyRate = 1, CustomerCurrencyCode = "EUR", CustomerLanguageId = Italian };
        order.CustomValuesXml = $"<DictionarySerializer><item><key>Cashback</key><value>{amount}</value></item><item><key>Ref</key><value>{CheckoutReference.New(order.OrderGuid)}</value></item></DictionarySerializer>";
        return order;
    }

    // The shop formats a currency with a format of its own by the thread's culture.
    static WrittenCredit Writer()
    {
        var prices = new Mock<IPriceFormatter>();
        prices.Setup(it => it.FormatPriceAsync(It.IsAny<decimal>(), true, "EUR", false, Italian)).ReturnsAsync((decimal price, bool _, string _, bool _, int _) => price.ToString("€0.00", CultureInfo.CurrentCulture));
        var languages = new Mock<ILanguageService>();
        languages.Setup(it => it.GetLanguageByIdAsync(Italian)).ReturnsAsync(new Language { LanguageCulture = "it-IT" });
        return new(new CreditText(new PlayedShop(PlayedShop.Spring).Wallets, prices.Object, Mock.Of<ICurrencyService>(), PlayedServices.Work()), AnyText.Held, new(PlayedServices.Texts()), languages.Object);
    }
}
