namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The number of a client card.</summary>
static class CardNumber
{
    /// <summary>Reads a number as a person types or scans it (<see cref="TypedCode"/>).</summary>
    /// <returns>Digits only; null: it can be no card's number, or one digit is wrong.</returns>
    public static string? Read(string? typed) => TypedCode.Read(typed, RandomCardNumbers.IsValid);
}
