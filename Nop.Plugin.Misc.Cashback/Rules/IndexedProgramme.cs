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
        _word = index >> 6;
        _bit = 1UL << (index & 63);
        _everywhere = rule.CategoryIds.Count == 0;
        FromUtc = rule.FromUtc is { } from ? ShopTime.AsUtc(from) : DateTime.MinValue;
        ToUtc = rule.ToUtc is { } to ? ShopTime.AsUtc(to) : DateTime.MaxValue;

        // Dividing by one with 28 zeros leaves out the zeros at the end; the number is the same.
        var multiplier = rule.Multiplier / 1.0000000000000000000000000000m;
        Decimal = new(rule.ExtraPercent, multiplier);
        Exact = new(Fraction.FromDecimal(rule.ExtraPercent), Fraction.FromDecimal(multiplier));
    }

    internal ProgrammeRule Rule { get; }

    /// <summary>Its numbers, to be used where <see cref="RunningProgrammes.IsExactInDecimal"/>.</summary>
    internal ProgrammeTerm<decimal> Decimal { get; }

    /// <summary>Its numbers, always exact.</summary>
    internal ProgrammeTerm<Fraction> Exact { get; }

    DateTime FromUtc { get; }

    DateTime ToUtc { get; }

    internal bool Matches(ReadOnlySpan<ulong> line) => _everywhere || (line[_word] & _bit) != 0;

    internal bool Runs(DateTime placedOnUtc, TimeZoneInfo zone, TierRule? tier)
        => placedOnUtc >= FromUtc
            && (placedOnUtc < ToUtc || Rule.ToUtc is null)
            && (Rule.TierIds.Count == 0 || (tier is not null && Rule.TierIds.Contains(tier.Id)))
            && (Rule.Weekdays.Count == 0 || Rule.Weekdays.Contains(ShopTime.Date(placedOnUtc, zone).DayOfWeek));
}
