namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The number of a client card.</summary>
static class CardNumber
{
    const int DigitsTold = 4;

    /// <summary>Reads a number as a person types or scans it (<see cref="TypedCode"/>).</summary>
    /// <returns>Digits only; null: it can be no card's number, or one digit is wrong.</returns>
    public static string? Read(string? typed) => TypedCode.Read(typed, RandomCardNumbers.IsValid);

    /// <summary>The last digits of a number: they tell a card from another, and nobody can show it by them.</summary>
    /// <param name="number">The number, as typed or kept.</param>
    /// <returns>Empty: it can be no card's number.</returns>
    public static string EndOf(string? number) => Read(number) is { } digits ? digits[^DigitsTold..] : "";

    /// <summary>The last digits as a log tells them, "…1234"; where it can be no card's number, a dash.</summary>
    /// <inheritdoc cref="EndOf"/>
    public static string Told(string? number) => EndOf(number) is { Length: > 0 } end ? $"…{end}" : "–";
}
