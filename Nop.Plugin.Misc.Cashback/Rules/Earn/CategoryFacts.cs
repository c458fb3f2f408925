namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What the way from one category up to its root says.</summary>
sealed record CategoryFacts
{
    /// <summary>Name of the category.</summary>
    internal string Name { get; init; } = string.Empty;

    /// <summary>1 for a root.</summary>
    internal int Depth { get; init; }

    /// <summary>The category at the top of the way.</summary>
    internal int RootId { get; init; }

    /// <summary>The nearest excluded category on the way; null: none.</summary>
    internal int? ExcludedBy { get; init; }

    /// <summary>Whether it or one above it is a service category.</summary>
    internal bool IsService { get; init; }

    /// <summary>The nearest, so the deepest, category on the way that has a rate.</summary>
    internal int RatedId { get; init; }

    /// <summary>Its depth; 0: none has a rate.</summary>
    internal int RatedDepth { get; init; }

    /// <summary>Its rate.</summary>
    internal decimal Rate { get; init; }

    /// <summary>What the rate's number means.</summary>
    internal RateUnit Unit { get; init; }

    /// <summary>One bit per programme that names a category on the way; shared between categories.</summary>
    internal ulong[] Programmes { get; init; } = [];
}
