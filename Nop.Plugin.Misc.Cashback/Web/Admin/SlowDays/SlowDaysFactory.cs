using Nop.Plugin.Misc.Cashback.Insight.SlowDays;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.SlowDays;

/// <summary>Makes the page of slow days.</summary>
public sealed class SlowDaysFactory(OrderHours slowDays, Texts texts)
{
    /// <summary>Days that are looked at.</summary>
    public const int Days = 90;

    /// <summary>The page.</summary>
    public async Task<SlowDaysModel> PrepareAsync()
    {
        var heat = await slowDays.CountAsync(Days);
        var hours = Enumerable.Range(heat.FirstHour, heat.LastHour - heat.FirstHour + 1).ToList();
        var block = await texts.GetAsync("SlowDays.Block");
        return new()
        {
            Summary = await texts.GetAsync("SlowDays.Summary", heat.Total, Days),
            Hours = hours,
            Rows = [.. AdminChoices.Weekdays().Select(day => new HeatRowModel(
                day.Text, [.. hours.Select(hour => heat[(DayOfWeek)int.Parse(day.Value, CultureInfo.InvariantCulture), hour]).Select(count => (count, heat.Highest == 0 ? 0 : 100 * count / heat.Highest))]))],
            Blocks = [.. heat.Slowest().Select(slow => new SlowBlockModel(
                string.Format(CultureInfo.CurrentCulture, block, NameOf(slow), slow.Orders), NameOf(slow), (int)slow.Day, slow.FromHour, slow.ToHour))],
        };
    }

    // "Tuesday 10:00–14:00" needs no translation.
    static string NameOf(SlowBlock slow) =>
        $"{CultureInfo.CurrentCulture.TextInfo.ToTitleCase(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(slow.Day))} {slow.FromHour:00}:00–{slow.ToHour:00}:00";
}

/// <summary>When the shop has the fewest orders.</summary>
public sealed record SlowDaysModel : BaseNopModel
{
    /// <summary>How many orders of how many days were counted, in words.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Hours of the columns.</summary>
    public IList<int> Hours { get; set; } = [];

    public IList<HeatRowModel> Rows { get; set; } = [];

    public IList<SlowBlockModel> Blocks { get; set; } = [];
}

/// <summary>A weekday.</summary>
/// <param name="Day">Its name.</param>
/// <param name="Cells">Orders of each hour, and how they stand to the busiest hour in percent.</param>
public sealed record HeatRowModel(string Day, IReadOnlyList<(int Orders, int Percent)> Cells);

/// <summary>A block of slow hours.</summary>
/// <param name="Text">Weekday, hours and orders in words.</param>
/// <param name="Name">What a programme for it would be called.</param>
/// <param name="Day">The weekday's number.</param>
/// <param name="FromHour">First hour.</param>
/// <param name="ToHour">First hour after it.</param>
public sealed record SlowBlockModel(string Text, string Name, int Day, int FromHour, int ToHour);
