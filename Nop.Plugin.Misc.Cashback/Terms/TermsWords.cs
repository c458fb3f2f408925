using System.Globalization;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>How the terms say things in one language: its texts, and numbers, money, days and times as its culture writes them.</summary>
/// <param name="texts">Texts of the language by key.</param>
/// <param name="culture">How numbers and dates are written.</param>
/// <param name="rules">Tells the currency and the shop's zone.</param>
sealed class TermsWords(IReadOnlyDictionary<string, string> texts, CultureInfo culture, RuleSource rules)
{
    const string Programmes = CashbackDefaults.ResourcePrefix + ".Programmes.";
    const string Rates = CashbackDefaults.ResourcePrefix + ".Rates.";
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";

    // Of all leap years any: 29 February is a day for a review too.
    const int LeapYear = 2024;

    readonly CurrencySpec _currency = CurrencySpec.For(rules.CurrencyCode);
    readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(rules.ZoneId);

    /// <summary>A text with its places filled. One that the owner has broken is shown as it is: no order must fail on it.</summary>
    internal string Text(string prefix, string key, params object[] arguments)
    {
        var text = texts.GetValueOrDefault(prefix + key, key);
        try
        {
            return string.Format(culture, text, arguments);
        }
        catch (FormatException)
        {
            return text;
        }
    }

    /// <summary>The name of an enum's value.</summary>
    internal string Of<T>(T value) where T : struct, Enum => texts.GetValueOrDefault($"Enums.{typeof(T).FullName}.{value}", "");

    internal string Rate(decimal rate, int unit) => (RateUnit)unit switch
    {
        RateUnit.PerItem => Text(Rates, "PerItem", Units(rate)),
        RateUnit.PerOrder => Text(Rates, "PerOrder", Units(rate)),
        _ => Percent(rate),
    };

    internal string Percent(decimal percent) => Number(percent) + "\u00a0%";

    internal string Number(decimal number) => Spaced(number.ToString("#,0.####", culture));

    /// <summary>An amount in minor units.</summary>
    internal string Amount(long minor) => Spaced(new Money(minor, _currency).ToDecimal().ToString("N" + _currency.Decimals.ToString(CultureInfo.InvariantCulture), culture)) + "\u00a0" + _currency.Code;

    /// <summary>An amount in units of the currency.</summary>
    internal string Units(decimal units) => Amount(Money.FromDecimalHalfUp(units, _currency).Minor);

    /// <summary>"from … until …"; a whole day is named without its time. Null: no limit.</summary>
    internal IEnumerable<string> Span(DateTime? fromUtc, DateTime? toUtc)
    {
        if (fromUtc is { } from)
            yield return Text(Programmes, "FromOnly", Local(from) is { } start && IsDay(start) ? Day(start) : Instant(from));
        if (toUtc is { } to)
            yield return Local(to) is { } end && IsDay(end) ? Text(Own, "Through", Day(end.AddDays(-1))) : Text(Programmes, "ToOnly", Instant(to));
    }

    /// <summary>An instant by the shop's clock.</summary>
    internal string Instant(DateTime utc) => Spaced(Local(utc).ToString("g", culture));

    /// <summary>A day of each year; where it is not, the last of its month.</summary>
    internal string DayOfYear(int month, int day) => new DateTime(LeapYear, month, Math.Min(day, DateTime.DaysInMonth(LeapYear, month))).ToString("M", culture);

    /// <summary>A minute of the day, up to its end.</summary>
    internal string Time(int minute) => Spaced(TimeOnly.MinValue.AddMinutes(minute).ToString("t", culture));

    internal string Weekday(DayOfWeek day) => culture.DateTimeFormat.GetDayName(day);

    internal string Month(int month) => culture.DateTimeFormat.GetMonthName(month);

    /// <summary>Names of those that are still there; a dash where none is.</summary>
    internal static string Names(IEnumerable<int> ids, IReadOnlyDictionary<int, string> names) =>
        ids.Where(names.ContainsKey).Select(id => names[id]).ToList() is { Count: > 0 } known ? string.Join(", ", known) : "–";

    // Releases of the culture data differ in the width of such a space, and nodes may differ in their release: that is no other text.
    static string Spaced(string text) => text.Replace('\u202f', '\u00a0');

    DateTime Local(DateTime utc) => ShopTime.Local(utc.AsUtc(), _zone);

    string Day(DateTime local) => local.ToString("d", culture);

    static bool IsDay(DateTime local) => local.TimeOfDay == TimeSpan.Zero;
}
