namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>The box is in the shop's currency, also where the shopper sees prices in another: then amounts say about what they are in it. The shopper sees dollars.</summary>
public sealed class ShopperCurrencyTests
{
    [Test]
    public async Task An_amount_says_about_what_it_is_in_the_currency_of_the_prices()
    {
        var shop = new PlayedShop(PlayedShop.Spring) { Rate = 2 };
        Assert.That(await shop.Services.CreditText().InBothAsync(5_00), Is.EqualTo("EUR 5.00 in 1 (≈ $10.00)"));
    }

    [Test]
    public async Task Where_prices_are_in_the_same_currency_it_stands_alone()
    {
        var shop = new PlayedShop(PlayedShop.Spring) { CurrencyCode = "USD" };
        Assert.That(await shop.Services.CreditText().InBothAsync(5_00), Is.EqualTo("USD 5.00 in 1"));
    }
}
