using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>A choice is for one cart and one round of shopping; one that does not apply any more falls away with a word and never keeps a shopper from ordering.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ChoiceLifeTests
{
    readonly PlayedShop _shop = new PlayedShop(PlayedShop.Spring);
    readonly CheckoutRequest _request;

    public ChoiceLifeTests() => _request = _shop.NewRequest();

    /// <summary>Everything that may happen to a choice between the cart and the order, and the reason that the shopper reads.</summary>
    static IEnumerable<TestCaseData> WhatMayHappen()
    {
        yield return new TestCaseData(null, (PlayedShop shop) => SpendAsync(shop, 1500), "Refused.Insufficient").SetArgDisplayNames("As much as possible, and the credit is spent elsewhere");
        yield return new TestCaseData(500L, (PlayedShop shop) => SpendAsync(shop, 1500), "Refused.Insufficient").SetArgDisplayNames("An amount, and the credit is spent elsewhere");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.RedeemMinimum = 10), "Refused.BelowMinimum").SetArgDisplayNames("The least amount is raised");
        yield return new TestCaseData(null, Set(shop => shop.Settings.RedeemMaxSharePercent = 0), "NotOnThisOrder").SetArgDisplayNames("Nothing may be paid with credit any more");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.Enabled = false), "Obstacle.Disabled").SetArgDisplayNames("Cashback is switched off");
        yield return new TestCaseData(500L, Set(shop => shop.CartRecurs = true), "Obstacle.Recurring").SetArgDisplayNames("The cart recurs");
        yield return new TestCaseData(500L, Set(shop => shop.CartHasGiftCard = true), "Obstacle.GiftCards").SetArgDisplayNames("A gift card comes into the cart");
        yield return new TestCaseData(500L, Set(shop => shop.OrderSettings.MinOrderTotalAmount = 50), "LeastTotal").SetArgDisplayNames("The shop raises its least order total");
        yield return new TestCaseData(null, Set(shop => shop.Clock.NowUtc = shop.Clock.NowUtc.AddHours(12)), "Refused.Insufficient").SetArgDisplayNames("The credit expires");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.RedeemOffDays = "2026-03-02"), "Refused.OffDayUntil").SetArgDisplayNames("A day begins on which credit is off");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.RedeemTierIds = "99"), "Refused.NotEntitled").SetArgDisplayNames("Only another tier may use credit");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.RedeemMinimumOrder = 1000), "Refused.BelowMinimumOrder").SetArgDisplayNames("The least order is raised");
        yield return new TestCaseData(500L, Set(shop => shop.Settings.RedeemOn = EarnOn.Services), "Refused.NothingEligible").SetArgDisplayNames("Credit pays for services only");

        static Func<PlayedShop, Task> Set(Action<PlayedShop> change) => shop =>
        {
            change(shop);
            return Task.CompletedTask;
        };
    }

    [TestCaseSource(nameof(WhatMayHappen))]
    public async Task Who_saw_that_the_choice_fell_away_can_order(long? asked, Func<PlayedShop, Task> happens, string reason)
    {
        await ChooseAsync(asked);
        await happens(_shop);

        var word = await _request.ShowTotalsAsync();
        var result = await _request.PlaceAsync(Guid.NewGuid());

        Assert.Multiple(() =>
        {
            Assert.That(word, Does.StartWith($"Plugins.Misc.Cashback.Checkout.FallenAway {KeyOf(reason)}"));
            Assert.That((result.Errors.Count, _request.Charged), Is.EqualTo((0, (decimal?)50m)));
        });
    }

    [TestCaseSource(nameof(WhatMayHappen))]
    public async Task Who_did_not_see_it_is_refused_once_at_most(long? asked, Func<PlayedShop, Task> happens, string reason)
    {
        await ChooseAsync(asked);
        await _request.ShowTotalsAsync();
        await happens(_shop);

        var first = await _request.PlaceAsync(Guid.NewGuid());
        var second = await _request.PlaceAsync(Guid.NewGuid());

        Assert.Multiple(() =>
        {
            Assert.That(first.Errors, Has.Count.EqualTo(1).And.All.Contain(KeyOf(reason)));
            Assert.That((second.Errors.Count, _request.Charged), Is.EqualTo((0, (decimal?)50m)));
        });
    }

    [TestCase(PlayedShop.Guest, TestName = "A guest who had chosen is not refused for ever")]
    [TestCase(55, TestName = "A shopper without a wallet who had chosen is not refused for ever")]
    public async Task A_refusal_has_a_way_out(int customer)
    {
        await _request.ChooseAsync(500, customer);
        await _request.PlaceAsync(Guid.NewGuid(), customer);
        Assert.That((await _request.PlaceAsync(Guid.NewGuid(), customer)).Errors, Is.Empty);
    }

    [Test]
    public async Task An_amount_of_which_not_all_is_left_is_cut_with_a_word()
    {
        await ChooseAsync(1000);
        await SpendAsync(_shop, 800);
        Assert.That(await _request.ShowTotalsAsync(), Is.EqualTo("Plugins.Misc.Cashback.Cart.AppliedLess EUR 7.00 in 1"));
    }

    [Test]
    public async Task A_choice_that_applies_needs_no_word()
    {
        await ChooseAsync(500);
        Assert.That(await _request.ShowTotalsAsync(), Is.Null);
    }

    [TestCase(23, ExpectedResult = 45)]
    [TestCase(24, ExpectedResult = 50)]
    [TestCase(24 * 182, ExpectedResult = 50)]
    public async Task<decimal?> A_choice_lasts_for_a_day(int hours)
    {
        await ChooseAsync(500, expiresInHours: null);
        _shop.Clock.NowUtc = _shop.Clock.NowUtc.AddHours(hours);
        return (await _request.Totals.GetShoppingCartTotalAsync(PlayedServices.CartOf(PlayedShop.Anna))).shoppingCartTotal;
    }

    [Test]
    public async Task A_choice_that_grew_too_old_on_the_confirm_page_is_not_missed_without_a_word()
    {
        await ChooseAsync(500, expiresInHours: null);
        _shop.Clock.NowUtc = _shop.Clock.NowUtc.AddHours(20);
        await _request.ShowTotalsAsync();
        _shop.Clock.NowUtc = _shop.Clock.NowUtc.AddHours(5);

        Assert.That((await _request.PlaceAsync(Guid.NewGuid())).Errors, Is.EqualTo(new[] { "Plugins.Misc.Cashback.Checkout.Changed EUR 5.00 in 1 EUR 0.00 in 1" }));
    }

    [TestCase(true, TestName = "An order that took credit ends the choice")]
    [TestCase(false, TestName = "An order that took none ends the choice too")]
    public async Task An_order_ends_the_choice(bool takesCredit)
    {
        await ChooseAsync(500);
        _shop.CartRecurs = !takesCredit;
        await _request.PlaceAsync(Guid.NewGuid());
        Assert.That(await _request.Cashback.GetChoiceAsync(_shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId), Is.Null);
    }

    [TestCase(true, ExpectedResult = false, TestName = "An emptied cart ends the choice")]
    [TestCase(false, ExpectedResult = true, TestName = "A cart that loses a line keeps the choice")]
    public async Task<bool> The_choice_belongs_to_the_cart(bool isEmpty)
    {
        await ChooseAsync(500);
        // The cart that the shop has cached for the request still has the line, whichever is left in the table.
        var left = new ListRepository<ShoppingCartItem>(() => isEmpty ? [] : PlayedServices.CartOf(PlayedShop.Anna));
        await new CartEmptiedConsumer(_request.Cashback, _shop.Services.CustomerService(), left)
            .HandleEventAsync(new EntityDeletedEvent<ShoppingCartItem>(PlayedServices.CartOf(PlayedShop.Anna)[0]));
        return await _request.Cashback.GetChoiceAsync(_shop.CustomerOf(PlayedShop.Anna), PlayedShop.StoreId) is not null;
    }

    async Task ChooseAsync(long? asked, int? expiresInHours = 1)
    {
        await _shop.GiveAsync(PlayedShop.Anna, 1500, expiresInHours is { } hours ? _shop.Clock.NowUtc.AddHours(hours) : null);
        await _request.ChooseAsync(asked);
    }

    static string KeyOf(string reason) => "Plugins.Misc.Cashback." + (reason.StartsWith("Obstacle", StringComparison.Ordinal) ? "Cart." : "Checkout.") + reason;

    static Task SpendAsync(PlayedShop shop, long amount) => shop.SpendInSalonAsync(PlayedShop.Anna, amount);
}
