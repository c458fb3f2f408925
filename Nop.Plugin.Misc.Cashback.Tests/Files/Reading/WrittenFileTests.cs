using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Files.Reading;

namespace Nop.Plugin.Misc.Cashback.Tests.Files.Reading;

/// <summary>Tables that others wrote: read cell by cell as they stand, or refused with the place of the fault.</summary>
public class WrittenFileTests
{
    [TestCase("a,b\r\n1,2\r\n", "1|2")]
    [TestCase("a;b\n1;2", "1|2")]
    [TestCase("a\tb\n1\t2\n\n3\t4\n", "1|2/3|4")]
    [TestCase("a,b\n\"1,\"\"x\"\"\",\"2\n3\"\n", "1,\"x\"|2\n3")]
    [TestCase("\uFEFFa,b\n1,\n", "1|")]
    [TestCase("\"a;x\",b\n1,2\n", "1|2")]
    public void Reads_cells_as_they_stand(string csv, string cells) => Assert.That(Cells(csv), Is.EqualTo(cells));

    [TestCase("", FileFaultKind.Empty, 0, 0)]
    [TestCase("a,b\n1,2\n1,2,3\n", FileFaultKind.Cells, 3, 0)]
    [TestCase("a,b\n1\n", FileFaultKind.Cells, 2, 0)]
    [TestCase("a,b\n1,\"2", FileFaultKind.CutOff, 2, 3)]
    [TestCase("a,b\n1,\"2\"x\n", FileFaultKind.Quote, 2, 6)]
    [TestCase("a,b\n1,2\"x\n", FileFaultKind.Quote, 2, 4)]
    [TestCase("a,A\n1,2\n", FileFaultKind.TwiceNamed, 1, 2)]
    public void Refuses_text_with_the_place_of_the_fault(string csv, FileFaultKind kind, int line, int column)
    {
        var fault = Read(Encoding.UTF8.GetBytes(csv)).Fault!;
        Assert.That((fault.Kind, fault.Line, fault.Column), Is.EqualTo((kind, line, column)));
    }

    [Test]
    public void A_cell_longer_than_any_that_is_needed_is_refused() =>
        Assert.That(Read(Encoding.UTF8.GetBytes("a\n" + new string('x', WrittenFile.MostCharacters + 1))).Fault!.Kind, Is.EqualTo(FileFaultKind.LongCell));

