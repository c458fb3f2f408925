namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>A table of rows, each with a button that opens it where it can be opened.</summary>
/// <param name="Columns">Its columns, without that of the button.</param>
/// <param name="Rows">Its rows, each with a cell for every column.</param>
public sealed record TableModel(IReadOnlyList<Column> Columns, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Action that opens a row: to edit it, or to look at it; null: none.</summary>
    public string? Action { get; init; } = "Edit";

    /// <summary>Controller of the action; null: that of the page.</summary>
    public string? Controller { get; init; }
}

/// <summary>A page with all rows of a topic.</summary>
/// <param name="Topic">What is listed; the page's texts begin with it.</param>
/// <param name="MenuItem">System name of the page's item in the menu.</param>
/// <param name="Table">The rows.</param>
public sealed record ListModel(string Topic, string MenuItem, TableModel Table);

/// <summary>A column.</summary>
/// <param name="Title">Key of its heading without the plugin's prefix.</param>
/// <param name="HeadClass">CSS class of the heading.</param>
/// <param name="CellClass">CSS class of the cells.</param>
public sealed record Column(string Title, string? HeadClass, string? CellClass)
{
    /// <summary>A column of words.</summary>
    public static Column Text(string title) => new(title, null, null);

    /// <summary>A column of words that are not broken into lines.</summary>
    public static Column Short(string title) => new(title, null, "text-nowrap");

    /// <summary>A column of amounts or rates.</summary>
    public static Column Amount(string title) => new(title, "text-right", "text-right text-nowrap");

    /// <summary>A column of counts.</summary>
    public static Column Count(string title) => new(title, "text-right", "text-right");

    /// <summary>A column of marks or small numbers.</summary>
    public static Column Mark(string title) => new(title, "text-center", "text-center");
}

/// <summary>A row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
public sealed record TableRow(int Id, IReadOnlyList<TableCell> Cells);

/// <summary>A cell.</summary>
/// <param name="Text">What it says; null: nothing.</param>
public sealed record TableCell(string? Text)
{
    /// <summary>A tick instead of a text.</summary>
    public bool IsTicked { get; init; }

    /// <summary>Page of the shop that its text leads to, beginning with "~/"; null: none.</summary>
    public string? Link { get; init; }

    /// <summary>A second, smaller line; null: none.</summary>
    public string? Note { get; init; }

    /// <summary>Length of a bar beneath, 0 … 100; null: none.</summary>
    public int? Percent { get; init; }

    /// <summary>A cell with a text.</summary>
    public static implicit operator TableCell(string? text) => new(text);

    /// <summary>A cell with a tick, or with nothing.</summary>
    public static TableCell Tick(bool isTicked) => new((string?)null) { IsTicked = isTicked };
}
