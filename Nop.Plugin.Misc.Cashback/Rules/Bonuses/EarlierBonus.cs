namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>A bonus that a client got by the same rule before.</summary>
/// <param name="Reason">What it was for: the same reason never gives twice.</param>
/// <param name="GivenOnUtc">When it was given.</param>
public readonly record struct EarlierBonus(string Reason, DateTime GivenOnUtc);
