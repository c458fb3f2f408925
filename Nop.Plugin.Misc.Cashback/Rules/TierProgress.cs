namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The way to the next tier.</summary>
/// <param name="Next">The next tier; null at the top.</param>
/// <param name="MissingMinor">Spend that is missing, in minor units, rounded up; 0 at the top.</param>
public readonly record struct TierProgress(TierRule? Next, long MissingMinor);
