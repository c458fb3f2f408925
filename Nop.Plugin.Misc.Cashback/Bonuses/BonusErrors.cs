namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Finds the errors of a bonus or a run that somebody wants to save, as field and resource key: those of <see cref="RuleCheck"/>, and those that only their rows can have.</summary>
static class BonusErrors
{
    const int MaxMessageLength = 4000;
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";
    const string AmountNotPositive = Prefix + "BonusAmount";
    const string ValidDays = Prefix + "BonusValidDays";
    const string YearlyMaximum = Prefix + "BonusYearlyMaximum";
    const string BirthdayDays = Prefix + "BonusBirthdayDays";
    const string RebookingDays = Prefix + "BonusRebookingDays";
    const string WinBackDays = Prefix + "BonusWinBackDays";
    const string WinBackLimit = Prefix + "BonusWinBackLimit";
    const string ItemsRange = Prefix + "BonusItems";
    const string MessageTooLong = Prefix + "BonusMessageTooLong";
    const string LastDayPast = Prefix + "BonusLastDayPast";
    const string LastDayBeforeStart = Prefix + "BonusLastDayBeforeStart";

    internal static List<(string Field, string ResourceKey)> Of(Bonus bonus)
    {
        if (!Enum.IsDefined((BonusKind)bonus.KindId))
            throw new ArgumentOutOfRangeException(nameof(bonus), bonus.KindId, "There is no such kind of bonus.");
        var errors = RuleCheck.Of(bonus.ToRule()).Select(problem => Say(problem, (BonusKind)bonus.KindId)).ToList();
        CheckName(errors, bonus.Name);
        if (bonus.ValidDays is < 1 or > BonusRule.MaxValidDays)
            errors.Add((nameof(bonus.ValidDays), ValidDays));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(GiftRun run, DateTime nowUtc)
    {
        var errors = new List<(string, string)>();
        errors.AddRange(RuleCheck.Of(AudienceText.Parse(run.Audience)).Select(problem => Say(problem, default)));
        CheckName(errors, run.Name);
        if (run.Amount <= 0)
            errors.Add((nameof(run.Amount), AmountNotPositive));
        if (run.Message.Length > MaxMessageLength)
            errors.Add((nameof(run.Message), MessageTooLong));
        if (run.ExpiresOnUtc <= nowUtc)
            errors.Add((nameof(run.ExpiresOnUtc), LastDayPast));
        else if (run.ExpiresOnUtc <= run.StartOnUtc)
            errors.Add((nameof(run.ExpiresOnUtc), LastDayBeforeStart));
        return errors;
    }

    static (string Field, string ResourceKey) Say(RuleProblem problem, BonusKind kind) => problem.Field switch
    {
        nameof(BonusRule.AmountMinor) => (nameof(Bonus.Amount), AmountNotPositive),
        nameof(BonusRule.FriendAmountMinor) => (nameof(Bonus.FriendAmount), RuleErrors.Negative),
        nameof(BonusRule.ToUtc) => (nameof(Bonus.ToUtc), RuleErrors.EndNotAfterStart),
        nameof(BonusRule.YearlyMaximum) => (nameof(Bonus.YearlyMaximum), YearlyMaximum),
        nameof(BonusRule.Days) => (nameof(Bonus.Days), kind switch
        {
            BonusKind.Birthday => BirthdayDays,
            BonusKind.Rebooking => RebookingDays,
            _ => WinBackDays,
        }),
        nameof(BonusRule.Limit) => (nameof(Bonus.LimitId), WinBackLimit),
        nameof(BonusRule.Items) => (nameof(Bonus.Items), ItemsRange),
        nameof(AudienceRule.SleepingDays) => (problem.Field, RuleErrors.SleepingRange),
        nameof(AudienceRule.FirstOrder) => (problem.Field, RuleErrors.FirstOrSleeping),
        nameof(AudienceRule.Birthday) => (problem.Field, RuleErrors.BirthdayRange),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "There is no message for it."),
    };

    static void CheckName(List<(string, string)> errors, string? name)
    {
        if (RuleErrors.OfName(name) is { } key)
            errors.Add((nameof(Bonus.Name), key));
    }
}