    [Test]
    public void More_rows_than_a_file_may_have_are_refused() =>
        Assert.That(Read(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", WrittenFile.MostRows + 1)))).Fault!.Kind, Is.EqualTo(FileFaultKind.TooMuch));

    [Test]
    public void Text_in_another_encoding_is_refused() =>
        Assert.That(Read([.. "a,b\n1,"u8, 0xE9, .. "\n"u8]).Fault!.Kind, Is.EqualTo(FileFaultKind.Encoding));

    [Test]
    public void Text_in_utf_16_is_read_by_its_mark() =>
        Assert.That(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\né,2\n")]).Cells, Is.EqualTo("é|2"));

    [TestCase("{", FileFaultKind.Unreadable)]
    [TestCase("[]", FileFaultKind.Unreadable)]
    [TestCase("{\"version\":\"1\"}", FileFaultKind.MissingColumn)]
    [TestCase("{\"rows\":1}", FileFaultKind.Value)]
    [TestCase("{\"rows\":[1]}", FileFaultKind.Value)]
    [TestCase("{\"rows\":[{\"a\":{}}]}", FileFaultKind.Value)]
    [TestCase("{\"rows\":[{\"a\":1,\"a\":2}]}", FileFaultKind.TwiceNamed)]
    [TestCase("{\"rows\":[],\"rows\":[]}", FileFaultKind.TwiceNamed)]
    [TestCase("{\"rows\":[{\"a\":\"\\ud800\"}]}", FileFaultKind.Encoding)]
    [TestCase("{\"branch\":1,\"rows\":[{\"branch\":2}]}", FileFaultKind.TwiceNamed)]
    public void Refuses_json_that_is_no_table(string json, FileFaultKind kind) => Assert.That(Read(Encoding.UTF8.GetBytes(json)).Fault!.Kind, Is.EqualTo(kind));

    [Test]
    public void Json_in_another_encoding_is_refused() =>
        Assert.That(Read([.. "{\"rows\":[{\"a\":\"Jos"u8, 0xE9, .. "\"}]}"u8]).Fault!.Kind, Is.EqualTo(FileFaultKind.Encoding));

    [Test]
    public void A_workbook_with_more_sheets_than_anybody_needs_is_refused() =>
        Assert.That(Read(Workbook("", "", sheets: 100_000)).Fault!.Kind, Is.EqualTo(FileFaultKind.Unreadable));

    [Test]
    public void Json_has_what_holds_for_the_whole_file_in_each_row_and_totals_at_the_end() =>
        Assert.That(Cells("{\"totals\":[{\"rows\":2,\"amount\":5}],\"branch\":7,\"rows\":[{\"row\":1,\"amount\":2},{\"row\":2,\"amount\":3}]}"), Is.EqualTo("7|1|2|/7|2|3|/7|total|5|2"));

    [Test]
    public async Task A_workbook_that_the_plugin_wrote_is_read_with_its_totals()
    {
        var file = await SampleFile.WriteAsync(new XlsxFormat(), [SampleFile.Of(1234, "EUR", "Anna"), SampleFile.Of(5, "EUR", "=1+1")], SampleFile.WithTotals, SampleFile.Batch);
        Assert.That(Read(file).Cells, Is.EqualTo($"7|{SampleFile.Batch.Id}|1|Anna|12.34|EUR|24.68|/7|{SampleFile.Batch.Id}|2|=1+1|0.05|EUR|0.1|/7|{SampleFile.Batch.Id}|total||12.39|EUR|24.78|2"));
    }

    [Test]
    public async Task Rows_of_a_second_sheet_with_the_same_heading_go_on()
    {
        var file = await SampleFile.WriteAsync(new XlsxFormat(RowsOfSheet: 3), Enumerable.Range(1, 5).Select(i => SampleFile.Of(i, "EUR", $"n{i}")));
        Assert.That(Read(file).Cells.Split('/').Select(row => row.Split('|')[0]), Is.EqualTo(new[] { "n1", "n2", "n3", "n4", "n5" }));
    }

    [Test]
    public void A_workbook_as_people_save_it_is_read_by_shared_texts_gaps_and_prefixes()
    {
        var sheet = new[]
        {
            "<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"C1\" t=\"s\"><x:v>1</x:v></x:c></x:row>",
            "<x:row r=\"4\"><x:c r=\"A4\"><x:v>12.300000000000001</x:v></x:c><x:c r=\"C4\" t=\"str\"><x:f>A1</x:f><x:v>w</x:v></x:c></x:row>",
        };
        Assert.That(Read(Workbook(string.Concat(sheet), "<x:si><x:t>amount</x:t></x:si><x:si><x:r><x:t>vou</x:t></x:r><x:r><x:t>cher</x:t></x:r></x:si>")).Cells, Is.EqualTo("12.3||w||"));
    }

    [TestCase("<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>9</x:v></x:c></x:row>", FileFaultKind.Unreadable)]
    [TestCase("<x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\" t=\"e\"><x:v>#DIV/0!</x:v></x:c></x:row>", FileFaultKind.Value)]
    [TestCase("<x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>a</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"C2\"><x:v>1</x:v></x:c></x:row>", FileFaultKind.Cells)]
    [TestCase("", FileFaultKind.Empty)]
    public void Refuses_a_workbook_that_is_no_table(string rows, FileFaultKind kind) => Assert.That(Read(Workbook(rows, "")).Fault!.Kind, Is.EqualTo(kind));

    [Test]
    public async Task Every_cut_of_a_workbook_is_refused()
    {
        var file = await SampleFile.WriteAsync(new XlsxFormat(), [SampleFile.Of(1234, "EUR")], SampleFile.WithTotals, SampleFile.Batch);
        Assert.That(Enumerable.Range(4, file.Length - 4).Where(length => Read(file[..length]).Fault is null), Is.Empty);
    }

    static byte[] Workbook(string rows, string texts, int sheets = 1)
    {
        const string main = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create))
        {
            void Part(string path, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(xml);
            }

            Part("xl/workbook.xml", $"<x:workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><x:sheets>{string.Concat(Enumerable.Repeat("<x:sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>", sheets))}</x:sheets></x:workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/sharedStrings.xml", $"<x:sst {main}>{texts}</x:sst>");
            Part("xl/worksheets/sheet1.xml", $"<x:worksheet {main}><x:sheetData>{rows}</x:sheetData></x:worksheet>");
        }

        return bytes.ToArray();
    }

    static string Cells(string text) => Read(Encoding.UTF8.GetBytes(text)) is { Fault: null } read ? read.Cells : throw new InvalidOperationException("refused");

    static (string Cells, FileFault? Fault) Read(byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        using var file = WrittenFile.Open(content);
        var rows = new List<string>();
        while (file.Read())
            rows.Add(string.Join('|', file.Row.Cells));
        return (string.Join('/', rows), file.Fault);
    }
}
