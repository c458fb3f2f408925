namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds what is wrong with one rule by itself, before anybody asks how it stands to others.</summary>
static class RuleCheck
{
    /// <summary>The problem of a name that people give; null: none.</summary>
    public static RuleProblemCode? OfName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? RuleProblemCode.Missing
        : name.Length > RuleSetValidator.MaxNameLength ? RuleProblemCode.TooLong
        : null;

    /// <summary>The problems of a rate, in the unit that it is in.</summary>
    /// <param name="part">Whose rate.</param>
    /// <param name="id">Id of whose rate.</param>
    /// <param name="rate">The rate; null: none, which is right.</param>
    /// <param name="unit">What the number means.</param>
    /// <param name="currency">Of amounts.</param>
    public static IReadOnlyList<RuleProblem> OfRate(RulePart part, int id, decimal? rate, RateUnit unit, CurrencySpec currency)
    {
        var findings = new Findings(part, id);
        findings.Rate(nameof(TierRule.Rate), rate, unit, currency);
        return findings.Problems;
    }

    /// <summary>The problems of a tier.</summary>
    public static IReadOnlyList<RuleProblem> Of(TierRule tier, CurrencySpec currency)
    {
        ArgumentNullException.ThrowIfNull(tier);
        var findings = new Findings(RulePart.Tier, tier.Id);
        findings.Name(nameof(tier.Name), tier.Name);
        findings.Rate(nameof(tier.Rate), tier.Rate, tier.Unit, currency);
        findings.Amount(nameof(tier.SpendMinor), tier.SpendMinor);
        findings.Amount(nameof(tier.MinimumReceiptMinor), tier.MinimumReceiptMinor);
        return findings.Problems;
    }

    /// <summary>The problems of a kind of card.</summary>
    public static IReadOnlyList<RuleProblem> Of(CardRule card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var findings = new Findings(RulePart.Card, card.Id);
        findings.Name(nameof(card.Name), card.Name);
        findings.Percent(nameof(card.Rate), card.Rate);
        return findings.Problems;
    }

