using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Web.Shop.Orders;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>
/// What becomes of orders whose credit reduced their prices. Anna buys two serums at 45.55 and 22 %, and a book at 12.35 and 4 %: 103.45 net, 20.53 of tax, 123.98; she uses 30.00 of credit.
/// </summary>
public sealed partial class TaxTreatmentOrderTests : InstalledShopFixture
{
    const string LetterTotal = """<tr style="text-align:right;"><td>&nbsp;</td><td colspan="2"><strong>Order total:</strong></td> <td><strong>60</strong></td></tr></table>""";

    TaxShop _shop = null!;

    [SetUp]
    public async Task SetUp() => await (_shop = new TaxShop(Shop)).OpenAsync(TaxTreatment.PriceReduction);

    [Test]
    public async Task The_stored_order_has_the_credit_in_its_discount_and_its_taxes_fall()
    {
        // 26.89 of the 30.00 fall on the serums, with 4.85 of tax; 3.11 on the book, with 0.12.
        var order = await PlaceAsync();
        Assert.That(
            (order.OrderSubtotalExclTax, order.OrderSubTotalDiscountInclTax, order.OrderSubTotalDiscountExclTax, order.OrderTax, RatesOf(order), order.OrderTotal),
            Is.EqualTo((103.45m, 30.00m, 25.03m, 15.56m, "4:0.37 22:15.19", 93.98m)));
    }

    [Test]
    public async Task Where_credit_is_a_payment_the_same_order_is_taxed_whole()
    {
        await TreatAsync(TaxTreatment.PaymentAfterTax);
        var order = await PlaceAsync();
        Assert.That((order.OrderSubTotalDiscountInclTax, order.OrderTax, RatesOf(order), order.OrderTotal), Is.EqualTo((0m, 20.53m, "4:0.49 22:20.04", 93.98m)));
    }

    [Test]
    public async Task Goods_that_are_wholly_paid_for_leave_no_tax()
    {
        var order = await _shop.PlaceAsync(CashbackChoice.AsMuchAsPossible);
        Assert.That((order.OrderTotal, order.OrderTax, RatesOf(order)), Is.EqualTo((0m, 0m, "0:0.00")));
    }

    [Test]
    public async Task Shipping_and_fees_are_left_to_money()
    {
        var order = await _shop.PlaceAsync(CashbackChoice.AsMuchAsPossible, new CartTerms { Shipping = 10, ShippingTaxPercent = 22, FeePercent = 10, FeeTaxPercent = 22 });
        Assert.That((order.OrderTotal, order.OrderTax), Is.EqualTo((order.OrderShippingInclTax + order.PaymentMethodAdditionalFeeInclTax, 2.20m + order.PaymentMethodAdditionalFeeInclTax - order.PaymentMethodAdditionalFeeExclTax)));
    }

    [Test]
    public async Task What_choices_at_the_checkout_cost_is_left_to_money_with_its_tax()
    {
        var order = await _shop.PlaceAsync(CashbackChoice.AsMuchAsPossible, new CartTerms { Shipping = 0, Choices = 5, ChoicesTaxPercent = 22 });
        Assert.That((order.OrderTotal, order.OrderTax, RatesOf(order)), Is.EqualTo((6.10m, 1.10m, "22:1.10")));
    }

    [Test]
    public async Task A_fee_by_percentage_is_one_of_the_total_before_credit()
    {
        var order = await PlaceAsync(agreed: new CartTerms { Shipping = 0, FeePercent = 10 });
        Assert.That(order.PaymentMethodAdditionalFeeExclTax, Is.EqualTo(12.40m));
    }

    [Test]
    public async Task The_confirm_step_shows_what_the_order_stores()
    {
        await FillCartAsync();
        var shown = await TotalsAsync(async (totals, cart) =>
        {
            var (gross, net, _, _, _, _, _, _) = await totals.GetShoppingCartSubTotalsAsync(cart);
            var (one, _, _, after, rates) = await totals.GetShoppingCartSubTotalAsync(cart, includingTax: false);
            var (tax, _) = await totals.GetTaxTotalAsync(cart);
            return (gross, net, one, after, rates[22], tax, (await totals.GetShoppingCartTotalAsync(cart)).shoppingCartTotal);
        });
        Assert.That(shown, Is.EqualTo((30.00m, 25.03m, 25.03m, 78.42m, 15.19m, 15.56m, (decimal?)93.98m)));
    }

