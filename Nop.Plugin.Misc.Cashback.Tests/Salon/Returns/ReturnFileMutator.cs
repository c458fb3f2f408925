using System.IO.Compression;
using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Tests.Files;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>Makes wrong return files of right ones, in each format: as bytes, as text with what readers stumble over, and a sheet's parts before they are packed. The same seed makes the same.</summary>
sealed class ReturnFileMutator
{
    /// <summary>What the right files are read with.</summary>
    public static readonly ReturnTerms Terms = new(7, CurrencySpec.For("EUR"), TimeZoneInfo.Utc) { UnnamedBatch = "file-1" };

    /// <summary>Rows of each right file.</summary>
    public const int Rows = 3;

    static readonly FileColumns<ReturnedTaking> s_columns = new FileColumns<ReturnedTaking>("1")
        .Code("voucher", row => row.Voucher).Total("amount", row => row.Amount).Code("currency", row => row.Amount.Currency.Code).Code("receipt", row => row.Receipt)
        .Instant("taken_at", row => row.TakenOnUtc).Text("clerk", row => row.Clerk).Code("branch", _ => "7");

    static readonly string[] s_stones =
    [
        "\"", "\"\"", ";", ",", "\t", "\r\n", "\n", "\0", "\uFEFF", "\u202E", "-", "1e9", "99999999999999999999", "0.001", "1.250", "total", "null", "true", "{", "}", "[", "]", ":", "\\u0000",
        "<", ">", "</c>", "<row/>", "]]>", "&lt;", "&#0;", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "r=\"XFD1048577\"", "t=\"s\"", "../../x",
    ];

    readonly Random _random;
    readonly ByteMutator _bytes;
    readonly byte[][] _files;

    ReturnFileMutator(int seed, byte[][] files) => (_bytes, _files) = (new(_random = new(seed)), files);

    /// <summary>A mutator of new right files.</summary>
    public static async Task<ReturnFileMutator> OpenAsync(int seed)
    {
        var files = new List<byte[]>();
        foreach (var format in FileFormats.All)
        {
            foreach (var cents in new[] { 100, 7 })
                files.Add(await WriteAsync(format, cents));
        }

        return new(seed, [.. files]);
    }

    /// <summary>A wrong file, or one that a mutation has left right.</summary>
    public byte[] Next()
    {
        var at = _random.Next(_files.Length);
        var (file, other) = (_files[at], _files[at ^ 1]);
        if (file is not [(byte)'P', (byte)'K', ..])
            return Mutate(file, other);
        return _random.Next(4) == 0 ? _bytes.Mutate(file, other) : Repack(file);
    }

    static async Task<byte[]> WriteAsync(FileFormat format, long cents)
    {
        var euro = CurrencySpec.For("EUR");
        var rows = Enumerable.Range(1, Rows).Select(row => new ReturnedTaking(row, $"AAAA-BBBB-CCC{row}", new Money(cents * row, euro), $"{row}", new DateTime(2026, 3, row, 9, 30, 15, DateTimeKind.Utc), "Anna"));
        using var file = new MemoryStream();
        await s_columns.WriteAsync(file, format, rows, CancellationToken.None, new FileBatch("b-1", "EUR"));
        return file.ToArray();
    }

    byte[] Mutate(byte[] part, byte[] other)
    {
        if (_random.Next(2) == 0)
            return _bytes.Mutate(part, other);
        var text = new StringBuilder(Encoding.UTF8.GetString(part));
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var at = _random.Next(text.Length);
            if (_random.Next(2) == 0)
                text.Remove(at, Math.Min(_random.Next(1, 30), text.Length - at));
            text.Insert(at, s_stones[_random.Next(s_stones.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // The sheet's file with one of its parts mutated, so that what unpacks it is not all that is tried.
    byte[] Repack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = _random.Next(from.Entries.Count);
            foreach (var entry in from.Entries)
            {
                using var read = new MemoryStream();
                using (var content = entry.Open())
                    content.CopyTo(read);
                var isChosen = chosen-- == 0;
                using var written = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                written.Write(isChosen ? Mutate(read.ToArray(), read.ToArray()) : read.ToArray());
            }
        }

        return packed.ToArray();
    }
}
