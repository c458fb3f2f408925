using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Insight.SlowDays;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Sales in the salon count as orders that are paid and complete. Anna has bought nothing yet; days of waiting are 14.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class CountingSalesTests(DatabaseKind kind) : BonusFixture(kind)
{
    static readonly AudienceRule _newcomers = new() { FirstOrder = true };
    static readonly AudienceRule _sleepers = new() { SleepingDays = 5 };

    Customer _clerk = null!;
    int _branch;
    int _receipts;

    [SetUp]
    public async Task SetUp()
    {
        await Shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Welcome", Active = true, Multiplier = 2, FirstOrder = true }));
        _clerk = await RegisterAsync("clerk");
        var branch = new Branch { Name = "Centro", Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        (_branch, _receipts) = (branch.Id, 0);
    }

    [TestCase("", true)]
    [TestCase("sold", false)]
    [TestCase("sold for credit", false)]
    [TestCase("sold, returned in part", false)]
    [TestCase("sold, returned", true)]
    [TestCase("sold, undone", true)]
    public async Task Programmes_and_gifts_take_the_same_clients_for_new_and_for_sleeping_whatever_became_of_a_sale(string what, bool isNew)
    {
        if (what.Length > 0)
        {
            var number = what == "sold for credit" ? await SoldForCreditAsync(45_00) : await SoldAsync(Anna, 45_00);
            if (what.EndsWith("in part", StringComparison.Ordinal))
                await ReturnAsync(number, 20_00);
            else if (what.EndsWith("returned", StringComparison.Ordinal))
                await ReturnAsync(number, null);
            else if (what.EndsWith("undone", StringComparison.Ordinal))
                Assert.That(await Shop.AskAsync<ISalonSales, UndoRefusal>(sales => sales.UndoAsync(number, "mistyped", _clerk.Id, ofOthers: false)), Is.EqualTo(UndoRefusal.None));
        }

        Shop.Clock.Advance(TimeSpan.FromDays(10));
        Assert.That(
            (await IsOfProgrammeAsync(_newcomers), await IsOfGiftAsync(_newcomers), await IsOfProgrammeAsync(_sleepers), await IsOfGiftAsync(_sleepers)),
            Is.EqualTo((isNew, isNew, !isNew, !isNew)));
    }

    [Test]
    public async Task A_sale_in_a_wallet_of_another_store_makes_a_client_known_to_both()
    {
        await Shop.SetAsync(values => values.WalletPerStore = true);
        await SoldAsync(Anna, 45_00);
        await Shop.SetAsync(values => values.WalletPerStore = false);
        Assert.That((await IsOfProgrammeAsync(_newcomers), await IsOfGiftAsync(_newcomers)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task The_last_of_an_order_and_a_sale_is_the_later_one()
    {
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(10));
        await SoldAsync(Anna, 45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(4));
        Assert.That((await IsOfProgrammeAsync(_sleepers), await IsOfGiftAsync(_sleepers)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Who_last_bought_in_the_salon_is_called_back_once_for_each_silence()
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (5, (int)BonusLimit.Yearly));
        var given = new List<long>();
        for (var silence = 0; silence < 2; silence++)
        {
            await SoldAsync(Anna, 45_00);
            await RunAsync();
            Shop.Clock.Advance(TimeSpan.FromDays(6));
            await RunAsync();
            await RunAsync();
            given.Add(await GivenAsync(Anna));
            Shop.Clock.Advance(TimeSpan.FromDays(366));
        }

        await BuyAsync(Anna);
        await RunAsync();
        given.Add(await GivenAsync(Anna));
        Assert.That(given, Is.EqualTo(new[] { 7_00L, 14_00, 14_00 }));
    }

    [Test]
    public async Task Who_paid_a_sale_with_credit_alone_is_none_to_be_called_back()
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (5, (int)BonusLimit.Once));
        await SoldForCreditAsync(45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    [Test]
    public async Task A_sale_soon_after_an_order_and_an_order_soon_after_a_sale_are_rebookings()
    {
        await AddAsync(BonusKind.Rebooking, 3_00, bonus => bonus.Days = 7);
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        await SoldAsync(Anna, 45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        await BuyAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(8));
        await SoldAsync(Anna, 45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(6_00));
    }

    [Test]
    public async Task Treatments_of_a_category_are_counted_in_cleared_sales_by_product_and_by_category()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Items, 6_00, bonus => (bonus.Items, bonus.CategoryIds) = (5, "1"));
        await BuyAsync(Anna, 2);
        await SoldAsync(Anna, new SoldLine(0, 1, 30_00, 2), new SoldLine(0, 0, 30_00, 7));
        await RunAsync();
        var four = await GivenAsync(Anna);
        await SoldAsync(Anna, new SoldLine(1, 0, 45_00));
        await RunAsync();
        Assert.That((four, await GivenAsync(Anna)), Is.EqualTo((0L, 6_00L)));
    }

    [TestCase("sold", 8_00)]
    [TestCase("returned", 0)]
    [TestCase("for credit", 0)]
    public async Task Friend_and_referrer_get_theirs_when_a_sale_has_cleared(string what, long given)
    {
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        var bea = await InviteAsync("bea");
        var number = what == "for credit" ? await SoldForCreditAsync(45_00, bea) : await SoldAsync(bea, 45_00);
        if (what == "returned")
            await ReturnAsync(number, null);
        await RunAsync();
        var (before, state) = (await GivenAsync(Anna), (await ReferralsAsync(null)).State);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That((before, await GivenAsync(Anna), state), Is.EqualTo((0L, given, given > 0 ? ReferralState.Waiting : ReferralState.Invited)));
    }

    [Test]
    public async Task An_invitation_waits_for_a_sale_in_the_list_of_those_that_wait()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        await SoldAsync(await InviteAsync("bea"), 45_00);
        Assert.That(((await ReferralsAsync(ReferralState.Waiting)).Order!.OrderId, await CountAsync(ReferralState.Invited)), Is.EqualTo((-1, 0)));
    }

    [Test]
    public async Task Who_has_bought_in_the_salon_before_is_no_friend_to_be_invited()
    {
        await AddAsync(BonusKind.Referral, 8_00);
        var bea = await RegisterAsync("bea");
        await SoldAsync(bea, 45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id));
        await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(bea, code));
        await SoldAsync(bea, 45_00);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    [Test]
    public async Task A_review_of_what_was_sold_in_the_salon_gives_its_bonus()
    {
        await AddAsync(BonusKind.Review, 2_00);
        await SoldAsync(Anna, new SoldLine(1, 0, 45_00));
        await ReviewAsync(Anna, tell: true);
        var before = await GivenAsync(Anna);
        Shop.Clock.Advance(TimeSpan.FromDays(14));
        await RunAsync();
        Assert.That((before, await GivenAsync(Anna)), Is.EqualTo((0L, 2_00L)));
    }

    [Test]
    public async Task The_favourite_category_knows_what_was_sold()
    {
        await SoldAsync(Anna, new SoldLine(0, 1, 45_00));
        var set = await Shop.AskAsync<IRuleSetProvider, EarnRuleSet>(rules => rules.GetAsync(1));
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        var now = Shop.Clock.UtcNow;
        Assert.That((await FavouriteAsync(Anna, set, now), await FavouriteAsync(_clerk, set, now), await FavouriteAsync(Anna, set, now.AddDays(366))), Is.EqualTo(((int?)1, (int?)null, (int?)null)));
    }

    [Test]
    public async Task Slow_days_count_sales_that_were_not_undone()
    {
        await SoldAsync(Anna, 45_00);
        var undone = await SoldAsync(Anna, 45_00);
        await Shop.TellAsync<ISalonSales>(sales => sales.UndoAsync(undone, "mistyped", _clerk.Id, ofOthers: false));
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        var heat = await Shop.AskAsync<OrderHours, WeekHeat>(hours => hours.CountAsync(90));
        Assert.That((heat.Total, heat.Sales), Is.EqualTo((1, 1)));
    }

    Task<int?> FavouriteAsync(Customer customer, EarnRuleSet set, DateTime before) => Shop.AskAsync<FavouriteCategory, int?>(favourite => favourite.FindAsync(customer.Id, set, before));

    Task<int> SoldAsync(Customer customer, long gross) => SoldAsync(customer, new SoldLine(0, 0, gross));

    Task<int> SoldAsync(Customer customer, params SoldLine[] lines) => SoldAsync(customer, 0, lines);

    async Task<int> SoldForCreditAsync(long gross, Customer? customer = null)
    {
        await Shop.GiveAsync(customer ?? Anna, gross);
        return await SoldAsync(customer ?? Anna, gross, [new SoldLine(0, 0, gross)]);
    }

    async Task<int> SoldAsync(Customer customer, long credit, SoldLine[] lines)
    {
        var result = await Shop.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(new(customer.Id, 1, _branch, $"R-{++_receipts}", lines, credit, _clerk.Id)));
        Assert.That(result.Refusal, Is.EqualTo(SalonRefusal.None));
        return result.Sale!.Sale.Number;
    }

    async Task ReturnAsync(int number, long? amount) => Assert.That(
        (await Shop.AskAsync<ISalonSales, SaleReturnResult>(sales => sales.ReturnAsync(new(number, amount, $"B-{number}", "did not fit", _branch, _clerk.Id)))).Refusal, Is.EqualTo(SalonRefusal.None));

    async Task<ReferralRow> ReferralsAsync(ReferralState? state) => (await Shop.AskAsync<ReferralBook, Nop.Core.IPagedList<ReferralRow>>(book => book.SearchAsync(null, state, 0, 10))).Single();

    async Task<int> CountAsync(ReferralState state) => (await Shop.AskAsync<ReferralBook, Nop.Core.IPagedList<ReferralRow>>(book => book.SearchAsync(null, state, 0, 10))).TotalCount;

    async Task<Customer> InviteAsync(string name)
    {
        var code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id));
        var friend = await RegisterAsync(name);
        await Shop.TellAsync<Invitations>(invitations => invitations.KeepAsync(friend, code));
        return friend;
    }

    async Task<bool> IsOfProgrammeAsync(AudienceRule audience)
    {
        var now = Shop.Clock.UtcNow;
        var set = await Shop.AskAsync<IRuleSetProvider, EarnRuleSet>(rules => rules.GetAsync(1));
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(Anna.Id, 1));
        var client = await Shop.AskAsync<CustomerFactsReader, OrderClient>(reader => reader.ReadAsync(key, set, now));
        return audience.Includes(client.Facts, tierId: null, now, set.Zone);
    }

    Task<bool> IsOfGiftAsync(AudienceRule audience) => Shop.AskAsync<AudienceQuery, bool>(audiences => audiences.IsInAsync(audience, Anna));
}
