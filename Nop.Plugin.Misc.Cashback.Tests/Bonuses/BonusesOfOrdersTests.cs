using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Plugin.Misc.Cashback.Tests.Shops;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Bonuses that wait until orders have cleared. Days of waiting are 14 unless a test says otherwise; it is 5 January 2026, 9:01 in Rome.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class BonusesOfOrdersTests(DatabaseKind kind)
{
    BonusShop _shop = null!;

    [SetUp]
    public async Task SetUp() => _shop = await BonusShop.OpenAsync(kind);

    [TearDown]
    public async Task TearDown() => await _shop.DisposeAsync();

    [Test]
    public async Task Friend_and_referrer_get_theirs_when_the_first_order_has_cleared()
    {
        await _shop.AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        await _shop.BuyAsync(bea);
        await _shop.RunAsync();
        var before = (await _shop.GivenAsync(_shop.Anna), await _shop.GivenAsync(bea));
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(14));
        await _shop.RunAsync();
        await _shop.BuyAsync(bea);
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(14));
        await _shop.RunAsync();
        Assert.That((before, (await _shop.GivenAsync(_shop.Anna), await _shop.GivenAsync(bea))), Is.EqualTo(((0L, 0L), (8_00L, 4_00L))));
    }

    [Test]
    public async Task A_first_order_that_is_cancelled_gives_nothing()
    {
        await _shop.AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        await _shop.CancelAsync(await _shop.BuyAsync(bea));
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(30));
        await _shop.RunAsync();
        Assert.That((await _shop.GivenAsync(_shop.Anna), await _shop.GivenAsync(bea)), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task A_friend_with_the_referrers_telephone_gives_nothing()
    {
        await _shop.AddAsync(BonusKind.Referral, 8_00);
        await _shop.ChangeAsync(_shop.Anna, row => row.Phone = "+39 340 111 2222");
        var bea = await InviteAsync("bea", "0340 1112222");
        await _shop.BuyAsync(bea);
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(14));
        await _shop.RunAsync();
        var referral = (await _shop.Shop.RowsAsync<Referral>()).Single();
        Assert.That((await _shop.GivenAsync(_shop.Anna), (ReferralRefusal)referral.RefusalId), Is.EqualTo((0L, ReferralRefusal.SamePhone)));
    }

    [Test]
    public async Task The_yearly_maximum_of_invitations_holds()
    {
        await _shop.AddAsync(BonusKind.Referral, 8_00, bonus => bonus.YearlyMaximum = 2);
        foreach (var name in new[] { "bea", "carla", "daria" })
            await _shop.BuyAsync(await InviteAsync(name));
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(14));
        await _shop.RunAsync();
        Assert.That(await _shop.GivenAsync(_shop.Anna), Is.EqualTo(16_00));
    }

    [Test]
    public async Task Rebooking_gives_when_the_second_order_has_cleared()
    {
        await _shop.AddAsync(BonusKind.Rebooking, 3_00, bonus => bonus.Days = 7);
        await _shop.BuyAsync(_shop.Anna);
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(7));
        await _shop.BuyAsync(_shop.Anna);
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(8));
        await _shop.BuyAsync(_shop.Anna);
        await _shop.RunAsync();
        var before = await _shop.GivenAsync(_shop.Anna);
        _shop.Shop.Clock.Advance(TimeSpan.FromDays(20));
        await _shop.RunAsync();
        Assert.That((before, await _shop.GivenAsync(_shop.Anna)), Is.EqualTo((0L, 3_00L)));
    }

    [Test]
    public async Task Items_of_a_category_are_counted_in_cleared_orders()
    {
        await _shop.Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await _shop.AddAsync(BonusKind.Items, 6_00, bonus => (bonus.Items, bonus.CategoryIds) = (5, "1"));
        await _shop.BuyAsync(_shop.Anna, 4);
        await _shop.RunAsync();
        var four = await _shop.GivenAsync(_shop.Anna);
        var last = await _shop.BuyAsync(_shop.Anna, 7);
        await _shop.RunAsync();
        var eleven = await _shop.GivenAsync(_shop.Anna);
        await _shop.CancelAsync(last);
        await _shop.RunAsync();
        Assert.That((four, eleven, await _shop.GivenAsync(_shop.Anna)), Is.EqualTo((0L, 12_00L, 12_00L)));
    }

    [Test]
    public async Task Items_of_another_category_count_for_nothing()
    {
        await _shop.Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await _shop.AddAsync(BonusKind.Items, 6_00, bonus => (bonus.Items, bonus.CategoryIds) = (5, "99"));
        await _shop.BuyAsync(_shop.Anna, 10);
        await _shop.RunAsync();
        Assert.That(await _shop.GivenAsync(_shop.Anna), Is.Zero);
    }

    async Task<Customer> InviteAsync(string name, string? phone = null)
    {
        var code = await _shop.Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(_shop.Anna.Id));
        var friend = await _shop.RegisterAsync(name, phone: phone);
        await _shop.Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
        return friend;
    }
}
