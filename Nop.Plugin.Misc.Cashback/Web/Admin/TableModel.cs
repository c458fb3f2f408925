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

    /// <summary>CSS classes of the table beside the one that all have.</summary>
    public string Classes { get; init; } = "table-hover table-bordered";

    /// <summary>Name under which the form around the table sends the ids of the rows that are chosen; null: none is chosen.</summary>
    public string? Chooses { get; init; }

    /// <summary>Ids of rows that are chosen when it is shown.</summary>
    public IReadOnlyCollection<int> Chosen { get; init; } = [];

    /// <summary>Id of the table in the page; null: none.</summary>
    public string? Id { get; init; }
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
    /// <summary>The heading itself where it is not one of the plugin's texts, as a name or an hour; null: the text of <see cref="Title"/>.</summary>
    public string? Heading { get; init; }

    /// <summary>Its cells head their rows.</summary>
    public bool HeadsRows { get; init; }

    /// <summary>CSS class of cells that only wide screens show, in tables and in grids; a line for each stands in the first cell of the row on narrow ones (in grids by <c>cashbackNarrow</c>).</summary>
    public const string WideOnly = "d-none d-md-table-cell";

    /// <summary>A column of wide screens. On narrow ones its heading and what its cell says stand in the first cell of the row.</summary>
    public bool IsWideOnly { get; init; }

    /// <summary>CSS class that hides what belongs to the column on narrow screens; null: it is always shown.</summary>
    public string? WideClass => IsWideOnly ? WideOnly : null;

    /// <summary>A column with a heading that is not one of the plugin's texts.</summary>
    /// <param name="heading">What it says.</param>
    /// <param name="headClass">CSS class of the heading.</param>
    /// <param name="cellClass">CSS class of the cells.</param>
    public static Column Named(string heading, string? headClass = null, string? cellClass = null) => new("", headClass, cellClass) { Heading = heading };

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
public sealed record TableRow(int Id, IReadOnlyList<TableCell> Cells)
{
    /// <summary>Printed in grey: it counts no more.</summary>
    public bool IsFaint { get; init; }
}

/// <summary>A cell.</summary>
/// <param name="Text">What it says; null: nothing.</param>
public sealed record TableCell(string? Text)
{
    /// <summary>A tick instead of a text.</summary>
    public bool IsTicked { get; init; }

    /// <summary>Page of the shop that its text leads to, beginning with "~/"; null: none.</summary>
    public string? Link { get; init; }

    /// <summary>The link leads to what the page shows already.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>A second, smaller line; null: none.</summary>
    public string? Note { get; init; }

    /// <summary>Length of a bar beneath, 0 … 100; null: none.</summary>
    public int? Percent { get; init; }

    /// <summary>Depth of the colour behind it, 0 … 100; null: none.</summary>
    public int? Shade { get; init; }

    /// <summary>A word on a badge beside its text; null: none.</summary>
    public string? Badge { get; init; }

    /// <summary>A button beside its text; null: none.</summary>
    public CellButton? Button { get; init; }

    /// <summary>A cell with a text.</summary>
    public static implicit operator TableCell(string? text) => new(text);

    /// <summary>A cell with a tick, or with nothing.</summary>
    public static TableCell Tick(bool isTicked) => new((string?)null) { IsTicked = isTicked };
}

/// <summary>A red button that takes something back, after a question.</summary>
/// <param name="Action">Action of the page's controller that it sends its fields to.</param>
/// <param name="Title">What it does, for whoever points at it.</param>
/// <param name="Question">What is asked before.</param>
/// <param name="Fields">What it sends, by name.</param>
public sealed record CellButton(string Action, string Title, string Question, IReadOnlyDictionary<string, object> Fields);
