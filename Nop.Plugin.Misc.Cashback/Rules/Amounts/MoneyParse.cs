namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What came of reading an amount: exactly one of the two is set.</summary>
/// <param name="Amount">The amount; null where the text was refused.</param>
/// <param name="Error">Why the text was refused; null where it was read.</param>
public readonly record struct MoneyParse(Money? Amount, MoneyParseError? Error);
