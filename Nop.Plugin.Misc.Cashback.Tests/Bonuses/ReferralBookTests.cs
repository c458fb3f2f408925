using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>What the owner reads of invitations. Anna invites; earnings wait 14 days.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class ReferralBookTests(DatabaseKind kind) : BonusFixture(kind)
{
    [Test]
    public async Task A_friend_without_an_order_is_invited()
    {
        var bea = await InviteAsync("bea");
        var row = await OnlyAsync();
        Assert.That((row.State, row.Friend?.Id, row.Referrer?.Id, row.Order), Is.EqualTo((ReferralState.Invited, (int?)bea.Id, (int?)Anna.Id, (object?)null)));
    }

    [Test]
    public async Task A_paid_order_waits_for_its_day()
    {
        var order = await BuyAsync(await InviteAsync("bea"));
        var row = await OnlyAsync();
        Assert.That((row.State, row.Order?.OrderId, row.Order?.PlacedOnUtc, row.Order?.ClearsOnUtc),
            Is.EqualTo((ReferralState.Waiting, (int?)order.Id, (DateTime?)Shop.Clock.UtcNow, (DateTime?)Shop.Clock.UtcNow.AddDays(14))));
    }

    [Test]
    public async Task An_order_that_is_not_complete_waits_without_a_day()
    {
        var bea = await InviteAsync("bea");
        var order = await Shop.AddOrderAsync(bea, 45.00m);
        var row = await OnlyAsync();
        Assert.That((row.State, row.Order?.OrderId, row.Order?.ClearsOnUtc), Is.EqualTo((ReferralState.Waiting, (int?)order.Id, (DateTime?)null)));
    }

    [Test]
    public async Task Of_several_orders_the_one_counts_that_clears_first()
    {
        var bea = await InviteAsync("bea");
        await Shop.AddOrderAsync(bea, 45.00m);
        var second = await BuyAsync(bea);
        Assert.That((await OnlyAsync()).Order?.OrderId, Is.EqualTo(second.Id));
    }

    [Test]
    public async Task A_cancelled_order_is_no_order([Values] bool refunded)
    {
        var bea = await InviteAsync("bea");
        var order = await BuyAsync(bea);
        if (refunded)
            await Shop.ChangeAsync(order, row => row.PaymentStatus = PaymentStatus.Refunded);
        else
            await CancelAsync(order);
        Assert.That((await OnlyAsync()).State, Is.EqualTo(ReferralState.Invited));
    }

    [Test]
    public async Task What_was_given_is_told_with_the_amounts_and_the_order()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var order = await BuyAsync(await InviteAsync("bea"));
        await ClearAsync();
        var row = await OnlyAsync();
        Assert.That((row.State, row.ReferrerMinor, row.FriendMinor, row.Referral.OrderId, row.Order), Is.EqualTo((ReferralState.Given, 8_00L, 4_00L, order.Id, (object?)null)));
    }

    [Test]
    public async Task An_own_second_account_is_refused_and_kept_once()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var self = await InviteAsync("anna+second");
        await KeepAsync(self);
        await BuyAsync(self);
        await ClearAsync();
        var row = await OnlyAsync();
        Assert.That((row.State, (ReferralRefusal)row.Referral.RefusalId, await GivenAsync(self)), Is.EqualTo((ReferralState.Refused, ReferralRefusal.SameEmail, 0L)));
    }

    [Test]
    public async Task A_friend_who_had_ordered_is_refused()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        var bea = await RegisterAsync("bea");
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync(bea);
        await BuyAsync(bea);
        await ClearAsync();
        Assert.That(await RefusalAsync(), Is.EqualTo((ReferralState.Refused, ReferralRefusal.OrderedBefore)));
    }

    [Test]
    public async Task Where_the_limit_is_reached_the_friend_gets_theirs_and_it_is_told_why_the_other_did_not()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => (bonus.FriendAmount, bonus.YearlyMaximum) = (4_00, 1));
        await BuyAsync(await InviteAsync("bea"));
        await BuyAsync(await InviteAsync("carla"));
        await ClearAsync();
        var carla = (await SearchAsync("carla"))[0];
        Assert.That((carla.State, carla.ReferrerMinor, carla.FriendMinor, (ReferralRefusal)carla.Referral.ReferrerRefusalId, carla.Referral.FriendRefusalId),
            Is.EqualTo((ReferralState.Given, 0L, 4_00L, ReferralRefusal.LimitReached, 0)));
    }

    [Test]
    public async Task Where_nothing_is_offered_to_friends_the_limit_refuses_all()
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.YearlyMaximum = 1);
        await BuyAsync(await InviteAsync("bea"));
        await BuyAsync(await InviteAsync("carla"));
        await ClearAsync();
        var carla = (await SearchAsync("carla"))[0];
        Assert.That((carla.State, (ReferralRefusal)carla.Referral.RefusalId), Is.EqualTo((ReferralState.Refused, ReferralRefusal.LimitReached)));
    }

    [Test]
    public async Task An_offer_that_came_after_the_friend_gives_nothing()
    {
        await BuyAsync(await InviteAsync("bea"));
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(BonusKind.Referral, 8_00);
        await ClearAsync();
        Assert.That(await RefusalAsync(), Is.EqualTo((ReferralState.Refused, ReferralRefusal.OfferOver)));
    }

    [Test]
    public async Task Who_invited_and_has_not_joined_gets_nothing_and_it_is_told()
    {
        await Shop.SetAsync(values => values.RequireOptIn = true);
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(bea.Id, 0));
        await BuyAsync(bea);
        await ClearAsync();
        var row = await OnlyAsync();
        Assert.That((row.State, row.FriendMinor, (ReferralRefusal)row.Referral.ReferrerRefusalId), Is.EqualTo((ReferralState.Given, 4_00L, ReferralRefusal.NotJoined)));
    }

    [Test]
    public async Task A_closed_account_of_who_invited_gets_nothing()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        await BuyAsync(await InviteAsync("bea"));
        await ChangeAsync(Anna, row => row.Active = false);
        await ClearAsync();
        Assert.That(await RefusalAsync(), Is.EqualTo((ReferralState.Refused, ReferralRefusal.NotFor)));
    }

    [Test]
    public async Task Each_state_finds_its_own_and_together_they_find_all()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        await BuyAsync(await InviteAsync("given"));
        await ClearAsync();
        await InviteAsync("anna+self");
        await InviteAsync("invited");
        await BuyAsync(await InviteAsync("waiting"));
        var found = new List<string>();
        foreach (var state in Enum.GetValues<ReferralState>())
            found.AddRange((await SearchAsync(null, state)).Select(row => $"{state}: {row.State} {row.Friend!.FirstName}"));
        Assert.That(found, Is.EqualTo(new[] { "Invited: Invited invited", "Waiting: Waiting waiting", "Given: Given given", "Refused: Refused anna+self" }));
    }

    [Test]
    public async Task They_are_found_by_the_e_mail_of_either_and_paged_newest_first()
    {
        foreach (var name in new[] { "bea", "carla", "daria" })
            await InviteAsync(name);
        var page = await Shop.AskAsync<ReferralBook, IPagedList<ReferralRow>>(book => book.SearchAsync("anna@", null, 1, 2));
        Assert.That(((await SearchAsync("carla")).Count, page.TotalCount, page.Single().Friend!.FirstName), Is.EqualTo((1, 3, "bea")));
    }

    async Task<ReferralRow> OnlyAsync() => (await SearchAsync(null)).Single();

    async Task<(ReferralState, ReferralRefusal)> RefusalAsync()
    {
        var row = await OnlyAsync();
        return (row.State, (ReferralRefusal)row.Referral.RefusalId);
    }

    Task<IPagedList<ReferralRow>> SearchAsync(string? email, ReferralState? state = null) =>
        Shop.AskAsync<ReferralBook, IPagedList<ReferralRow>>(book => book.SearchAsync(email, state, 0, 100));

    Task ClearAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        return RunAsync();
    }

    async Task<Customer> InviteAsync(string name)
    {
        var friend = await RegisterAsync(name);
        await KeepAsync(friend);
        return friend;
    }

    async Task KeepAsync(Customer friend)
    {
        var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id));
        await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
    }
}
