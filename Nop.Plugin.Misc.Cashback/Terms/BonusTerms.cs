using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The bonuses that are switched on: for what, how much, to whom, how often and until when.</summary>
sealed class BonusTerms(TermsSource source, TermsNames names, TermsWords words, AudienceTerms audience)
{
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";

    internal IEnumerable<string> Lines()
    {
        if (source.Bonuses.Count == 0)
            yield break;

        yield return words.Text(Own, "BonusesUsable");
        if (source.Bonuses.Any(bonus => (BonusKind)bonus.KindId is BonusKind.Referral or BonusKind.Rebooking or BonusKind.Items))
        {
            yield return source.Settings.ActivationDelayDays == 0
                ? words.Text(Own, "BonusClearedAtOnce")
                : words.Text(Own, "BonusCleared", source.Settings.ActivationDelayDays);
        }
    }

    internal IEnumerable<TermsSection> Parts() => source.Bonuses.Select(bonus => new TermsSection(bonus.Name, [.. Lines(bonus)]));

    IEnumerable<string> Lines(Bonus bonus)
    {
        var rule = bonus.ToRule();
        foreach (var line in What(bonus))
            yield return line;
        if (Often(rule) is { } often)
            yield return often;
        if (rule.YearlyMaximum is { } most && rule.Kind != BonusKind.Registration)
            yield return words.Text(Own, "YearlyMaximum", most);
        if (words.Span(rule.CountsFromUtc, rule.ToUtc).ToList() is { Count: > 0 } span)
            yield return words.Text(Own, "Holds", string.Join("; ", span));
        foreach (var line in audience.Lines(rule.Audience))
            yield return line;
        yield return (bonus.ValidDays ?? (source.Settings.CreditExpires ? source.Settings.ExpiryDays : null)) is { } days
            ? words.Text(Own, "BonusExpires", days)
            : words.Text(Own, "NeverExpires");
    }

    IEnumerable<string> What(Bonus bonus)
    {
        var amount = words.Amount(bonus.Amount);
        switch ((BonusKind)bonus.KindId)
        {
            case BonusKind.Registration:
                yield return words.Text(Own, "BonusRegistration", amount);
                break;
            case BonusKind.Birthday:
                yield return bonus.Days == 0 ? words.Text(Own, "BonusBirthday", amount) : words.Text(Own, "BonusBirthdayBefore", amount, bonus.Days);
                yield return words.Text(Own, "BonusBirthdayKnown", BirthdayBonus.KnownDays);
                break;
            case BonusKind.Review:
                yield return words.Text(Own, "BonusReview", amount);
                break;
            case BonusKind.Referral:
                yield return words.Text(Own, "BonusReferral", amount);
                if (bonus.FriendAmount > 0)
                    yield return words.Text(Own, "BonusReferralFriend", words.Amount(bonus.FriendAmount));
                yield return words.Text(Own, "BonusReferralNew");
                break;
            case BonusKind.Rebooking:
                yield return bonus.Days == 0 ? words.Text(Own, "BonusRebookingSameDay", amount) : words.Text(Own, "BonusRebooking", amount, bonus.Days);
                break;
            case BonusKind.Items:
                yield return words.Text(Own, bonus.LimitId == (int)BonusLimit.Once ? "BonusItemsOnce" : "BonusItems", amount, bonus.Items);
                if (IdList.Parse(bonus.CategoryIds) is { Count: > 0 } ids)
                    yield return words.Text(Own, "OnCategories", TermsWords.Names(ids, names.Categories));
                break;
            case BonusKind.WinBack:
                yield return words.Text(Own, "BonusWinBack", amount, bonus.Days);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(bonus), bonus.KindId, "There is no such kind of bonus.");
        }
    }

    // Of some the first sentence says it already.
    string? Often(BonusRule rule) => rule switch
    {
        { Kind: BonusKind.Registration } => null,
        { Limit: BonusLimit.Once } => words.Text(Own, "LimitOnce"),
        { Limit: BonusLimit.Yearly } => words.Text(Own, "LimitYearly", BonusLimits.DaysOfYearly),
        { Kind: BonusKind.Birthday } => words.Text(Own, "LimitBirthday"),
        { Kind: BonusKind.Review or BonusKind.Items } => null,
        _ => words.Text(Own, "LimitEachTime"),
    };
}
