namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What a shopper is told beside the amount: each answer has what belongs to its reason, and nothing of another's.</summary>
public sealed class RedemptionAnswersTests
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static RedemptionLine Serum => new(1, 60_00) { Name = "Serum" };

    static RedemptionOrder Order => new(60_00) { Lines = [Serum], Day = Monday };

    [TestCase(DayOfWeek.Monday, 500_00, false, true, Description = "A day off")]
    [TestCase(DayOfWeek.Tuesday, 0, false, false, Description = "No credit")]
    [TestCase(DayOfWeek.Tuesday, 500_00, true, false, Description = "A guest")]
    public void A_refusal_comes_with_what_would_be_possible_where_there_is_a_wallet_with_credit(DayOfWeek off, long credit, bool isGuest, bool hasRoom)
    {
        var policy = new RedemptionPolicy { Days = new() { Weekdays = [off] } };
        Assert.That(policy.Quote(null, credit, Order, isGuest).Room is not null, Is.EqualTo(hasRoom));
    }

    [Test]
    public void Only_a_day_off_is_answered_with_a_day()
    {
        var policy = new RedemptionPolicy { TierIds = [1], Days = new() { Weekdays = [DayOfWeek.Sunday] } };
        var room = policy.Room(500_00, Order, isGuest: false);
        Assert.That((room.Refusal, room.NextDay), Is.EqualTo((RedemptionRefusal.NotEntitled, (DateOnly?)null)));
    }

    [Test]
    public void Only_a_least_order_is_answered_with_what_is_missing()
    {
        var policy = new RedemptionPolicy { TierIds = [1], MinimumOrderMinor = 100_00 };
        var room = policy.Room(500_00, Order, isGuest: false);
        Assert.That((room.Refusal, room.MissingMinor), Is.EqualTo((RedemptionRefusal.NotEntitled, 0L)));
    }

    [Test]
    public void Just_the_least_amount_may_be_used() =>
        Assert.That(new RedemptionPolicy(MinimumMinor: 60_00).Room(500_00, Order, isGuest: false).MostMinor, Is.EqualTo(60_00));

    [TestCase(true, CreditExclusion.Service)]
    [TestCase(false, CreditExclusion.Product)]
    public void Goods_of_the_other_kind_are_told_by_their_own(bool isService, CreditExclusion reason)
    {
        var goods = new RedemptionGoods { Kinds = isService ? EarnOn.Products : EarnOn.Services };
        Assert.That(goods.WhyNot(Serum with { IsService = isService }), Is.EqualTo(reason));
    }

    [Test]
    public void What_costs_nothing_is_not_told_as_left_out()
    {
        var room = new RedemptionPolicy { PaysShipping = false }.Room(500_00, Order with { Lines = [Serum, new(2, 0) { Name = "Sample card", IsGiftCard = true }] }, isGuest: false);
        Assert.That(room.Excluded, Is.Empty);
    }

    [Test]
    public void Shipping_and_goods_without_a_name_have_none()
    {
        var order = Order with { PayableMinor = 85_00, Lines = [Serum, new(2, 20_00) { IsGiftCard = true }], Shipping = 5_00 };
        var room = new RedemptionPolicy { PaysShipping = false }.Room(500_00, order, isGuest: false);
        Assert.That(room.Excluded.Select(part => (part.Reason, part.Names.Count)), Is.EqualTo(new[] { (CreditExclusion.GiftCard, 0), (CreditExclusion.Shipping, 0) }));
    }

    [TestCase(EarnOn.Both, 0, 0, false)]
    [TestCase(EarnOn.Services, 0, 0, true)]
    [TestCase(EarnOn.Both, 1, 0, true)]
    [TestCase(EarnOn.Both, 0, 1, true)]
    [TestCase(EarnOn.Products, 1, 1, true)]
    public void Categories_are_asked_for_where_kinds_or_categories_decide(EarnOn kinds, int chosen, int excluded, bool asks)
    {
        var goods = new RedemptionGoods { Kinds = kinds, CategoryIds = [.. Enumerable.Range(1, chosen)], ExcludedCategoryIds = [.. Enumerable.Range(5, excluded)] };
        Assert.That(goods.AsksForCategories, Is.EqualTo(asks));
    }

    [Test]
    public void The_next_day_is_looked_for_up_to_the_last_of_three_years()
    {
        var (lastTried, nextOff) = (Monday.AddDays(3 * 366), Monday.AddDays((3 * 366) - 1));
        Assert.That(new RedemptionDays { Ranges = [new(Monday, nextOff)] }.NextAfter(Monday), Is.EqualTo(lastTried));
    }

    [Test]
    public void The_last_day_of_the_calendar_may_be_the_next() => Assert.That(new RedemptionDays().NextAfter(DateOnly.MaxValue.AddDays(-1)), Is.EqualTo(DateOnly.MaxValue));
}
