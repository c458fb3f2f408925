namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Rule 4: how much credit an order takes. Amounts are cents; asked for null is as much as possible.</summary>
public sealed class RedemptionPolicyTests
{
    //        asked  usable  payable  most   share  least   takes
    [TestCase(10_00, 50_00, 100_00, null, 1.0, 0, 10_00, TestName = "What is asked for")]
    [TestCase(null, 50_00, 100_00, null, 1.0, 0, 50_00, TestName = "As much as possible is all that is usable")]
    [TestCase(70_00, 50_00, 100_00, null, 1.0, 0, 50_00, TestName = "More than is usable is cut")]
    [TestCase(null, 50_00, 30_00, null, 1.0, 0, 30_00, TestName = "Not more than the order costs")]
    [TestCase(null, 50_00, 100_00, 20_00, 1.0, 0, 20_00, TestName = "Not more than the most per order")]
    [TestCase(null, 50_00, 33_33, null, 0.5, 0, 16_66, TestName = "The share is rounded down")]
    [TestCase(null, 50_00, 100_00, null, 1.0, 50_00, 50_00, TestName = "The least amount itself is enough")]
    [TestCase(0, 50_00, 100_00, null, 1.0, 10_00, 0, TestName = "Nothing asked for is nothing taken")]
    [TestCase(0, 0, 100_00, null, 1.0, 10_00, 0, TestName = "Nothing asked for needs no credit")]
    public void Takes(long? asked, long usable, long payable, long? most, decimal share, long least, long takes)
        => Assert.That(
            new RedemptionPolicy(most, share, least).Quote(asked, usable, new(payable), isGuest: false), Is.EqualTo(new RedemptionQuote(takes, null)));

    [TestCase(10_00, 0, 100_00, 1.0, 0, RedemptionRefusal.Insufficient, TestName = "No credit")]
    [TestCase(null, 0, 100_00, 1.0, 0, RedemptionRefusal.Insufficient, TestName = "No credit, as much as possible")]
    [TestCase(5_00, 50_00, 100_00, 1.0, 10_00, RedemptionRefusal.BelowMinimum, TestName = "Less than the least asked for")]
    [TestCase(null, 50_00, 9_00, 1.0, 10_00, RedemptionRefusal.BelowMinimum, TestName = "Limits leave less than the least")]
    [TestCase(null, 50_00, 100_00, 0.0, 0, RedemptionRefusal.BelowMinimum, TestName = "A share of nothing")]
    [TestCase(null, 50_00, 0, 1.0, 0, RedemptionRefusal.BelowMinimum, TestName = "An order that costs nothing")]
    public void Refuses(long? asked, long usable, long payable, decimal share, long least, RedemptionRefusal why)
        => Assert.That(
            new RedemptionPolicy(null, share, least).Quote(asked, usable, new(payable), isGuest: false), Is.EqualTo(new RedemptionQuote(0, why)));

    //        asked  payable  least total  takes  cut
    [TestCase(null, 100_00, 90_00, 10_00, true, TestName = "As much as possible stops at the least order total")]
    [TestCase(10_01, 100_00, 90_00, 10_00, true, TestName = "An amount is cut to leave the least order total")]
    [TestCase(10_00, 100_00, 90_00, 10_00, false, TestName = "An amount that leaves just the least order total is not cut")]
    [TestCase(null, 100_00, 30_00, 50_00, false, TestName = "Where the credit ends before it the least order total cuts nothing")]
    public void Leaves_the_least_order_total(long? asked, long payable, long leastTotal, long takes, bool cut)
        => Assert.That(
            new RedemptionPolicy(LeastTotalMinor: leastTotal).Quote(asked, 50_00, new(payable), isGuest: false), Is.EqualTo(new RedemptionQuote(takes, null, cut)));

    [TestCase(90_00, 0, TestName = "An order at the least order total takes none")]
    [TestCase(80_00, 0, TestName = "An order below the least order total takes none")]
    [TestCase(95_00, 5_01, TestName = "An order that leaves less than the least amount takes none")]
    public void Refuses_because_of_the_least_order_total(long payable, long least)
        => Assert.That(
            new RedemptionPolicy(MinimumMinor: least, LeastTotalMinor: 90_00).Quote(null, 50_00, new(payable), isGuest: false),
            Is.EqualTo(new RedemptionQuote(0, RedemptionRefusal.BelowMinimum, CutByLeastTotal: true)));

    [Test]
    public void A_guest_has_no_credit()
        => Assert.That(new RedemptionPolicy().Quote(null, 0, new(100_00), isGuest: true).Refusal, Is.EqualTo(RedemptionRefusal.Guest));

    [Test]
    public void A_guest_who_asks_for_nothing_is_not_refused()
        => Assert.That(new RedemptionPolicy().Quote(0, 0, new(100_00), isGuest: true).Refusal, Is.Null);

    [Test]
    public void Less_than_nothing_is_a_mistake()
        => Assert.That(() => new RedemptionPolicy().Quote(-1, 0, new(0), isGuest: false), Throws.TypeOf<ArgumentOutOfRangeException>());
}
