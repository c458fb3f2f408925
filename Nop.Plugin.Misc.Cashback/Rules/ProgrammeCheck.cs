namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Finds what is wrong with a programme.</summary>
static class ProgrammeCheck
{
    const RulePart Part = RulePart.Programme;

    internal static void Check(ProgrammeRule programme, CurrencySpec currency, List<RuleProblem> problems)
    {
        var id = programme.Id;
        RuleSetValidator.CheckPercent(Part, id, nameof(programme.ExtraPercent), programme.ExtraPercent, problems);
        RuleSetValidator.CheckNumber(
            Part, id, nameof(programme.Multiplier), programme.Multiplier, RuleSetValidator.MaxMultiplier, RuleSetValidator.MaxDecimals, problems);
        RuleSetValidator.CheckNumber(
            Part, id, nameof(programme.ExtraPerItem), programme.ExtraPerItem, RuleSetValidator.MaxAmount, currency.Decimals, problems);
        RuleSetValidator.CheckNumber(
            Part, id, nameof(programme.ExtraPerOrder), programme.ExtraPerOrder, RuleSetValidator.MaxAmount, currency.Decimals, problems);
        RuleSetValidator.CheckAmount(Part, id, nameof(programme.CapPerOrderMinor), programme.CapPerOrderMinor, problems);
        RuleSetValidator.CheckAmount(Part, id, nameof(programme.CapPerClientMinor), programme.CapPerClientMinor, problems);
        RuleSetValidator.CheckAmount(Part, id, nameof(programme.CapPerDayMinor), programme.CapPerDayMinor, problems);
        RuleSetValidator.CheckAmount(Part, id, nameof(programme.CapPerMonthMinor), programme.CapPerMonthMinor, problems);
        RuleSetValidator.CheckAmount(Part, id, nameof(programme.BudgetMinor), programme.BudgetMinor, problems);
        CheckTimes(programme, problems);
        CheckAudience(programme, problems);
    }

    static void CheckTimes(ProgrammeRule programme, List<RuleProblem> problems)
    {
        var id = programme.Id;
        if (programme.FromUtc is { Kind: DateTimeKind.Local })
            problems.Add(new(Part, id, nameof(programme.FromUtc), RuleProblemCode.NotUtc));
        if (programme.ToUtc is { Kind: DateTimeKind.Local })
            problems.Add(new(Part, id, nameof(programme.ToUtc), RuleProblemCode.NotUtc));
        if (programme.ToUtc <= programme.FromUtc)
            problems.Add(new(Part, id, nameof(programme.ToUtc), RuleProblemCode.EndNotAfterStart));
        if (programme.Weekdays.Any(d => !Enum.IsDefined(d)))
            problems.Add(new(Part, id, nameof(programme.Weekdays), RuleProblemCode.OutOfRange));
        if (programme.Months.Any(m => m is < 1 or > 12))
            problems.Add(new(Part, id, nameof(programme.Months), RuleProblemCode.OutOfRange));
        if (programme.ToTime <= (programme.FromTime ?? TimeOnly.MinValue))
            problems.Add(new(Part, id, nameof(programme.ToTime), RuleProblemCode.EndNotAfterStart));
    }

    static void CheckAudience(ProgrammeRule programme, List<RuleProblem> problems)
    {
        var id = programme.Id;
        var audience = programme.Audience;
        if (programme.FavouriteCategory && programme.CategoryIds.Count > 0)
            problems.Add(new(Part, id, nameof(programme.FavouriteCategory), RuleProblemCode.Contradiction));
        if (audience.SleepingDays is < 1 or > RuleSetValidator.MaxSleepingDays)
            problems.Add(new(Part, id, nameof(audience.SleepingDays), RuleProblemCode.OutOfRange));
        if (audience is { FirstOrder: true, SleepingDays: not null })
            problems.Add(new(Part, id, nameof(audience.FirstOrder), RuleProblemCode.Contradiction));
        if (audience.Birthday is { } window && !(window.DaysBefore is >= 0 and <= BirthdayWindow.MaxDays && window.DaysAfter is >= 0 and <= BirthdayWindow.MaxDays))
            problems.Add(new(Part, id, nameof(audience.Birthday), RuleProblemCode.OutOfRange));
    }
}
