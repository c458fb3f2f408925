using static Nop.Plugin.Misc.Cashback.Tests.Rules.SampleShop;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What the rules answer about a programme and one order, beside what the order earns.</summary>
public sealed class ProgrammeHoldsTests
{
    static readonly ProgrammeRule _double = new(7, "Double") { Multiplier = 2 };

    [Test]
    public void A_programme_for_all_holds() => Assert.That(Holds(_double, Order(Serum(100))), Is.True);

    [Test]
    public void One_of_another_weekday_does_not_hold()
        => Assert.That(Holds(_double with { Weekdays = [DayOfWeek.Tuesday] }, Order(Serum(100))), Is.False);

    [Test]
    public void One_for_other_clients_does_not_hold()
        => Assert.That(Holds(_double with { Audience = new() { TierIds = [Gold.Id] } }, Order(Serum(100))), Is.False);

    [Test]
    public void One_for_another_category_does_not_hold()
        => Assert.That(Holds(_double with { CategoryIds = [Hair] }, Order(Serum(100))), Is.False);

    [Test]
    public void One_line_of_its_category_is_enough()
        => Assert.That(Holds(_double with { CategoryIds = [Hair] }, Order(Serum(100), Dye(10))), Is.True);

    [Test]
    public void A_line_that_may_not_earn_is_not_enough()
        => Assert.That(Holds(_double, Order(GiftCard(50))), Is.False);

    [Test]
    public void One_that_is_outdone_holds()
        => Assert.That(With(_double, new ProgrammeRule(8, "Triple") { Multiplier = 3 }).Holds(7, Order(Serum(100))), Is.True);

    [Test]
    public void One_that_the_rules_do_not_have_does_not_hold() => Assert.That(With(_double).Holds(8, Order(Serum(100))), Is.False);

    [Test]
    public void What_is_left_of_a_budget_is_the_budget_less_what_was_given()
    {
        var rules = With(
            _double with { Id = 1, BudgetMinor = 5_00 }, _double with { Id = 2, BudgetMinor = 5_00 },
            _double with { Id = 3 }, _double with { Id = 4, BudgetMinor = 1_00 });
        Assert.That(
            rules.BudgetsLeft(new Dictionary<int, long> { [1] = 2_00, [3] = 9_00, [4] = 1_50 }),
            Is.EquivalentTo(new Dictionary<int, long> { [1] = 3_00, [2] = 5_00, [4] = -50 }));
    }

    static bool Holds(ProgrammeRule programme, EarnRequest order) => With(programme).Holds(programme.Id, order);
}
