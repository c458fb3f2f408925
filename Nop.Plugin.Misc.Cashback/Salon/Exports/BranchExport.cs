namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>How a branch's till wants its files, and when it gets one by itself. No row: as the plugin writes them, and never.</summary>
[StoredIn("Cashback_BranchExport")]
[Unique(nameof(BranchId))]
public sealed class BranchExport : BaseEntity
{
    internal const int LongestMailbox = 254;

    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>Hour of the branch's day from which the file of the day is written, 0 … 23; null: none is.</summary>
    public int? Hour { get; set; }

    /// <summary>An <see cref="ExportContent"/>.</summary>
    public int ContentId { get; set; }

    /// <summary>The end of the file's name: its format.</summary>
    [Text(8)]
    public string Format { get; set; } = "";

    /// <summary>The branch's address, to which the file is sent; empty: it lies in the branch's folder.</summary>
    [Prose(LongestMailbox)]
    public string Mailbox { get; set; } = "";

    /// <summary>Between the cells of CSV.</summary>
    [Text(1)]
    public string Separator { get; set; } = "";

    /// <summary>Before decimals in CSV.</summary>
    [Text(1)]
    public string DecimalSign { get; set; } = "";

    /// <summary>A <see cref="CsvEncoding"/>.</summary>
    public int EncodingId { get; set; }

    /// <summary>Whether CSV begins with the mark of its encoding, where that has one.</summary>
    public bool HasMark { get; set; }

    /// <summary>Names that the till gives the columns, one on a line; empty: those of the plugin.</summary>
    [Prose(CsvDialect.MostOfHeadings)]
    public string Headings { get; set; } = "";

    /// <summary>A branch that wants nothing of its own.</summary>
    internal static BranchExport Usual(int branchId) => new()
    {
        BranchId = branchId,
        ContentId = (int)ExportContent.Vouchers,
        Format = "csv",
        Separator = ",",
        DecimalSign = ".",
        EncodingId = (int)CsvEncoding.Utf8,
        HasMark = true,
    };
}

/// <summary>Encodings of CSV. The numbers are stored.</summary>
enum CsvEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8 = 1,

    /// <summary>Windows-1252, of Western Europe; what it does not have becomes a question mark.</summary>
    Windows1252 = 2,

    /// <summary>UTF-16, the lower byte first.</summary>
    Utf16 = 3,
}

/// <summary>A file that was written for a branch by itself: at most one a day.</summary>
[StoredIn("Cashback_ExportBatch")]
[Unique(nameof(BranchId), nameof(Day))]
public sealed class ExportBatch : BaseEntity
{
    internal const int LongestFailure = 400;

    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>The day by the branch's calendar, as 20270315.</summary>
    public int Day { get; set; }

    /// <summary>The batch's name, which stands in the file; empty: none was written yet.</summary>
    [Text(64)]
    public string Name { get; set; } = "";

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>When it was tried last.</summary>
    public DateTime TriedOnUtc { get; set; }

    /// <summary>When it was written and, where it is sent, put into the shop's queue of letters; null: it is not yet.</summary>
    public DateTime? DoneOnUtc { get; set; }

    /// <summary>Why the last try failed; empty: it did not, or its server died.</summary>
    [Prose(LongestFailure)]
    public string Failure { get; set; } = "";

    /// <summary>When the owner was told that it failed; null: never, or not of this day. Of the days until a file is written again one is told.</summary>
    public DateTime? ToldOnUtc { get; set; }
}
