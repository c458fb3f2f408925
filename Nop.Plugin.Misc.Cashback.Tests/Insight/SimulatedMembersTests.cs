using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Pinned tiers, conditions of joining, cards and stores in a simulation, without a shop.</summary>
public sealed class SimulatedMembersTests
{
    static readonly DateTime _start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    static readonly ClientKey _client = new(1, 0);

    static readonly TierRule _silver = new(1, "Silver", 0, 5);
    static readonly TierRule _gold = new(2, "Gold", 100_00, 10);

    [Test]
    public async Task A_pinned_tier_counts_from_its_pin_to_the_end_of_its_last_day()
    {
        var member = new MemberRecord { Pins = [new(Day(1), 2, Day(3).Date)] };
        Assert.That(await EarnedAsync(member, [Order(1, 0, 10), Order(2, 2, 10), Order(3, 3, 10)]), Is.EqualTo(50 + 1_00 + 50));
    }

    [Test]
    public async Task A_pin_that_is_taken_away_leaves_what_the_spend_deserves()
    {
        var member = new MemberRecord { Pins = [new(Day(1), 2, null), new(Day(3), 0, null)] };
        Assert.That(await EarnedAsync(member, [Order(1, 2, 10), Order(2, 4, 10)]), Is.EqualTo(1_00 + 50));
    }

    [Test]
    public async Task A_pin_that_is_over_leaves_the_tier_that_was_reached_meanwhile()
    {
        var member = new MemberRecord { Pins = [new(Day(0), 2, Day(3).Date)] };
        Assert.That(await EarnedAsync(member, [Order(1, 1, 100), Order(2, 4, 10)]), Is.EqualTo(10_00 + 1_00));
    }

    [Test]
    public async Task A_pin_keeps_a_tier_from_falling_while_it_holds()
    {
        var member = new MemberRecord { Pins = [new(Day(10), 2, Day(500).Date)] };
        var orders = new[] { Order(1, 0, 100), Order(2, 400, 10), Order(3, 501, 10) };
        Assert.That(await EarnedAsync(member, orders, new(TierWindow.Rolling365)), Is.EqualTo(5_00 + 1_00 + 50));
    }

    [Test]
    public async Task A_pin_of_a_tier_that_the_rules_do_not_have_counts_for_nothing()
    {
        var member = new MemberRecord { Pins = [new(Day(0), 9, null)] };
        Assert.That(await EarnedAsync(member, [Order(1, 1, 10)]), Is.EqualTo(50));
    }

    [Test]
    public async Task Who_has_not_joined_earns_nothing_and_comes_no_nearer_to_a_tier()
    {
        var member = new MemberRecord { JoinedOnUtc = Day(1), LeftOnUtc = Day(3) };
        var orders = new[] { Order(1, 0, 100), Order(2, 2, 10), Order(3, 4, 10) };
        Assert.That(await EarnedAsync(member, orders, conditions: new(OptIn: true, Card: false)), Is.EqualTo(50));
    }

    [Test]
    public async Task Who_does_not_earn_counts_as_sales_in_the_category()
    {
        var report = await ReportAsync(MemberRecord.None, [Order(1, 0, 100)], conditions: new(OptIn: true, Card: false));
        Assert.Multiple(() =>
        {
            Assert.That(report.Total, Is.EqualTo(new SimulationSums(1, 100_00, 0, 0)));
            Assert.That(report.Categories.Single().Sums.Sales, Is.EqualTo(100_00));
        });
    }

    [Test]
    public async Task Who_has_no_card_earns_nothing_where_one_is_asked_for()
    {
        var member = new MemberRecord { JoinedOnUtc = Day(-1) };
        Assert.That(await EarnedAsync(member, [Order(1, 0, 10)], conditions: new(OptIn: false, Card: true)), Is.Zero);
    }

    [Test]
    public async Task A_cards_rate_counts_since_it_was_given()
    {
        var member = new MemberRecord { CardId = 4, CardGivenOnUtc = Day(1) };
        Assert.That(await EarnedAsync(member, [Order(1, 0, 10), Order(2, 2, 10)]), Is.EqualTo(50 + 80));
    }

    [Test]
    public async Task Orders_of_other_stores_raise_the_tier_of_the_one_wallet_and_count_in_no_sum()
    {
        var report = await ReportAsync(MemberRecord.None, [Order(1, 0, 100, store: 2), Order(2, 1, 10, store: 1)], store: 1);
        Assert.That(report.Total, Is.EqualTo(new SimulationSums(1, 10_00, 1_00, 0)));
    }

    [Test]
    public async Task With_a_wallet_for_each_store_every_store_has_its_own_tier()
    {
        var report = await ReportAsync(MemberRecord.None, [Order(1, 0, 100, store: 2), Order(2, 1, 10, store: 1), Order(3, 2, 10, store: 2)], walletPerStore: true);
        Assert.That(report.Total.Earned, Is.EqualTo(5_00 + 50 + 1_00));
    }

    static async Task<long> EarnedAsync(MemberRecord member, PastOrder[] orders, TierTerms? terms = null, JoinConditions? conditions = null) =>
        (await ReportAsync(member, orders, terms, conditions)).Total.Earned;

    static async Task<SimulationReport> ReportAsync(
        MemberRecord member, PastOrder[] orders, TierTerms? terms = null, JoinConditions? conditions = null, int store = 0, bool walletPerStore = false)
    {
        var rules = EarnRuleSet.Create(new(CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { Tiers = [_silver, _gold], Cards = [new(4, "Friend", 8)] });
        var input = new SimulationInput(Day(-100), Day(1000), new Dictionary<int, ProductFacts>(), new Dictionary<int, ClientRecord>())
        {
            Members = new Dictionary<ClientKey, MemberRecord> { [_client] = member },
            Conditions = conditions ?? JoinConditions.None,
            StoreId = store,
            WalletPerStore = walletPerStore,
        };
        var simulated = new SimulatedRules("Rules", rules, terms ?? new(TierWindow.Lifetime));
        return (await Simulator.RunAsync(Page(orders), input, [simulated], _ => { }, CancellationToken.None)).Reports[0];
    }

    static async IAsyncEnumerable<IReadOnlyList<PastOrder>> Page(PastOrder[] orders)
    {
        await Task.Yield();
        yield return orders;
    }

    static DateTime Day(int day) => _start.AddDays(day);

    static PastOrder Order(int id, int day, decimal net, int store = 1) => new(id, 1, Day(day))
    {
        StoreId = store,
        CompletedOnUtc = Day(day).AddMinutes(5),
        Total = net,
        Lines = [new(1, 1, net, net, null)],
    };
}
