using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>What is placed is what was shown, or the shopper sees it first. Carts cost 50.00.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ShownCreditTests(DatabaseKind? kind) : LedgerFixture(kind)
{
    const string Changed = "Plugins.Misc.Cashback.Checkout.Changed";

    readonly Guid _order = Guid.NewGuid();
    CheckoutRequest _request = null!;

    [SetUp]
    public async Task Start()
    {
        _request = Shop.NewRequest();
        await Shop.GiveAsync(PlayedShop.Anna, 6000);
    }

    [Test]
    public async Task Credit_that_went_elsewhere_after_it_was_shown_is_not_charged_in_money()
    {
        await _request.ChooseAsync(null);
        await _request.ShowTotalsAsync();
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 5500);

        var result = await _request.PlaceAsync(_order);

        Assert.That((result.Errors.Single(), _request.Charged), Is.EqualTo(($"{Changed} EUR 50.00 in 1 EUR 5.00 in 1", (decimal?)null)));
    }

    [Test]
    public async Task What_is_left_of_it_is_taken_once_it_was_shown()
    {
        await _request.ChooseAsync(null);
        await _request.ShowTotalsAsync();
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 5500);
        await _request.PlaceAsync(_order);
        await _request.ShowTotalsAsync();

        await _request.PlaceAsync(_order);

        Assert.That((_request.Charged, (await Shop.BalanceAsync()).Usable), Is.EqualTo(((decimal?)45m, 0L)));
    }

    [Test]
    public async Task More_credit_than_was_shown_is_not_taken_either()
    {
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 5500);
        await _request.ChooseAsync(null);
        await _request.ShowTotalsAsync();
        await Shop.GiveAsync(PlayedShop.Anna, 2000);

        var result = await _request.PlaceAsync(_order);

        Assert.That((result.Errors.Single(), (await Shop.BalanceAsync()).Usable), Is.EqualTo(($"{Changed} EUR 5.00 in 1 EUR 25.00 in 1", 2500L)));
    }

    [TestCase(700L, "EUR 5.00 in 1 EUR 7.00 in 1", TestName = "A choice that another window changed is not taken before it was shown")]
    [TestCase(null, "EUR 5.00 in 1 EUR 50.00 in 1", TestName = "Nor as much as possible that another window chose")]
    public async Task Another_window(long? choice, string amounts)
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        await Shop.NewRequest().ChooseAsync(choice);

        Assert.That((await _request.PlaceAsync(_order)).Errors.Single(), Is.EqualTo($"{Changed} {amounts}"));
    }

    [TestCase(500L, null, "EUR 5.00 in 1 EUR 0.00 in 1", TestName = "A window whose credit another one took out of the cart shows it before it is paid in money")]
    [TestCase(0L, 500L, "EUR 0.00 in 1 EUR 5.00 in 1", TestName = "A window without credit takes none that another one chose and showed")]
    [TestCase(500L, 700L, "EUR 5.00 in 1 EUR 7.00 in 1", TestName = "Nor another amount than its own")]
    public async Task The_window_that_confirms_is_the_one_that_counts(long seen, long? chosenElsewhere, string amounts)
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        var other = Shop.NewRequest();
        await other.Cashback.SetChoiceAsync(Shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId, chosenElsewhere is null ? null : new CashbackChoice(chosenElsewhere));
        await other.ShowTotalsAsync();

        var result = await _request.PlaceFromWindowAsync(_order, seen);

        Assert.That((result.Errors.Single(), _request.Charged), Is.EqualTo(($"{Changed} {amounts}", (decimal?)null)));
    }

    [Test]
    public async Task A_window_that_shows_what_is_taken_is_not_asked_again_for_what_another_one_showed()
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        await Shop.NewRequest().Shown.ShowAsync(Shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId, 0);

        Assert.That((await _request.PlaceFromWindowAsync(_order, 500)).Errors, Is.Empty);
    }

    [Test]
    public async Task A_choice_made_elsewhere_after_a_confirm_page_without_credit_is_not_taken()
    {
        await _request.ShowTotalsAsync();
        await Shop.NewRequest().ChooseAsync(500);

        Assert.That((await _request.PlaceAsync(_order)).Errors.Single(), Is.EqualTo($"{Changed} EUR 0.00 in 1 EUR 5.00 in 1"));
    }

    [Test]
    public async Task Totals_of_the_cart_are_what_was_shown_where_a_button_there_leaves_out_the_checkout()
    {
        await _request.ChooseAsync(null);
        await _request.ShowTotalsAsync(isEditable: true);
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 5500);

        Assert.That((await _request.PlaceAsync(_order)).Errors.Single(), Does.StartWith(Changed));
    }

    [Test]
    public async Task A_payment_that_failed_leaves_what_was_shown_in_force()
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        _request.Ending = Ending.GatewayFails;
        await _request.PlaceAsync(_order);
        _request.Ending = Ending.Placed;

        await _request.PlaceAsync(_order);

        Assert.That(_request.Charged, Is.EqualTo(45m));
    }

    [Test]
    public async Task The_refusal_is_a_showing_where_no_page_follows()
    {
        await _request.ChooseAsync(null);
        await _request.ShowTotalsAsync();
        await Shop.SpendInSalonAsync(PlayedShop.Anna, 5500);
        await _request.PlaceAsync(_order);

        await _request.PlaceAsync(_order);

        Assert.That(_request.Charged, Is.EqualTo(45m));
    }

    [Test]
    public async Task An_amount_that_nobody_was_shown_is_met_to_the_cent_or_refused()
    {
        await _request.ChooseAsync(5500);

        var result = await _request.PlaceAsync(_order);

        Assert.That((result.Errors.Single(), _request.Charged), Is.EqualTo(("Plugins.Misc.Cashback.Checkout.Less EUR 55.00 in 1 Plugins.Misc.Cashback.Cart.AppliedLess EUR 50.00 in 1", (decimal?)null)));
    }

    [Test]
    public async Task As_much_as_possible_that_nobody_was_shown_is_what_is_possible()
    {
        await _request.ChooseAsync(null);
        await _request.PlaceAsync(_order);
        Assert.That(_request.Charged, Is.EqualTo(0m));
    }

    [Test]
    public async Task The_next_cart_has_nothing_to_do_with_what_was_shown_of_the_last()
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        await _request.PlaceAsync(_order);

        await _request.ChooseAsync(700);
        await _request.PlaceAsync(Guid.NewGuid());

        Assert.That(_request.Charged, Is.EqualTo(43m));
    }

    [Test]
    public async Task Showing_the_same_again_writes_nothing()
    {
        await _request.ChooseAsync(500);
        await _request.ShowTotalsAsync();
        var writes = Shop.Services.AttributeWrites;
        await _request.ShowTotalsAsync();
        Assert.That(Shop.Services.AttributeWrites, Is.EqualTo(writes));
    }

    [TestCase(PlayedShop.Anna, true, TestName = "A cart without credit leaves no record")]
    [TestCase(PlayedShop.Guest, false, TestName = "A guest leaves no record")]
    public async Task Without_credit(int customer, bool isEditable)
    {
        await _request.ShowTotalsAsync(customer, isEditable);
        Assert.That(Shop.Services.AttributeWrites, Is.Zero);
    }

    [Test]
    public async Task Who_signs_in_at_the_checkout_is_shown_the_credit_of_the_account_and_charged_as_shown()
    {
        await _request.ChooseAsync(500);
        var guests = Shop.NewRequest();
        await guests.ShowTotalsAsync(PlayedShop.Guest);
        Assert.That(guests.Row.Minor, Is.Zero);

        var own = Shop.NewRequest();
        await own.ShowTotalsAsync();
        await own.PlaceAsync(_order);

        Assert.That((own.Row.Minor, own.Charged), Is.EqualTo((500L, (decimal?)45m)));
    }

    // The shop computes the fee of what the cart costs before credit: 3 % of 50.00.
    [TestCase(5000L, 1.50, TestName = "A fee in percent is left to pay in money where credit pays the goods")]
    [TestCase(null, 0, TestName = "Credit may pay a fee in percent too")]
    public async Task A_fee_of_the_payment_method(long? asked, decimal left)
    {
        Shop.CartTotal = 51.50m;
        await _request.ChooseAsync(asked);
        await _request.ShowTotalsAsync();

        await _request.PlaceAsync(_order);

        Assert.That((_request.Charged, (await Shop.BalanceAsync()).Usable), Is.EqualTo(((decimal?)left, 60_00L - 51_50L + (long)(left * 100))));
    }

    // Least order total 90.00, cart 100.00.
    [TestCase(null, TestName = "As much as possible stops where the shop's least order total begins, and says so")]
    [TestCase(5000L, TestName = "A larger amount is cut there, and the totals say so")]
    public async Task The_least_order_total(long? asked)
    {
        (Shop.CartTotal, Shop.OrderSettings.MinOrderTotalAmount) = (100m, 90m);
        await _request.ChooseAsync(asked);

        var word = await _request.ShowTotalsAsync();
        await _request.PlaceAsync(_order);

        Assert.That((word, _request.Charged), Is.EqualTo(("Plugins.Misc.Cashback.Cart.AppliedUpToLeastTotal EUR 10.00 in 1 EUR 90.00 in 1", (decimal?)90m)));
    }
}
