namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Names that the shop gave, by id, as they are in one language. What is gone is not in them.</summary>
public sealed record TermsNames
{
    static readonly IReadOnlyDictionary<int, string> None = new Dictionary<int, string>();

    /// <summary>Of categories.</summary>
    public IReadOnlyDictionary<int, string> Categories { get; init; } = None;

    /// <summary>Of manufacturers.</summary>
    public IReadOnlyDictionary<int, string> Manufacturers { get; init; } = None;

    /// <summary>Of the products with a rate of their own; null: they are too many to be named.</summary>
    public IReadOnlyDictionary<int, string>? Products { get; init; } = None;

    /// <summary>Of customer roles.</summary>
    public IReadOnlyDictionary<int, string> Roles { get; init; } = None;
}
