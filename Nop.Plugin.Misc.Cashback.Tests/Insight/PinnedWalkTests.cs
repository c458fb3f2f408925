using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>The simulator jumps over days on which a review does nothing; here every day is reviewed, with pins in between.</summary>
public sealed class PinnedWalkTests
{
    const int Days = 1100;

    static readonly DateTime _start = new(2024, 2, 1, 0, 0, 0, DateTimeKind.Utc);
    static readonly TierRule[] _tiers = [new(1, "Silver", 0, 5), new(2, "Gold", 150_00, 10), new(3, "Platinum", 400_00, 20)];

    [Test]
    public async Task Pinned_tiers_earn_as_with_a_review_on_every_day([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var terms = new TierTerms((TierWindow)random.Next(3))
        {
            Review = (TierReview)random.Next(3),
            ReviewMonth = 1 + random.Next(12),
            ReviewMonths = 1 + random.Next(14),
            GraceDays = random.Next(2) * 20,
        };
        var orders = Enumerable.Range(1, 14).Select(id => (Id: id, Day: random.Next(Days), Net: 10 + random.Next(140))).OrderBy(order => order.Day).ThenBy(order => order.Id).ToList();
        var pins = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(Days)).Distinct().Order()
            .Select(day => new PastPin(_start.AddDays(day).AddHours(15), random.Next(4), random.Next(2) == 0 ? null : _start.AddDays(day + 1 + random.Next(300))))
            .Select(pin => pin.TierId == 0 ? pin with { UntilUtc = null } : pin).ToList();

        Assert.That(await SimulatedAsync(orders, pins, terms), Is.EqualTo(DayByDay(orders, pins, terms)));
    }

    static async Task<long> SimulatedAsync(List<(int Id, int Day, int Net)> orders, List<PastPin> pins, TierTerms terms)
    {
        var rules = EarnRuleSet.Create(new(CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { Tiers = _tiers });
        var input = new SimulationInput(_start, _start.AddDays(Days + 1), new Dictionary<int, ProductFacts>(), new Dictionary<int, ClientRecord>())
        {
            Members = new Dictionary<ClientKey, MemberRecord> { [new(1, 0)] = new() { Pins = pins } },
        };
        return (await Simulator.RunAsync(Page(orders), input, [new("Rules", rules, terms)], _ => { }, CancellationToken.None)).Reports[0].Total.Earned;
    }

    static async IAsyncEnumerable<IReadOnlyList<PastOrder>> Page(List<(int Id, int Day, int Net)> orders)
    {
        await Task.Yield();
        yield return orders.ConvertAll(order => new PastOrder(order.Id, 1, PlacedOn(order))
        {
            CompletedOnUtc = PlacedOn(order),
            Total = order.Net,
            Lines = [new(1, 1, order.Net, order.Net, null)],
        });
    }

    static long DayByDay(List<(int Id, int Day, int Net)> orders, List<PastPin> pins, TierTerms terms)
    {
        var (earned, spend) = (0L, new List<SpendRecord>());
        TierState? state = null;
        for (var day = 0; day <= Days; day++)
        {
            var midnight = _start.AddDays(day);
            if (state is not null)
                state = TierLife.Review(state, Deserved(midnight), terms, _tiers, midnight, TimeZoneInfo.Utc);
            foreach (var order in orders.Where(order => order.Day == day))
            {
                var now = PlacedOn(order);
                var held = state is null ? _tiers[0] : TierLife.Effective(state, () => Deserved(now), now)!;
                earned += (long)(order.Net * held.Rate);
                spend.Add(new(order.Net * 100, now, order.Net * 100, 0));
                state = TierLife.Raise(state ?? new(_tiers[0], now), Deserved(now), (order.Id, now), terms, now, TimeZoneInfo.Utc);
            }

            foreach (var pin in pins.Where(pin => pin.OnUtc.Date == midnight))
                state = Put(state ?? new(_tiers[0], pin.OnUtc), pin);
        }

        return earned;

        TierRule? Deserved(DateTime at) => TierPolicy.TierFor(TierPolicy.QualifyingSpend(spend, terms.Window, at, TimeZoneInfo.Utc), _tiers);

        TierState Put(TierState before, PastPin pin) => pin.TierId == 0
            ? before.Pin is null ? before : new(Deserved(pin.OnUtc), pin.OnUtc)
            : before with { Pin = new(_tiers[pin.TierId - 1], pin.UntilUtc), FallsOnUtc = null };
    }

    static DateTime PlacedOn((int Id, int Day, int Net) order) => _start.AddDays(order.Day).AddHours(9).AddMinutes(order.Id);
}
