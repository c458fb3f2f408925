namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Tiers and cards: what they give, what counts for a tier and when it falls.</summary>
sealed class TierSection(TermsSource source, Words words)
{
    internal IEnumerable<string> Lines()
    {
        var (rules, settings) = (source.Rules, source.Settings);
        foreach (var tier in rules.Tiers)
            yield return TierLine(tier);
        foreach (var card in rules.Cards)
            yield return card.Rate is { } rate ? words.Text("Terms.Card", card.Name, words.Percent(rate)) : words.Text("Terms.CardPlain", card.Name);

        // Where everybody has the one tier from the start, there is nothing to reach or to lose.
        if (!rules.Tiers.Any(tier => tier.SpendThreshold > 0))
            yield break;

        yield return words.Text("Terms.TierSpend", words.Name(settings.TierWindow));
        yield return words.Text("Terms.TierCounts");
        yield return words.Text("Terms.TierRises");
        yield return settings.TierReview switch
        {
            TierReview.Yearly => words.Text("Terms.TierFallsYearly", words.DayOfYear(settings.TierReviewMonth, settings.TierReviewDay)),
            TierReview.Months => words.Text("Terms.TierFallsAfterMonths", Math.Max(1, settings.TierReviewMonths)),
            _ => words.Text("Terms.TierFallsAtOnce"),
        };
        if (settings.TierReview != TierReview.EveryRun && settings.TierGraceDays > 0)
            yield return words.Text("Terms.TierGrace", settings.TierGraceDays);
        if (settings.TierReturnDays > 0)
            yield return words.Text("Terms.TierReturn", settings.TierReturnDays);
    }

    string TierLine(CashbackTier tier)
    {
        var rate = words.Rate(tier.Rate, tier.Unit);
        var line = tier.SpendThreshold > 0 ? words.Text("Terms.Tier", tier.Name, words.Amount(tier.SpendThreshold), rate) : words.Text("Terms.TierFirst", tier.Name, rate);

        // The larger of the shop's minimum and the tier's counts.
        return tier.MinimumReceipt > source.Rules.MinimumReceipt ? $"{line} {words.Text("Terms.TierMinimum", words.Amount(tier.MinimumReceipt.Value))}" : line;
    }
}
