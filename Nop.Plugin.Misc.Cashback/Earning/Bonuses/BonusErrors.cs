using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning.Bonuses;

/// <summary>What is wrong with a rule or a run, as field and resource key.</summary>
static class BonusErrors
{
    const int MaxNameLength = 200;
    const int MaxMessageLength = 4000;
    const int MaxValidDays = 3650;
    const int MaxYearly = 1000;
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
        var errors = new List<(string, string)>();
        CheckName(errors, bonus.Name);
        if (!Enum.IsDefined((BonusKind)bonus.KindId))
            throw new ArgumentOutOfRangeException(nameof(bonus), bonus.KindId, "There is no such kind of bonus.");
        if (bonus.Amount <= 0)
            errors.Add((nameof(bonus.Amount), AmountNotPositive));
        if (bonus.FriendAmount < 0)
            errors.Add((nameof(bonus.FriendAmount), RuleErrors.Negative));
        if (bonus.ValidDays is < 1 or > MaxValidDays)
            errors.Add((nameof(bonus.ValidDays), ValidDays));
        if (bonus.ToUtc <= bonus.FromUtc)
            errors.Add((nameof(bonus.ToUtc), RuleErrors.EndNotAfterStart));
        if (bonus.YearlyMaximum is < 1 or > MaxYearly)
            errors.Add((nameof(bonus.YearlyMaximum), YearlyMaximum));
        if (DaysError(bonus) is { } key)
            errors.Add((nameof(bonus.Days), key));
        if (bonus.KindId == (int)BonusKind.WinBack && bonus.LimitId == (int)BonusLimit.EachTime)
            errors.Add((nameof(bonus.LimitId), WinBackLimit));
        if (bonus.KindId == (int)BonusKind.Items && bonus.Items is < 1 or > ItemsBonus.MaxItems)
            errors.Add((nameof(bonus.Items), ItemsRange));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(BonusRun run, DateTime nowUtc)
    {
        var errors = new List<(string, string)>();
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

    static string? DaysError(Bonus bonus) => (BonusKind)bonus.KindId switch
    {
        BonusKind.Birthday when bonus.Days is < 0 or > BirthdayBonus.MaxDaysBefore => BirthdayDays,
        BonusKind.Rebooking when bonus.Days is < 0 or > RebookingBonus.MaxDays => RebookingDays,
        BonusKind.WinBack when bonus.Days is < 1 or > WinBackBonus.MaxDays => WinBackDays,
        _ => null,
    };

    static void CheckName(List<(string, string)> errors, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add((nameof(Bonus.Name), RuleErrors.Required));
        else if (name.Length > MaxNameLength)
            errors.Add((nameof(Bonus.Name), RuleErrors.TooLong));
    }
}
