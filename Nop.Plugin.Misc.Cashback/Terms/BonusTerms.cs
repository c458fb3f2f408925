namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The bonuses that are switched on: for what, how much, to whom, how often and until when.</summary>
sealed class BonusTerms(TermsSource source, TermsNames names, Words words, AudienceNames clients)
{
    internal IEnumerable<string> Lines()
    {
        if (source.Bonuses.Count == 0)
            yield break;

        yield return words.Text("Terms.BonusesUsable");
        if (source.Bonuses.Any(bonus => (BonusKind)bonus.KindId is BonusKind.Review or BonusKind.Referral or BonusKind.Rebooking or BonusKind.Items))
        {
            yield return source.Settings.ActivationDelayDays == 0
                ? words.Text("Terms.BonusClearedAtOnce")
                : words.Text("Terms.BonusCleared", source.Settings.ActivationDelayDays);
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
            yield return words.Text("Terms.YearlyMaximum", most);
        if (words.Span(rule.CountsFromUtc, rule.ToUtc).ToList() is { Count: > 0 } span)
            yield return words.Text("Terms.Holds", string.Join("; ", span));
        foreach (var line in words.Audience(rule.Audience, clients))
            yield return line;
        yield return (bonus.ValidDays is { } own ? new ExpiryTerms(own) : source.Settings.ExpiryTerms) switch
        {
            null => words.Text("Terms.NeverExpires"),
            { Until: ExpiryUntil.Day } terms => words.Text("Terms.BonusExpires", terms.Days),
            _ => words.Text("Terms.BonusExpiresAsAll"),
        };
    }

    IEnumerable<string> What(Bonus bonus)
    {
        var amount = words.Amount(bonus.Amount);
        switch ((BonusKind)bonus.KindId)
        {
            case BonusKind.Registration:
                yield return words.Text("Terms.BonusRegistration", amount);
                break;
            case BonusKind.Birthday:
                yield return bonus.Days == 0 ? words.Text("Terms.BonusBirthday", amount) : words.Text("Terms.BonusBirthdayBefore", amount, bonus.Days);
                yield return words.Text("Terms.BonusBirthdayKnown", BirthdayBonus.KnownDays);
                yield return words.Text("Terms.BonusBirthdayProven");
                break;
            case BonusKind.Review:
                yield return words.Text("Terms.BonusReview", amount);
                break;
            case BonusKind.Referral:
                yield return words.Text("Terms.BonusReferral", amount);
                if (bonus.FriendAmount > 0)
                    yield return words.Text("Terms.BonusReferralFriend", words.Amount(bonus.FriendAmount));
                yield return words.Text("Terms.BonusReferralNew");
                break;
            case BonusKind.Rebooking:
                yield return bonus.Days == 0 ? words.Text("Terms.BonusRebookingSameDay", amount) : words.Text("Terms.BonusRebooking", amount, bonus.Days);
                break;
            case BonusKind.Items:
                yield return words.Text(bonus.LimitId == (int)BonusLimit.Once ? "Terms.BonusItemsOnce" : "Terms.BonusItems", amount, bonus.Items);
                if (IdList.Parse(bonus.CategoryIds) is { Count: > 0 } ids)
                    yield return words.Text("Terms.OnCategories", Words.Names(ids, names.Categories));
                break;
            case BonusKind.WinBack:
                yield return words.Text("Terms.BonusWinBack", amount, bonus.Days);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(bonus), bonus.KindId, "There is no such kind of bonus.");
        }
    }

    // Of some the first sentence says it already.
    string? Often(BonusRule rule) => rule switch
    {
        { Kind: BonusKind.Registration } => null,
        { Limit: BonusLimit.Once } => words.Text("Terms.LimitOnce"),
        { Limit: BonusLimit.Yearly } => words.Text("Terms.LimitYearly", BonusLimits.DaysOfYearly),
        { Kind: BonusKind.Birthday } => words.Text("Terms.LimitBirthday"),
        { Kind: BonusKind.Review or BonusKind.Items } => null,
        _ => words.Text("Terms.LimitEachTime"),
    };
}
