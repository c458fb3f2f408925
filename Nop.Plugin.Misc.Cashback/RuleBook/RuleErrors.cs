namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Finds the errors of a row that somebody wants to save, as field and resource key: those that <see cref="RuleCheck"/> finds in the rule that the row makes, and those that only other rows tell.</summary>
static class RuleErrors
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";

    internal const string Required = Prefix + "Required";
    internal const string TooLong = Prefix + "NameTooLong";
    internal const string NameTaken = Prefix + "NameTaken";
    internal const string PercentRange = Prefix + "PercentRange";
    internal const string TooPrecise = Prefix + "TooPrecise";
    internal const string ThresholdTaken = Prefix + "ThresholdTaken";
    internal const string Negative = Prefix + "Negative";
    internal const string NotPositive = Prefix + "NotPositive";
    internal const string EndNotAfterStart = Prefix + "EndNotAfterStart";
    internal const string MultiplierRange = Prefix + "MultiplierRange";
    internal const string BudgetBelowSpent = Prefix + "BudgetBelowSpent";
    internal const string Weekdays = Prefix + "Weekdays";
    internal const string AmountRange = Prefix + "AmountRange";
    internal const string OverCap = Prefix + "OverCap";
    internal const string CapBelowRates = Prefix + "CapBelowRates";
    const string Choose = Prefix + "Choose";
    internal const string Months = Prefix + "Months";
    internal const string Hours = Prefix + "Hours";
    internal const string FavouriteOrNamed = Prefix + "FavouriteOrNamed";
    internal const string FirstOrSleeping = Prefix + "FirstOrSleeping";
    internal const string SleepingRange = Prefix + "SleepingRange";
    internal const string BirthdayRange = Prefix + "BirthdayRange";

    const int AllWeekdays = 0b111_1111;
    const int AllMonths = 0b1111_1111_1111;

    internal static List<(string Field, string ResourceKey)> Of(CashbackTier tier, IEnumerable<CashbackTier> all, RuleBounds bounds)
    {
        var others = all.Where(other => other.Id != tier.Id).ToList();
        var errors = Say(RuleCheck.Of(RuleRows.RuleOf(tier), bounds.Currency), (RateUnit)tier.Unit);
        CheckCap(errors, nameof(tier.Rate), tier.Rate, tier.Unit, bounds);
        if (others.Exists(other => IsSameName(other.Name, tier.Name)))
            errors.Add((nameof(tier.Name), NameTaken));
        if (tier.SpendThreshold >= 0 && others.Exists(other => other.SpendThreshold == tier.SpendThreshold))
            errors.Add((nameof(tier.SpendThreshold), ThresholdTaken));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(CardKind kind, IEnumerable<CardKind> all, RuleBounds bounds)
    {
        var errors = Say(RuleCheck.Of(new CardRule(kind.Id, kind.Name, kind.Rate)), RateUnit.Percent);
        CheckCap(errors, nameof(kind.Rate), kind.Rate, (int)RateUnit.Percent, bounds);
        if (all.Any(other => other.Id != kind.Id && IsSameName(other.Name, kind.Name)))
            errors.Add((nameof(kind.Name), NameTaken));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> OfRate(decimal? rate, int unit, RuleBounds bounds)
    {
        var errors = Say(RuleCheck.OfRate(RulePart.General, 0, rate, (RateUnit)unit, bounds.Currency), (RateUnit)unit);
        CheckCap(errors, nameof(CategoryRate.Rate), rate, unit, bounds);
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(Programme programme, long spent, RuleBounds bounds)
    {
        var errors = Say(RuleCheck.Of(programme.ToRule(), bounds.Currency), RateUnit.Percent);
        CheckColumns(errors, programme);
        CheckCap(errors, nameof(programme.ExtraPercent), RuleBounds.PromisedPercent(programme), (int)RateUnit.Percent, bounds);
        if (programme.Budget > 0 && programme.Budget < spent)
            errors.Add((nameof(programme.Budget), BudgetBelowSpent));
        return errors;
    }

    /// <summary>The message for a name; null: nothing is wrong with it.</summary>
    internal static string? OfName(string? name) => RuleCheck.OfName(name) switch
    {
        RuleProblemCode.Missing => Required,
        RuleProblemCode.TooLong => TooLong,
        _ => null,
    };

    static bool IsSameName(string other, string? name) => string.Equals(other.Trim(), name?.Trim(), StringComparison.OrdinalIgnoreCase);

    // What a column can hold and a rule cannot: bits of no day or month, minutes of no time, a window of two columns.
    static void CheckColumns(List<(string Field, string ResourceKey)> errors, Programme programme)
    {
        if (programme.Weekdays is < 0 or > AllWeekdays)
            errors.Add((nameof(programme.Weekdays), Weekdays));
        if (programme.Months is < 0 or > AllMonths)
            errors.Add((nameof(programme.Months), Months));
        if (programme.FromMinute is < 0 or >= RuleSetValidator.MinutesOfDay)
            errors.Add((nameof(programme.FromMinute), Hours));
        if (programme.ToMinute is < 0 or > RuleSetValidator.MinutesOfDay)
            errors.Add((nameof(programme.ToMinute), Hours));
        if (errors.RemoveAll(error => error.Field == nameof(AudienceRule.Birthday)) == 0)
            return;
        if (!BirthdayWindow.Takes(programme.BirthdayDaysBefore ?? 0))
            errors.Add((nameof(programme.BirthdayDaysBefore), BirthdayRange));
        if (!BirthdayWindow.Takes(programme.BirthdayDaysAfter ?? 0))
            errors.Add((nameof(programme.BirthdayDaysAfter), BirthdayRange));
    }

    // The hard cap is the owner's own limit: where a percentage is over it, that is what is said of it, unless it is none at all.
    static void CheckCap(List<(string Field, string ResourceKey)> errors, string field, decimal? rate, int unit, RuleBounds bounds)
    {
        if (rate is not { } percent || !bounds.IsOverCap(percent, unit) || errors.Contains((field, PercentRange)))
            return;
        errors.RemoveAll(error => error.Field == field);
        errors.Add((field, OverCap));
    }

    static List<(string Field, string ResourceKey)> Say(IReadOnlyList<RuleProblem> problems, RateUnit unit) => [.. problems.Select(problem => (ColumnOf(problem.Field), KeyOf(problem, unit)))];

    static string ColumnOf(string field) => field switch
    {
        nameof(TierRule.SpendMinor) => nameof(CashbackTier.SpendThreshold),
        nameof(TierRule.MinimumReceiptMinor) => nameof(CashbackTier.MinimumReceipt),
        nameof(ProgrammeRule.ToTime) => nameof(Programme.ToMinute),
        nameof(ProgrammeRule.CapPerOrderMinor) => nameof(Programme.CapPerOrder),
        nameof(ProgrammeRule.CapPerClientMinor) => nameof(Programme.CapPerClient),
        nameof(ProgrammeRule.CapPerDayMinor) => nameof(Programme.CapPerDay),
        nameof(ProgrammeRule.CapPerMonthMinor) => nameof(Programme.CapPerMonth),
        nameof(ProgrammeRule.BudgetMinor) => nameof(Programme.Budget),
        _ => field,
    };

    static string KeyOf(RuleProblem problem, RateUnit unit) => (problem.Field, problem.Code) switch
    {
        (nameof(TierRule.Rate), _) when unit != RateUnit.Percent => AmountRange,
        (nameof(TierRule.Unit), _) => Choose,
        (nameof(TierRule.SpendMinor) or nameof(TierRule.MinimumReceiptMinor), _) => Negative,
        (nameof(ProgrammeRule.Multiplier), not RuleProblemCode.TooPrecise) => MultiplierRange,
        (nameof(ProgrammeRule.ExtraPerItem) or nameof(ProgrammeRule.ExtraPerOrder), _) => AmountRange,
        (nameof(ProgrammeRule.CapPerOrderMinor) or nameof(ProgrammeRule.CapPerClientMinor) or nameof(ProgrammeRule.CapPerDayMinor) or nameof(ProgrammeRule.CapPerMonthMinor)
            or nameof(ProgrammeRule.BudgetMinor), _) => NotPositive,
        (nameof(ProgrammeRule.ToTime), _) => Hours,
        (nameof(ProgrammeRule.FavouriteCategory), _) => FavouriteOrNamed,
        (nameof(AudienceRule.FirstOrder), _) => FirstOrSleeping,
        (nameof(AudienceRule.SleepingDays), _) => SleepingRange,
        (nameof(AudienceRule.Birthday), _) => BirthdayRange,
        (_, RuleProblemCode.Missing) => Required,
        (_, RuleProblemCode.TooLong) => TooLong,
        (_, RuleProblemCode.TooPrecise) => TooPrecise,
        (_, RuleProblemCode.EndNotAfterStart) => EndNotAfterStart,
        (_, RuleProblemCode.OutOfRange) => PercentRange,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "There is no message for it."),
    };
}

/// <summary>Bounds that a rule must keep to when it is saved.</summary>
/// <param name="Currency">Of every amount.</param>
/// <param name="CapPercent">The hard cap: no percentage may be over it; 0: there is none.</param>
sealed record RuleBounds(CurrencySpec Currency, decimal CapPercent)
{
    /// <summary>The bounds now in force; rules are of all stores, and so is the cap that they keep to.</summary>
    internal static async Task<RuleBounds> ReadAsync(IWalletDirectory wallets, ISettingService settings) =>
        new(await wallets.GetCurrencyAsync(), (await settings.LoadSettingAsync<CashbackSettings>()).EarnCapPercent);

    /// <summary>Whether a rate is a percentage over the hard cap.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="unit">A <see cref="RateUnit"/>.</param>
    internal bool IsOverCap(decimal rate, int unit) => IsOverCap(rate, unit, CapPercent);

    /// <summary>Whether a rate is a percentage over a cap; 0: there is none.</summary>
    internal static bool IsOverCap(decimal rate, int unit, decimal capPercent) => unit == (int)RateUnit.Percent && capPercent > 0 && rate > capPercent;

    /// <summary>Computes the percent that a programme adds and a cap can contradict; one that is off promises nothing.</summary>
    internal static decimal PromisedPercent(Programme programme) => programme.Active ? programme.ExtraPercent : 0;
}
