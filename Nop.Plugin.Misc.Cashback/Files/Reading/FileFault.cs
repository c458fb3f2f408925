namespace Nop.Plugin.Misc.Cashback.Files.Reading;

/// <summary>Why a file is refused whole, and where in it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">Line of a text, row of a sheet, number of a row in JSON; 0: it is no single line.</param>
/// <param name="Column">Character in the line, column of the sheet; 0: the whole line.</param>
/// <param name="Detail">What stands there, or the name of what is missing; empty: nothing to add.</param>
public sealed record FileFault(FileFaultKind Kind, int Line = 0, int Column = 0, string Detail = "")
{
    /// <summary>Wrong values of other rows, in their order, where the first that is wrong is a value; at most <see cref="MostNamed"/> with it.</summary>
    public IReadOnlyList<FileFault> Others { get; init; } = [];

    /// <summary>So many wrong values are named: who corrects them finds the rest.</summary>
    public const int MostNamed = 20;
}

/// <summary>Kinds of what is wrong with a file.</summary>
public enum FileFaultKind
{
    /// <summary>It has no rows.</summary>
    Empty,

    /// <summary>It is neither CSV, nor XLSX, nor JSON, or is damaged.</summary>
    Unreadable,

    /// <summary>It is text in another encoding than UTF-8, or UTF-16 with a mark.</summary>
    Encoding,

    /// <summary>A quote stands where none may stand.</summary>
    Quote,

    /// <summary>It ends in the middle of a row or a quoted cell: a part is missing.</summary>
    CutOff,

    /// <summary>A row has more or fewer cells than the heading.</summary>
    Cells,

    /// <summary>A cell is longer than any that may be needed.</summary>
    LongCell,

    /// <summary>There are more rows or columns than one file may have.</summary>
    TooMuch,

    /// <summary>A column that is needed is missing.</summary>
    MissingColumn,

    /// <summary>Two columns have the same name, or a member of JSON comes twice.</summary>
    TwiceNamed,

    /// <summary>A member of JSON is not known.</summary>
    UnknownMember,

    /// <summary>What stands there is no value of that column.</summary>
    Value,

    /// <summary>An amount that could be two, one a thousand times the other.</summary>
    Ambiguous,

    /// <summary>The version of the columns is not one that is read here.</summary>
    Version,

    /// <summary>The rows are of more than one batch, or the batch has no name that may be one.</summary>
    Batch,

    /// <summary>The numbers of rows do not go from 1 on without a gap.</summary>
    Numbering,

    /// <summary>It is of another branch.</summary>
    Branch,

    /// <summary>Rows or sums are not what the control totals say.</summary>
    Totals,

    /// <summary>It has no control totals, and none were typed.</summary>
    NoTotals,

    /// <summary>Another file of the same name was brought before.</summary>
    BatchUsed,

    /// <summary>The same file was brought for another branch.</summary>
    OtherBranch,

    /// <summary>It has sales, and who brings it may bring none.</summary>
    Sales,

    /// <summary>So many clients of it are not known that it, with what was looked up before, may be a guess at who is one.</summary>
    TooManyClients,

    /// <summary>Who brings it does not work at the branch.</summary>
    NotYours,
}
