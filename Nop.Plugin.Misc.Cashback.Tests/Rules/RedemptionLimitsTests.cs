namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>The limits on what credit pays for, for whom and when. Amounts are cents; the credit is 500.00 where nothing else is said.</summary>
public sealed class RedemptionLimitsTests
{
    const long Credit = 500_00;

    static readonly DateOnly Monday = new(2026, 3, 2);

    static RedemptionLine Serum => new(1, 60_00) { Name = "Serum", CategoryIds = [10, 1] };

    static RedemptionLine Massage => new(2, 40_00) { Name = "Massage", CategoryIds = [20], IsService = true };

    static RedemptionLine GiftCard => new(3, 20_00) { Name = "Card", IsGiftCard = true };

    // Serum 60.00, massage 40.00, card 20.00, shipping 10.00.
    static RedemptionOrder Order => new(130_00) { Lines = [Serum, Massage, GiftCard], Shipping = 10_00, Day = Monday };

    static IEnumerable<TestCaseData> Pays()
    {
        yield return Case("everything but gift cards", new RedemptionGoods(), 110_00);
        yield return Case("gift cards, where that is set", new RedemptionGoods { GiftCards = true }, 130_00);
        yield return Case("products only", new RedemptionGoods { GiftCards = true, Kinds = EarnOn.Products }, 90_00);
        yield return Case("services only", new RedemptionGoods { GiftCards = true, Kinds = EarnOn.Services }, 50_00);
        yield return Case("a chosen category", new RedemptionGoods { CategoryIds = [20] }, 50_00);
        yield return Case("a category above", new RedemptionGoods { CategoryIds = [1] }, 70_00);
        yield return Case("a chosen product", new RedemptionGoods { ProductIds = [2] }, 50_00);
        yield return Case("a chosen product or a chosen category", new RedemptionGoods { ProductIds = [2], CategoryIds = [10] }, 110_00);
        yield return Case("not an excluded category", new RedemptionGoods { ExcludedCategoryIds = [1] }, 50_00);
        yield return Case("not an excluded product", new RedemptionGoods { ExcludedProductIds = [2] }, 70_00);
        yield return Case("not what is excluded and chosen", new RedemptionGoods { CategoryIds = [10], ProductIds = [2], ExcludedProductIds = [2] }, 70_00);

        static TestCaseData Case(string name, RedemptionGoods goods, long most) => new TestCaseData(goods, most).SetArgDisplayNames(name);
    }

