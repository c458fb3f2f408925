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
            Sales = heat.Sales > 0 ? await texts.GetAsync("SlowDays.Sales", heat.Sales) : "",
            Heat = new(
                [Column.Named("", cellClass: "text-left") with { HeadsRows = true }, .. hours.Select(hour => Column.Named(hour.ToString(CultureInfo.InvariantCulture)))],
                [.. AdminChoices.Weekdays().Select(Row)])
            { Action = null, Id = "heat", Classes = "table-bordered table-sm text-center" },
            Blocks = [.. heat.Slowest().Select(slow => new SlowBlockModel(
                string.Format(CultureInfo.CurrentCulture, block, NameOf(slow), slow.Orders), NameOf(slow), (int)slow.Day, slow.FromHour, slow.ToHour))],
        };

        TableRow Row(SelectListItem weekday)
        {
            var day = int.Parse(weekday.Value, CultureInfo.InvariantCulture);
            return new(day, [weekday.Text, .. hours.Select(hour => Cell(heat[(DayOfWeek)day, hour]))]);
        }

        TableCell Cell(int orders) => new(orders.ToString(CultureInfo.InvariantCulture)) { Shade = heat.Highest == 0 ? 0 : 100 * orders / heat.Highest };
    }

    // "Tuesday 10:00–14:00" needs no translation.
    static string NameOf(SlowBlock slow) =>
        $"{CultureInfo.CurrentCulture.TextInfo.ToTitleCase(Weekdays.Name(slow.Day, CultureInfo.CurrentCulture))} {slow.FromHour:00}:00–{slow.ToHour:00}:00";
}

/// <summary>When the shop has the fewest orders.</summary>
public sealed record SlowDaysModel : BaseNopModel
{
    /// <summary>How many orders of how many days were counted, in words.</summary>
    public string Summary { get; set; } = "";

    /// <summary>How many of them were sold in the salon, in words; empty: none.</summary>
    public string Sales { get; set; } = "";

    /// <summary>Orders of each weekday and hour, the darker the more.</summary>
    public TableModel Heat { get; set; } = new([], []);

    public IList<SlowBlockModel> Blocks { get; set; } = [];
}

/// <summary>A block of slow hours.</summary>
/// <param name="Text">Weekday, hours and orders in words.</param>
/// <param name="Name">What a programme for it would be called.</param>
/// <param name="Day">The weekday's number.</param>
/// <param name="FromHour">First hour.</param>
/// <param name="ToHour">First hour after it.</param>
public sealed record SlowBlockModel(string Text, string Name, int Day, int FromHour, int ToHour);
