using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 15: what an order costs, has earned and has given back after it was edited.</summary>
public sealed class EditedTotalTests
{
    [TestCase(30_00, 10_00, 0, 20_00, 0, Description = "unpaid: the credit stays used")]
    [TestCase(5_00, 10_00, 0, 0, 5_00, Description = "unpaid: what is over comes back")]
    [TestCase(20_00, 45_00, 15_00, 15_00, 40_00, Description = "money that was paid stays, credit comes back first")]
    [TestCase(30_00, 6_00, 24_00, 24_00, 0)]
    [TestCase(20_00, 10_00, 40_00, 20_00, 10_00, Description = "more money than it costs: all credit comes back")]
    [TestCase(70_00, 10_00, 40_00, 60_00, 0, Description = "more goods: the rest is to be paid")]
    [TestCase(0, 10_00, 40_00, 0, 10_00)]
    [TestCase(30_00, 0, 50_00, 30_00, 0, Description = "no credit")]
    public void An_edited_order_costs_what_money_and_credit_in_use_do_not_cover(long gross, long used, long kept, long total, long freed)
        => Assert.That(EditedTotal.Of(gross, used, kept), Is.EqualTo(new EditedTotal(total, freed)));

    [Test]
    public void Money_and_credit_left_in_use_pay_the_new_lines_exactly_and_credit_never_grows()
        => Prop.ForAll(Amounts(3), a =>
        {
            var (total, freed) = EditedTotal.Of(a[0], a[1], a[2]);
            return total + a[1] - freed == a[0] && freed >= 0 && freed <= a[1] && total >= 0;
        }).QuickCheckThrowOnFailure();

    [TestCase(50_00, 50_00, 20_00, 3, 5)]
    [TestCase(50_00, 30_00, 20_00, 3, 5, Description = "refunded, and the line then removed")]
    [TestCase(50_00, 30_00, 0, 3, 5, Description = "a line removed")]
    [TestCase(50_00, 500_00, 25_00, 1, 2, Description = "a total typed too high")]
    [TestCase(40_00, 0, 40_00, 0, 1)]
    [TestCase(40_00, 0, 0, 0, 1, Description = "costs nothing any more")]
    [TestCase(0, 20_00, 0, 1, 1, Description = "nothing was to be paid")]
    [TestCase(40_00, 40_00, 90_00, 0, 1, Description = "more refunded than was paid")]
    public void The_share_that_counts_is_a_share_of_the_money_that_was_paid(long paid, long total, long refunded, int numerator, int denominator)
        => Assert.That(new OrderMoney(paid, total, refunded).KeptShare, Is.EqualTo(new Fraction(numerator, denominator)));

    [TestCase(10_00, 0, 40_00, 0, 40_00, 10_00, Description = "all refunded, total then typed as 0: nothing to take again")]
    [TestCase(10_00, 0, 40_00, 24_00, 16_00, 4_00)]
    [TestCase(45_00, 40_00, 15_00, 15_00, 7_50, 42_50)]
    [TestCase(45_00, 40_00, 15_00, 15_00, 0, 40_00)]
    [TestCase(10_00, 5_00, 0, 0, 0, 5_00)]
    public void What_edits_gave_back_stays_back_and_the_rest_follows_refunds(long redeemed, long freed, long paid, long total, long refunded, long target)
        => Assert.That(OrderTargets.RestoreTarget(redeemed, freed, new OrderMoney(paid, total, refunded), voided: false), Is.EqualTo(target));

    [Test]
    public void An_edit_never_asks_for_credit_that_is_back_already()
        => Prop.ForAll(Amounts(5), a =>
        {
            var (redeemed, freed) = (Math.Max(a[0], a[1]), Math.Min(a[0], a[1]));
            var money = OrderMoney.Unedited(a[2], a[3]);
            var before = OrderTargets.RestoreTarget(redeemed, freed, money, voided: false);
            var more = EditedTotal.Of(a[4], redeemed - before, money.Kept).FreedMinor;
            var after = OrderTargets.RestoreTarget(redeemed, freed + more, money, voided: false);
            return after >= before && after <= redeemed;
        }).QuickCheckThrowOnFailure();

    static Arbitrary<long[]> Amounts(int count) => Gen.Choose(0, 100_000).Select(amount => (long)amount).ArrayOf(count).ToArbitrary();
}