    [Test]
    public async Task The_row_in_the_totals_is_a_part_of_the_discount_and_none_that_is_taken_off_again()
    {
        await FillCartAsync();
        var row = await Shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<IOrderTotalCalculationService>().GetShoppingCartTotalAsync(await CartAsync(services));
            var model = new Nop.Web.Models.ShoppingCart.OrderTotalsModel { OrderTotal = "93.98" };
            await ActivatorUtilities.CreateInstance<OrderTotalsRowConsumer>(services).HandleEventAsync(new(model));
            var shown = services.GetRequiredService<CashbackRow>();
            return (shown.Text, shown.IsInPrices, model.CustomProperties.ContainsKey(OrderTotalsRowConsumer.Property));
        }, _shop.Anna.Id);
        Assert.That(row, Is.EqualTo(("€30.00", true, false)));
    }

    [Test]
    public async Task A_cart_without_a_choice_is_left_as_it_is()
    {
        await FillCartAsync(choice: null);
        Assert.That(await TotalsAsync(async (totals, cart) => ((await totals.GetShoppingCartSubTotalsAsync(cart)).discountAmountInclTax, (await totals.GetTaxTotalAsync(cart)).taxTotal)), Is.EqualTo((0m, 20.53m)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task It_earns_what_it_would_earn_as_a_payment(bool baseIncludesTax)
    {
        await Shop.SetAsync(settings => settings.BaseIncludesTax = baseIncludesTax);
        var reduced = await EarnedAsync(await PlaceAsync(PaymentMethods.AtOnce));
        await TreatAsync(TaxTreatment.PaymentAfterTax);
        var paid = await EarnedAsync(await PlaceAsync(PaymentMethods.AtOnce));
        Assert.That((reduced, reduced), Is.EqualTo((paid, baseIncludesTax ? 469L : 392L)));
    }

    [Test]
    public async Task A_changed_setting_changes_nothing_of_an_order_that_is_placed()
    {
        var order = await PlaceAsync();
        await TreatAsync(TaxTreatment.PaymentAfterTax);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.MarkOrderAsPaidAsync(await _shop.OrderAsync(order.Id)));
        Assert.That(await EarnedAsync(order), Is.EqualTo(392));
    }

    [Test]
    public async Task The_hint_in_the_cart_says_what_the_order_earns()
    {
        await FillCartAsync();
        var hint = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<EarnPreview>().ForCartAsync(
            await CartAsync(services), _shop.Anna, await services.GetRequiredService<IStoreContext>().GetCurrentStoreAsync()), _shop.Anna.Id);
        Assert.That(hint!.EarnedMinor, Is.EqualTo(392));
    }

    [Test]
    public async Task The_past_takes_the_credit_for_credit_and_not_for_a_discount()
    {
        await PlaceAsync(PaymentMethods.AtOnce, new CartTerms { OrderDiscount = 10, Shipping = 0 });
        var past = new List<PastOrder>();
        await Shop.TellAsync<PastOrders>(async orders =>
        {
            await foreach (var page in orders.ReadAsync(1, Shop.Clock.UtcNow.AddDays(1), CancellationToken.None))
                past.AddRange(page);
        });
        Assert.That((past.Single().DiscountExclTax, past.Single().Credit), Is.EqualTo((10m, 30m)));
    }

    [TestCase(TaxTreatment.PriceReduction)]
    [TestCase(TaxTreatment.PaymentAfterTax)]
    public async Task An_edited_order_keeps_the_credit_that_it_needs_in_its_prices(TaxTreatment now)
    {
        var order = await PlaceAsync();
        await TreatAsync(now);
        await EditAsync(order, _shop.Serum, 1);
        var row = await _shop.ReadAsync(await _shop.OrderAsync(order.Id));
        Assert.Multiple(() =>
        {
            Assert.That((row.SumWithoutTax, row.SumWithTax, row.Rates.Values.Sum()), Is.EqualTo((row.Order.OrderTotal, row.Order.OrderTotal, row.Order.OrderTax)));
            Assert.That(row.Order.OrderSubTotalDiscountInclTax, Is.EqualTo(30m));
            Assert.That(row.Order.OrderTotal, Is.EqualTo(38.41m));
            Assert.That((row.GoodsTax(22, 0) - row.Rates[22]) * 100, Is.EqualTo(row.TaxThatFalls(22, 0) * 100).Within(1.5m));
        });
    }

    [Test]
    public async Task Credit_that_an_edit_frees_leaves_the_prices()
    {
        var order = await PlaceAsync(PaymentMethods.AtOnce);
        await EditAsync(order, _shop.Serum, 1);
        var row = await _shop.ReadAsync(await _shop.OrderAsync(order.Id));

        // 68.41 were left, of which 93.98 of money had paid all.
        Assert.That((row.Credit, row.Order.OrderSubTotalDiscountInclTax, row.Order.OrderTax, row.Order.OrderTotal, WrittenReduction.FindIn(row.Order)!.CreditMinor), Is.EqualTo((0L, 0m, 10.51m, 68.41m, 0L)));
    }

    [Test]
    public async Task Two_edits_come_to_what_one_would()
    {
        var order = await PlaceAsync();
        await EditAsync(order, _shop.Serum, 1);
        await EditAsync(order, _shop.Serum, 2);
        var row = await _shop.OrderAsync(order.Id);
        Assert.That((row.OrderSubTotalDiscountExclTax, row.OrderTax, RatesOf(row), row.OrderTotal), Is.EqualTo((order.OrderSubTotalDiscountExclTax, order.OrderTax, RatesOf(order), order.OrderTotal)));
    }

    [Test]
    public async Task A_refund_and_a_cancellation_give_credit_back_as_they_do_for_a_payment()
    {
        var order = await PlaceAsync(PaymentMethods.AtOnce);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.PartiallyRefundOfflineAsync(await _shop.OrderAsync(order.Id), 46.99m));
        var half = await _shop.CreditAsync(order);
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.CancelOrderAsync(await _shop.OrderAsync(order.Id), false));
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.That((half, await _shop.CreditAsync(order), report.IsClean), Is.EqualTo((15_00L, 0L, true)));
    }

    [Test]
    public async Task The_orders_page_and_its_letters_say_it_as_a_part_of_the_discount()
    {
        var order = await PlaceAsync();
        var (page, letter) = await Shop.Store.RequestAsync(async services =>
        {
            var tokens = new List<Token> { new("Order.Product(s)", LetterTotal, neverHtmlEncoded: true) };
            await ActivatorUtilities.CreateInstance<LetterTotalsConsumer>(services).HandleEventAsync(new EntityTokensAddedEvent<Order>(order, tokens));
            return ((await services.GetRequiredService<OrderCashbackFactory>().PrepareAsync(order.Id))!, System.Net.WebUtility.HtmlDecode((string)tokens[0].Value));
        }, _shop.Anna.Id);
        Assert.That((page.Reduction, page.IsInPrices, Row().Match(letter).Value), Is.EqualTo(("€30.00", true, "Cashback in the discount, with tax:")));
        Assert.That(letter, Does.Contain("€30.00").And.Not.Contain("-€30.00"));
    }

    [Test]
    public async Task In_another_currency_the_part_of_the_discount_is_said_in_it()
    {
        var order = await PlaceAsync();
        await Shop.ChangeAsync(order, row => (row.CustomerCurrencyCode, row.CurrencyRate) = ("USD", 1.1m));
        var page = await Shop.Store.RequestAsync(async services => (await services.GetRequiredService<OrderCashbackFactory>().PrepareAsync(order.Id))!, _shop.Anna.Id);
        Assert.That(page.Reduction, Does.Contain("33.00"));
    }

    [Test]
    public async Task Staff_read_on_the_order_what_stands_in_its_prices()
    {
        var order = await PlaceAsync();
        var block = await Shop.AskAsync<Nop.Plugin.Misc.Cashback.Web.Admin.Orders.AdminOrderFactory, Nop.Plugin.Misc.Cashback.Web.Admin.Orders.OrderCashbackModel?>(factory => factory.PrepareBlockAsync(order.Id));
        Assert.That(block!.InPrices, Is.EqualTo("25.03\u00a0EUR without tax, 4.97\u00a0EUR of tax"));
    }

    [Test]
    public async Task Neither_shopper_nor_staff_see_what_only_the_plugin_reads()
    {
        var order = await PlaceAsync();
        var values = new CustomValues();
        values.AddRange(XElement.Parse(order.CustomValuesXml).Elements("item").Select(item => new CustomValue((string)item.Element("key")!, (string)item.Element("value")!)));
        var model = new Nop.Web.Areas.Admin.Models.Orders.OrderModel { CustomValues = values };
        await Shop.Store.RequestAsync(async services => await ActivatorUtilities.CreateInstance<OrderPagesConsumer>(services).HandleEventAsync(new(model)));
        Assert.That(model.CustomValues.Select(value => value.Value), Is.EqualTo(new[] { "€30.00" }));
    }

    static string RatesOf(Order order) =>
        string.Join(' ', OrderTaxRates.Parse(order.TaxRates).Select(rate => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rate.Key:0.###}:{rate.Value:0.00##}")));

    Task TreatAsync(TaxTreatment treatment) => Shop.SetAsync(settings => settings.TaxTreatment = treatment);

    Task<Order> PlaceAsync(string method = PaymentMethods.Later, CartTerms? agreed = null) => _shop.PlaceAsync(new CashbackChoice(30_00), agreed, method);

    async Task<long> EarnedAsync(Order order) => (await Shop.RowsAsync<OrderAccount>()).Single(account => account.OrderId == order.Id).Earned;

    Task EditAsync(Order order, Product product, int quantity) => Shop.Store.RequestAsync(async services =>
    {
        var orders = services.GetRequiredService<IOrderService>();
        var item = (await orders.GetOrderItemsAsync(order.Id)).Single(row => row.ProductId == product.Id);
        await services.GetRequiredService<OrderProcessing>().EditItemAsync(await orders.GetOrderByIdAsync(order.Id), item, quantity);
    });

    Task FillCartAsync() => FillCartAsync(new CashbackChoice(30_00));

    async Task FillCartAsync(CashbackChoice? choice)
    {
        foreach (var (product, quantity) in new[] { (_shop.Serum, 2), (_shop.Book, 1) })
        {
            await Shop.TellAsync<IRepository<ShoppingCartItem>>(carts => carts.InsertAsync(new ShoppingCartItem
            {
                CustomerId = _shop.Anna.Id, StoreId = 1, ProductId = product.Id, Quantity = quantity, ShoppingCartType = ShoppingCartType.ShoppingCart, AttributesXml = "", CreatedOnUtc = Shop.Clock.UtcNow,
            }));
        }

        await Shop.TellAsync<CartTermsBook>(terms => Task.Run(() => terms.Set(_shop.Anna.Id, new CartTerms { Shipping = 0 })));
        await Shop.TellAsync<ICheckoutCashback>(checkout => checkout.SetChoiceAsync(_shop.Anna, 1, choice));
    }

    Task<T> TotalsAsync<T>(Func<IOrderTotalCalculationService, IList<ShoppingCartItem>, Task<T>> ask) => Shop.Store.RequestAsync(
        async services => await ask(services.GetRequiredService<IOrderTotalCalculationService>(), await CartAsync(services)), _shop.Anna.Id);

    Task<IList<ShoppingCartItem>> CartAsync(IServiceProvider services) =>
        services.GetRequiredService<IShoppingCartService>().GetShoppingCartAsync(_shop.Anna, ShoppingCartType.ShoppingCart, 1);

    [GeneratedRegex("Cashback in the discount[^<]*")]
    private static partial Regex Row();
}
