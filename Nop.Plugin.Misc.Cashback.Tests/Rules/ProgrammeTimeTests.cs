using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Hours, months, priorities, clients' caps and the favourite category, on a Silver order (5 %) of 100.00 for the face.</summary>
public sealed class ProgrammeTimeTests
{
    static readonly ProgrammeRule Double = new(1, "Double") { Multiplier = 2 };
    static readonly ProgrammeRule Triple = new(2, "Triple") { Multiplier = 3 };

    // 12:00 UTC on that Monday is 13:00 in Rome.
    [TestCase(13, 18, 10_00)]
    [TestCase(9, 13, 5_00)]
    [TestCase(9, 14, 10_00)]
    [TestCase(14, 18, 5_00)]
    public void Hours_are_the_shops_and_end_before_the_last(int from, int to, long earned)
        => Assert.That(Of(Double with { FromTime = new(from, 0), ToTime = new(to, 0) }), Is.EqualTo(earned));

    [Test]
    public void Without_an_end_it_runs_until_midnight()
        => Assert.That(
            Earn(With(Double with { FromTime = new(13, 0) }), Order(Serum(100)) with { PlacedOnUtc = Monday.AddHours(10).AddMinutes(59) }).EarnedMinor,
            Is.EqualTo(10_00));

    [TestCase(new[] { 1, 2 }, 10_00)]
    [TestCase(new[] { 2, 3 }, 5_00)]
    public void Months_are_those_of_the_shop(int[] months, long earned) => Assert.That(Of(Double with { Months = months }), Is.EqualTo(earned));

    [TestCase("Payments.Manual", 10_00)]
    [TestCase("payments.manual", 10_00)]
    [TestCase("Payments.CheckMoneyOrder", 5_00)]
    [TestCase("", 5_00)]
    public void Payment_methods_are_those_of_the_order(string paidBy, long earned)
    {
        var programme = Double with { PaymentMethods = ["Payments.PayPalCommerce", "Payments.Manual"] };
        Assert.That(Earn(With(programme), Order(Serum(100)) with { PaymentMethod = paidBy }).EarnedMinor, Is.EqualTo(earned));
    }

    // 60.00 and 50.00, of which the order's discount takes 10.00; credit pays for half of the rest.
    [TestCase(100, 5_00)]
    [TestCase(100.01, 2_50)]
    [TestCase(0, 5_00)]
    public void A_least_order_counts_all_goods_after_discounts_and_before_credit(decimal least, long earned)
    {
        var order = Order(Serum(60), Serum(50)) with { OrderDiscount = 10, Total = 50, Payable = 100 };
        Assert.That(Earn(With(Double with { MinimumOrder = least }), order).EarnedMinor, Is.EqualTo(earned));
    }

    [Test]
    public void A_higher_priority_goes_before_a_better_programme()
        => Assert.That(Of(Double with { Priority = 1 }, Triple), Is.EqualTo(10_00));

    [Test]
    public void Of_equal_priority_the_better_one_wins()
        => Assert.That(Of(Double with { Priority = 1 }, Triple with { Priority = 1 }), Is.EqualTo(15_00));

    [Test]
    public void A_priority_counts_only_where_its_programme_matches()
        => Assert.That(Of(Double with { Priority = 1, CategoryIds = [Hair] }, Triple), Is.EqualTo(15_00));

    [Test]
    public void Stackable_ones_of_lower_priority_stay_out()
        => Assert.That(Of(Double with { Stackable = true }, Triple with { Stackable = true, Priority = 1 }), Is.EqualTo(15_00));

    [TestCase(ProgrammeLimit.Client, 2_00, 0, 0, 6_00)]
    [TestCase(ProgrammeLimit.Day, 0, 1_50, 0, 6_50)]
    [TestCase(ProgrammeLimit.Month, 0, 0, 2_75, 5_25)]
    [TestCase(ProgrammeLimit.Client, 9_00, 0, 0, 5_00)]
    public void What_a_client_had_before_comes_off_the_clients_cap(ProgrammeLimit limit, long inAll, long onDay, long inMonth, long earned)
    {
        var programme = limit switch
        {
            ProgrammeLimit.Client => Double with { CapPerClientMinor = 3_00 },
            ProgrammeLimit.Day => Double with { CapPerDayMinor = 3_00 },
            _ => Double with { CapPerMonthMinor = 3_00 },
        };
        var order = Order(Serum(100)) with { ClientUse = new Dictionary<int, ProgrammeUse> { [1] = new(inAll, onDay, inMonth) }, CollectExplanation = true };
        var result = Earn(With(programme), order);

        Assert.That((result.EarnedMinor, result.Explanation!.Programmes.Single().LimitedAs), Is.EqualTo((earned, limit)));
    }

    [TestCase(Face, 10_00)]
    [TestCase(Hair, 5_00)]
    [TestCase(null, 5_00)]
    public void The_favourite_category_is_the_clients_own(int? favourite, long earned)
        => Assert.That(
            Earn(With(Double with { FavouriteCategory = true }), Order(Serum(100)) with { Client = new() { FavouriteCategoryId = favourite } }).EarnedMinor,
            Is.EqualTo(earned));

    [Test]
    public void The_favourite_category_takes_in_what_lies_below_it()
        => Assert.That(
            Earn(With(Double with { FavouriteCategory = true }), Order(Keratin(100)) with { Client = new() { FavouriteCategoryId = Hair } }).EarnedMinor,
            Is.EqualTo(16_00));

    [Test]
    public void A_programme_runs_only_for_its_audience()
        => Assert.That(Of(Double with { Audience = new() { Newsletter = true } }), Is.EqualTo(5_00));

    static long Of(params ProgrammeRule[] programmes) => Earn(With(programmes), Order(Serum(100))).EarnedMinor;
}
