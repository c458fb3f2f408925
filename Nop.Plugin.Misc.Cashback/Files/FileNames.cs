namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>The names that files of every format share.</summary>
static class FileNames
{
    /// <summary>The column of the currency of a row's amounts.</summary>
    public const string Currency = "currency";

    /// <summary>Columns of a batch, before its own: version of the columns, name of the batch, number of the row.</summary>
    public static readonly string[] OfBatch = ["version", "batch", "row"];

    /// <summary>An instant, ISO 8601 in UTC to the second; null for none.</summary>
    public static string? Instant(DateTime? utc) => utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
