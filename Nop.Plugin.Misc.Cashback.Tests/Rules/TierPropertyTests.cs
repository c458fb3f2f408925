using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>What holds for every tier under all terms.</summary>
public sealed class TierPropertyTests
{
    static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    static readonly DateTime Start = new(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc);
    static readonly TierRule[] Tiers = [new(1, "A", 0, 1), new(2, "B", 100, 2), new(3, "C", 250, 3), new(4, "D", 600, 4)];
#if MUTATION
    // A mutation run asks these questions a thousand times over.
    const int Cases = 60;
#else
    const int Cases = 400;
#endif

    static readonly Config Thorough = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Cases);

    static readonly Gen<TierRule?> Tier = Gen.Choose(-1, 3).Select(index => index < 0 ? null : Tiers[index]);

    static readonly Gen<TierTerms> Terms =
        from window in Gen.Elements(Enum.GetValues<TierWindow>())
        from review in Gen.Elements(Enum.GetValues<TierReview>())
        from month in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 31)
        from months in Gen.Choose(1, 24)
        from grace in Gen.Choose(0, 40)
        from back in Gen.Choose(0, 30)
        select new TierTerms(window) { Review = review, ReviewMonth = month, ReviewDay = day, ReviewMonths = months, GraceDays = grace, ReturnDays = back };

    static readonly Gen<TierState> State =
        from held in Tier
        from pinned in Tier
        from pinDays in Gen.Choose(-100, 400)
        from falls in Gen.Choose(-30, 60)
        from warned in Gen.Elements(true, false)
        from raised in Tier
        from hours in Gen.Choose(0, 800)
        select new TierState(held, Start.AddDays(-200))
        {
            FallsOnUtc = warned ? Start.AddDays(falls) : null,
            Promotion = raised is not null && raised.SpendMinor < (held?.SpendMinor ?? 0) ? new(raised, 7, Start.AddHours(-hours)) : null,
            Pin = pinned is null ? null : new(pinned, pinDays > 350 ? null : Start.AddDays(pinDays)),
        };

    static readonly Arbitrary<(TierState State, TierTerms Terms, TierRule? Deserved, int Hours)> Any =
        (from state in State
         from terms in Terms
         from deserved in Tier
         from hours in Gen.Choose(0, 24 * 800)
         select (state, terms, deserved, hours)).ToArbitrary();

    [Test]
    public void A_completed_order_never_lowers_a_tier()
        => Check(c => Rank(TierLife.Raise(c.State, c.Deserved, (7, Now(c)), c.Terms, Now(c), Rome).Held) >= Rank(c.State.Held));

    [Test]
    public void A_completed_order_leaves_nobody_below_what_is_deserved()
        => Check(c => Rank(TierLife.Raise(c.State, c.Deserved, (7, Now(c)), c.Terms, Now(c), Rome).Held) >= Rank(c.Deserved));

    [Test]
    public void A_review_lowers_by_one_step_at_most_unless_a_pin_is_over()
        => Check(c => c.State.Pin is { } pin && !pin.HoldsAt(Now(c))
            || Steps(c.State.Held, Review(c).Held) <= 1);

    [Test]
    public void A_review_never_lowers_what_is_deserved()
        => Check(c => Rank(Review(c).Held) >= Math.Min(Rank(c.State.Held), Rank(c.Deserved)));

    [Test]
    public void A_review_that_is_run_again_at_once_lowers_only_where_every_run_is_a_review()
        => Check(c => c.Terms.Review == TierReview.EveryRun
            || TierLife.Review(Review(c), c.Deserved, c.Terms, Tiers, Now(c), Rome) == Review(c));

    [Test]
    public void While_a_pin_holds_nobody_is_below_it()
        => Check(c => c.State.Pin is not { } pin || !pin.HoldsAt(Now(c)) || Rank(Effective(Review(c), c)) >= Rank(pin.Tier));

    [Test]
    public void A_refund_never_takes_the_tier_before_the_promotion()
        => Check(c => Rank(TierLife.Return(c.State, c.Deserved, c.Terms, Now(c)).Held) >= Math.Min(Rank(c.State.Held), c.State.Promotion is { } raised ? Rank(raised.From) : long.MaxValue));

    [Test]
    public void Who_is_warned_has_all_days_of_grace()
        => Check(c => Review(c).FallsOnUtc is not { } falls || c.State.FallsOnUtc is not null
            || ShopTime.Date(falls, Rome) == ShopTime.Date(Now(c), Rome).AddDays(c.Terms.GraceDays));

    [Test]
    public void The_next_review_is_later_than_the_last_one()
        => Check(c => TierLife.NextReview(Review(c), c.Terms, Rome) is not { } next || next > ShopTime.Date(Review(c).KeptOnUtc ?? Review(c).SinceUtc, Rome));

    [Test]
    public void Who_spends_what_is_missing_reaches_the_threshold()
        => FsCheck.Check.One(Thorough, Prop.ForAll(Orders, spend =>
        {
            var missing = TierPolicy.Missing(spend.Records, spend.Window, Start, spend.At, 600, Rome);
            SpendRecord[] more = [.. spend.Records, new(missing, Start, missing, 0)];
            return !TierPolicy.CountsLater(spend.Window, Start, spend.At, Rome) || TierPolicy.QualifyingSpend(more, spend.Window, spend.At, Rome) >= 600;
        }));

    static readonly Arbitrary<(SpendRecord[] Records, TierWindow Window, DateTime At)> Orders =
        (from window in Gen.Elements(Enum.GetValues<TierWindow>())
         from days in Gen.Choose(0, 500)
         from orders in (from spend in Gen.Choose(0, 400) from ago in Gen.Choose(0, 900) from refunded in Gen.Choose(0, spend)
                         select new SpendRecord(spend, Start.AddDays(-ago), spend, refunded)).ArrayOf()
         select (orders, window, Start.AddDays(days))).ToArbitrary();

    static TierState Review((TierState State, TierTerms Terms, TierRule? Deserved, int Hours) c) => TierLife.Review(c.State, c.Deserved, c.Terms, Tiers, Now(c), Rome);

    static TierRule? Effective(TierState state, (TierState State, TierTerms Terms, TierRule? Deserved, int Hours) c) => TierLife.Effective(state, () => c.Deserved, Now(c));

    static DateTime Now((TierState State, TierTerms Terms, TierRule? Deserved, int Hours) c) => Start.AddHours(c.Hours);

    static int Steps(TierRule? from, TierRule? to) => Index(from) - Index(to);

    static int Index(TierRule? tier) => tier is null ? -1 : Array.IndexOf(Tiers, tier);

    static long Rank(TierRule? tier) => tier?.SpendMinor ?? -1;

    static void Check(Func<(TierState State, TierTerms Terms, TierRule? Deserved, int Hours), bool> holds) => FsCheck.Check.One(Thorough, Prop.ForAll(Any, holds));
}
