namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>A shopper's choice as it is kept between requests: what was asked for, in which currency, and when.</summary>
/// <param name="Choice">What was asked for.</param>
/// <param name="Currency">Code of the currency of the amount.</param>
/// <param name="MadeOnUtc">When, to the second.</param>
sealed record StoredChoice(CashbackChoice Choice, string Currency, DateTime MadeOnUtc)
{
    const string Maximum = "max";
    const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>How long a choice, and what was shown of it, is good for: one round of shopping, over a night if need be.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromHours(24);

    /// <summary>Writes "500;EUR;2026-03-02T09:00:00Z", or "max;…" for as much as possible.</summary>
    public override string ToString() =>
        string.Join(';', Choice.AskedMinor?.ToString(CultureInfo.InvariantCulture) ?? Maximum, Currency, MadeOnUtc.ToString(InstantFormat, CultureInfo.InvariantCulture));

    /// <summary>Reads it back; null: nothing was chosen, or it cannot be told when.</summary>
    public static StoredChoice? Parse(string? text) =>
        text?.Split(';') is [var asked, var currency, var made]
        && DateTime.TryParseExact(made, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var madeOnUtc)
        && ChoiceOf(asked) is { } choice
            ? new(choice, currency, madeOnUtc)
            : null;

    /// <summary>Whether the choice still stands: it is for this currency and not too old.</summary>
    public bool Stands(string currency, DateTime nowUtc) => Currency == currency && nowUtc - MadeOnUtc < Life;

    static CashbackChoice? ChoiceOf(string asked) =>
        asked == Maximum ? CashbackChoice.AsMuchAsPossible
        : long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor > 0 ? new(minor)
        : null;
}
