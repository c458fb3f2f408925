namespace Nop.Plugin.Misc.Cashback.Web.Words;

/// <summary>Where each cent comes from, in the reader's language; the same words for the shopper, the clerk and the owner.</summary>
public interface IExplanationText
{
    /// <summary>One sentence a line of the order: "Shampoo: 40.00 × 6 % (Hair) × 2 (Tuesday) = 4.80", and what holds for the whole order below.</summary>
    /// <param name="explanation">The numbers; null: none were kept.</param>
    /// <param name="earned">What the order earned, minor units.</param>
    /// <param name="currency">Of all amounts.</param>
    /// <param name="termsVersion">Number of the version of the terms under which it was earned; null: it is not said.</param>
    Task<IReadOnlyList<string>> LinesAsync(EarnExplanation? explanation, long earned, CurrencySpec currency, int? termsVersion = null);
}
