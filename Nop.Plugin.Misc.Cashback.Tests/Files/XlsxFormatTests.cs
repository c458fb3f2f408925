using System.Data;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Nop.Plugin.Misc.Cashback.Files;
using static Nop.Plugin.Misc.Cashback.Tests.Files.SampleFile;

namespace Nop.Plugin.Misc.Cashback.Tests.Files;

/// <summary>Workbooks, judged by Microsoft's validator and read back by ExcelDataReader.</summary>
public sealed class XlsxFormatTests
{
    // ExcelDataReader asks for a code page of old files before it looks at the file.
    [OneTimeSetUp]
    public void SetUp() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    [Test]
    public async Task A_workbook_is_valid_with_every_kind_of_cell_and_every_text()
    {
        var rows = Hostile.Select(text => Full with { Name = text, Card = text }).Append(new(null)).Append(new("", Amount: new Money(long.MinValue, CurrencySpec.For("TND")), At: default(DateTime)));
        AssertValid(await WriteAsync(new XlsxFormat(), rows));
    }

    [Test]
    public async Task A_batch_of_several_sheets_is_valid() => AssertValid(await WriteAsync(new XlsxFormat(3), Enumerable.Range(1, 5).Select(i => Of(i, i % 2 == 0 ? "JPY" : "EUR")), WithTotals, Batch));

    [Test]
    public async Task A_workbook_without_rows_is_valid() => AssertValid(await WriteAsync(new XlsxFormat(), []));

    [Test]
    public async Task Text_is_read_back_as_people_wrote_it()
    {
        var sheet = (await ReadAsync(new XlsxFormat(), Hostile.Select(text => new SampleRow(text)))).Tables[0];
        Assert.That(Column(sheet, 0).Skip(1), Is.EqualTo(Hostile.Select(WellFormed)));
    }

    [Test]
    public async Task Numbers_are_numbers_days_and_instants_dates_and_codes_text()
    {
        var sheet = (await ReadAsync(new XlsxFormat(), [Full])).Tables[0];
        Assert.That(sheet.Rows[1].ItemArray, Is.EqualTo(new object[] { "Anna", "0012345678905", 12.34, 1.5, new DateTime(2026, 3, 2), new DateTime(2026, 3, 2, 9, 30, 15) }));
    }

    [TestCase("EUR", 1230, "0.00", 12.3)]
    [TestCase("JPY", 1230, "0", 1230)]
    [TestCase("TND", 1230, "0.000", 1.23)]
    public async Task An_amount_shows_its_currencys_decimals(string currency, long minor, string format, double value)
    {
        using var reader = Open(await WriteAsync(new XlsxFormat(), [Of(minor, currency)], WithTotals));
        reader.Read();
        reader.Read();
        Assert.That((reader.GetNumberFormatString(1), reader.GetDouble(1)), Is.EqualTo((format, value)));
    }

    [Test]
    public async Task An_amount_that_a_spreadsheet_would_round_is_text()
    {
        var sheet = (await ReadAsync(new XlsxFormat(), [Of(123_456_789_012_345, "EUR"), Of(1_234_567_890_123_456, "EUR")])).Tables[0];
        Assert.That(Column(sheet, 2).Skip(1), Is.EqualTo(new object[] { 1_234_567_890_123.45, "12345678901234.56" }));
    }

    [Test]
    public async Task What_is_longer_than_a_cell_ends_with_an_ellipsis_and_halves_no_character()
    {
        var plain = new string('x', 32_768);
        var wide = new string('x', 32_765) + "\uD834\uDD1Eyy";
        var sheet = (await ReadAsync(new XlsxFormat(), [new(plain), new(wide)])).Tables[0];
        Assert.That(Column(sheet, 0).Skip(1), Is.EqualTo(new[] { plain[..32_766] + "…", wide[..32_765] + "…" }));
    }

    [Test]
    public async Task A_full_sheet_is_followed_by_another_with_the_same_heading()
    {
        var book = await ReadAsync(new XlsxFormat(3), Enumerable.Range(1, 5).Select(i => new SampleRow($"{i}")));
        Assert.That(book.Tables.Cast<DataTable>().Select(sheet => (sheet.TableName, string.Join(' ', Column(sheet, 0)))), Is.EqualTo(new[] { ("rows", "name 1 2"), ("rows 2", "name 3 4"), ("rows 3", "name 5") }));
    }

