namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A completed order that is neither cancelled nor deleted, as it counts towards a tier.</summary>
/// <param name="SpendBase">Its earn base before the money share, in minor units.</param>
/// <param name="CompletedOnUtc">When it became complete and paid.</param>
/// <param name="TotalMinor">Its total in minor units.</param>
/// <param name="RefundedMinor">Money refunded so far, in minor units.</param>
public readonly record struct SpendRecord(Fraction SpendBase, DateTime CompletedOnUtc, long TotalMinor, long RefundedMinor);
