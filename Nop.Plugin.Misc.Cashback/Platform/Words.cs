namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The one place where rates, times, effects and audiences of rules are put into words: for lists and previews in the language of the page, for the terms in any language.</summary>
/// <param name="textOf">Finds a text by its key without the plugin's prefix; null: there is none.</param>
/// <param name="culture">How numbers, days and times are written.</param>
/// <param name="currency">The currency of amounts.</param>
/// <param name="zone">The shop's zone.</param>
/// <param name="style">Whether sentences or catchwords are written.</param>
public sealed class Words(Func<string, string?> textOf, CultureInfo culture, CurrencySpec currency, TimeZoneInfo zone, WordStyle style)
{
    // A leap year, in which 29 February is a day for a review too.
    const int LeapYear = 2024;

    /// <summary>Keys of all texts that catchwords are made of, without the plugin's prefix.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Rates.PerItem", "Rates.PerOrder", "Programmes.FromOnly", "Programmes.ToOnly", "Programmes.EffectPerItem", "Programmes.EffectPerOrder", "Programmes.NoEffect", "Programmes.PaidBy", "Programmes.OrderFrom", "Terms.Through",
        "Audience.WithRoles", "Audience.WithTiers", "Audience.WithCards", "Audience.WithSegments", "Audience.WithNewsletter", "Audience.WithFirstOrder", "Audience.WithSleep", "Audience.WithBirthday",
    ];

    /// <summary>The currency of amounts.</summary>
    public CurrencySpec Currency => currency;

    /// <summary>Names of payment methods by system name; one that is not in it is called by its system name.</summary>
    public IReadOnlyDictionary<string, string> PaymentMethods { get; init; } = PaymentMethodNames.None;

    /// <summary>A text with its places filled. One that the owner has broken is shown as it is: no order must fail on it.</summary>
    /// <param name="key">Its key without the plugin's prefix.</param>
    /// <param name="arguments">What stands in its places.</param>
    public string Text(string key, params object[] arguments)
    {
        var text = textOf(key) ?? key[(key.LastIndexOf('.') + 1)..];
        try
        {
            return string.Format(culture, text, arguments);
        }
        catch (FormatException)
        {
            return text;
        }
    }

    /// <summary>The name of an enum's value; empty: it has none.</summary>
    public string Name<T>(T value) where T : struct, Enum => textOf($"Enums.{typeof(T).Name}.{value}") ?? "";

    /// <summary>A rate for reading: "5 %", "1.50 EUR per item".</summary>
    /// <param name="rate">Percent or units of the currency.</param>
    /// <param name="unit">Which of them, a <see cref="RateUnit"/>.</param>
    public string Rate(decimal rate, int unit) => (RateUnit)unit switch
    {
        RateUnit.PerItem => Text("Rates.PerItem", Units(rate)),
        RateUnit.PerOrder => Text("Rates.PerOrder", Units(rate)),
        _ => Percent(rate),
    };

    /// <summary>A rate as the text of its field.</summary>
    /// <inheritdoc cref="Rate"/>
    public string RateField(decimal rate, int unit) =>
        (RateUnit)unit == RateUnit.Percent ? Figures.Number(rate) : Figures.AmountField(Money.FromDecimalHalfUp(rate, currency).Minor, currency);

    /// <summary>A number of percent.</summary>
    public string Percent(decimal percent) => Spaced(Figures.Percent(percent, culture));

    /// <summary>A number without zeros at its end.</summary>
    public string Number(decimal number) => Spaced(Figures.Short(number, culture));

    /// <summary>An amount in minor units.</summary>
    public string Amount(long minor) => Spaced(Figures.Amount(minor, currency, culture));

    /// <summary>An amount in units of the currency.</summary>
    public string Units(decimal units) => Amount(Money.FromDecimalHalfUp(units, currency).Minor);

    /// <summary>An instant by the shop's clock.</summary>
    public string Instant(DateTime utc) => Spaced(Local(utc).ToString("g", culture));

    /// <summary>A day of each year; where a year lacks it, the last of its month.</summary>
    public string DayOfYear(int month, int day) => new DateTime(LeapYear, month, Math.Min(day, DateTime.DaysInMonth(LeapYear, month))).ToString("M", culture);

    /// <summary>"from … until …"; a whole day is named without its time. Null: no limit.</summary>
    public IEnumerable<string> Span(DateTime? fromUtc, DateTime? toUtc)
    {
        if (fromUtc is { } from)
            yield return Text("Programmes.FromOnly", Local(from) is { } start && IsDay(start) ? Day(start) : Instant(from));
        if (toUtc is { } to)
            yield return Local(to) is { } end && IsDay(end) ? Text("Terms.Through", Day(end.AddDays(-1))) : Text("Programmes.ToOnly", Instant(to));
    }

    /// <summary>When a programme runs: dates, weekdays, months, hours, payment methods, least order; nothing where it always runs.</summary>
    public IEnumerable<string> Times(ProgrammeRule programme)
    {
        foreach (var limit in Span(programme.FromUtc, programme.ToUtc))
            yield return limit;
        if (programme.Weekdays.Count > 0)
            yield return Weekdays.List(programme.Weekdays, culture, IsFull);
        if (programme.Months.Count > 0)
            yield return string.Join(", ", programme.Months.Select(month => IsFull ? culture.DateTimeFormat.GetMonthName(month) : culture.DateTimeFormat.GetAbbreviatedMonthName(month)));
        if (programme.FromTime is not null || programme.ToTime is not null)
            yield return $"{Time(programme.FromTime)} – {Time(programme.ToTime)}";
        if (programme.PaymentMethods.Count > 0)
            yield return Text("Programmes.PaidBy", string.Join(", ", programme.PaymentMethods.Select(method => PaymentMethods.GetValueOrDefault(method, method))));
        if (programme.MinimumOrder > 0)
            yield return Text("Programmes.OrderFrom", Units(programme.MinimumOrder));
    }

    /// <summary>Says the effect of a programme on a rate: "+ 2 %, × 2".</summary>
    public string Effect(ProgrammeRule programme)
    {
        var parts = new List<string>();
        if (programme.ExtraPercent != 0)
            parts.Add("+ " + Percent(programme.ExtraPercent));
        if (programme.ExtraPerItem != 0)
            parts.Add(Text("Programmes.EffectPerItem", Units(programme.ExtraPerItem)));
        if (programme.Multiplier != 1)
            parts.Add("× " + Number(programme.Multiplier));
        if (programme.ExtraPerOrder != 0)
            parts.Add(Text("Programmes.EffectPerOrder", Units(programme.ExtraPerOrder)));
        return parts.Count == 0 ? Text("Programmes.NoEffect") : string.Join(", ", parts);
    }

    /// <summary>For whom a programme, a bonus or a gift is, one condition a line; nothing where it is for everybody.</summary>
    /// <param name="audience">For whom.</param>
    /// <param name="names">Names of roles, tiers and cards.</param>
    public IEnumerable<string> Audience(AudienceRule audience, AudienceNames names)
    {
        if (audience.RoleIds.Count > 0)
            yield return Text(Styled("Audience.WithRoles", "Terms.OnlyRoles"), Names(audience.RoleIds, names.Roles));
        if (audience.TierIds.Count > 0)
            yield return Text(Styled("Audience.WithTiers", "Terms.OnlyTiers"), Names(audience.TierIds, names.Tiers));
        if (audience.CardIds.Count > 0)
            yield return Text(Styled("Audience.WithCards", "Terms.OnlyCards"), Names(audience.CardIds, names.Cards));
        // Shoppers read that there is a choice, not what it is called among staff.
        if (audience.SegmentIds.Count > 0)
            yield return Text(Styled("Audience.WithSegments", "Terms.OnlySegments"), Names(audience.SegmentIds, names.Segments));
        if (audience.Newsletter)
            yield return Text(Styled("Audience.WithNewsletter", "Terms.OnlyNewsletter"));
        if (audience.FirstOrder)
            yield return Text(Styled("Audience.WithFirstOrder", "Terms.OnlyFirstOrder"));
        if (audience.SleepingDays is { } days)
            yield return Text(Styled("Audience.WithSleep", "Terms.OnlySleeping"), days);
        if (audience.Birthday is { } window)
            yield return Text(Styled("Audience.WithBirthday", "Terms.OnlyBirthday"), window.DaysBefore, window.DaysAfter);
    }

    /// <summary>Names of those that are still there; a dash where none is.</summary>
    public static string Names(IEnumerable<int> ids, IReadOnlyDictionary<int, string> names) =>
        ids.Where(names.ContainsKey).Select(id => names[id]).ToList() is { Count: > 0 } known ? string.Join(", ", known) : "–";

    bool IsFull => style == WordStyle.Sentences;

    string Styled(string catchword, string sentence) => IsFull ? sentence : catchword;

    // Until the end of the day is until midnight. Staff read a time as its field has it.
    string Time(TimeOnly? time) => IsFull ? Spaced((time ?? TimeOnly.MinValue).ToString("t", culture)) : (time ?? TimeOnly.MinValue).ToString("HH:mm", CultureInfo.InvariantCulture);

    // Releases of the culture data differ in the width of such a space, and nodes may differ in their release: that is no other text.
    static string Spaced(string text) => text.Replace('\u202f', '\u00a0');

    DateTime Local(DateTime utc) => ShopTime.Local(utc.AsUtc(), zone);

    string Day(DateTime local) => local.ToString("d", culture);

    static bool IsDay(DateTime local) => local.TimeOfDay == TimeSpan.Zero;
}

/// <summary>How much is said.</summary>
public enum WordStyle
{
    /// <summary>For cells and previews: "tiers: Gold".</summary>
    Catchwords,

    /// <summary>For the terms: "Only for customers of these tiers: Gold."</summary>
    Sentences,
}

/// <summary>Names that an audience speaks of, by id; those that are gone are not in them.</summary>
/// <param name="Roles">Customer roles.</param>
/// <param name="Tiers">Tiers.</param>
/// <param name="Cards">Kinds of cards.</param>
public sealed record AudienceNames(IReadOnlyDictionary<int, string> Roles, IReadOnlyDictionary<int, string> Tiers, IReadOnlyDictionary<int, string> Cards)
{
    /// <summary>Names of segments; only staff read them.</summary>
    public IReadOnlyDictionary<int, string> Segments { get; init; } = new Dictionary<int, string>();
}
