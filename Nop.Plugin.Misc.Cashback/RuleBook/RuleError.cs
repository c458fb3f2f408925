namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>An error of a row that somebody wants to save.</summary>
/// <param name="Field">Name of the row's property; empty: it is of the whole.</param>
/// <param name="ResourceKey">Whole key of the message.</param>
/// <param name="Arguments">What stands in the message's places.</param>
public readonly record struct RuleError(string Field, string ResourceKey, params object[] Arguments)
{
    /// <summary>Says that a number is outside a range, with both of its ends.</summary>
    internal static RuleError OutOfRange(string field, decimal least, decimal most) => new(field, RuleErrors.Range, Number(least), Number(most));

    /// <summary>Writes a number for a message, in the culture of the page.</summary>
    internal static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.CurrentCulture);
}
