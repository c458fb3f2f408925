namespace Nop.Plugin.Misc.Cashback.Web.Admin.SlowDays;

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
