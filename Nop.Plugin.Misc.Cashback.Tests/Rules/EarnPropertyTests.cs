using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What holds for every order under every set of rules.</summary>
public sealed class EarnPropertyTests
{
#if MUTATION
    // A mutation run asks these questions a thousand times over.
    const int Cases = 60;
#else
    const int Cases = 500;
#endif

    static readonly Config Thorough = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Cases);

    [Test]
    public void The_calculator_agrees_with_a_plain_reading_of_the_rules()
        => Check(RandomOrders.Any, c => c.Result.EarnExact == PlainReading.Earn(c.Definition, c.Order));

    [Test]
    public void The_same_order_earns_the_same_again()
        => Check(RandomOrders.Any, c => Same(c.Result, c.Result));

    [Test]
    public void Asking_for_an_explanation_changes_nothing()
        => Check(RandomOrders.Any, c => Same(c.Result, Explained(c)));

    [Test]
    public void The_explained_cents_of_the_lines_sum_to_what_was_earned()
        => Check(RandomOrders.Any, c => Explained(c) is var r && r.Explanation!.Lines.Sum(l => l.EarnedMinor) == r.EarnedMinor);

    [Test]
    public void The_explained_amounts_of_the_lines_sum_to_what_was_earned()
        => Check(RandomOrders.Any, c =>
        {
            var result = Explained(c);
            var off = result.Explanation!.Lines.Sum(l => l.Amount) - (result.EarnExact / 100).ToDecimal(10);
            return Math.Abs(off) <= 0.000001m * c.Order.Lines.Count;
        });

    [Test]
    public void Splitting_an_order_into_single_lines_never_earns_more_where_no_programme_lowers_or_goes_before_others()
        => Check(RandomOrders.WithoutLimits, c =>
        {
            // The later parts are no first orders of a day, and of nobody who slept or never ordered.
            var order = c.Order with { OrderDiscount = 0 };
            var later = order with { FirstOfDay = false, Client = order.Client with { LastOrderOnUtc = order.PlacedOnUtc } };
            var rules = EarnRuleSet.Create(c.Definition with { Programmes = [.. c.Definition.Programmes.Select(p => p with { Priority = 0, Multiplier = Math.Max(1, p.Multiplier) })] });
            var apart = order.Lines.Select((l, i) => EarnCalculator.Calculate(rules, (i == 0 ? order : later) with { Lines = [l] })).Sum(r => r.EarnedMinor);
            return apart <= EarnCalculator.Calculate(rules, order).EarnedMinor;
        });

    [Test]
    public void Adding_a_line_never_earns_less_without_caps()
        => FsCheck.Check.One(Thorough, Prop.ForAll(RandomOrders.WithoutLimits, RandomOrders.AnyLine, (c, line) =>
        {
            var more = c with { Order = c.Order with { Lines = [.. c.Order.Lines, line] } };
            return more.Result.EarnExact >= c.Result.EarnExact;
        }));

    [Test]
    public void The_order_of_the_lines_does_not_matter()
        => Check(RandomOrders.Any, c => Same(c.Result, (c with { Order = c.Order with { Lines = [.. c.Order.Lines.Reverse()] } }).Result));

    [Test]
    public void The_order_of_programmes_does_not_matter_without_limits()
        => Check(RandomOrders.WithoutLimits, c =>
        {
            var turned = c with { Definition = c.Definition with { Programmes = [.. c.Definition.Programmes.Reverse()] } };
            return turned.Result.EarnExact == c.Result.EarnExact;
        });

    [Test]
    public void Programmes_never_lower_what_an_order_earns()
        => Check(RandomOrders.Any, c =>
        {
            var without = c with { Definition = c.Definition with { Programmes = [] } };
            return c.Result.EarnExact >= without.Result.EarnExact;
        });

    [Test]
    public void A_budget_is_never_overdrawn()
        => Check(RandomOrders.Any, c => c.Result.ProgrammeCharges.All(charge =>
            c.Definition.Programmes.Single(p => p.Id == charge.Key).BudgetMinor is not { } budget
            || charge.Value <= c.Order.BudgetLeft.GetValueOrDefault(charge.Key, budget)));

    [Test]
    public void Spend_does_not_depend_on_what_is_paid_with_credit()
        => Check(RandomOrders.Any, c => c.Result.SpendBase == (c with { Order = c.Order with { Total = 97 } }).Result.SpendBase);

    [Test]
    public void What_is_earned_is_the_exact_amount_less_than_one_unit_down()
        => Check(RandomOrders.Any, c => c.Result is var r && r.EarnedMinor <= r.EarnExact && r.EarnExact < r.EarnedMinor + 1);

    [Test]
    public void Refunding_everything_in_any_steps_takes_back_exactly_what_was_earned()
        => FsCheck.Check.One(Thorough, Prop.ForAll(RandomOrders.Any, ArbMap.Default.ArbFor<PositiveInt[]>(), (c, steps) =>
        {
            var total = steps.Sum(s => (long)s.Get) + 1;
            var posted = c.Result.EarnedMinor;
            var refunded = 0L;
            foreach (var step in steps.Select(s => (long)s.Get).Append(1))
            {
                refunded += step;
                var target = OrderTargets.EarnTarget(c.Result.EarnExact, OrderMoney.Unedited(total, refunded), voided: false);
                if (target > posted)
                    return false;
                posted = target;
            }

            return posted == 0;
        }));

    static EarnResult Explained(RandomCase c) => (c with { Order = c.Order with { CollectExplanation = true } }).Result;

    static bool Same(EarnResult a, EarnResult b)
        => a.EarnExact == b.EarnExact && a.EarnedMinor == b.EarnedMinor && a.SpendBase == b.SpendBase && a.BelowMinimum == b.BelowMinimum
            && a.ProgrammeCharges.OrderBy(p => p.Key).SequenceEqual(b.ProgrammeCharges.OrderBy(p => p.Key));

    static void Check(Arbitrary<RandomCase> cases, Func<RandomCase, bool> property)
        => FsCheck.Check.One(Thorough, Prop.ForAll(cases, property));
}
