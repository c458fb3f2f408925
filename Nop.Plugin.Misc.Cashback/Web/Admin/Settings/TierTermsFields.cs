namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Fields for how long tiers last, shared by the page of settings and that of a draft.</summary>
public interface ITierTermsModel
{
    /// <summary>A <see cref="Rules.TierWindow"/>: which spend counts.</summary>
    int TierWindow { get; set; }

    /// <summary>A <see cref="Rules.TierReview"/>: when a tier may fall.</summary>
    int TierReview { get; set; }

    /// <summary>Month of the yearly review, 1 … 12.</summary>
    int TierReviewMonth { get; set; }

    /// <summary>Day of the yearly review, 1 … 31.</summary>
    int TierReviewDay { get; set; }

    /// <summary>Months to a review.</summary>
    int TierReviewMonths { get; set; }

    /// <summary>Days from a warning to the fall.</summary>
    int TierGraceDays { get; set; }

    /// <summary>Days in which a refund undoes a promotion.</summary>
    int TierReturnDays { get; set; }
}

/// <summary>Shows and reads <see cref="ITierTermsModel"/>.</summary>
static class TierTermsFields
{
    const int MostMonths = 120;
    const int MostDays = 365;

    /// <summary>Puts the terms into a form.</summary>
    internal static void Show(TierTerms terms, ITierTermsModel model) =>
        (model.TierWindow, model.TierReview, model.TierReviewMonth, model.TierReviewDay, model.TierReviewMonths, model.TierGraceDays, model.TierReturnDays)
            = ((int)terms.Window, (int)terms.Review, terms.ReviewMonth, terms.ReviewDay, terms.ReviewMonths, terms.GraceDays, terms.ReturnDays);

    /// <summary>The terms that a form says; what is out of bounds is refused beside its field.</summary>
    internal static async Task<TierTerms> ReadAsync(ITierTermsModel model, FormReader typed) =>
        new(await typed.ChoiceAsync<TierWindow>(nameof(model.TierWindow), model.TierWindow))
        {
            Review = await typed.ChoiceAsync<TierReview>(nameof(model.TierReview), model.TierReview),
            ReviewMonth = await typed.WholeAsync(nameof(model.TierReviewMonth), model.TierReviewMonth, 1, 12),
            ReviewDay = await typed.WholeAsync(nameof(model.TierReviewDay), model.TierReviewDay, 1, 31),
            ReviewMonths = await typed.WholeAsync(nameof(model.TierReviewMonths), model.TierReviewMonths, 1, MostMonths),
            GraceDays = await typed.WholeAsync(nameof(model.TierGraceDays), model.TierGraceDays, 0, MostDays),
            ReturnDays = await typed.WholeAsync(nameof(model.TierReturnDays), model.TierReturnDays, 0, MostDays),
        };
}