    [Test]
    public void A_sheet_has_as_many_rows_as_spreadsheets_can_hold() => Assert.That(XlsxFormat.MostRows, Is.EqualTo(1 << 20));

    [Test]
    public async Task Control_totals_lie_in_a_sheet_of_their_own()
    {
        var book = await ReadAsync(new XlsxFormat(), [Of(100, "EUR"), Of(5, "JPY"), Of(23, "EUR")], WithTotals, Batch);
        var totals = book.Tables["totals"]!;
        Assert.Multiple(() =>
        {
            Assert.That(book.Tables[0].Rows.Cast<DataRow>().Select(row => string.Join(',', row.ItemArray.Take(4))), Is.EqualTo(new[] { "version,batch,row,name", "7,20260302-1-abcd,1,x", "7,20260302-1-abcd,2,x", "7,20260302-1-abcd,3,x" }));
            Assert.That(totals.Rows[1].ItemArray, Is.EqualTo(new object[] { "7", Batch.Id, "EUR", 2d, 1.23, 2.46 }));
            Assert.That(totals.Rows[2].ItemArray, Is.EqualTo(new object[] { "7", Batch.Id, "JPY", 1d, 5d, 10d }));
        });
    }

    [Test]
    public async Task The_heading_is_bold_and_stays_in_sight()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(new XlsxFormat(), [Full])), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var styles = document.WorkbookPart.WorkbookStylesPart!.Stylesheet;
        var heading = sheet.Descendants<Row>().First().Descendants<Cell>().First();
        var font = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)heading.StyleIndex!.Value).FontId!.Value;
        var pane = sheet.Descendants<Pane>().Single();
        Assert.That((styles.Fonts!.Elements<Font>().ElementAt((int)font).Bold is not null, pane.State!.Value == PaneStateValues.Frozen, pane.VerticalSplit!.Value), Is.EqualTo((true, true, 1d)));
    }

    [Test]
    public async Task No_cell_is_a_formula_and_what_looks_like_one_stays_text_when_it_is_edited()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WriteAsync(new XlsxFormat(), [new("=1+1"), new("1+1")])), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var quoted = sheet.Descendants<Row>().Skip(1).Select(row => formats[(int)row.Descendants<Cell>().First().StyleIndex!.Value].QuotePrefix?.Value ?? false);
        Assert.That((sheet.Descendants<CellFormula>().Count(), string.Join(',', quoted)), Is.EqualTo((0, "True,False")));
    }

    [Test]
    public async Task The_same_rows_are_the_same_bytes() => Assert.That(await WriteAsync(new XlsxFormat(), [Full]), Is.EqualTo(await WriteAsync(new XlsxFormat(), [Full])));

    [Test]
    public void A_file_given_up_half_way_is_no_workbook()
    {
        using var file = new MemoryStream();
        Assert.ThrowsAsync<InvalidOperationException>(() => SampleFile.Columns.WriteAsync(file, new XlsxFormat(), Rows(), CancellationToken.None));
        Assert.That(file.Length, Is.Positive);
        Assert.Throws<InvalidDataException>(() => new ZipArchive(file).Dispose());

        static IEnumerable<SampleRow> Rows()
        {
            for (var i = 0; i < 200_000; i++)
                yield return Full with { Number = i };
            throw new InvalidOperationException("The database has gone.");
        }
    }

    static void AssertValid(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");
        Assert.That(errors, Is.Empty);
    }

    static async Task<DataSet> ReadAsync(XlsxFormat format, IEnumerable<SampleRow> rows, FileColumns<SampleRow>? columns = null, FileBatch? batch = null)
    {
        using var reader = Open(await WriteAsync(format, rows, columns, batch));
        return AsDataSet(reader);
    }

    static IExcelDataReader Open(byte[] file) => ExcelReaderFactory.CreateReader(new MemoryStream(file));

    // ExcelDataReader makes data sets in a package of its own.
    static DataSet AsDataSet(IExcelDataReader reader)
    {
        var book = new DataSet();
        do
        {
            var sheet = book.Tables.Add(reader.Name);
            for (var i = 0; i < reader.FieldCount; i++)
                sheet.Columns.Add(new DataColumn($"{i}", typeof(object)));
            while (reader.Read())
                sheet.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))]);
        }
        while (reader.NextResult());
        return book;
    }

    static IEnumerable<object> Column(DataTable sheet, int column) => sheet.Rows.Cast<DataRow>().Select(row => row[column]);
}
