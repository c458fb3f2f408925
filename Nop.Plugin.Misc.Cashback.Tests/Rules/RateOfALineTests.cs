using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rules 1 and 2: which rate a line of 100.00 gets, so that what it earns reads as percent.</summary>
public sealed class RateOfALineTests
{
    static readonly EarnRuleSet Tree = EarnRuleSet.Create(new(Euro, Rome)
    {
        Categories =
        [
            new(1, "Root 4 %", Rate: 4),
            new(11, "Below, none", 1),
            new(12, "Below 7 %", 1, 7),
            new(121, "Two below, none", 12),
            new(2, "Root 9 %", Rate: 9),
            new(3, "Root 0 %", Rate: 0),
            new(31, "Below 3 %", 3, 3),
            new(4, "Root, none", 0),
            new(5, "Excluded root", Excluded: true),
            new(51, "Below the excluded", 5, 20),
            new(13, "Below 2 %", 1, 2),
        ],
        Products = [new(100, 1.5m), new(101, 0), new(102, null, Excluded: true), new(103)],
        Manufacturers = [new(1, "Maker 11 %", 11), new(2, "Maker 13 %", 13)],
    });

    [TestCase("11", 4, "Root 4 %", TestName = "A category without a rate takes its parent's")]
    [TestCase("12", 7, "Below 7 %", TestName = "A category with a rate takes its own")]
    [TestCase("121", 7, "Below 7 %", TestName = "The nearest ancestor with a rate counts")]
    [TestCase("2 12", 7, "Below 7 %", TestName = "The deeper category wins over a higher rate")]
    [TestCase("1 2", 9, "Root 9 %", TestName = "Of equal depth the higher rate wins")]
    [TestCase("12 13", 7, "Below 7 %", TestName = "Of equal depth the higher rate wins below the roots too")]
    [TestCase("2 11", 9, "Root 9 %", TestName = "Depth is that of the category that has the rate")]
    [TestCase("3", 0, "Root 0 %", TestName = "A rate of 0 is a rate")]
    [TestCase("4", 5, "Silver", TestName = "Without a rated category the tier decides")]
    [TestCase("", 5, "Silver", TestName = "Without a category the tier decides")]
    [TestCase("999", 5, "Silver", TestName = "An unknown category is passed over")]
    public void Category_rates(string categories, decimal percent, string from)
    {
        var line = Explain(Line(1, "Line", 100, Ids(categories)));

        Assert.That((line.Rate, line.RateSourceName), Is.EqualTo((percent, from)));
    }

    [TestCase(100, 1.5, TestName = "A product's rate wins over its category's")]
    [TestCase(101, 0, TestName = "A product's rate of 0 is a rate")]
    [TestCase(103, 7, TestName = "A product without a rate takes its category's")]
    public void Product_rates(int product, decimal percent)
        => Assert.That(Explain(Line(product, "Line", 100, 12)).Rate, Is.EqualTo(percent));

    [TestCase("5", ExclusionReason.Category, TestName = "An excluded category earns nothing")]
    [TestCase("51", ExclusionReason.Category, TestName = "An excluded ancestor counts, also over a rate")]
    [TestCase("2 51", ExclusionReason.Category, TestName = "One excluded category of several is enough")]
    public void Excluded_categories(string categories, ExclusionReason reason)
    {
        var line = Explain(Line(1, "Line", 100, Ids(categories)));

        Assert.That((line.Exclusion, line.Amount, line.ExclusionCategoryName), Is.EqualTo(((ExclusionReason?)reason, 0m, "Excluded root")));
    }

    [Test]
    public void An_excluded_product_earns_nothing()
        => Assert.That(Explain(Line(102, "Line", 100, 12)).Exclusion, Is.EqualTo(ExclusionReason.Product));

    [Test]
    public void An_excluded_category_wins_over_a_product_rate()
        => Assert.That(Earn(Tree, Order(Line(100, "Line", 100, 51))).EarnedMinor, Is.Zero);

    [Test]
    public void The_higher_of_two_manufacturers_comes_before_the_tier()
        => Assert.That(Explain(Line(1, "Line", 100) with { ManufacturerIds = [1, 2] }).Rate, Is.EqualTo(13));

    [Test]
    public void A_category_comes_before_a_manufacturer()
        => Assert.That(Explain(Line(1, "Line", 100, 1) with { ManufacturerIds = [2] }).Rate, Is.EqualTo(4));

    [Test]
    public void Without_a_tier_the_base_rate_is_0()
        => Assert.That(Earn(Tree, Order(Line(1, "Line", 100)) with { Tier = null }).EarnedMinor, Is.Zero);

    [Test]
    public void A_negative_line_counts_as_0()
        => Assert.That(Earn(Serum(100), Serum(-50)).EarnedMinor, Is.EqualTo(5_00));

    [Test]
    public void A_discount_over_the_whole_order_leaves_nothing()
        => Assert.That(Earn(Standard, Order(Serum(100)) with { OrderDiscount = 120 }).EarnedMinor, Is.Zero);

    [Test]
    public void A_gift_card_bears_its_share_of_the_discount()
        => Assert.That(Earn(Standard, Order(Serum(100), GiftCard(100)) with { OrderDiscount = 50 }).EarnedMinor, Is.EqualTo(3_75));

    static LineExplanation Explain(EarnLine line)
        => Earn(Tree, Order(line) with { CollectExplanation = true }).Explanation!.Lines[0];

    static int[] Ids(string text)
        => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];
}
