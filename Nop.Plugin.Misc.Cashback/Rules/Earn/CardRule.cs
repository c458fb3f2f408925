namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A kind of client card that staff give by hand, such as Gold.</summary>
/// <param name="Id">Id of the kind.</param>
/// <param name="Name">For explanations.</param>
/// <param name="Rate">Earn rate in percent, 0 to 100, at most 4 decimals; it stands beside the tier's rate, and the one that gives a line more holds. Null: none of its own.</param>
public sealed record CardRule(int Id, string Name, decimal? Rate = null);
