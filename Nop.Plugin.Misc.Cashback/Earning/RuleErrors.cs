using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>What is wrong with a rule that somebody wants to save: field and resource key of the message.</summary>
static class RuleErrors
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";
    const int MaxNameLength = 200;

    /// <summary>The most that a programme multiplies by.</summary>
    internal const decimal MaxMultiplier = 100;

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
    internal const string Months = Prefix + "Months";
    internal const string Hours = Prefix + "Hours";
    internal const string FavouriteOrNamed = Prefix + "FavouriteOrNamed";
    internal const string FirstOrSleeping = Prefix + "FirstOrSleeping";
    internal const string SleepingRange = Prefix + "SleepingRange";
    internal const string BirthdayRange = Prefix + "BirthdayRange";
    internal const int MinutesOfDay = 24 * 60;

    internal static List<(string Field, string ResourceKey)> Of(CashbackTier tier, IEnumerable<CashbackTier> all, RuleBounds bounds)
    {
        var errors = new List<(string, string)>();
        var others = all.Where(other => other.Id != tier.Id).ToList();
        CheckName(errors, nameof(tier.Name), tier.Name);
        if (others.Exists(other => string.Equals(other.Name.Trim(), tier.Name?.Trim(), StringComparison.OrdinalIgnoreCase)))
            errors.Add((nameof(tier.Name), NameTaken));
        if (tier.SpendThreshold < 0)
            errors.Add((nameof(tier.SpendThreshold), Negative));
        else if (others.Exists(other => other.SpendThreshold == tier.SpendThreshold))
            errors.Add((nameof(tier.SpendThreshold), ThresholdTaken));
        CheckRate(errors, nameof(tier.Rate), tier.Rate, tier.Unit, bounds);
        if (tier.MinimumReceipt < 0)
            errors.Add((nameof(tier.MinimumReceipt), Negative));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(CardKind kind, IEnumerable<CardKind> all, RuleBounds bounds)
    {
        var errors = new List<(string, string)>();
        CheckName(errors, nameof(kind.Name), kind.Name);
        if (all.Any(other => other.Id != kind.Id && string.Equals(other.Name.Trim(), kind.Name?.Trim(), StringComparison.OrdinalIgnoreCase)))
            errors.Add((nameof(kind.Name), NameTaken));
        if (kind.Rate is { } percent)
            CheckRate(errors, nameof(kind.Rate), percent, (int)RateUnit.Percent, bounds);
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> OfRate(decimal? rate, int unit, RuleBounds bounds)
    {
        var errors = new List<(string, string)>();
        if (rate is { } number)
            CheckRate(errors, nameof(CategoryRate.Rate), number, unit, bounds);
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(Programme programme, long spent, RuleBounds bounds)
    {
        var errors = new List<(string, string)>();
        CheckName(errors, nameof(programme.Name), programme.Name);
        if (programme.ToUtc <= programme.FromUtc)
            errors.Add((nameof(programme.ToUtc), EndNotAfterStart));
        if (programme.Weekdays is < 0 or > 0b111_1111)
            errors.Add((nameof(programme.Weekdays), Weekdays));
        if (programme.Multiplier is <= 0 or > MaxMultiplier)
            errors.Add((nameof(programme.Multiplier), MultiplierRange));
        else
            CheckDecimals(errors, nameof(programme.Multiplier), programme.Multiplier);
        if (bounds.IsOverCap(RuleBounds.PromisedPercent(programme), (int)RateUnit.Percent) && programme.ExtraPercent <= RuleSetValidator.MaxPercent)
            errors.Add((nameof(programme.ExtraPercent), OverCap));
        else
            CheckPercent(errors, nameof(programme.ExtraPercent), programme.ExtraPercent);
        CheckAmount(errors, nameof(programme.ExtraPerItem), programme.ExtraPerItem, bounds);
        CheckAmount(errors, nameof(programme.ExtraPerOrder), programme.ExtraPerOrder, bounds);
        CheckWhen(errors, programme);
        CheckAudience(errors, programme);
        CheckCap(errors, nameof(programme.CapPerOrder), programme.CapPerOrder);
        CheckCap(errors, nameof(programme.CapPerClient), programme.CapPerClient);
        CheckCap(errors, nameof(programme.CapPerDay), programme.CapPerDay);
        CheckCap(errors, nameof(programme.CapPerMonth), programme.CapPerMonth);
        if (programme.Budget <= 0)
            errors.Add((nameof(programme.Budget), NotPositive));
        else if (programme.Budget < spent)
            errors.Add((nameof(programme.Budget), BudgetBelowSpent));
        return errors;
    }

    static void CheckWhen(List<(string, string)> errors, Programme programme)
    {
        if (programme.Months is < 0 or > 0b1111_1111_1111)
            errors.Add((nameof(programme.Months), Months));
        if (programme.FromMinute is < 0 or >= MinutesOfDay)
            errors.Add((nameof(programme.FromMinute), Hours));
        if (programme.ToMinute is < 1 or > MinutesOfDay || programme.ToMinute <= (programme.FromMinute ?? 0))
            errors.Add((nameof(programme.ToMinute), Hours));
    }

    static void CheckAudience(List<(string, string)> errors, Programme programme)
    {
        if (programme.FavouriteCategory && !string.IsNullOrEmpty(programme.CategoryIds))
            errors.Add((nameof(programme.FavouriteCategory), FavouriteOrNamed));
        if (programme is { FirstOrder: true, SleepingDays: not null })
            errors.Add((nameof(programme.FirstOrder), FirstOrSleeping));
        if (programme.SleepingDays is < 1 or > RuleSetValidator.MaxSleepingDays)
            errors.Add((nameof(programme.SleepingDays), SleepingRange));
        if (programme.BirthdayDaysBefore is < 0 or > BirthdayWindow.MaxDays)
            errors.Add((nameof(programme.BirthdayDaysBefore), BirthdayRange));
        if (programme.BirthdayDaysAfter is < 0 or > BirthdayWindow.MaxDays)
            errors.Add((nameof(programme.BirthdayDaysAfter), BirthdayRange));
    }

    static void CheckCap(List<(string, string)> errors, string field, long? cap)
    {
        if (cap <= 0)
            errors.Add((field, NotPositive));
    }

    static void CheckRate(List<(string, string)> errors, string field, decimal rate, int unit, RuleBounds bounds)
    {
        if (unit != (int)RateUnit.Percent)
            CheckAmount(errors, field, rate, bounds);
        else if (bounds.IsOverCap(rate, unit) && rate <= RuleSetValidator.MaxPercent)
            errors.Add((field, OverCap));
        else
            CheckPercent(errors, field, rate);
    }

    static void CheckAmount(List<(string, string)> errors, string field, decimal amount, RuleBounds bounds)
    {
        if (amount is < 0 or > RuleSetValidator.MaxAmount || decimal.Round(amount, bounds.Currency.Decimals) != amount)
            errors.Add((field, AmountRange));
    }

    static void CheckName(List<(string, string)> errors, string field, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add((field, Required));
        else if (name.Length > MaxNameLength)
            errors.Add((field, TooLong));
    }

    static void CheckPercent(List<(string, string)> errors, string field, decimal percent)
    {
        if (percent is < 0 or > RuleSetValidator.MaxPercent)
            errors.Add((field, PercentRange));
        else
            CheckDecimals(errors, field, percent);
    }

    static void CheckDecimals(List<(string, string)> errors, string field, decimal value)
    {
        if (decimal.Round(value, RuleSetValidator.MaxDecimals) != value)
            errors.Add((field, TooPrecise));
    }
}
