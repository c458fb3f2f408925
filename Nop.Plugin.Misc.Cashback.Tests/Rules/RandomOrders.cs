using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Generators of <see cref="RandomCase"/>. Categories and products are few, so that rules meet often.</summary>
static class RandomOrders
{
    const int CategoryCount = 8;

    static readonly Gen<decimal> Rate = Gen.Choose(0, 1_000_000).Select(n => n / 10_000m);
    static readonly Gen<bool> Rarely = Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)));

    // Mostly percents; amounts up to 10.00 read well as such too.
    static readonly Gen<RateUnit> Unit = Gen.Frequency(
        (6, Gen.Constant(RateUnit.Percent)), (1, Gen.Constant(RateUnit.PerItem)), (1, Gen.Constant(RateUnit.PerOrder)));

    // Mostly cents; some lines have the many digits that a price without its tax has.
    static readonly Gen<decimal> Net = Gen.Frequency(
        (6, Gen.Choose(0, 20_000).Select(n => n / 100m)),
        (2, Gen.Choose(0, 2_000_000).Select(n => n / 10_000m)),
        (1, Gen.Choose(1, 20_000).Select(n => n / 122m)));

    static readonly Gen<EarnLine> Line =
        from net in Net
        from product in Gen.Choose(1, 12)
        from categories in Subset(CategoryCount + 1)
        from manufacturers in Subset(3)
        from gift in Rarely
        from quantity in Gen.Choose(0, 4)
        from cost in Maybe(Gen.Choose(0, 10_000).Select(n => n / 100m))
        from taxed in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 25)))
        select new EarnLine(product, "Line", net, product, categories, manufacturers, gift, quantity, cost, net * taxed / 100);

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
        from client in Client(definition)
        from first in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from used in Gen.Choose(0, 800)
        select new RandomCase(definition, new()
        {
            Lines = [.. lines],
            OrderDiscount = lines.Sum(l => l.Net) * discount / 100,
            Total = money,
            Payable = 97,
            Tier = tier == 0 ? null : definition.Tiers[tier - 1],
            PlacedOnUtc = SampleShop.Monday.AddMinutes(minutes),
            BudgetLeft = new Dictionary<int, long> { [1] = left },
            Client = client,
            FirstOfDay = first,
            ClientUse = new Dictionary<int, ProgrammeUse> { [2] = new(used, used / 4, used / 2) },
        });

    static Gen<CustomerFacts> Client(EarnRuleSetDefinition definition) =>
        from role in Gen.Choose(1, 3)
        from card in Gen.Choose(0, definition.Cards.Count)
        from newsletter in Gen.Elements(true, false)
        from days in Maybe(Gen.Choose(0, 100).Select(n => (decimal)n))
        from birthday in Maybe(Gen.Choose(0, 60).Select(n => (decimal)n))
        from favourite in Gen.Choose(0, CategoryCount)
        select new CustomerFacts
        {
            RoleIds = [role],
            Card = card == 0 ? null : definition.Cards[card - 1],
            Newsletter = newsletter,
            LastOrderOnUtc = days is { } ago ? SampleShop.Monday.AddDays((double)-ago) : null,
            Birthday = birthday is { } at ? new DateOnly(1990, 12, 10).AddDays((int)at) : null,
            FavouriteCategoryId = favourite == 0 ? null : favourite,
        };

    static Gen<EarnRuleSetDefinition> Definitions(bool limits) =>
        from categories in Sequence(CategoryCount, Category)
        from products in Sequence(6, Product)
        from count in Gen.Choose(0, 5)
        from programmes in Sequence(count, id => Programme(id, limits))
        from minimum in Gen.Choose(0, 100_00)
        from silver in Rated
        from gold in Rated
        from manufacturers in Sequence(2, id => Rated.Select(r => new ManufacturerRule(id, "Maker", r.Rate, r.Unit)))
        from card in Rate
        from earnOn in Gen.Frequency((4, Gen.Constant(EarnOn.Both)), (1, Gen.Constant(EarnOn.Products)), (1, Gen.Constant(EarnOn.Services)))
        from services in Subset(CategoryCount)
        from cap in Maybe(Rate)
        from margin in Maybe(Rate)
        select new EarnRuleSetDefinition(SampleShop.Euro, SampleShop.Rome)
        {
            Categories = categories,
            Products = products,
            Programmes = programmes,
            MinimumReceiptMinor = limits ? minimum : 0,
            Tiers = [new(1, "Silver", 0, silver.Rate, null, silver.Unit), new(2, "Gold", 300_00, gold.Rate, limits ? 50_00 : null, gold.Unit)],
            Manufacturers = manufacturers,
            Cards = [new(1, "Plain"), new(2, "Black", card)],
            EarnOn = earnOn,
            ServiceCategoryIds = services,
            CapPercent = limits ? cap : null,
            MarginCapPercent = limits ? margin : null,
        };

    // A parent has a smaller id, so there is no way round.
    static Gen<CategoryRule> Category(int id) =>
        from parent in Gen.Choose(0, id - 1)
        from has in Gen.Elements(true, false)
        from rated in Rated
        from excluded in Rarely
        select new CategoryRule(id, "Category", parent, has ? rated.Rate : null, excluded, rated.Unit);

    static Gen<ProductRule> Product(int id) =>
        from has in Gen.Elements(true, false)
        from rated in Rated
        from excluded in Rarely
        select new ProductRule(id, has ? rated.Rate : null, excluded, rated.Unit);

    // An amount has the currency's decimals.
    static Gen<(decimal Rate, RateUnit Unit)> Rated =>
        from unit in Unit
        from percent in Rate
        select (unit == RateUnit.Percent ? percent : decimal.Round(percent / 10, 2), unit);

    static Gen<ProgrammeRule> Programme(int id, bool limits) =>
        from categories in Subset(CategoryCount)
        from tiers in Subset(2)
        from days in Subset(6)
        from multiplier in Gen.Choose(0, 40_000)
        from extra in Gen.Choose(0, 200_000)
        from stackable in Gen.Elements(true, false)
        from cap in Maybe(Gen.Choose(0, 2000).Select(n => (decimal)n))
        from budget in Maybe(Gen.Choose(0, 2000).Select(n => (decimal)n))
        from client in Maybe(Gen.Choose(0, 2000).Select(n => (decimal)n))
        from favourite in Rarely
        from audience in Audience
        from months in Gen.Frequency((5, Gen.Constant(Array.Empty<int>())), (1, Gen.Constant(new[] { 1, 12 })), (1, Gen.Constant(new[] { 2 })))
        from hours in Gen.Frequency((5, Gen.Constant((decimal?)null)), (1, Gen.Choose(0, 17).Select(n => (decimal?)n)))
        from priority in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(-1, 2)))
        from least in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(0, 30_000)))
        from perItem in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(0, 500)))
        from perOrder in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(0, 1500)))
        select new ProgrammeRule(id, "Programme")
        {
            CategoryIds = categories,
            FavouriteCategory = favourite && categories.Length == 0,
            Audience = audience with { TierIds = tiers },
            Months = months,
            FromTime = hours is { } start ? new TimeOnly((int)start, 0) : null,
            ToTime = hours is { } begin ? new TimeOnly((int)begin + 6, 30) : null,
            Priority = priority,
            MinimumOrder = least / 100m,
            ExtraPerItem = perItem / 100m,
            ExtraPerOrder = perOrder / 100m,
            Weekdays = [.. days.Select(d => (DayOfWeek)d)],
            Multiplier = multiplier / 10_000m,
            ExtraPercent = extra / 10_000m,
            Stackable = stackable,
            CapPerOrderMinor = limits ? (long?)cap : null,
            CapPerClientMinor = limits ? (long?)client : null,
            CapPerDayMinor = limits ? (long?)client / 3 : null,
            CapPerMonthMinor = limits ? (long?)client / 2 : null,
            BudgetMinor = limits ? (long?)budget : null,
        };

    static Gen<AudienceRule> Audience => Gen.Frequency(
        (6, Gen.Constant(AudienceRule.Everybody)),
        (1, Gen.Constant(new AudienceRule { RoleIds = [1, 2] })),
        (1, Gen.Constant(new AudienceRule { CardIds = [2] })),
        (1, Gen.Constant(new AudienceRule { Newsletter = true })),
        (1, Gen.Constant(new AudienceRule { FirstOrder = true })),
        (1, Gen.Constant(new AudienceRule { SleepingDays = 60 })),
        (1, Gen.Constant(new AudienceRule { Birthday = new(7, 7) })));

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
