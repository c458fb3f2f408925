namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Finds the errors of a row that somebody wants to save, with their messages: those that <see cref="RuleCheck"/> finds in the rule that the row makes, and those that only other rows tell.</summary>
static class RuleErrors
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";

    internal const string Required = Prefix + "Required";
    internal const string TooLong = Prefix + "TooLong";
    internal const string NameTaken = Prefix + "NameTaken";
    internal const string Range = Prefix + "Range";
    internal const string TooPrecise = Prefix + "Decimals";
    internal const string ThresholdTaken = Prefix + "ThresholdTaken";
    internal const string Negative = Prefix + "Negative";
    internal const string NotPositive = Prefix + "NotPositive";
    internal const string EndNotAfterStart = Prefix + "EndNotAfterStart";
    internal const string MultiplierRange = Prefix + "MultiplierRange";
    internal const string BudgetBelowSpent = Prefix + "BudgetBelowSpent";
    internal const string Weekdays = Prefix + "Weekdays";
    internal const string OverCap = Prefix + "OverCap";
    internal const string CapBelowRates = Prefix + "CapBelowRates";
    const string Choose = Prefix + "Choose";
    internal const string Months = Prefix + "Months";
    internal const string Hours = Prefix + "Hours";
    internal const string FavouriteOrNamed = Prefix + "FavouriteOrNamed";
    internal const string FirstOrSleeping = Prefix + "FirstOrSleeping";

    const int AllMonths = 0b1111_1111_1111;

    internal static List<RuleError> Of(CashbackTier tier, IEnumerable<CashbackTier> all, RuleBounds bounds)
    {
        var others = all.Where(other => other.Id != tier.Id).ToList();
        var errors = SayAll(RuleCheck.Of(RuleRows.RuleOf(tier), bounds.Currency));
        CheckCap(errors, nameof(tier.Rate), tier.Rate, tier.Unit, bounds);
        if (others.Exists(other => IsSameName(other.Name, tier.Name)))
            errors.Add(new(nameof(tier.Name), NameTaken));
        if (tier.SpendThreshold >= 0 && others.Exists(other => other.SpendThreshold == tier.SpendThreshold))
            errors.Add(new(nameof(tier.SpendThreshold), ThresholdTaken));
        return errors;
    }

    internal static List<RuleError> Of(CardKind kind, IEnumerable<CardKind> all, RuleBounds bounds)
    {
        var errors = SayAll(RuleCheck.Of(new CardRule(kind.Id, kind.Name, kind.Rate)));
        CheckCap(errors, nameof(kind.Rate), kind.Rate, (int)RateUnit.Percent, bounds);
        if (all.Any(other => other.Id != kind.Id && IsSameName(other.Name, kind.Name)))
            errors.Add(new(nameof(kind.Name), NameTaken));
        return errors;
    }

    internal static List<RuleError> OfRate(decimal? rate, int unit, RuleBounds bounds)
    {
        var errors = SayAll(RuleCheck.OfRate(RulePart.General, 0, rate, (RateUnit)unit, bounds.Currency));
        CheckCap(errors, nameof(CategoryRate.Rate), rate, unit, bounds);
        return errors;
    }

    internal static List<RuleError> Of(Programme programme, long spent, RuleBounds bounds)
    {
        var errors = SayAll(RuleCheck.Of(programme.ToRule(), bounds.Currency));
        CheckColumns(errors, programme);
        CheckCap(errors, nameof(programme.ExtraPercent), RuleBounds.PromisedPercent(programme), (int)RateUnit.Percent, bounds);
        if (programme.Budget > 0 && programme.Budget < spent)
            errors.Add(new(nameof(programme.Budget), BudgetBelowSpent));
        return errors;
    }

    /// <summary>The error of a name, which every row has under the same property; null: nothing is wrong with it.</summary>
    internal static RuleError? OfName(string? name) =>
        RuleCheck.OfName(name) is { } code ? Say(new RuleProblem(RulePart.General, 0, nameof(Programme.Name), code)) : null;

    static bool IsSameName(string other, string? name) => string.Equals(other.Trim(), name?.Trim(), StringComparison.OrdinalIgnoreCase);

    // What a column can hold and a rule cannot: bits of no day or month, minutes of no time, a window of two columns.
    static void CheckColumns(List<RuleError> errors, Programme programme)
    {
        if (programme.Weekdays is < 0 or > WeekdayBits.All)
            errors.Add(new(nameof(programme.Weekdays), Weekdays));
        if (programme.Months is < 0 or > AllMonths)
            errors.Add(new(nameof(programme.Months), Months));
        if (programme.FromMinute is < 0 or >= RuleSetValidator.MinutesOfDay)
            errors.Add(new(nameof(programme.FromMinute), Hours));
        if (programme.ToMinute is < 0 or > RuleSetValidator.MinutesOfDay)
            errors.Add(new(nameof(programme.ToMinute), Hours));
        if (errors.RemoveAll(error => error.Field == nameof(AudienceRule.Birthday)) == 0)
            return;
        if (!BirthdayWindow.Takes(programme.BirthdayDaysBefore ?? 0))
            errors.Add(RuleError.OutOfRange(nameof(programme.BirthdayDaysBefore), 0, BirthdayWindow.MaxDays));
        if (!BirthdayWindow.Takes(programme.BirthdayDaysAfter ?? 0))
            errors.Add(RuleError.OutOfRange(nameof(programme.BirthdayDaysAfter), 0, BirthdayWindow.MaxDays));
    }

    // The hard cap is the owner's own limit: where a percentage is over it, that is what is said of it, unless it is none at all.
    static void CheckCap(List<RuleError> errors, string field, decimal? rate, int unit, RuleBounds bounds)
    {
        if (rate is not { } percent || !bounds.IsOverCap(percent, unit) || errors.Exists(error => error.Field == field && error.ResourceKey == Range))
            return;
        errors.RemoveAll(error => error.Field == field);
        errors.Add(new(field, OverCap));
    }

    static List<RuleError> SayAll(IReadOnlyList<RuleProblem> problems) => [.. problems.Select(Say)];

    /// <summary>Says a problem of a rule as an error of the row that makes it.</summary>
    internal static RuleError Say(RuleProblem problem)
    {
        var column = ColumnOf(problem.Field);
        return (problem.Field, problem.Code) switch
        {
            (_, RuleProblemCode.TooPrecise) => new(column, TooPrecise, problem.Decimals),
            (nameof(ProgrammeRule.Multiplier), _) => new(column, MultiplierRange, RuleError.Number(RuleSetValidator.MaxMultiplier)),
            (_, _) when problem.Range is var (least, most) => RuleError.OutOfRange(column, least, most),
            (_, RuleProblemCode.TooLong) => new(column, TooLong, RuleSetValidator.MaxNameLength),
            _ => new(column, KeyOf(problem)),
        };
    }

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

    static string KeyOf(RuleProblem problem) => (problem.Field, problem.Code) switch
    {
        (nameof(TierRule.Unit), _) => Choose,
        (nameof(TierRule.SpendMinor) or nameof(TierRule.MinimumReceiptMinor), _) => Negative,
        (nameof(ProgrammeRule.CapPerOrderMinor) or nameof(ProgrammeRule.CapPerClientMinor) or nameof(ProgrammeRule.CapPerDayMinor) or nameof(ProgrammeRule.CapPerMonthMinor)
            or nameof(ProgrammeRule.BudgetMinor), _) => NotPositive,
        (nameof(ProgrammeRule.ToTime), _) => Hours,
        (nameof(ProgrammeRule.FavouriteCategory), _) => FavouriteOrNamed,
        (nameof(AudienceRule.FirstOrder), _) => FirstOrSleeping,
        (_, RuleProblemCode.Missing) => Required,
        (_, RuleProblemCode.EndNotAfterStart) => EndNotAfterStart,
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
