using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 10: what an order should have earned and given back after refunds.</summary>
public sealed class OrderTargetsTests
{
    [Test]
    public void A_voided_order_has_earned_nothing()
        => Assert.That(OrderTargets.EarnTarget(1000, OrderMoney.Unedited(100_00, 0), voided: true), Is.Zero);

    [Test]
    public void A_voided_order_gives_all_credit_back()
        => Assert.That(OrderTargets.RestoreTarget(7_66, 0, OrderMoney.Unedited(100_00, 0), voided: true), Is.EqualTo(7_66));

    [Test]
    public void An_order_with_total_0_keeps_what_it_is()
        => Assert.That(
            (OrderTargets.EarnTarget(1000, OrderMoney.Unedited(0, 0), voided: false), OrderTargets.RestoreTarget(50, 0, OrderMoney.Unedited(0, 0), voided: false)), Is.EqualTo((1000L, 0L)));

    [Test]
    public void A_refund_over_the_total_counts_as_the_total()
        => Assert.That(OrderTargets.EarnTarget(1000, OrderMoney.Unedited(100, 101), voided: false), Is.Zero);

    [Test]
    public void The_whole_amount_is_cut_not_the_rounded_one()
        // 10.9 × 99/100 = 10.791; the rounded 10 would give 9.
        => Assert.That(OrderTargets.EarnTarget(new Fraction(109, 10), OrderMoney.Unedited(100, 1), voided: false), Is.EqualTo(10));

    [Test]
    public void More_refunded_never_earns_more_nor_gives_back_less()
        => Prop.ForAll(Refunds(), r =>
            OrderTargets.EarnTarget(r.Earn, OrderMoney.Unedited(r.Total, r.More), voided: false) <= OrderTargets.EarnTarget(r.Earn, OrderMoney.Unedited(r.Total, r.Less), voided: false)
            && OrderTargets.RestoreTarget(r.Redeemed, 0, OrderMoney.Unedited(r.Total, r.More), voided: false) >= OrderTargets.RestoreTarget(r.Redeemed, 0, OrderMoney.Unedited(r.Total, r.Less), voided: false))
            .QuickCheckThrowOnFailure();

    [Test]
    public void Everything_refunded_leaves_nothing_earned_and_all_credit_back()
        => Prop.ForAll(Refunds(), r =>
            OrderTargets.EarnTarget(r.Earn, OrderMoney.Unedited(r.Total, r.Total), voided: false) == 0
            && OrderTargets.RestoreTarget(r.Redeemed, 0, OrderMoney.Unedited(r.Total, r.Total), voided: false) == r.Redeemed)
            .QuickCheckThrowOnFailure();

    static FsCheck.Arbitrary<(Fraction Earn, long Redeemed, long Total, long Less, long More)> Refunds() => (
        from numerator in Gen.Choose(0, int.MaxValue)
        from denominator in Gen.Choose(1, 10_000)
        from redeemed in Gen.Choose(0, 1_000_000)
        from total in Gen.Choose(1, 1_000_000)
        from a in Gen.Choose(0, total)
        from b in Gen.Choose(0, total)
        select (new Fraction(numerator, denominator), (long)redeemed, (long)total, (long)Math.Min(a, b), (long)Math.Max(a, b))).ToArbitrary();

    [TestCase(45_00, 32_50, 15_00, 7_50, 20_00, Description = "half of the money is refunded: to give 10.00 more back, 20.00 are freed")]
    [TestCase(45_00, 10_00, 15_00, 0, 10_00, Description = "nothing is refunded: freed is given back")]
    [TestCase(45_00, 45_00, 15_00, 7_50, 45_00, Description = "all of it")]
    public void What_an_edit_frees_gives_back_just_what_is_over(long redeemed, long restored, long paid, long refunded, long freed)
    {
        var money = OrderMoney.Unedited(paid, refunded);
        Assert.That(OrderTargets.FreedFor(redeemed, restored, money), Is.EqualTo(freed));
        Assert.That(OrderTargets.RestoreTarget(redeemed, freed, money, voided: false), Is.EqualTo(restored));
    }
}
