using System.Text;
using CsvHelper;
using Nop.Plugin.Misc.Cashback.Files;
using static Nop.Plugin.Misc.Cashback.Tests.Files.SampleFile;

namespace Nop.Plugin.Misc.Cashback.Tests.Files;

/// <summary>CSV in the dialects of programs, read back by CsvHelper.</summary>
public sealed class CsvFormatTests
{
    [Test]
    public async Task Without_a_wish_it_is_rfc_4180_in_utf8_with_a_mark() =>
        Assert.That(await WriteAsync(new CsvFormat(), [Full]), Is.EqualTo(Encoding.UTF8.GetBytes("\uFEFFname,card,amount,number,day,at\r\nAnna,0012345678905,12.34,1.5,2026-03-02,2026-03-02T09:30:15Z\r\n")));

    [Test]
    public async Task What_is_not_there_is_an_empty_cell() => Assert.That(await TextAsync(new CsvFormat { Heading = null }, new SampleRow(null)), Is.EqualTo("\uFEFF,,,,,\r\n"));

    [TestCase(',', '.', "en-US")]
    [TestCase(';', ',', "it-IT")]
    [TestCase('\t', ',', "ru-RU")]
    [TestCase('|', '.', "fr-CH")]
    [TestCase(',', ',', "fi-FI")]
    public async Task A_dialect_is_read_back_whole_whatever_the_culture(char separator, char decimalSign, string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var format = new CsvFormat { Separator = separator, DecimalSign = decimalSign };
            var rows = Hostile.Select(text => Full with { Name = text }).ToList();
            var read = Read(await WriteAsync(format, rows), separator, Encoding.UTF8);
            var sign = decimalSign.ToString();
            Assert.Multiple(() =>
            {
                Assert.That(read.Skip(1).Select(row => row[0]), Is.EqualTo(rows.Select(row => WellFormed(CsvFormat.Harmless(row.Name)))));
                Assert.That(read.Skip(1).Select(row => string.Join('/', row[1..])).Distinct(), Is.EqualTo(new[] { $"0012345678905/12{sign}34/1{sign}5/2026-03-02/2026-03-02T09:30:15Z" }));
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCaseSource(nameof(Encodings))]
    public async Task An_encoding_is_read_back_with_or_without_its_mark(Encoding encoding, int mark)
    {
        var bytes = await WriteAsync(new CsvFormat { Encoding = encoding }, [new SampleRow("Zoë")]);
        Assert.That((bytes.AsSpan(0, mark).SequenceEqual(encoding.Preamble), Read(bytes, ',', encoding)[1][0]), Is.EqualTo((true, "Zoë")));
    }

    [Test]
    public async Task What_an_encoding_lacks_is_replaced() =>
        Assert.That(Encoding.Latin1.GetString(await WriteAsync(new CsvFormat { Encoding = Encoding.Latin1, Heading = null }, [new SampleRow("Яna")])), Does.StartWith("?na,"));

    [Test]
    public async Task Headings_are_as_the_reader_wants() =>
        Assert.That((await TextAsync(new CsvFormat { Heading = name => name == "name" ? "Cliente, nome" : name.ToUpperInvariant() }, Full))[1..].Split("\r\n")[0], Is.EqualTo("\"Cliente, nome\",CARD,AMOUNT,NUMBER,DAY,AT"));

    [Test]
    public async Task A_batch_numbers_its_rows_and_ends_with_a_total_for_each_currency() =>
        Assert.That(Encoding.UTF8.GetString(await WriteAsync(new CsvFormat(), [Of(100, "EUR"), Of(5, "JPY"), Of(23, "EUR")], WithTotals, Batch)), Is.EqualTo("""
            version,batch,row,name,amount,currency,double
            7,20260302-1-abcd,1,x,1.00,EUR,2.00
            7,20260302-1-abcd,2,x,5,JPY,10
            7,20260302-1-abcd,3,x,0.23,EUR,0.46
            7,20260302-1-abcd,total,2,1.23,EUR,2.46
            7,20260302-1-abcd,total,1,5,JPY,10

            """.Insert(0, "\uFEFF").ReplaceLineEndings("\r\n")));

    [TestCase("=1", "'=1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@x", "'@x")]
    [TestCase("\tx", "'\tx")]
    [TestCase("\rx", "'\rx")]
    [TestCase(" =1", "' =1")]
    [TestCase("\uFF1D1", "'\uFF1D1")]
    [TestCase("a=1", "a=1")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Text_is_made_harmless(string? text, string expected) => Assert.That(CsvFormat.Harmless(text), Is.EqualTo(expected));

    [TestCase("a,b", "\"a,b\"")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("a\nb", "\"a\nb\"")]
    [TestCase("plain", "plain")]
    public async Task Cells_are_quoted_where_they_must_be(string cell, string expected) => Assert.That(await TextAsync(new CsvFormat { Heading = null }, new SampleRow(cell)), Is.EqualTo($"\uFEFF{expected},,,,,\r\n"));

    [Test]
    public async Task Rows_are_sent_on_before_all_are_there()
    {
        using var file = new MemoryStream();
        var seen = 0L;
        await Columns.WriteAsync(file, new CsvFormat(), Rows(), CancellationToken.None);
        Assert.That(seen, Is.GreaterThan(100_000));

        IEnumerable<SampleRow> Rows()
        {
            for (var i = 0; i < 3000; i++)
                yield return Full;
            seen = file.Length;
        }
    }

    [Test]
    public void A_reader_who_has_gone_stops_it()
    {
        using var gone = new CancellationTokenSource();
        Assert.ThrowsAsync<OperationCanceledException>(() => Columns.WriteAsync(Stream.Null, new CsvFormat(), Rows(), gone.Token));

        IEnumerable<SampleRow> Rows()
        {
            yield return Full;
            gone.Cancel();
            yield return Full;
            Assert.Fail("It went on.");
        }
    }

    static IEnumerable<TestCaseData> Encodings() =>
    [
        new(Encoding.UTF8, 3), new(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 0), new(Encoding.Unicode, 2), new(Encoding.Latin1, 0),
    ];

    static async Task<string> TextAsync(CsvFormat format, SampleRow row) => Encoding.UTF8.GetString(await WriteAsync(format, [row]));

    static List<string[]> Read(byte[] bytes, char separator, Encoding encoding)
    {
        using var csv = CsvReader.Create(new MemoryStream(bytes), new CsvReaderOptions { Separator = separator, HasHeader = false, Encoding = encoding });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}
