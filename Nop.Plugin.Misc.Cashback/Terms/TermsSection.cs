namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>A part of the terms, plain text.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">Sentences.</param>
public sealed record TermsSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>What has a heading of its own in it, such as each programme.</summary>
    public IReadOnlyList<TermsSection> Parts { get; init; } = [];
}
