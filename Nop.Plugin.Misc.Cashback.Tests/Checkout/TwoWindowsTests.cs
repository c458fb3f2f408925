namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>Whoever confirms twice, or gets an error for an answer although the order is there, is told of the order before another is placed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TwoWindowsTests
{
    readonly PlayedShop _shop = new PlayedShop(PlayedShop.Spring);
    readonly CheckoutRequest _first, _second;
    readonly Guid _order = Guid.NewGuid();

    public TwoWindowsTests() => (_first, _second) = (_shop.NewRequest(), _shop.NewRequest());

    /// <summary>Total 45.00, credit 5.00, at two dollars for a euro.</summary>
    static string Placed(int number) => $"Plugins.Misc.Cashback.Checkout.OrderPlaced {number} USD 90.00 in 1 USD 10.00 in 1";

    [SetUp]
    public async Task Choose()
    {
        await _shop.GiveAsync(PlayedShop.Anna, 500);
        await _first.ChooseAsync(500);
        await _first.ShowTotalsAsync();
    }

    [TearDown]
    public void End() => Assert.That(_shop.Violations(), Is.Empty);

    [Test]
    public async Task The_window_that_lost_reads_which_order_was_placed()
    {
        string? told = null;
        _first.Saved = async () => told = (await _second.PlaceAsync(Guid.NewGuid())).Errors.Single();

        await _first.PlaceAsync(_order);

        Assert.That((told, _second.Charged), Is.EqualTo((Placed(1), (decimal?)null)));
    }

    [Test]
    public async Task While_the_other_order_is_on_its_way_the_credit_is_in_use()
    {
        string? told = null;
        _first.Meanwhile = async () => told = (await _second.PlaceAsync(Guid.NewGuid())).Errors.Single();

        await _first.PlaceAsync(_order);

        Assert.That((told, _first.Charged, _second.Charged), Is.EqualTo(("Plugins.Misc.Cashback.Checkout.Busy", (decimal?)45m, (decimal?)null)));
    }

    [Test]
    public async Task The_window_that_finds_the_cart_empty_reads_which_order_was_placed()
    {
        await _first.PlaceAsync(_order);
        _shop.CartIsEmpty = true;

        Assert.That((await _second.PlaceAsync(_order)).Errors, Is.EqualTo(new[] { "Cart is empty", Placed(1) }));
    }

    [TestCase(Ending.SavesAndAnswersErrors)]
    [TestCase(Ending.PlacedWithErrors)]
    public async Task An_error_beside_an_order_that_is_there_says_so(Ending ending)
    {
        _first.Ending = ending;
        Assert.That((await _first.PlaceAsync(_order)).Errors, Is.EqualTo(new[] { "serialization failure", Placed(1) }));
    }

    [TestCase(Ending.SavesAndAnswersErrors, true)]
    [TestCase(Ending.SavesAndAnswersErrors, false)]
    [TestCase(Ending.PlacedWithErrors, true)]
    [TestCase(Ending.SavesAndThrows, false)]
    public async Task Before_the_same_is_ordered_once_more_the_shopper_has_read_of_the_first(Ending ending, bool sameGuid)
    {
        await PlaceAsync(ending);

        var again = await _second.PlaceAsync(sameGuid ? _order : Guid.NewGuid());

        Assert.That((again.Errors.Single(), _shop.Orders.Rows.Count), Is.EqualTo((Placed(1), 1)));
    }

    [Test]
    public async Task Who_has_read_it_can_order_the_same_once_more()
    {
        await PlaceAsync(Ending.SavesAndAnswersErrors);
        await _second.PlaceAsync(_order);

        var again = await _second.PlaceAsync(_order);

        Assert.That((again.Errors.Count, _second.Charged), Is.EqualTo((0, (decimal?)50m)));
    }

    [Test]
    public async Task A_page_that_is_opened_before_the_answer_came_says_it()
    {
        await PlaceAsync(Ending.SavesAndThrows);
        Assert.That(await _second.ShowTotalsAsync(), Is.EqualTo(Placed(1)));
    }

    [Test]
    public async Task The_page_of_the_answer_itself_does_not_say_it_twice()
    {
        await PlaceAsync(Ending.SavesAndAnswersErrors);
        Assert.That(await _first.ShowTotalsAsync(), Is.Null);
    }

    [Test]
    public async Task The_order_that_was_not_answered_is_charged_and_takes_its_credit_once()
    {
        await PlaceAsync(Ending.SavesAndAnswersErrors);
        await _second.PlaceAsync(_order);
        Assert.That((await _shop.Holds.OfOrderAsync(1), (await _shop.BalanceAsync()).Usable), Is.EqualTo(((500L, 0L), 0L)));
    }

    [Test]
    public async Task An_order_that_was_answered_is_not_told_again()
    {
        await _first.PlaceAsync(_order);
        Assert.That((await _second.ShowTotalsAsync(), (await _second.PlaceAsync(Guid.NewGuid())).Errors.Count), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public async Task An_order_that_was_deleted_meanwhile_is_not_told()
    {
        await PlaceAsync(Ending.SavesAndThrows);
        _shop.Orders.Rows.Single().Deleted = true;
        Assert.That((await _second.PlaceAsync(_order)).Errors, Is.Empty);
    }

    async Task PlaceAsync(Ending ending)
    {
        _first.Ending = ending;
        try
        {
            await _first.PlaceAsync(_order);
        }
        catch (InvalidOperationException) when (ending == Ending.SavesAndThrows)
        {
            // The shopper sees an error page.
        }
    }
}