    static IEnumerable<TestCaseData> Told()
    {
        yield return Case("the usual limits are none", new RedemptionPolicy(), false);
        yield return Case("gift cards are the cart's matter", new RedemptionPolicy { Goods = new() { GiftCards = true } }, false);
        yield return Case("an amount", new RedemptionPolicy(MaxPerOrderMinor: 10_00), true);
        yield return Case("a share", new RedemptionPolicy(MaxShare: 0.5m), true);
        yield return Case("a least amount", new RedemptionPolicy(MinimumMinor: 1), true);
        yield return Case("a least total", new RedemptionPolicy(LeastTotalMinor: 1), true);
        yield return Case("a least order", new RedemptionPolicy { MinimumOrderMinor = 1 }, true);
        yield return Case("shipping", new RedemptionPolicy { PaysShipping = false }, true);
        yield return Case("fees", new RedemptionPolicy { PaysExtras = false }, true);
        yield return Case("once a day", new RedemptionPolicy { OncePerDay = true }, true);
        yield return Case("tiers", new RedemptionPolicy { TierIds = [1] }, true);
        yield return Case("roles", new RedemptionPolicy { RoleIds = [1] }, true);
        yield return Case("weekdays", new RedemptionPolicy { Days = new() { Weekdays = [DayOfWeek.Monday] } }, true);
        yield return Case("days", new RedemptionPolicy { Days = new() { Ranges = [new(Monday, Monday)] } }, true);
        yield return Case("reduced goods", new RedemptionPolicy { Goods = new() { Reduced = false } }, true);
        yield return Case("kinds", new RedemptionPolicy { Goods = new() { Kinds = EarnOn.Services } }, true);
        yield return Case("categories", new RedemptionPolicy { Goods = new() { ExcludedCategoryIds = [1] } }, true);
        yield return Case("products", new RedemptionPolicy { Goods = new() { ProductIds = [1] } }, true);

        static TestCaseData Case(string name, RedemptionPolicy policy, bool isTold) => new TestCaseData(policy, isTold).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Told))]
    public void A_shopper_is_told_beforehand_of(object policy, bool isTold) => Assert.That(((RedemptionPolicy)policy).HasLimits, Is.EqualTo(isTold));

    [TestCaseSource(nameof(Pays))]
    public void Credit_pays_for(object goods, long most)
    {
        var policy = new RedemptionPolicy { Goods = (RedemptionGoods)goods };
        Assert.That((Quote(policy, Order).Amount, Room(policy, Order).MostMinor), Is.EqualTo((most, most)));
    }

    [Test]
    public void Reduced_goods_are_paid_for_unless_the_shop_says_otherwise()
    {
        var order = Order with { Lines = [Serum with { IsReduced = true }, Massage], PayableMinor = 110_00 };
        Assert.That((Quote(new(), order).Amount, Quote(new() { Goods = new() { Reduced = false } }, order).Amount), Is.EqualTo((110_00L, 50_00L)));
    }

    [Test]
    public void Shipping_is_paid_for_unless_the_shop_says_otherwise() =>
        Assert.That(Quote(new() { PaysShipping = false }, Order).Amount, Is.EqualTo(100_00));

    // 120.00 of goods less 12.00, of which the card bears a sixth: 18.00 of 118.00 are not for credit.
    [Test]
    public void A_discount_of_all_goods_is_shared_by_them() =>
        Assert.That(Quote(new(), Order with { GoodsDiscount = 12_00, PayableMinor = 118_00 }).Amount, Is.EqualTo(100_00));

    // 130.00 less 13.00: a tenth off everything, shipping too. 18.00 and 9.00 of 117.00 are not for credit.
    [Test]
    public void A_discount_of_the_total_is_shared_by_goods_and_shipping() =>
        Assert.That(Quote(new() { PaysShipping = false }, Order with { TotalDiscount = 13_00, PayableMinor = 117_00 }).Amount, Is.EqualTo(90_00));

    [Test]
    public void Fees_are_left_out_with_their_part_of_a_discount_of_the_total()
    {
        var room = Room(new() { PaysShipping = false, PaysExtras = false }, Order with { TotalDiscount = 14_00, Extras = 10_00, PayableMinor = 126_00 });
        Assert.That((room.MostMinor, room.Excluded.Single(part => part.Reason == CreditExclusion.Extras).Minor), Is.EqualTo((90_00L, 9_00L)));
    }

    // A third of 0.10 each: 3.33… cents of 10 are not for credit, so 6.66… cents are, rounded down.
    [Test]
    public void The_rest_of_a_share_is_rounded_down() => Assert.That(
        Quote(new(), new(10) { Lines = [new(1, 10), new(2, 10), new(3, 10) { IsGiftCard = true }], GoodsDiscount = 20 }).Amount, Is.EqualTo(6));

    [TestCase(15_00, 110_00, TestName = "A gift card that was given in payment goes to the gift card that is bought")]
    [TestCase(30_00, 100_00, TestName = "What it has left pays for the rest, of which credit pays what remains")]
    public void Other_tenders_pay_first_for_what_credit_does_not(long tenders, long most) =>
        Assert.That(Quote(new(), Order with { OtherTenders = tenders, PayableMinor = 130_00 - tenders }).Amount, Is.EqualTo(most));

    [TestCase(120_00, null)]
    [TestCase(120_01, RedemptionRefusal.BelowMinimumOrder)]
    public void The_least_order_counts_goods_without_shipping(long least, RedemptionRefusal? why) =>
        Assert.That(Quote(new() { MinimumOrderMinor = least }, Order).Refusal, Is.EqualTo(why));

    [Test]
    public void The_least_order_counts_goods_after_all_discounts()
    {
        var order = Order with { GoodsDiscount = 12_00, TotalDiscount = 11_80, PayableMinor = 106_20 };
        var room = Room(new() { MinimumOrderMinor = 100_00 }, order);
        Assert.That((room.Refusal, room.MissingMinor), Is.EqualTo((RedemptionRefusal.BelowMinimumOrder, 2_80L)));
        Assert.That(Quote(new() { MinimumOrderMinor = 97_20 }, order).Refusal, Is.Null);
    }

    [Test]
    public void Goods_of_half_a_cent_count_as_the_shop_shows_them() =>
        Assert.That(Quote(new() { MinimumOrderMinor = 10_00 }, new(10_00) { Lines = [new(1, 999.5m)] }).Refusal, Is.Null);

    [Test]
    public void A_cart_of_nothing_that_credit_pays_for_takes_none_not_even_for_shipping()
    {
        var room = Room(new(), Order with { Lines = [GiftCard], PayableMinor = 30_00 });
        Assert.That((room.MostMinor, room.Refusal, room.Excluded.Single()), Is.EqualTo((0L, RedemptionRefusal.NothingEligible, room.Excluded[0])));
        Assert.That((room.Excluded[0].Reason, room.Excluded[0].Minor), Is.EqualTo((CreditExclusion.GiftCard, 20_00L)));
    }

    [Test]
    public void What_credit_does_not_pay_for_is_told_by_reason_with_names_and_amounts()
    {
        var room = Room(new() { PaysShipping = false, Goods = new() { ExcludedCategoryIds = [20] } }, Order);
        Assert.That(room.Excluded.Select(part => (part.Reason, part.Minor, string.Join(',', part.Names))), Is.EqualTo(new[]
        {
            (CreditExclusion.GiftCard, 20_00L, "Card"), (CreditExclusion.Goods, 40_00L, "Massage"), (CreditExclusion.Shipping, 10_00L, ""),
        }));
    }

    //        most    share  least total  credit  limit
    [TestCase(null, 1.0, 0, 500_00, RedemptionLimit.Goods, 110_00)]
    [TestCase(null, 0.5, 0, 500_00, RedemptionLimit.Share, 65_00)]
    [TestCase(30_00, 0.5, 0, 500_00, RedemptionLimit.PerOrder, 30_00)]
    [TestCase(30_00, 0.5, 120_00, 500_00, RedemptionLimit.LeastTotal, 10_00)]
    [TestCase(30_00, 0.5, 120_00, 9_99, RedemptionLimit.Credit, 9_99)]
    [TestCase(30_00, 1.0, 0, 30_00, RedemptionLimit.Credit, 30_00)]
    public void What_limits_the_most_is_told(long? perOrder, decimal share, long leastTotal, long credit, RedemptionLimit limit, long most)
    {
        var room = new RedemptionPolicy(perOrder, share, 0, leastTotal).Room(credit, Order, isGuest: false);
        Assert.That((room.Limit, room.MostMinor, room.Refusal), Is.EqualTo(((RedemptionLimit?)limit, most, (RedemptionRefusal?)null)));
    }

    [Test]
    public void An_order_that_credit_pays_whole_is_limited_by_nothing_else() =>
        Assert.That(Room(new(), new(50_00) { Lines = [new(1, 50_00)] }).Limit, Is.EqualTo(RedemptionLimit.Payable));

    [Test]
    public void A_most_below_the_least_amount_is_none()
    {
        var room = new RedemptionPolicy(MinimumMinor: 10_00).Room(9_99, Order, isGuest: false);
        Assert.That((room.MostMinor, room.Refusal), Is.EqualTo((0L, RedemptionRefusal.BelowMinimum)));
    }

    [TestCase(null, new int[0], RedemptionRefusal.NotEntitled)]
    [TestCase(1, new int[0], RedemptionRefusal.NotEntitled)]
    [TestCase(2, new int[0], null)]
    [TestCase(1, new[] { 7 }, null)]
    [TestCase(null, new[] { 6, 8 }, RedemptionRefusal.NotEntitled)]
    public void One_of_the_tiers_or_roles_is_enough(int? tier, int[] roles, RedemptionRefusal? why) =>
        Assert.That(Quote(new() { TierIds = [2, 3], RoleIds = [7] }, Order with { TierId = tier, RoleIds = roles }).Refusal, Is.EqualTo(why));

    [Test]
    public void Roles_alone_leave_out_who_has_only_a_tier() =>
        Assert.That(Quote(new() { RoleIds = [7] }, Order with { TierId = 7 }).Refusal, Is.EqualTo(RedemptionRefusal.NotEntitled));

    [TestCase(true, true, RedemptionRefusal.OncePerDay)]
    [TestCase(true, false, null)]
    [TestCase(false, true, null)]
    public void One_order_a_day(bool set, bool redeemed, RedemptionRefusal? why) =>
        Assert.That(Quote(new() { OncePerDay = set }, Order with { HasRedeemedToday = redeemed }).Refusal, Is.EqualTo(why));

    [Test]
    public void On_days_off_credit_is_not_used_and_the_next_day_is_told()
    {
        var days = new RedemptionDays { Weekdays = [DayOfWeek.Monday], Ranges = [new(Monday.AddDays(1), Monday.AddDays(3))] };
        var room = Room(new() { Days = days }, Order);
        Assert.That((room.Refusal, room.NextDay), Is.EqualTo((RedemptionRefusal.OffDay, (DateOnly?)Monday.AddDays(4))));
        Assert.That(Quote(new() { Days = days }, Order with { Day = Monday.AddDays(4) }).Refusal, Is.Null);
    }

    [Test]
    public void Where_every_day_is_off_there_is_no_next_one() =>
        Assert.That(new RedemptionDays { Weekdays = Enum.GetValues<DayOfWeek>() }.NextAfter(Monday), Is.Null);

    [Test]
    public void The_calendar_ends() => Assert.That(new RedemptionDays { Ranges = [new(DateOnly.MaxValue, DateOnly.MaxValue)] }.NextAfter(DateOnly.MaxValue.AddDays(-1)), Is.Null);

    [Test]
    public void Nothing_asked_for_is_refused_by_no_limit() =>
        Assert.That(new RedemptionPolicy { OncePerDay = true }.Quote(0, Credit, Order with { HasRedeemedToday = true }, isGuest: false), Is.EqualTo(new RedemptionQuote(0, null)));

    [TestCase("2026-12-24", "2026-12-24")]
    [TestCase(" 2026-12-20 .. 2026-12-26 ; 2027-01-01\n", "2026-12-20..2026-12-26, 2027-01-01")]
    [TestCase("2026-12-24..2026-12-24", "2026-12-24")]
    [TestCase("", "")]
    [TestCase(null, "")]
    [TestCase("24.12.2026", null)]
    [TestCase("2026-12-24..", null)]
    [TestCase("2026-12-24..2026-12-25..2026-12-26", null)]
    [TestCase("2026-02-30", null)]
    public void Days_are_read_as_they_are_written(string? text, string? written) =>
        Assert.That(DayRange.Parse(text) is { } ranges ? DayRange.Join(ranges) : null, Is.EqualTo(written));

    static IEnumerable<TestCaseData> Problems()
    {
        yield return Case("a least amount above the most", new(10_00, MinimumMinor: 10_01), "MinimumMinor", RuleProblemCode.Contradiction);
        yield return Case("a category chosen and excluded", new() { Goods = new() { CategoryIds = [1], ExcludedCategoryIds = [2, 1] } }, "ExcludedCategoryIds", RuleProblemCode.Contradiction);
        yield return Case("a product chosen and excluded", new() { Goods = new() { ProductIds = [1], ExcludedProductIds = [2, 1] } }, "ExcludedProductIds", RuleProblemCode.Contradiction);
        yield return Case("no day of the week", new() { Days = new() { Weekdays = Enum.GetValues<DayOfWeek>() } }, "Weekdays", RuleProblemCode.Contradiction);
        yield return Case("a last day before the first", new() { Days = new() { Ranges = [new(Monday, Monday.AddDays(-1))] } }, "Ranges", RuleProblemCode.EndNotAfterStart);
        yield return Case("too many ranges", new() { Days = new() { Ranges = [.. Enumerable.Repeat(new DayRange(Monday, Monday), 51)] } }, "Ranges", RuleProblemCode.OutOfRange);
        yield return Case("a share above all", new(MaxShare: 1.01m), "MaxShare", RuleProblemCode.OutOfRange);
        yield return Case("a least order below nothing", new() { MinimumOrderMinor = -1 }, "MinimumOrderMinor", RuleProblemCode.OutOfRange);

        static TestCaseData Case(string name, RedemptionPolicy policy, string field, RuleProblemCode code) => new TestCaseData(policy, field, code).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Problems))]
    public void What_a_limit_may_not_be(object policy, string field, object code) =>
        Assert.That(RuleCheck.Of((RedemptionPolicy)policy).Select(problem => (problem.Field, (object)problem.Code)), Is.EqualTo(new[] { (field, code) }));

    [Test]
    public void What_a_limit_may_be() => Assert.That(
        RuleCheck.Of(new RedemptionPolicy(10_00, 0.5m, 10_00)
        {
            Goods = new() { CategoryIds = [1], ExcludedCategoryIds = [2], ProductIds = [1], ExcludedProductIds = [2] },
            Days = new() { Weekdays = [DayOfWeek.Sunday], Ranges = [.. Enumerable.Repeat(new DayRange(Monday, Monday), 50)] },
        }), Is.Empty);

    static RedemptionQuote Quote(RedemptionPolicy policy, RedemptionOrder order) => policy.Quote(null, Credit, order, isGuest: false);

    static RedemptionRoom Room(RedemptionPolicy policy, RedemptionOrder order) => policy.Room(Credit, order, isGuest: false);
}
