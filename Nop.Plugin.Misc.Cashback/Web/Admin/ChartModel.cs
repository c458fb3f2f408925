namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Bars side by side in groups, shown by <c>_Chart.cshtml</c>; the same figures stand in a table beside it. Heights are thousandths of the highest.</summary>
public sealed record ChartModel
{
    /// <summary>Height of the highest bar.</summary>
    public const int Full = 1000;

    /// <summary>What it shows.</summary>
    public string Title { get; set; } = "";

    /// <summary>What each bar of a group stands for.</summary>
    public IList<string> Names { get; set; } = [];

    public IList<ChartGroupModel> Groups { get; set; } = [];

    /// <summary>What the tallest bar stands for, in words; null: there is nothing to show.</summary>
    public string? Tallest => Groups.SelectMany(group => group.Bars).Where(bar => bar.Height == Full).Select(bar => bar.Text).FirstOrDefault();

    /// <summary>Height of a bar; 0 for what is not above 0.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="highest">Value of the highest bar.</param>
    public static int HeightOf(long value, long highest) => highest <= 0 ? 0 : (int)Int128.Clamp((Int128)value * Full / highest, 0, Full);
}

/// <summary>Bars that belong together, as those of a month.</summary>
/// <param name="Label">What is written below them.</param>
/// <param name="Bars">Height and text of each.</param>
public sealed record ChartGroupModel(string Label, IReadOnlyList<(int Height, string Text)> Bars);
