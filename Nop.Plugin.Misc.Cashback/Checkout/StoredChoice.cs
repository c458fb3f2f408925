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

/// <summary>Outcome of the shopper's choice with the cart, the credit and the limits as they are now.</summary>
/// <param name="Choice">What was asked for.</param>
/// <param name="MadeOnUtc">When, to the second.</param>
/// <param name="Quote">The credit that an order would take; with an obstacle 0, which is no refusal.</param>
/// <param name="Obstacle">Why the cart takes no credit at all; null: nothing is in the way.</param>
public sealed record ChoiceStanding(CashbackChoice Choice, DateTime MadeOnUtc, RedemptionQuote Quote, CartObstacle? Obstacle)
{
    /// <summary>The choice does not apply: nothing is taken.</summary>
    public bool HasFallenAway => Obstacle is not null || Quote.Refusal is not null;

    /// <summary>Less is taken than was asked for, or than could be if the shop had no least order total.</summary>
    public bool IsCut => !HasFallenAway && (Quote.CutByLeastTotal || Choice.AskedMinor > Quote.Amount);
}
