namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Everything that the terms of a store are written from.</summary>
/// <param name="Rules">Rates, tiers, cards and active programmes.</param>
/// <param name="Settings">The store's settings.</param>
sealed record TermsSource(RuleRows Rules, CashbackSettings Settings)
{
    /// <summary>The bonuses that are switched on.</summary>
    public IReadOnlyList<Bonus> Bonuses { get; init; } = [];

    /// <summary>Names of the open branches.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];
}

/// <summary>Names that the shop gave, by id, as they are in one language. What is gone is not in them.</summary>
sealed record TermsNames
{
    static readonly IReadOnlyDictionary<int, string> None = new Dictionary<int, string>();

    /// <summary>Names of categories.</summary>
    public IReadOnlyDictionary<int, string> Categories { get; init; } = None;

    /// <summary>Names of manufacturers.</summary>
    public IReadOnlyDictionary<int, string> Manufacturers { get; init; } = None;

    /// <summary>Names of the products with a rate of their own; null: they are too many to be named.</summary>
    public IReadOnlyDictionary<int, string>? Products { get; init; } = None;

    /// <summary>Names of the products that credit pays for, or does not.</summary>
    public IReadOnlyDictionary<int, string> PaidProducts { get; init; } = None;

    /// <summary>Names of customer roles.</summary>
    public IReadOnlyDictionary<int, string> Roles { get; init; } = None;

    /// <summary>Names of payment methods, by system name.</summary>
    public IReadOnlyDictionary<string, string> PaymentMethods { get; init; } = PaymentMethodNames.None;
}

/// <summary>A version of the terms in a list.</summary>
/// <param name="Number">1, 2, 3 … in the store.</param>
/// <param name="CreatedOnUtc">Since when.</param>
public sealed record TermsIssue(int Number, DateTime CreatedOnUtc);