    /// <summary>The problems of a programme.</summary>
    public static IReadOnlyList<RuleProblem> Of(ProgrammeRule programme, CurrencySpec currency)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var findings = new Findings(RulePart.Programme, programme.Id);
        findings.Name(nameof(programme.Name), programme.Name);
        findings.Percent(nameof(programme.ExtraPercent), programme.ExtraPercent);
        findings.Number(nameof(programme.Multiplier), programme.Multiplier, RuleSetValidator.MaxAppliedMultiplier, RuleSetValidator.MaxDecimals);
        if (programme.Multiplier == 0)
            findings.Add(nameof(programme.Multiplier), RuleProblemCode.NotPositive);
        if (programme.Multiplier is > RuleSetValidator.MaxMultiplier and <= RuleSetValidator.MaxAppliedMultiplier)
            findings.Add(nameof(programme.Multiplier), RuleProblemCode.OverLimit);
        findings.Number(nameof(programme.ExtraPerItem), programme.ExtraPerItem, RuleSetValidator.MaxAmount, currency.Decimals);
        findings.Number(nameof(programme.ExtraPerOrder), programme.ExtraPerOrder, RuleSetValidator.MaxAmount, currency.Decimals);
        findings.Number(nameof(programme.MinimumOrder), programme.MinimumOrder, RuleSetValidator.MaxAmount, currency.Decimals);
        findings.Limit(nameof(programme.CapPerOrderMinor), programme.CapPerOrderMinor);
        findings.Limit(nameof(programme.CapPerClientMinor), programme.CapPerClientMinor);
        findings.Limit(nameof(programme.CapPerDayMinor), programme.CapPerDayMinor);
        findings.Limit(nameof(programme.CapPerMonthMinor), programme.CapPerMonthMinor);
        findings.Limit(nameof(programme.BudgetMinor), programme.BudgetMinor);
        AddTimes(findings, programme);
        if (programme.FavouriteCategory && programme.CategoryIds.Count > 0)
            findings.Add(nameof(programme.FavouriteCategory), RuleProblemCode.Contradiction);
        AddAudience(findings, programme.Audience);
        return findings.Problems;
    }

    /// <summary>The problems of a bonus.</summary>
    public static IReadOnlyList<RuleProblem> Of(BonusRule bonus)
    {
        ArgumentNullException.ThrowIfNull(bonus);
        var findings = new Findings(RulePart.Bonus, bonus.Id);
        if (bonus.AmountMinor <= 0)
            findings.Add(nameof(bonus.AmountMinor), RuleProblemCode.NotPositive);
        findings.Amount(nameof(bonus.FriendAmountMinor), bonus.FriendAmountMinor);
        if (bonus.ToUtc <= bonus.FromUtc)
            findings.Add(nameof(bonus.ToUtc), RuleProblemCode.EndNotAfterStart);
        findings.Count(nameof(bonus.YearlyMaximum), bonus.YearlyMaximum, 1, BonusRule.MaxYearlyMaximum);
        if (DaysOf(bonus.Kind) is (var least, var most))
            findings.Count(nameof(bonus.Days), bonus.Days, least, most);
        if (bonus is { Kind: BonusKind.WinBack, Limit: BonusLimit.EachTime })
            findings.Add(nameof(bonus.Limit), RuleProblemCode.Contradiction);
        if (bonus.Kind == BonusKind.Items)
            findings.Count(nameof(bonus.Items), bonus.Items, 1, ItemsBonus.MaxItems);
        AddAudience(findings, bonus.Audience);
        return findings.Problems;
    }

    /// <summary>The problems of the limits on spending credit.</summary>
    public static IReadOnlyList<RuleProblem> Of(RedemptionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var findings = new Findings(RulePart.General, 0);
        findings.Amount(nameof(policy.MinimumMinor), policy.MinimumMinor);
        findings.Amount(nameof(policy.MinimumOrderMinor), policy.MinimumOrderMinor);
        findings.Limit(nameof(policy.MaxPerOrderMinor), policy.MaxPerOrderMinor);
        findings.Number(nameof(policy.MaxShare), policy.MaxShare, 1, RuleSetValidator.MaxDecimals + 2);
        if (policy.MinimumMinor > policy.MaxPerOrderMinor)
            findings.Add(nameof(policy.MinimumMinor), RuleProblemCode.Contradiction);
        if (policy.Goods.CategoryIds.Any(policy.Goods.ExcludedCategoryIds.Contains))
            findings.Add(nameof(policy.Goods.ExcludedCategoryIds), RuleProblemCode.Contradiction);
        if (policy.Goods.ProductIds.Any(policy.Goods.ExcludedProductIds.Contains))
            findings.Add(nameof(policy.Goods.ExcludedProductIds), RuleProblemCode.Contradiction);
        if (Enum.GetValues<DayOfWeek>().All(policy.Days.Weekdays.Contains))
            findings.Add(nameof(policy.Days.Weekdays), RuleProblemCode.Contradiction);
        findings.Count(nameof(policy.Days.Ranges), policy.Days.Ranges.Count, 0, RedemptionDays.MostRanges);
        if (policy.Days.Ranges.Any(range => range.To < range.From))
            findings.Add(nameof(policy.Days.Ranges), RuleProblemCode.EndNotAfterStart);
        return findings.Problems;
    }

    /// <summary>The problems of an audience; <see cref="RulePart.General"/> stands for whatever it is the audience of.</summary>
    public static IReadOnlyList<RuleProblem> Of(AudienceRule audience)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var findings = new Findings(RulePart.General, 0);
        AddAudience(findings, audience);
        return findings.Problems;
    }

    static (int Least, int Most)? DaysOf(BonusKind kind) => kind switch
    {
        BonusKind.Birthday => (0, BirthdayBonus.MaxDaysBefore),
        BonusKind.Rebooking => (0, RebookingBonus.MaxDays),
        BonusKind.WinBack => (1, WinBackBonus.MaxDays),
        _ => null,
    };

    static void AddTimes(Findings findings, ProgrammeRule programme)
    {
        if (programme.FromUtc is { Kind: DateTimeKind.Local })
            findings.Add(nameof(programme.FromUtc), RuleProblemCode.NotUtc);
        if (programme.ToUtc is { Kind: DateTimeKind.Local })
            findings.Add(nameof(programme.ToUtc), RuleProblemCode.NotUtc);
        if (programme.ToUtc <= programme.FromUtc)
            findings.Add(nameof(programme.ToUtc), RuleProblemCode.EndNotAfterStart);
        if (programme.Weekdays.Any(day => !Enum.IsDefined(day)))
            findings.Add(nameof(programme.Weekdays), RuleProblemCode.OutOfRange);
        if (programme.Months.Any(month => month is < 1 or > 12))
            findings.Add(nameof(programme.Months), RuleProblemCode.OutOfRange);
        if (programme.ToTime <= (programme.FromTime ?? TimeOnly.MinValue))
            findings.Add(nameof(programme.ToTime), RuleProblemCode.EndNotAfterStart);
    }

    static void AddAudience(Findings findings, AudienceRule audience)
    {
        findings.Count(nameof(audience.SleepingDays), audience.SleepingDays, 1, RuleSetValidator.MaxSleepingDays);
        if (audience is { FirstOrder: true, SleepingDays: not null })
            findings.Add(nameof(audience.FirstOrder), RuleProblemCode.Contradiction);
        if (audience.Birthday is { } window && !(BirthdayWindow.Takes(window.DaysBefore) && BirthdayWindow.Takes(window.DaysAfter)))
            findings.OutOfRange(nameof(audience.Birthday), 0, BirthdayWindow.MaxDays);
    }

    // The problems of one rule.
    sealed class Findings(RulePart part, int id)
    {
        readonly List<RuleProblem> _problems = [];

        internal IReadOnlyList<RuleProblem> Problems => _problems;

        internal void Add(string field, RuleProblemCode code) => _problems.Add(new(part, id, field, code));

        internal void OutOfRange(string field, decimal least, decimal most) => _problems.Add(new(part, id, field, RuleProblemCode.OutOfRange) { Range = (least, most) });

        internal void Name(string field, string? name)
        {
            if (OfName(name) is { } code)
                Add(field, code);
        }

        internal void Rate(string field, decimal? rate, RateUnit unit, CurrencySpec currency)
        {
            if (!Enum.IsDefined(unit))
                Add(nameof(TierRule.Unit), RuleProblemCode.OutOfRange);
            else if (unit == RateUnit.Percent)
                Percent(field, rate);
            else
                Number(field, rate, RuleSetValidator.MaxAmount, currency.Decimals);
        }

        internal void Percent(string field, decimal? percent) => Number(field, percent, RuleSetValidator.MaxPercent, RuleSetValidator.MaxDecimals);

        internal void Number(string field, decimal? number, decimal most, int decimals)
        {
            if (number < 0 || number > most)
                OutOfRange(field, 0, most);
            else if (number is { } value && decimal.Round(value, decimals) != value)
                _problems.Add(new(part, id, field, RuleProblemCode.TooPrecise) { Decimals = decimals });
        }

        internal void Count(string field, int? count, int least, int most)
        {
            if (count < least || count > most)
                OutOfRange(field, least, most);
        }

        internal void Amount(string field, long? minor)
        {
            if (minor < 0)
                Add(field, RuleProblemCode.OutOfRange);
        }

        // None is null: a limit of nothing would be a rule that gives nothing.
        internal void Limit(string field, long? minor)
        {
            Amount(field, minor);
            if (minor == 0)
                Add(field, RuleProblemCode.NotPositive);
        }
    }
}
