using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Members;

/// <summary>Who may earn: joining, and client cards.</summary>
public sealed class MembershipTests
{
    const int Clerk = 9;
    const int Gold = 5;

    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp()
    {
        _shop = new();
        _shop.Cards.Rows.Add(new CardKind { Id = Gold, Name = "Gold", Rate = 4 });
    }

    // Whether joining and a card are asked for; whether the client joined and holds one; why the order earns nothing.
    [TestCase(false, false, false, false, null, TestName = "Nothing is asked for: everybody earns")]
    [TestCase(true, false, false, false, NotEarningReason.NotOptedIn, TestName = "Joining is asked for: who did not join earns nothing")]
    [TestCase(true, false, true, false, null, TestName = "Joining is asked for: who joined earns")]
    [TestCase(false, true, true, false, NotEarningReason.NoCard, TestName = "A card is asked for: who has none earns nothing")]
    [TestCase(false, true, false, true, null, TestName = "A card is asked for: who has one earns")]
    [TestCase(true, true, false, true, NotEarningReason.NotOptedIn, TestName = "Both are asked for: a card alone is not enough")]
    [TestCase(true, true, true, true, null, TestName = "Both are asked for: who has both earns")]
    public async Task The_conditions_when_it_is_paid_decide(bool asksJoining, bool asksCard, bool joined, bool card, NotEarningReason? reason)
    {
        (_shop.Settings.RequireOptIn, _shop.Settings.RequireCard) = (asksJoining, asksCard);
        if (joined)
            await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        if (card)
            await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, Gold, Clerk);
        await _shop.PaidAsync(100.00m);
        var account = _shop.Rows.Orders.Single();
        Assert.That((account.Earned, EarnSnapshot.Parse(account.Snapshot)!.NotEarning), Is.EqualTo((reason is null ? 5_00L : 0L, reason)));
    }

    [Test]
    public async Task Joining_after_the_payment_does_not_act_backwards()
    {
        _shop.Settings.RequireOptIn = true;
        var order = await _shop.PaidAsync(100.00m);
        await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Orders.Single().Earned, Is.Zero);
    }

    [Test]
    public async Task Leaving_after_the_payment_takes_nothing_away()
    {
        _shop.Settings.RequireOptIn = true;
        await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        var order = await _shop.PaidAsync(100.00m);
        await _shop.Membership.OptOutAsync(PlayedShop.Anna, 0);
        await _shop.Reconciler.ReconcileAsync(order.Id);
        Assert.That(_shop.Rows.Wallets.Single().Pending, Is.EqualTo(5_00));
    }

    [Test]
    public async Task Joining_twice_keeps_the_first_instant()
    {
        var first = _shop.Clock.NowUtc;
        await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        _shop.Clock.NowUtc += TimeSpan.FromDays(1);
        var again = await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        Assert.That((again, await JoinedAsync()), Is.EqualTo((false, (DateTime?)first)));
    }

    [Test]
    public async Task Who_left_may_join_again()
    {
        await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        await _shop.Membership.OptOutAsync(PlayedShop.Anna, 0);
        var left = await JoinedAsync();
        await _shop.Membership.OptInAsync(PlayedShop.Anna, 0);
        Assert.That((left, await JoinedAsync()), Is.EqualTo(((DateTime?)null, (DateTime?)_shop.Clock.NowUtc)));
    }

    [Test]
    public async Task Who_never_joined_cannot_leave()
    {
        await _shop.Membership.OptOutAsync(PlayedShop.Anna, 0);
        Assert.That(_shop.Members.Rows, Is.Empty);
    }

    [Test]
    public async Task A_card_says_who_gave_it_and_when()
    {
        await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, Gold, Clerk);
        var row = _shop.Members.Rows.Single();
        Assert.That((row.CardKindId, row.CardGivenBy, row.CardGivenOnUtc), Is.EqualTo((Gold, Clerk, (DateTime?)_shop.Clock.NowUtc)));
    }

    [Test]
    public async Task A_card_that_is_taken_away_is_gone()
    {
        await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, Gold, Clerk);
        await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, 0, Clerk);
        Assert.That((await _shop.Membership.GetAsync(PlayedShop.Anna, 0)).Card, Is.Null);
    }

    [Test]
    public async Task A_kind_that_does_not_exist_cannot_be_given()
        => Assert.That(await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, 77, Clerk), Is.False);

    [Test]
    public async Task Nobody_gives_a_card_to_the_own_person()
        => Assert.That(await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, Gold, PlayedShop.Anna), Is.False);

    [Test]
    public async Task The_card_of_a_kind_that_was_deleted_is_no_card()
    {
        await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 0, Gold, Clerk);
        _shop.Cards.Rows.Clear();
        Assert.That((await _shop.Membership.GetAsync(PlayedShop.Anna, 0)).Card, Is.Null);
    }

    [Test]
    public async Task A_card_in_one_scope_is_none_in_another()
    {
        await _shop.Membership.GiveCardAsync(PlayedShop.Anna, 1, Gold, Clerk);
        Assert.That((await _shop.Membership.GetAsync(PlayedShop.Anna, 2)).Card, Is.Null);
    }

    async Task<DateTime?> JoinedAsync() => (await _shop.Membership.GetAsync(PlayedShop.Anna, 0)).OptedInOnUtc;
}
