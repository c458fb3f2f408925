using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class BonusRulesTests
{
    static readonly TimeZoneInfo _rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    [TestCase(null, "2026-03-01T10:00", 0, false, Description = "a first order")]
    [TestCase("2026-03-01T10:00", "2026-03-01T18:00", 0, true)]
    [TestCase("2026-03-01T22:30", "2026-03-01T23:30", 0, false, Description = "past the shop's midnight")]
    [TestCase("2026-03-01T10:00", "2026-03-15T22:00", 14, true)]
    [TestCase("2026-03-01T10:00", "2026-03-15T23:30", 14, false)]
    public void Rebooking_counts_the_shops_days(string? previous, string placed, int days, bool soon) =>
        Assert.That(RebookingBonus.IsSoon(previous is null ? null : Utc(previous), Utc(placed), days, _rome), Is.EqualTo(soon));

    [TestCase(5, BonusLimit.EachTime, 4, 0)]
    [TestCase(5, BonusLimit.EachTime, 5, 1)]
    [TestCase(5, BonusLimit.EachTime, 14, 2)]
    [TestCase(5, BonusLimit.Once, 14, 1)]
    [TestCase(5, BonusLimit.EachTime, -3, 0)]
    [TestCase(0, BonusLimit.EachTime, 3, 0, Description = "none make a bonus")]
    public void Each_full_number_of_items_is_one_bonus(int items, BonusLimit limit, int quantity, int bonuses) =>
        Assert.That(ItemsBonus.Reached(new BonusRule(1, BonusKind.Items, 1) { Items = items, Limit = limit }, quantity), Is.EqualTo(Enumerable.Range(1, bonuses)));

    [TestCase("2026-01-01T00:00", 14, false, 100, 0, true)]
    [TestCase("2026-01-01T00:01", 14, false, 100, 0, false, Description = "the delay is not over")]
    [TestCase(null, 14, false, 100, 0, false, Description = "not complete")]
    [TestCase("2026-01-01T00:00", 0, true, 100, 0, false, Description = "cancelled")]
    [TestCase("2026-01-01T00:00", 0, false, 100, 99, true)]
    [TestCase("2026-01-01T00:00", 0, false, 100, 100, false, Description = "wholly refunded")]
    [TestCase("2026-01-01T00:00", 0, false, 0, 0, false, Description = "paid with credit alone")]
    public void An_order_clears_when_nothing_can_be_taken_back(string? completed, int delay, bool voided, long total, long refunded, bool cleared) =>
        Assert.That(OrderClearing.HasCleared(completed is null ? null : Utc(completed), delay, voided, OrderMoney.Unedited(total, refunded), Utc("2026-01-15T00:00")), Is.EqualTo(cleared));

    [TestCase("2026-01-02", "2026-01-01", null, "2026-01-01T12:00", false)]
    [TestCase("2026-01-02", "2026-01-01", null, "2026-01-02T00:00", true)]
    [TestCase("2026-01-02", "2026-01-05", null, "2026-01-03T00:00", false)]
    [TestCase("2026-01-02", null, "2026-01-05", "2026-01-04T23:59", true)]
    [TestCase("2026-01-02", null, "2026-01-05", "2026-01-05T00:00", false)]
    [TestCase(null, null, null, "2026-01-05T00:00", false, Description = "switched off")]
    public void Only_what_happens_while_the_rule_is_on_counts(string? since, string? from, string? to, string happened, bool covered)
    {
        var rule = new BonusRule(1, BonusKind.Review, 1) { ActiveSinceUtc = Maybe(since), FromUtc = Maybe(from), ToUtc = Maybe(to) };
        Assert.That(rule.Covers(Utc(happened)), Is.EqualTo(covered));
    }

    // The shop's 2 January lasts from 1 January 23:00 to 2 January 23:00.
    [TestCase("2026-01-02T22:59", null, true, Description = "on for its last minute")]
    [TestCase("2026-01-02T23:00", null, false, Description = "on when it was over")]
    [TestCase("2025-01-01T00:00", "2026-01-01T23:01", true, Description = "over after its first minute")]
    [TestCase("2025-01-01T00:00", "2026-01-01T23:00", false, Description = "over when it began")]
    [TestCase("2025-01-01T00:00", null, true)]
    [TestCase(null, null, false, Description = "switched off")]
    public void A_day_counts_of_which_the_rule_has_a_part(string? since, string? to, bool covered) =>
        Assert.That(new BonusRule(1, BonusKind.Birthday, 1) { ActiveSinceUtc = Maybe(since), ToUtc = Maybe(to) }.CoversDay(new(2026, 1, 2), _rome), Is.EqualTo(covered));

    // They stand in the database and decide what was given before.
    [Test]
    public void Reasons_stay_as_they_are_written() =>
        Assert.That(
            new[]
            {
                BonusReasons.Registration, BonusReasons.Invited, BonusReasons.Birthday(2026), BonusReasons.Review(7), BonusReasons.Friend(8), BonusReasons.Rebooking(9),
                BonusReasons.Items(10), BonusReasons.WinBack(11, 2),
            },
            Is.EqualTo(new[] { "registration", "invited", "birthday:2026", "product:7", "friend:8", "order:9", "items:10", "sleeps:11:2" }));

    [Test]
    public void Who_sleeps_has_not_ordered_since() => Assert.That(WinBackBonus.LatestOrder(90, Utc("2026-04-01T10:00")), Is.EqualTo(Utc("2026-01-01T10:00")));

    [Test]
    public void A_gift_names_itself_and_a_bonus_its_kind() =>
        Assert.That((new BonusNote(null, 1, "A").KindName, new BonusNote(BonusKind.Review, 1, "A").KindName), Is.EqualTo(("Gift", "Review")));

    [TestCase("[birthday:7] Spring", BonusKind.Birthday, 7, "Spring")]
    [TestCase("[gift:3] Christmas [2026]", null, 3, "Christmas [2026]")]
    public void A_note_in_the_ledger_is_read_back(string text, BonusKind? kind, int id, string name) =>
        Assert.That((new BonusNote(kind, id, name).ToString(), BonusNote.Parse(text)), Is.EqualTo((text, (BonusNote?)new BonusNote(kind, id, name))));

    [TestCase(null)]
    [TestCase("welcome back")]
    [TestCase("[2:7] Spring")]
    [TestCase("[birthday] Spring")]
    [TestCase("[party:7] Spring")]
    [TestCase("[:7] Spring")]
    public void What_staff_have_written_is_no_note(string? reason) => Assert.That(BonusNote.Parse(reason), Is.Null);

    static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    static DateTime? Maybe(string? text) => text is null ? null : Utc(text);
}
