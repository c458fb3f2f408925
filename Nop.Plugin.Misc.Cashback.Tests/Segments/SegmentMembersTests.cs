using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Segments;

namespace Nop.Plugin.Misc.Cashback.Tests.Segments;

/// <summary>Whom each condition means, at its edges.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SegmentMembersTests(DatabaseKind kind) : SegmentFixture(kind)
{
    Customer _bea = null!;
    Customer _carla = null!;

    [SetUp]
    public async Task SetUp() => (_bea, _carla) = (await RegisterAsync("bea", new DateTime(1990, 3, 15)), await RegisterAsync("carla"));

    [Test]
    public async Task Sleeping_and_bought_lately_part_those_who_bought()
    {
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        await SoldAsync(_bea, 20_00);
        var before = (await WhoAsync(Fact(SegmentFact.Sleeping, 10)), await WhoAsync(Fact(SegmentFact.Items, 10, count: 1)));
        Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Multiple(async () =>
        {
            Assert.That(before.Item1, Is.Empty);
            Assert.That(before.Item2, Is.EqualTo(new[] { "anna", "bea" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Sleeping, 10)), Is.EqualTo(new[] { "anna" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Items, 10, count: 1)), Is.EqualTo(new[] { "bea" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.NeverBought)), Is.EqualTo(new[] { "carla" }));
        });
    }

    [Test]
    public async Task Sleeping_never_bought_and_the_rest_mean_the_clients_of_a_gift_run()
    {
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await SubscribeAsync(_bea);
        foreach (var (root, audience) in new (SegmentNode, AudienceRule)[]
        {
            (Fact(SegmentFact.Sleeping, 5), new() { SleepingDays = 5 }), (Fact(SegmentFact.NeverBought), new() { FirstOrder = true }), (Fact(SegmentFact.Newsletter), new() { Newsletter = true }),
            (Fact(SegmentFact.Tier, ids: [1]), new() { TierIds = [1] }), (Fact(SegmentFact.Birthday, 180), new() { Birthday = new(180, 0) }),
        })
        {
            var ofGift = (await Shop.AskAsync<AudienceQuery, (IReadOnlyList<Customer> Clients, int Last)>(query => query.PageAsync(audience, 0, 100))).Clients.Select(client => client.Id);
            Assert.That((await MembersAsync(root)).Select(member => member.Customer.Id), Is.EqualTo(ofGift));
        }
    }

    [Test]
    public async Task Treatments_are_counted_in_pieces_of_a_category_and_those_below_it()
    {
        var cuts = new Category { Name = "Cuts", ParentCategoryId = 1, Published = true };
        await Shop.TellAsync<IRepository<Category>>(categories => categories.InsertAsync(cuts));
        await SoldAsync(Anna, 20_00, categoryId: cuts.Id, pieces: 2);
        await BuyAsync(Anna);
        await SoldAsync(_bea, 20_00, pieces: 3);
        var undone = await SoldAsync(_carla, 20_00, categoryId: 1, pieces: 9);
        await UndoAsync(undone);
        Assert.Multiple(async () =>
        {
            Assert.That(await WhoAsync(Fact(SegmentFact.Items, 30, count: 3, ids: [1])), Is.EqualTo(new[] { "anna" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Items, 30, count: 3)), Is.EqualTo(new[] { "anna", "bea" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Items, 30, count: 4)), Is.Empty);
        });
    }

    [Test]
    public async Task The_favourite_category_is_that_of_programmes()
    {
        var nails = new Category { Name = "Nails", Published = true };
        await Shop.TellAsync<IRepository<Category>>(categories => categories.InsertAsync(nails));
        await SoldAsync(Anna, 20_00, categoryId: nails.Id);
        await SoldAsync(_bea, 50_00, categoryId: nails.Id);
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((string.Join(',', await WhoAsync(Fact(SegmentFact.FavouriteCategory, ids: [1]))), string.Join(',', await WhoAsync(Fact(SegmentFact.FavouriteCategory, ids: [nails.Id])))), Is.EqualTo(("anna", "bea")));
    }

    [Test]
    public async Task The_top_are_those_who_spent_most_money()
    {
        await SoldAsync(Anna, 50_00);
        await SoldAsync(_bea, 30_00);
        await Shop.GiveAsync(_carla, 90_00);
        await SoldAsync(_carla, 90_00, credit: 90_00);
        Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((string.Join(',', await WhoAsync(Fact(SegmentFact.TopSpenders, 30, percent: 50))), string.Join(',', await WhoAsync(Fact(SegmentFact.TopSpenders, 30, percent: 51)))), Is.EqualTo(("anna", "anna,bea")));
    }

    [Test]
    public async Task A_branch_is_visited_by_buying_and_by_taking_credit()
    {
        await SoldAsync(Anna, 20_00, Centro);
        await Shop.GiveAsync(_bea, 20_00);
        await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(_bea.Id, 1, 5_00, Porta, "T-1", Clerk.Id));
        Assert.Multiple(async () =>
        {
            Assert.That(await WhoAsync(Fact(SegmentFact.Branch, 7, ids: [Centro])), Is.EqualTo(new[] { "anna" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Branch, 7, ids: [Porta])), Is.EqualTo(new[] { "bea" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.Branch, 7)), Is.EqualTo(new[] { "anna", "bea" }));
        });
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        Assert.That(await WhoAsync(Fact(SegmentFact.Branch, 7)), Is.Empty);
    }

    [Test]
    public async Task Credit_that_came_back_was_not_spent()
    {
        foreach (var client in new[] { Anna, _bea })
            await Shop.GiveAsync(client, 20_00);
        await SoldAsync(Anna, 20_00, credit: 20_00);
        var back = await SoldAsync(_bea, 20_00, credit: 20_00);
        await ReturnAsync(back, Centro);
        Assert.That(await WhoAsync(Fact(SegmentFact.NeverSpentCredit)), Is.EqualTo(new[] { "bea", "carla" }));
    }

    [Test]
    public async Task Credit_ends_within_days_of_the_shops_calendar()
    {
        await Shop.GiveAsync(Anna, 20_00);
        await Shop.GiveAsync(_bea, 19_99);
        var zone = await Shop.AskAsync<ShopClock, TimeZoneInfo>(clock => Task.FromResult(clock.Zone));
        var end = ShopTime.StartOfDay(ShopTime.Date(Shop.Clock.UtcNow, zone).AddDays(31), zone);
        await Shop.TellAsync<IRepository<Lot>>(async lots =>
        {
            foreach (var lot in await lots.GetAllAsync(all => all))
            {
                lot.ExpiresOnUtc = end;
                await lots.UpdateAsync(lot);
            }
        });
        Assert.Multiple(async () =>
        {
            Assert.That(await WhoAsync(Fact(SegmentFact.CreditEnds, 30, 20_00)), Is.EqualTo(new[] { "anna" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.CreditEnds, 30, 1)), Is.EqualTo(new[] { "anna", "bea" }));
            Assert.That(await WhoAsync(Fact(SegmentFact.CreditEnds, 29, 1)), Is.Empty);
        });
    }

    [Test]
    public async Task Near_the_next_tier_is_what_the_clients_own_page_says_is_missing()
    {
        await BuyAsync(Anna);
        var missing = (await Shop.AskAsync<ITierService, TierStanding>(tiers => tiers.GetAsync(Anna.Id, 0))).MissingToNext;
        Assert.That((missing is > 0 and < 300_00, string.Join(',', await WhoAsync(Fact(SegmentFact.NearTier, amount: missing))), string.Join(',', await WhoAsync(Fact(SegmentFact.NearTier, amount: missing - 1)))),
            Is.EqualTo((true, "anna", "")));
    }

    [Test]
    public async Task Who_came_by_an_invitation_is_known()
    {
        var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id));
        var friend = await RegisterAsync("friend");
        await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
        var before = await WhoAsync(Fact(SegmentFact.Invited));
        await Shop.TellAsync<IRepository<Referral>>(async referrals =>
        {
            var row = referrals.Table.Single();
            row.RefusalId = 2;
            await referrals.UpdateAsync(row);
        });
        Assert.That((string.Join(',', before), string.Join(',', await WhoAsync(Fact(SegmentFact.Invited)))), Is.EqualTo(("friend", "")));
    }

    [Test]
    public async Task Nobody_who_left_is_in_a_segment()
    {
        await ChangeAsync(Anna, row => row.Active = false);
        await ChangeAsync(_bea, row => row.Deleted = true);
        Assert.That(await WhoAsync(Fact(SegmentFact.NeverBought)), Is.EqualTo(new[] { "carla" }));
    }

    [Test]
    public async Task Groups_are_joined_and_say_why()
    {
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await SubscribeAsync(_carla);
        var root = SegmentNode.Of(SegmentJoin.All,
            SegmentNode.Of(SegmentJoin.Any, Fact(SegmentFact.Sleeping, 10), Fact(SegmentFact.NeverBought)), SegmentNode.Of(SegmentJoin.None, Fact(SegmentFact.Newsletter)));
        var members = (await MembersAsync(root)).Where(member => member.Customer.FirstName != "clerk").ToDictionary(member => member.Customer.FirstName, member => member.Reasons);
        Assert.Multiple(() =>
        {
            Assert.That(members.Keys, Is.EquivalentTo(new[] { "anna", "bea" }));
            Assert.That(members["anna"].Select(reason => (reason.Condition.Fact, reason.Finding is not null)), Is.EqualTo(new[] { (SegmentFact.Sleeping, true), (SegmentFact.Newsletter, false) }));
            Assert.That(members["bea"].Select(reason => (reason.Condition.Fact, reason.Finding is not null)), Is.EqualTo(new[] { (SegmentFact.NeverBought, true), (SegmentFact.Newsletter, false) }));
        });
    }
}
