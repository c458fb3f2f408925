namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What the way from one category up to its root says.</summary>
/// <param name="Name">Name of the category.</param>
/// <param name="Depth">1 for a root.</param>
/// <param name="ExcludedBy">The nearest excluded category on the way; null: none.</param>
/// <param name="RatedId">The nearest, so the deepest, category on the way that has a rate.</param>
/// <param name="RatedDepth">Its depth; 0: none has a rate.</param>
/// <param name="Rate">Its rate in percent.</param>
/// <param name="Programmes">One bit per programme that names a category on the way; shared between categories.</param>
sealed record CategoryFacts(string Name, int Depth, int? ExcludedBy, int RatedId, int RatedDepth, decimal Rate, ulong[] Programmes);
