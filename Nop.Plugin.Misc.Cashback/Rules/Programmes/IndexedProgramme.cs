namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A programme with what is worked out once for all orders.</summary>
sealed class IndexedProgramme
{
    readonly int _word;
    readonly ulong _bit;
    readonly bool _everywhere;

    /// <param name="rule">The programme.</param>
    /// <param name="index">Its place in the rules, which is its bit in <see cref="CategoryFacts.Programmes"/>.</param>
    internal IndexedProgramme(ProgrammeRule rule, int index)
    {
        Rule = rule;
        Index = index;
        _word = index >> 6;
        _bit = 1UL << (index & 63);
        _everywhere = rule.CategoryIds.Count == 0 && !rule.FavouriteCategory;
        FromUtc = rule.FromUtc is { } from ? ShopTime.AsUtc(from) : DateTime.MinValue;
        ToUtc = rule.ToUtc is { } to ? ShopTime.AsUtc(to) : DateTime.MaxValue;

        // Dividing by one with 28 zeros leaves out the zeros at the end; the number is the same.
        var multiplier = rule.Multiplier / 1.0000000000000000000000000000m;
        Decimal = new(rule.ExtraPercent, multiplier);
        Exact = new(Fraction.FromDecimal(rule.ExtraPercent), Fraction.FromDecimal(multiplier));
    }

    internal ProgrammeRule Rule { get; }

    internal int Index { get; }

    /// <summary>Whether it adds amounts and not only percents.</summary>
    internal bool HasAmounts => Rule.ExtraPerItem != 0 || Rule.ExtraPerOrder != 0;

    /// <summary>Its percents, to be used where <see cref="RunningProgrammes.IsExactInDecimal"/>.</summary>
    internal ProgrammeTerm<decimal> Decimal { get; }

    /// <summary>Its percents, always exact.</summary>
    internal ProgrammeTerm<Fraction> Exact { get; }

    DateTime FromUtc { get; }

    DateTime ToUtc { get; }

    internal void Mark(ulong[] bits) => bits[_word] |= _bit;

    internal bool Matches(ReadOnlySpan<ulong> line) => _everywhere || (line[_word] & _bit) != 0;

    /// <summary>Whether it runs for an order at all.</summary>
    internal bool Runs(EarnRequest order, TimeZoneInfo zone)
    {
        var placed = ShopTime.AsUtc(order.PlacedOnUtc);
        return placed >= FromUtc
            && (placed < ToUtc || Rule.ToUtc is null)
            && RunsAt(placed, zone)
            && Rule.Audience.Includes(order.Client, order.Tier?.Id, placed, zone);
    }

    /// <summary>Whether it runs on such a day at such a time of the shop's, whatever its dates.</summary>
    internal bool RunsAt(DayOfWeek day, int month, TimeOnly time) =>
        (Rule.Weekdays.Count == 0 || Rule.Weekdays.Contains(day))
        && (Rule.Months.Count == 0 || Rule.Months.Contains(month))
        && !(time < Rule.FromTime)
        && !(time >= Rule.ToTime);

    bool RunsAt(DateTime placed, TimeZoneInfo zone)
    {
        if (Rule is { Weekdays.Count: 0, Months.Count: 0, FromTime: null, ToTime: null })
            return true;

        var local = ShopTime.Local(placed, zone);
        return RunsAt(local.DayOfWeek, local.Month, TimeOnly.FromDateTime(local));
    }
}
