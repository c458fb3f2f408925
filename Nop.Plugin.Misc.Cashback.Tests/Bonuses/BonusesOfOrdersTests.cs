using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Bonuses that wait until orders have cleared. Days of waiting are 14 unless a test says otherwise; it is 5 January 2026, 9:01 in Rome.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class BonusesOfOrdersTests(DatabaseKind kind) : BonusFixture(kind)
{
    [Test]
    public async Task Friend_and_referrer_get_theirs_when_the_first_order_has_cleared()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        await BuyAsync(bea);
        await RunAsync();
        var before = (await GivenAsync(Anna), await GivenAsync(bea));
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That((before, (await GivenAsync(Anna), await GivenAsync(bea))), Is.EqualTo(((0L, 0L), (8_00L, 4_00L))));
    }

    [Test]
    public async Task A_first_order_that_is_cancelled_gives_nothing()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        await CancelAsync(await BuyAsync(bea));
        Shop.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();
        Assert.That((await GivenAsync(Anna), await GivenAsync(bea)), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task A_friend_with_the_referrers_telephone_gives_nothing()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        await ChangeAsync(Anna, row => row.Phone = "+39 340 111 2222");
        var bea = await InviteAsync("bea", "0340 1112222");
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        var referral = (await Shop.RowsAsync<Referral>()).Single();
        Assert.That((await GivenAsync(Anna), (ReferralRefusal)referral.RefusalId), Is.EqualTo((0L, ReferralRefusal.SamePhone)));
    }

    [Test]
    public async Task The_yearly_maximum_of_invitations_holds()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.YearlyMaximum = 2);
        foreach (var name in new[] { "bea", "carla", "daria" })
            await BuyAsync(await InviteAsync(name));
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(16_00));
    }

    [Test]
    public async Task Rebooking_gives_when_the_second_order_has_cleared()
    {
        await AddAsync(BonusKind.Rebooking, 3_00, bonus => bonus.Days = 7);
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(8));
        await BuyAsync(Anna);
        await RunAsync();
        var before = await GivenAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        Assert.That((before, await GivenAsync(Anna)), Is.EqualTo((0L, 3_00L)));
    }

    [Test]
    public async Task Items_of_a_category_are_counted_in_cleared_orders()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Items, 6_00, bonus => (bonus.Items, bonus.CategoryIds) = (5, "1"));
        await BuyAsync(Anna, 4);
        await RunAsync();
        var four = await GivenAsync(Anna);
        var last = await BuyAsync(Anna, 7);
        await RunAsync();
        var eleven = await GivenAsync(Anna);
        await CancelAsync(last);
        await RunAsync();
        Assert.That((four, eleven, await GivenAsync(Anna)), Is.EqualTo((0L, 12_00L, 12_00L)));
    }

    [Test]
    public async Task Items_of_another_category_count_for_nothing()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Items, 6_00, bonus => (bonus.Items, bonus.CategoryIds) = (5, "99"));
        await BuyAsync(Anna, 10);
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    async Task<Customer> InviteAsync(string name, string? phone = null)
    {
        var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id));
        var friend = await RegisterAsync(name, phone: phone);
        await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
        return friend;
    }
}
