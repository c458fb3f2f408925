using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Generators of <see cref="RandomCase"/>. Categories and products are few, so that rules meet often.</summary>
static class RandomOrders
{
    const int CategoryCount = 8;

    static readonly Gen<decimal> Rate = Gen.Choose(0, 1_000_000).Select(n => n / 10_000m);
    static readonly Gen<decimal?> MaybeRate = Maybe(Rate);

    // Mostly cents; some lines have the many digits that a price without its tax has.
    static readonly Gen<decimal> Net = Gen.Frequency(
        (6, Gen.Choose(0, 20_000).Select(n => n / 100m)),
        (2, Gen.Choose(0, 2_000_000).Select(n => n / 10_000m)),
        (1, Gen.Choose(1, 20_000).Select(n => n / 122m)));

    static readonly Gen<EarnLine> Line =
        from net in Net
        from product in Gen.Choose(1, 12)
        from categories in Subset(CategoryCount + 1)
        from gift in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new EarnLine(product, "Line", net, product, categories, [], gift);

    internal static Arbitrary<RandomCase> Any { get; } = Cases(limits: true).ToArbitrary();

    internal static Arbitrary<RandomCase> WithoutLimits { get; } = Cases(limits: false).ToArbitrary();

    internal static Arbitrary<EarnLine> AnyLine { get; } = Line.ToArbitrary();

    internal static Gen<decimal?> Maybe(Gen<decimal> gen)
        => Gen.OneOf(gen.Select(v => (decimal?)v), Gen.Constant((decimal?)null));

    static Gen<RandomCase> Cases(bool limits) =>
        from definition in Definitions(limits)
        from lines in Line.NonEmptyListOf()
        from discount in Gen.Choose(0, 100)
        from money in Gen.Choose(0, 97)
        from tier in Gen.Choose(0, definition.Tiers.Count)
        from minutes in Gen.Choose(0, 14 * 24 * 60)
        from left in Gen.Choose(0, 2000)
        select new RandomCase(definition, new()
        {
            Lines = [.. lines],
            OrderDiscount = lines.Sum(l => l.Net) * discount / 100,
            Total = money,
            Payable = 97,
            Tier = tier == 0 ? null : definition.Tiers[tier - 1],
            PlacedOnUtc = SampleShop.Monday.AddMinutes(minutes),
            BudgetLeft = new Dictionary<int, long> { [1] = left },
        });

    static Gen<EarnRuleSetDefinition> Definitions(bool limits) =>
        from categories in Sequence(CategoryCount, Category)
        from products in Sequence(6, Product)
        from count in Gen.Choose(0, 5)
        from programmes in Sequence(count, id => Programme(id, limits))
        from minimum in Gen.Choose(0, 100_00)
        from silver in Rate
        from gold in Rate
        select new EarnRuleSetDefinition(SampleShop.Euro, SampleShop.Rome)
        {
            Categories = categories,
            Products = products,
            Programmes = programmes,
            MinimumReceiptMinor = limits ? minimum : 0,
            Tiers = [new(1, "Silver", 0, silver), new(2, "Gold", 300_00, gold, limits ? 50_00 : null)],
        };

    // A parent has a smaller id, so there is no way round.
    static Gen<CategoryRule> Category(int id) =>
        from parent in Gen.Choose(0, id - 1)
        from rate in MaybeRate
        from excluded in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new CategoryRule(id, "Category", parent, rate, excluded);

    static Gen<ProductRule> Product(int id) =>
        from rate in MaybeRate
        from excluded in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new ProductRule(id, rate, excluded);

    static Gen<ProgrammeRule> Programme(int id, bool limits) =>
        from categories in Subset(CategoryCount)
        from tiers in Subset(2)
        from days in Subset(6)
        from multiplier in Gen.Choose(0, 40_000)
        from extra in Gen.Choose(0, 200_000)
        from stackable in Gen.Elements(true, false)
        from cap in Maybe(Gen.Choose(0, 2000).Select(n => (decimal)n))
        from budget in Maybe(Gen.Choose(0, 2000).Select(n => (decimal)n))
        select new ProgrammeRule(id, "Programme")
        {
            CategoryIds = categories,
            TierIds = tiers,
            Weekdays = [.. days.Select(d => (DayOfWeek)d)],
            Multiplier = multiplier / 10_000m,
            ExtraPercent = extra / 10_000m,
            Stackable = stackable,
            CapPerOrderMinor = limits ? (long?)cap : null,
            BudgetMinor = limits ? (long?)budget : null,
        };

    // Often none at all, which means all to a programme.
    static Gen<int[]> Subset(int most) =>
        from size in Gen.Choose(0, 3)
        from picked in Gen.Choose(1, most).ListOf(size)
        select picked.Distinct().ToArray();

    static Gen<T[]> Sequence<T>(int count, Func<int, Gen<T>> next)
        => Enumerable.Range(1, count).Aggregate(
            Gen.Constant(Array.Empty<T>()),
            (all, id) => from before in all from one in next(id) select (T[])[.. before, one]);
}
