using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>What is wrong with a rule that somebody wants to save: field and resource key of the message.</summary>
static class RuleErrors
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";
    const int MaxNameLength = 200;
    const decimal MaxMultiplier = 100;

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

    internal static List<(string Field, string ResourceKey)> Of(CashbackTier tier, IEnumerable<CashbackTier> all)
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
        CheckPercent(errors, nameof(tier.Rate), tier.Rate);
        if (tier.MinimumReceipt < 0)
            errors.Add((nameof(tier.MinimumReceipt), Negative));
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(CardKind kind, IEnumerable<CardKind> all)
    {
        var errors = new List<(string, string)>();
        CheckName(errors, nameof(kind.Name), kind.Name);
        if (all.Any(other => other.Id != kind.Id && string.Equals(other.Name.Trim(), kind.Name?.Trim(), StringComparison.OrdinalIgnoreCase)))
            errors.Add((nameof(kind.Name), NameTaken));
        if (kind.Rate is { } percent)
            CheckPercent(errors, nameof(kind.Rate), percent);
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> OfRate(decimal? rate)
    {
        var errors = new List<(string, string)>();
        if (rate is { } percent)
            CheckPercent(errors, nameof(CategoryRate.Rate), percent);
        return errors;
    }

    internal static List<(string Field, string ResourceKey)> Of(Programme programme, long spent)
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
        CheckPercent(errors, nameof(programme.ExtraPercent), programme.ExtraPercent);
        if (programme.CapPerOrder <= 0)
            errors.Add((nameof(programme.CapPerOrder), NotPositive));
        if (programme.Budget <= 0)
            errors.Add((nameof(programme.Budget), NotPositive));
        else if (programme.Budget < spent)
            errors.Add((nameof(programme.Budget), BudgetBelowSpent));
        return errors;
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
