namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What all lines of an order have in common: the part that money pays, and what a discount leaves.</summary>
public sealed class OrderSharesTests
{
    [TestCase(100, 100, 1, 1)]
    [TestCase(75, 100, 3, 4)]
    [TestCase(0, 100, 0, 1)]
    [TestCase(-5, 100, 0, 1)]
    [TestCase(110, 100, 1, 1)]
    [TestCase(5, 0, 1, 1)]
    [TestCase(-5, -10, 1, 1)]
    public void Money_pays_the_total_of_what_is_payable(int total, int payable, int numerator, int denominator) =>
        Assert.That(OrderShares.MoneyShare(new EarnRequest { Lines = [], Total = total, Payable = payable, PlacedOnUtc = default }), Is.EqualTo(new Fraction(numerator, denominator)));

    [TestCase(100, 0, 1, 1)]
    [TestCase(100, -10, 1, 1)]
    [TestCase(100, 25, 3, 4)]
    [TestCase(100, 120, 0, 1)]
    [TestCase(0, 10, 1, 1)]
    [TestCase(0, 0, 1, 1)]
    public void A_discount_leaves_the_rest_of_the_nets(int nets, int discount, int numerator, int denominator) =>
        Assert.That(OrderShares.DiscountShare(new Fraction(nets, 1), discount), Is.EqualTo(new Fraction(numerator, denominator)));
}
