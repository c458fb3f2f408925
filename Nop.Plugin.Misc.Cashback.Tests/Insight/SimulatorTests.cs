using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Past orders under rules, without a shop.</summary>
public sealed class SimulatorTests
{
    static readonly DateTime _start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    static readonly TierRule _silver = new(1, "Silver", 0, 5);
    static readonly TierRule _gold = new(2, "Gold", 100_00, 10);

    [Test]
    public async Task An_order_earns_at_the_tier_held_before_it()
    {
        var result = await RunAsync([Order(1, 0, 100), Order(2, 1, 100)], Rules());
        Assert.That(result.Reports[0].Total.Earned, Is.EqualTo(5_00 + 10_00));
    }

    [Test]
    public async Task Orders_before_the_first_day_raise_the_tier_and_count_in_no_sum()
    {
        var result = await RunAsync([Order(1, 0, 100), Order(2, 1, 100)], Rules(), from: _start.AddHours(1));
        Assert.That(result.Reports[0].Total, Is.EqualTo(new SimulationSums(1, 100_00, 10_00, 0)));
    }

    [Test]
    public async Task A_refund_takes_its_share_back()
    {
        var result = await RunAsync([Order(1, 0, 100) with { Refunded = 25 }], Rules());
        Assert.That(result.Reports[0].Total, Is.EqualTo(new SimulationSums(1, 75_00, 5_00, 1_25)));
    }

    [Test]
    public async Task A_cancelled_order_keeps_nothing_and_raises_no_tier()
    {
        var result = await RunAsync([Order(1, 0, 100) with { Voided = true }, Order(2, 1, 100)], Rules());
        Assert.That(result.Reports[0].Total, Is.EqualTo(new SimulationSums(2, 100_00, 10_00, 5_00)));
    }

    [Test]
    public async Task A_guests_order_is_sales_and_earns_nothing()
    {
        var result = await RunAsync([Order(1, 0, 100) with { HasAccount = false }], Rules());
        Assert.That(result.Reports[0].Total, Is.EqualTo(new SimulationSums(1, 100_00, 0, 0)));
    }

    [Test]
    public async Task A_budget_is_used_up_in_the_order_of_payment()
    {
        var programme = new ProgrammeRule(7, "Double") { Multiplier = 2, BudgetMinor = 6_00 };
        var result = await RunAsync([Order(1, 0, 100, client: 1), Order(2, 1, 100, client: 2), Order(3, 2, 100, client: 3)], Rules(programme));
        Assert.That(result.Reports[0].Programmes.Single(), Is.EqualTo(new ProgrammeRow(7, "Double", 2, 6_00, 6_00)));
    }

    [Test]
    public async Task A_programme_for_payment_methods_knows_how_the_order_was_paid()
    {
        var programme = new ProgrammeRule(7, "Card") { Multiplier = 2, PaymentMethods = ["Payments.Manual"] };
        var result = await RunAsync([Order(1, 0, 100, client: 1) with { PaymentMethod = "Payments.Manual" }, Order(2, 1, 100, client: 2)], Rules(programme));
        Assert.That(result.Reports[0].Total.Earned, Is.EqualTo(10_00 + 5_00));
    }

    [Test]
    public async Task A_programme_for_sleepers_knows_the_order_before()
    {
        var programme = new ProgrammeRule(7, "Back") { Multiplier = 2, Audience = new() { SleepingDays = 30 } };
        var result = await RunAsync([Order(1, 0, 50), Order(2, 10, 10), Order(3, 50, 10)], Rules(programme));
        Assert.That(result.Reports[0].Programmes.Single().Orders, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_rule_sets_are_compared_client_by_client()
    {
        var more = new SimulatedRules("More", Set([_silver with { Rate = 6 }, _gold]), new(TierWindow.Lifetime));
        var result = await RunAsync([Order(1, 0, 50, client: 1), Order(2, 0, 0, client: 2)], Rules(), more);
        Assert.That(result.Contrast, Is.EqualTo(new SimulationContrast(1, 0, 1)));
    }

    [Test]
    public async Task A_tier_falls_when_the_window_is_over()
    {
        var rolling = new SimulatedRules("Rolling", Set([_silver, _gold]), new(TierWindow.Rolling365));
        var result = await RunAsync([Order(1, 0, 100), Order(2, 200, 10), Order(3, 400, 10)], rolling);
        Assert.That(result.Reports[0].Total.Earned, Is.EqualTo(5_00 + 1_00 + 50));
    }

    [Test]
    public async Task The_same_again_gives_the_same()
    {
        var orders = Enumerable.Range(1, 500).Select(id => Order(id, id / 5, id % 90, client: id % 17) with { Refunded = id % 11 == 0 ? id % 90 : 0 }).ToArray();
        var (one, other) = (await RunAsync(orders, Rules()), await RunAsync(orders, Rules()));
        Assert.That(other.Reports[0].Total, Is.EqualTo(one.Reports[0].Total));
    }

    [Test]
    public void A_run_that_is_cancelled_ends_between_two_pages()
    {
        using var stop = new CancellationTokenSource();
        Assert.That(
            () => Simulator.RunAsync(Pages([Order(1, 0, 1), Order(2, 1, 1)]), Input(_start.AddYears(-1)), [Rules()], _ => stop.Cancel(), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    static Task<SimulationResult> RunAsync(PastOrder[] orders, SimulatedRules first, SimulatedRules? second = null, DateTime? from = null) =>
        Simulator.RunAsync(Pages(orders), Input(from ?? _start.AddYears(-1)), second is null ? [first] : [first, second], _ => { }, CancellationToken.None);

    static SimulationInput Input(DateTime from) => new(from, _start.AddYears(3), new Dictionary<int, ProductFacts>(), new Dictionary<int, ClientRecord>());

    static async IAsyncEnumerable<IReadOnlyList<PastOrder>> Pages(PastOrder[] orders)
    {
        foreach (var order in orders)
        {
            await Task.Yield();
            yield return [order];
        }
    }

    static PastOrder Order(int id, int day, decimal net, int client = 1) => new(id, client, _start.AddDays(day))
    {
        CompletedOnUtc = _start.AddDays(day).AddMinutes(5),
        Total = net,
        Lines = [new(1, 1, net, net, null)],
    };

    static SimulatedRules Rules(params ProgrammeRule[] programmes) => new("Rules", Set([_silver, _gold], programmes), new(TierWindow.Lifetime));

    static EarnRuleSet Set(TierRule[] tiers, params ProgrammeRule[] programmes) =>
        EarnRuleSet.Create(new(CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { Tiers = tiers, Programmes = programmes });
}
