using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The hint on a product's page says what the product earns as it is chosen there. The first tier earns 5 %.</summary>
public class ProductHintTests : BrowserTests
{
    const string Hint = ".cashback-product-earn .cashback-earn-text";

    int _chair;
    int _giftCard;

    [OneTimeSetUp]
    public async Task AddProductsAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var products = scope.ServiceProvider.GetRequiredService<IRepository<Product>>();
        var chair = new Product { Name = "Salon chair", Sku = "CHAIR", Price = 1200, Published = true, VisibleIndividually = true, ProductType = ProductType.SimpleProduct };
        var giftCard = new Product { Name = "Gift card", Sku = "GIFT", Price = 25, IsGiftCard = true, Published = true, VisibleIndividually = true, ProductType = ProductType.SimpleProduct };
        await products.InsertAsync([chair, giftCard]);
        (_chair, _giftCard) = (chair.Id, giftCard.Id);
        await scope.ServiceProvider.GetRequiredService<IRepository<ProductOption>>().InsertAsync(
            [new ProductOption { ProductId = chair.Id, Name = "Plain" }, new ProductOption { ProductId = chair.Id, Name = "Heated", PriceAdjustment = 300 }]);
    }

    [SetUp]
    public Task SignShopperInAsync() => SignInAsync(BrowsedShop.Shopper);

    [Test]
    public async Task It_follows_the_option_and_the_number_of_pieces()
    {
        await GoAsync($"/product-{_chair}");
        await Expect(Hint).ToContainTextAsync("60.00");
        await Page.SelectOptionAsync("#product_attribute_1", new SelectOptionValue { Label = "Heated" });
        await Expect(Hint).ToContainTextAsync("75.00");
        await Page.FillAsync("#addtocart_quantity", "2");
        await Page.PressAsync("#addtocart_quantity", "Tab");
        await Expect(Hint).ToContainTextAsync("150.00");
        await Page.ClickAsync(".add-to-cart-button");
        await Expect(".cashback-cart-earn").ToContainTextAsync("150.00");
    }

    [Test]
    public async Task A_gift_card_promises_nothing()
    {
        await GoAsync($"/product-{_giftCard}");
        await Expect(".product-name").ToContainTextAsync("Gift card");
        await Expect(Hint).ToHaveCountAsync(0);
    }
}
