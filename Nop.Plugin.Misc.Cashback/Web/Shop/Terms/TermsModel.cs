using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Terms;

/// <summary>The terms as a reader sees them.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Since">Since when, as a sentence.</param>
/// <param name="IsCurrent">Whether it is in force.</param>
/// <param name="Sections">Plain text.</param>
public record TermsModel(int Number, string Since, bool IsCurrent, IReadOnlyList<TermsSection> Sections);
