namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>What carts cost, before any credit.</summary>
public class CartPricingTests
{
    SmallShop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await SmallShop.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [Test]
    public async Task An_order_discount_lowers_the_tax_of_each_line_by_its_share()
    {
        var priced = await PriceAsync(new CartTerms { OrderDiscount = 15.00m }, (_shop.Serum, 1), (_shop.Massage, 1));

        Assert.That(priced.Lines.Select(line => line.Tax), Is.EqualTo(new[] { 8.66m, 14.44m }));
    }

    [Test]
    public async Task Tax_is_rounded_half_up_on_the_line()
    {
        _shop.Serum.Price = 0.25m;

        // 22 % of 0.25 is 0.055.
        Assert.That((await PriceAsync(new CartTerms(), (_shop.Serum, 1))).Tax, Is.EqualTo(0.06m));
    }

    [Test]
    public async Task Shipping_is_not_taxed() =>
        Assert.That((await PriceAsync(new CartTerms { Shipping = 6.00m }, (_shop.Serum, 1))).Payable, Is.EqualTo(60.90m));

    [Test]
    public async Task A_discount_is_never_more_than_the_lines() =>
        Assert.That((await PriceAsync(new CartTerms { OrderDiscount = 99 }, (_shop.Serum, 1))).Payable, Is.Zero);

    Task<PricedCart> PriceAsync(CartTerms terms, params (Product Product, int Quantity)[] lines) => _shop.Store.RequestAsync(async services =>
    {
        var cart = new List<ShoppingCartItem>();
        var carts = Get<ShoppingCart>(services);
        await Get<Nop.Data.IRepository<Product>>(services).UpdateAsync([_shop.Serum, _shop.Massage]);
        foreach (var (product, quantity) in lines)
            cart.Add(await carts.AddLineAsync(_shop.Anna, product, quantity, 1));
        Get<CartTermsBook>(services).Set(_shop.Anna.Id, terms);
        return await Get<CartPricing>(services).PriceAsync(cart);
    });

    static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;
}
