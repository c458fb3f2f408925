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
