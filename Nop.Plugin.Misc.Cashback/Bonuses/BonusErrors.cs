namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Finds the errors of a bonus or a run that somebody wants to save, with their messages: those of <see cref="RuleCheck"/>, and those that only their rows can have.</summary>
static class BonusErrors
{
    const int MaxMessageLength = 4000;
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";
    const string AmountNotPositive = Prefix + "BonusAmount";
    const string WinBackLimit = Prefix + "BonusWinBackLimit";
    const string LastDayPast = Prefix + "BonusLastDayPast";
    const string LastDayBeforeStart = Prefix + "BonusLastDayBeforeStart";

    internal static List<RuleError> Of(Bonus bonus)
    {
        if (!Enum.IsDefined((BonusKind)bonus.KindId))
            throw new ArgumentOutOfRangeException(nameof(bonus), bonus.KindId, "There is no such kind of bonus.");
        var errors = RuleCheck.Of(bonus.ToRule()).Select(Say).ToList();
        CheckName(errors, bonus.Name);
        if (bonus.ValidDays is < 1 or > BonusRule.MaxValidDays)
            errors.Add(RuleError.OutOfRange(nameof(bonus.ValidDays), 1, BonusRule.MaxValidDays));
        return errors;
    }

    internal static List<RuleError> Of(GiftRun run, DateTime nowUtc)
    {
        var errors = new List<RuleError>();
        errors.AddRange(RuleCheck.Of(AudienceText.Parse(run.Audience)).Select(Say));
        CheckName(errors, run.Name);
        if (run.Amount <= 0)
            errors.Add(new(nameof(run.Amount), AmountNotPositive));
        if (run.Message.Length > MaxMessageLength)
            errors.Add(new(nameof(run.Message), RuleErrors.TooLong, MaxMessageLength));
        if (run.ExpiresOnUtc <= nowUtc)
            errors.Add(new(nameof(run.ExpiresOnUtc), LastDayPast));
        else if (run.ExpiresOnUtc <= run.StartOnUtc)
            errors.Add(new(nameof(run.ExpiresOnUtc), LastDayBeforeStart));
        return errors;
    }

    static RuleError Say(RuleProblem problem) => problem.Field switch
    {
        nameof(BonusRule.AmountMinor) => new(nameof(Bonus.Amount), AmountNotPositive),
        nameof(BonusRule.FriendAmountMinor) => new(nameof(Bonus.FriendAmount), RuleErrors.Negative),
        nameof(BonusRule.Limit) => new(nameof(Bonus.LimitId), WinBackLimit),
        _ => RuleErrors.Say(problem),
    };

    static void CheckName(List<RuleError> errors, string? name)
    {
        if (RuleErrors.OfName(name) is { } wrong)
            errors.Add(wrong);
    }
}
