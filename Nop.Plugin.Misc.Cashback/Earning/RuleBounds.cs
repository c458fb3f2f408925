using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>What a rule that is saved must keep to.</summary>
/// <param name="Currency">Of every amount.</param>
/// <param name="CapPercent">The hard cap: no percentage may be over it; 0: there is none.</param>
sealed record RuleBounds(CurrencySpec Currency, decimal CapPercent);
