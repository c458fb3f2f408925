using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A dated or permanent campaign that raises the earn rate of what it matches (scenarios, rule 3).</summary>
/// <param name="Id">Id of the programme.</param>
/// <param name="Name">For explanations.</param>
public sealed record ProgrammeRule(int Id, string Name)
{
    /// <summary>First instant (UTC) at which it runs; null: has always run.</summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>First instant (UTC) at which it runs no more; null: runs for ever.</summary>
    public DateTime? ToUtc { get; init; }

    /// <summary>Days of the week in the shop's zone; empty: every day.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Categories whose products match, those of the categories below too; empty: every product.</summary>
    public IReadOnlyList<int> CategoryIds { get; init; } = [];

    /// <summary>Months in the shop's zone, 1 to 12; empty: every month.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>First time of day in the shop's zone at which it runs; null: from midnight.</summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>First time of day, later than the other, at which it runs no more; null: until midnight.</summary>
    public TimeOnly? ToTime { get; init; }

    /// <summary>Whether it is for the category on which the client spends most, instead of named ones; where that is not known it matches nothing.</summary>
    public bool FavouriteCategory { get; init; }

    /// <summary>System names of payment methods, of which an order must be paid by one, in whichever case; empty: every order.</summary>
    public IReadOnlyList<string> PaymentMethods { get; init; } = [];

    /// <summary>Units of the currency to which an order's goods must come after all discounts, before credit, with tax where line nets have it; 0: any order.</summary>
    public decimal MinimumOrder { get; init; }

    /// <summary>For whom it is.</summary>
    public AudienceRule Audience { get; init; } = AudienceRule.Everybody;

    /// <summary>Rank among the programmes that match a line: only those with the highest number compete, with each other and with the plain rate.</summary>
    public int Priority { get; init; }

    /// <summary>Factor on the rate, 0 to 1000, at most 4 decimals; 1 changes nothing.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>Percentage points on the rate before the factor, 0 to 100, at most 4 decimals.</summary>
    public decimal ExtraPercent { get; init; }

    /// <summary>Units of the currency for each piece, before the factor, at most the line's net; as <see cref="RateUnit.PerItem"/>.</summary>
    public decimal ExtraPerItem { get; init; }

    /// <summary>
    /// Units of the currency for the order, shared by the lines that match, at most their nets; as <see cref="RateUnit.PerOrder"/>.
    /// It comes beside whatever wins on a line, and is not multiplied.
    /// </summary>
    public decimal ExtraPerOrder { get; init; }

    /// <summary>Whether it works together with the other stackable programmes.</summary>
    public bool Stackable { get; init; }

    /// <summary>Most that it may add to one order, in minor units; null: no limit.</summary>
    public long? CapPerOrderMinor { get; init; }

    /// <summary>Most that it may add to all orders of one client, in minor units; null: no limit.</summary>
    public long? CapPerClientMinor { get; init; }

    /// <summary>Most that it may add to one client's orders of one day in the shop's zone, in minor units; null: no limit.</summary>
    public long? CapPerDayMinor { get; init; }

    /// <summary>Most that it may add to one client's orders of one month in the shop's zone, in minor units; null: no limit.</summary>
    public long? CapPerMonthMinor { get; init; }

    /// <summary>Most that it may add to all orders together, in minor units; null: no limit.</summary>
    public long? BudgetMinor { get; init; }
}

/// <summary>Effect of a programme on the rate of a line.</summary>
/// <param name="ProgrammeId">Id of the programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="ExtraPercent">Percentage points that it put on the rate.</param>
/// <param name="Multiplier">Factor that it put on the sum.</param>
/// <param name="ExtraPerItem">Units of the currency that it put on each piece.</param>
/// <param name="OrderPercent">What this line has of its amount per order, in percent of the line's net.</param>
public sealed record ProgrammeEffect(
    int ProgrammeId,
    string Name,
    decimal ExtraPercent,
    decimal Multiplier,
    decimal ExtraPerItem = 0,
    decimal OrderPercent = 0);

/// <summary>Which limit cut what a programme adds.</summary>
public enum ProgrammeLimit
{
    /// <summary>Its cap per order.</summary>
    Order,

    /// <summary>Its cap per client.</summary>
    Client,

    /// <summary>Its cap per client and day.</summary>
    Day,

    /// <summary>Its cap per client and month.</summary>
    Month,

    /// <summary>Its budget.</summary>
    Budget,
}

/// <summary>The numbers of a running programme, in the arithmetic that is exact for this order.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ProgrammeTerm<T>(T Extra, T Multiplier);

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
            && (Rule.PaymentMethods.Count == 0 || Rule.PaymentMethods.Contains(order.PaymentMethod, StringComparer.OrdinalIgnoreCase))
            && (Rule.MinimumOrder <= 0 || Goods(order) >= Fraction.FromDecimal(Rule.MinimumOrder))
            && Rule.Audience.Includes(order.Client, order.Tier?.Id, placed, zone);
    }

    /// <summary>Whether it runs on such a day at such a time of the shop's, whatever its dates.</summary>
    internal bool RunsAt(DayOfWeek day, int month, TimeOnly time) =>
        (Rule.Weekdays.Count == 0 || Rule.Weekdays.Contains(day))
        && (Rule.Months.Count == 0 || Rule.Months.Contains(month))
        && !(time < Rule.FromTime)
        && !(time >= Rule.ToTime);

    // What the goods come to after all discounts, in units of the currency.
    static Fraction Goods(EarnRequest order)
    {
        var nets = new ExactSum();
        foreach (var line in order.Lines)
            nets.Add(Math.Max(0, line.Net));
        return nets.Value * OrderShares.DiscountShare(nets.Value, order.OrderDiscount);
    }

    bool RunsAt(DateTime placed, TimeZoneInfo zone)
    {
        if (Rule is { Weekdays.Count: 0, Months.Count: 0, FromTime: null, ToTime: null })
            return true;

        var local = ShopTime.Local(placed, zone);
        return RunsAt(local.DayOfWeek, local.Month, TimeOnly.FromDateTime(local));
    }
}
