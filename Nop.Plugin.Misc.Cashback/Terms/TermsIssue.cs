namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>A version of the terms in a list.</summary>
/// <param name="Number">1, 2, 3 … in the store.</param>
/// <param name="CreatedOnUtc">Since when.</param>
public sealed record TermsIssue(int Number, DateTime CreatedOnUtc);
