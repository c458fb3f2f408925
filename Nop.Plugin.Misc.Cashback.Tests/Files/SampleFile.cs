using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Tests.Files;

/// <summary>A row with a cell of each kind.</summary>
sealed record SampleRow(string? Name, string? Card = null, Money? Amount = null, decimal? Number = null, DateOnly? Day = null, DateTime? At = null);

/// <summary>A file of such rows, in any format.</summary>
static class SampleFile
{
    public static readonly CurrencySpec Euro = CurrencySpec.For("EUR");

    public static readonly SampleRow Full = new("Anna", "0012345678905", new Money(1234, Euro), 1.5m, new DateOnly(2026, 3, 2), new DateTime(2026, 3, 2, 9, 30, 15, DateTimeKind.Utc));

    public static readonly FileBatch Batch = new("20260302-1-abcd", "EUR");

    /// <summary>Texts that a name may be and that programs take for something else.</summary>
    public static readonly string[] Hostile =
    [
        "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uFF1D1", "gpj\u202Eexe.", "say \"hi\"", "a\r\nb", "a\nb", "a\rb", "\u0000", "a\u0000b\u001F", "x\uD800y", "\uDC00", "\uFFFE",
        "_x0041_", "_x0000", "_", " both ", "a;b,c|d\te", "\uD834\uDD1E", "<&>']]>", new('x', 32_767), "'", "{\"a\":1}", "\\",
    ];

    public static readonly FileColumns<SampleRow> Columns = new FileColumns<SampleRow>("7")
        .Text("name", row => row.Name).Code("card", row => row.Card).Amount("amount", row => row.Amount).Number("number", row => row.Number).Date("day", row => row.Day).Instant("at", row => row.At);

    public static readonly FileColumns<SampleRow> WithTotals = new FileColumns<SampleRow>("7")
        .Text("name", row => row.Name).Total("amount", row => row.Amount!.Value).Code("currency", row => row.Amount!.Value.Currency.Code).Total("double", row => row.Amount!.Value + row.Amount.Value);

    public static async Task<byte[]> WriteAsync(FileFormat format, IEnumerable<SampleRow> rows, FileColumns<SampleRow>? columns = null, FileBatch? batch = null)
    {
        using var file = new AsyncOnlyStream();
        await (columns ?? Columns).WriteAsync(file, format, rows, CancellationToken.None, batch);
        return file.ToArray();
    }

    /// <summary>A well-formed text: halves of characters are replaced, as every encoder does.</summary>
    public static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    public static SampleRow Of(long minor, string currency, string name = "x") => new(name, Amount: new Money(minor, CurrencySpec.For(currency)));

    // As a web server's response: who writes at once is refused.
    sealed class AsyncOnlyStream : MemoryStream
    {
        bool _isAsync;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (!_isAsync)
                throw new InvalidOperationException("Synchronous.");
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _isAsync = true;
            Write(buffer.Span);
            _isAsync = false;
            return ValueTask.CompletedTask;
        }
    }
}
