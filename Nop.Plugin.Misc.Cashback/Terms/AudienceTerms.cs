using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>For whom a programme or bonus is; nothing where it is for everybody.</summary>
sealed class AudienceTerms(RuleSource rules, TermsNames names, TermsWords words)
{
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";

    internal IEnumerable<string> Lines(AudienceRule audience)
    {
        if (audience.RoleIds.Count > 0)
            yield return words.Text(Own, "OnlyRoles", TermsWords.Names(audience.RoleIds, names.Roles));
        if (audience.TierIds.Count > 0)
            yield return words.Text(Own, "OnlyTiers", TermsWords.Names(audience.TierIds, rules.Tiers.ToDictionary(tier => tier.Id, tier => tier.Name)));
        if (audience.CardIds.Count > 0)
            yield return words.Text(Own, "OnlyCards", TermsWords.Names(audience.CardIds, rules.Cards.ToDictionary(card => card.Id, card => card.Name)));
        if (audience.Newsletter)
            yield return words.Text(Own, "OnlyNewsletter");
        if (audience.FirstOrder)
            yield return words.Text(Own, "OnlyFirstOrder");
        if (audience.SleepingDays is { } days)
            yield return words.Text(Own, "OnlySleeping", days);
        if (audience.Birthday is { } window)
            yield return words.Text(Own, "OnlyBirthday", window.DaysBefore, window.DaysAfter);
    }
}
