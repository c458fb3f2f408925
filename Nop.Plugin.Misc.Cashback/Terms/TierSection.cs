using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Tiers and cards: what they give, what counts for a tier and when it falls.</summary>
sealed class TierSection(TermsSource source, TermsWords words)
{
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";

    internal IEnumerable<string> Lines()
    {
        var (rules, settings) = (source.Rules, source.Settings);
        foreach (var tier in rules.Tiers)
            yield return TierLine(tier);
        foreach (var card in rules.Cards)
            yield return card.Rate is { } rate ? words.Text(Own, "Card", card.Name, words.Percent(rate)) : words.Text(Own, "CardPlain", card.Name);

        // Where everybody has the one tier from the start, there is nothing to reach or to lose.
        if (!rules.Tiers.Any(tier => tier.SpendThreshold > 0))
            yield break;

        yield return words.Text(Own, "TierSpend", words.Of(settings.TierWindow));
        yield return words.Text(Own, "TierCounts");
        yield return words.Text(Own, "TierRises");
        yield return settings.TierReview switch
        {
            TierReview.Yearly => words.Text(Own, "TierFallsYearly", words.DayOfYear(settings.TierReviewMonth, settings.TierReviewDay)),
            TierReview.Months => words.Text(Own, "TierFallsAfterMonths", Math.Max(1, settings.TierReviewMonths)),
            _ => words.Text(Own, "TierFallsAtOnce"),
        };
        if (settings.TierReview != TierReview.EveryRun && settings.TierGraceDays > 0)
            yield return words.Text(Own, "TierGrace", settings.TierGraceDays);
        if (settings.TierReturnDays > 0)
            yield return words.Text(Own, "TierReturn", settings.TierReturnDays);
    }

    string TierLine(CashbackTier tier)
    {
        var rate = words.Rate(tier.Rate, tier.Unit);
        var line = tier.SpendThreshold > 0 ? words.Text(Own, "Tier", tier.Name, words.Amount(tier.SpendThreshold), rate) : words.Text(Own, "TierFirst", tier.Name, rate);

        // The larger of the shop's minimum and the tier's counts.
        return tier.MinimumReceipt > source.Rules.MinimumReceipt ? $"{line} {words.Text(Own, "TierMinimum", words.Amount(tier.MinimumReceipt.Value))}" : line;
    }
}
