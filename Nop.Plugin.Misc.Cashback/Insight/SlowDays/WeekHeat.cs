namespace Nop.Plugin.Misc.Cashback.Insight.SlowDays;

/// <summary>Orders, and sales in the salon among them, by weekday and hour of the shop's clock, and the blocks with the fewest. Pure.</summary>
public sealed class WeekHeat
{
    const int Hours = 24;
    const int BlockHours = 4;
    const int Blocks = 3;

    // Hours at the ends of the day in which one order in twenty falls are no slow hours: the shop sleeps.
    const int EdgeShare = 20;

    readonly int[,] _orders = new int[7, Hours];
    int _total;

    /// <summary>Orders of a weekday and hour.</summary>
    public int this[DayOfWeek day, int hour] => _orders[(int)day, hour];

    /// <summary>All orders.</summary>
    public int Total => _total;

    /// <summary>Those of them that are sales in the salon.</summary>
    public int Sales { get; private set; }

    /// <summary>The most of one weekday and hour.</summary>
    public int Highest => _orders.Cast<int>().Max();

    /// <summary>First hour of the busy part of the day.</summary>
    public int FirstHour => EdgeHour(Enumerable.Range(0, Hours)) ?? 0;

    /// <summary>Last hour of the busy part of the day; 23 where there are no orders.</summary>
    public int LastHour => EdgeHour(Enumerable.Range(0, Hours).Reverse()) ?? Hours - 1;

    /// <summary>Counts an order.</summary>
    /// <param name="shopTime">As the shop's clock showed it.</param>
    /// <param name="isSale">Whether it is a sale in the salon.</param>
    public void Add(DateTime shopTime, bool isSale = false)
    {
        _orders[(int)shopTime.DayOfWeek, shopTime.Hour]++;
        _total++;
        if (isSale)
            Sales++;
    }

    /// <summary>The blocks of hours with the fewest orders, at most one a weekday, the slowest first; none where there are no orders.</summary>
    public IReadOnlyList<SlowBlock> Slowest()
    {
        if (_total == 0)
            return [];
        var (first, last) = (FirstHour, LastHour);
        var length = Math.Min(BlockHours, last - first + 1);
        var blocks = Enum.GetValues<DayOfWeek>().Select(day => Enumerable.Range(first, last - first + 2 - length)
            .Select(hour => new SlowBlock(day, hour, hour + length, Enumerable.Range(hour, length).Sum(at => this[day, at])))
            .MinBy(block => block.Orders)!);
        return [.. blocks.OrderBy(block => block.Orders).ThenBy(block => WeekdayBits.PlaceFromMonday(block.Day)).Take(Blocks)];
    }

    int? EdgeHour(IEnumerable<int> hours)
    {
        var before = 0;
        foreach (var hour in hours)
        {
            before += Enum.GetValues<DayOfWeek>().Sum(day => this[day, hour]);
            if (before * EdgeShare > _total)
                return hour;
        }

        return null;
    }
}

/// <summary>Hours of a weekday.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="FromHour">First hour.</param>
/// <param name="ToHour">First hour after it, 24 at most.</param>
/// <param name="Orders">Orders in it.</param>
public sealed record SlowBlock(DayOfWeek Day, int FromHour, int ToHour, int Orders);
