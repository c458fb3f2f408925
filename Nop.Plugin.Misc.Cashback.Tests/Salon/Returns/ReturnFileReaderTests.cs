using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>A return file is read whole, or refused whole with the place of what is wrong.</summary>
public class ReturnFileReaderTests
{
    static readonly TimeZoneInfo s_rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    static readonly ReturnTerms s_terms = new(7, CurrencySpec.For("EUR"), s_rome) { UnnamedBatch = "file-1" };
    static readonly ReturnTerms s_typed = s_terms with { TypedRows = 1, TypedSum = 1250 };

    static readonly FileColumns<ReturnedTaking> s_columns = new FileColumns<ReturnedTaking>("1")
        .Code("voucher", row => row.Voucher).Total("amount", row => row.Amount).Code("currency", row => row.Amount.Currency.Code).Code("receipt", row => row.Receipt)
        .Instant("taken_at", row => row.TakenOnUtc).Text("clerk", row => row.Clerk).Code("branch", _ => "7");

    static readonly ReturnedTaking[] s_rows =
    [
        new(1, "AAAA-BBBB-CCCC", new Money(1250, CurrencySpec.For("EUR")), "17", new DateTime(2026, 3, 2, 9, 30, 15, DateTimeKind.Utc), "Anna"),
        new(2, "DDDD", new Money(1, CurrencySpec.For("EUR")), "18", null, ""),
    ];

    [TestCase("csv")]
    [TestCase("xlsx")]
    [TestCase("json")]
    public async Task Reads_what_was_written_in_any_format(string format)
    {
        var (file, _) = Read(await WriteAsync(FileFormats.Find(format)!), s_terms);
        Assert.That((file!.Batch, file.Rows), Is.EqualTo(("b-1", s_rows)));
    }

    [TestCase("csv")]
    [TestCase("json")]
    public async Task Every_cut_is_refused(string format)
    {
        var whole = await WriteAsync(FileFormats.Find(format)!);
        // What ends a line is no content.
        Assert.That(Enumerable.Range(0, whole.Length - 2).Where(length => Read(whole[..length], s_terms).File is not null), Is.Empty);
    }

    [TestCase("12.50")]
    [TestCase("12,50")]
    [TestCase("12.5")]
    [TestCase("\"12,5000\"")]
    public void An_amount_is_read_with_either_sign(string amount) =>
        Assert.That(Read($"voucher;amount\nx;{amount.Replace(";", "")}\n", s_typed).File?.Rows[0].Amount.Minor, Is.EqualTo(1250));

    [TestCase("1.250")]
    [TestCase("1,250")]
    public void An_amount_that_could_be_two_is_refused_as_such(string amount)
    {
        var fault = Read($"voucher;amount\nx;{amount}\n", s_typed).Fault!;
        Assert.That((fault.Kind, fault.Line, fault.Column, fault.Detail), Is.EqualTo((FileFaultKind.Ambiguous, 2, 2, amount)));
    }

    [Test]
    public void All_rows_with_a_wrong_value_are_told()
    {
        var fault = Read("voucher;amount\nx;1,250\ny;2.00\nz;none\n;3.00\n", s_typed).Fault!;
        Assert.That(fault.Others.Prepend(fault).Select(one => (one.Kind, one.Line, one.Column, one.Detail)), Is.EqualTo(new[] { (FileFaultKind.Ambiguous, 2, 2, "1,250"), (FileFaultKind.Value, 4, 2, "none"), (FileFaultKind.Value, 5, 1, "") }));
    }

    [Test]
    public void No_more_than_twenty_wrong_values_are_told()
    {
        var fault = Read("voucher;amount\n" + string.Concat(Enumerable.Repeat("x;none\n", 30)), s_typed).Fault!;
        Assert.That(fault.Others, Has.Count.EqualTo(FileFault.MostNamed - 1));
    }

    [TestCase("-1")]
    [TestCase("0")]
    [TestCase("1 000")]
    [TestCase("1e3")]
    [TestCase("")]
    public void An_amount_that_is_none_is_refused(string amount)
    {
        var fault = Read($"voucher;amount\nx;{amount}\n", s_typed).Fault!;
        Assert.That((fault.Kind, fault.Line, fault.Column, fault.Detail), Is.EqualTo((FileFaultKind.Value, 2, 2, amount)));
    }

    [TestCase("voucher;amount;taken_at\nx;12.50;2026-03-02T09:30:15Z", "2026-03-02T09:30:15")]
    [TestCase("voucher;amount;taken_at\nx;12.50;2026-03-02T10:30:15+01:00", "2026-03-02T09:30:15")]
    [TestCase("voucher;amount;taken_at\nx;12.50;2026-03-02 10:30", "2026-03-02T09:30:00")]
    public void A_time_without_a_zone_is_the_branchs(string csv, string utc) =>
        Assert.That(Read(csv, s_typed).File!.Rows[0].TakenOnUtc, Is.EqualTo(DateTime.Parse(utc, CultureInfo.InvariantCulture)));

    [TestCase("amount\n1\n", FileFaultKind.MissingColumn, "voucher")]
    [TestCase("voucher,amount\n", FileFaultKind.Empty, "")]
    [TestCase("version,voucher,amount\n2,x,12.50\n", FileFaultKind.Version, "2")]
    [TestCase("version,voucher,amount,tip\n1,x,12.50,1\n", FileFaultKind.UnknownMember, "tip")]
    [TestCase("batch,voucher,amount\na,x,12.50\nb,x,1\n", FileFaultKind.Batch, "b")]
    [TestCase("batch,voucher,amount\na b,x,12.50\n", FileFaultKind.Batch, "a b")]
    [TestCase("branch,voucher,amount\n8,x,12.50\n", FileFaultKind.Branch, "8")]
    [TestCase("row,voucher,amount\n2,x,12.50\n", FileFaultKind.Numbering, "2")]
    [TestCase("currency,voucher,amount\neur,x,12.50\n", FileFaultKind.Value, "eur")]
    [TestCase("voucher,amount,taken_at\nx,12.50,yesterday\n", FileFaultKind.Value, "yesterday")]
    [TestCase("voucher,amount,taken_at\nx,12.50,0001-01-01T00:00:00Z\n", FileFaultKind.Value, "0001-01-01T00:00:00Z")]
    [TestCase("voucher,amount,taken_at\nx,12.50,9999-12-31T23:59:59Z\n", FileFaultKind.Value, "9999-12-31T23:59:59Z")]
    [TestCase("voucher,amount\n,12.50\n", FileFaultKind.Value, "")]
    [TestCase("row,voucher,amount\n1,x,12.50\ntotal,2,12.50\n", FileFaultKind.Totals, "1, 12.50 EUR")]
    [TestCase("row,voucher,amount\n1,x,12.50\ntotal,1,12.51\n", FileFaultKind.Totals, "1, 12.50 EUR")]
    [TestCase("row,voucher,amount\n1,x,12.50\ntotal,1,12.50\n2,x,1\n", FileFaultKind.Totals, "2")]
    public void What_is_wrong_refuses_the_whole_file(string csv, FileFaultKind kind, string detail)
    {
        var fault = Read(csv, s_typed).Fault!;
        Assert.That((fault.Kind, fault.Detail), Is.EqualTo((kind, detail)));
    }

    [Test]
    public void A_file_without_totals_needs_those_that_the_till_printed() =>
        Assert.That(Read("voucher,amount\nx,12.50\n", s_terms).Fault!.Kind, Is.EqualTo(FileFaultKind.NoTotals));

    [TestCase(2, 1250)]
    [TestCase(1, 1251)]
    public void Typed_totals_must_agree(int rows, long sum) =>
        Assert.That(Read("voucher,amount\nx,12.50\n", s_terms with { TypedRows = rows, TypedSum = sum }).Fault!.Kind, Is.EqualTo(FileFaultKind.Totals));

    [Test]
    public void A_till_may_name_its_columns_in_its_own_words()
    {
        var terms = s_typed with { Names = TillColumns.Parse("voucher = Gutschein\nAMOUNT=Betrag") };
        Assert.That(Read("Kasse;Gutschein;Betrag\n3;x;12,50\n", terms).File!.Rows[0].Voucher, Is.EqualTo("x"));
    }

    [Test]
    public void A_row_without_a_receipt_is_refused_since_two_files_could_bring_it_twice() =>
        Assert.That(Read(Encoding.UTF8.GetBytes("voucher,amount,receipt\nx,12.50,\n"), s_typed).Fault!.Kind, Is.EqualTo(FileFaultKind.Value));

    [Test]
    public void A_file_of_ours_names_its_branch() =>
        Assert.That(Read("version,voucher,amount\n1,x,12.50\n", s_typed).Fault!.Kind, Is.EqualTo(FileFaultKind.Branch));

    [Test]
    public void Rows_of_two_currencies_have_two_totals() =>
        Assert.That(Read("row,voucher,amount,currency\n1,x,12.50,EUR\n2,x,5,JPY\ntotal,1,12.50,EUR\ntotal,1,5,JPY\n", s_terms).File!.Rows.Select(row => row.Amount.Minor), Is.EqualTo(new long[] { 1250, 5 }));

    [Test]
    public void A_currency_without_a_total_is_refused() =>
        Assert.That(Read("row,voucher,amount,currency\n1,x,12.50,EUR\n2,x,5,JPY\ntotal,1,12.50,EUR\n", s_terms).Fault!.Kind, Is.EqualTo(FileFaultKind.Totals));

    static async Task<byte[]> WriteAsync(FileFormat format)
    {
        using var file = new MemoryStream();
        await s_columns.WriteAsync(file, format, s_rows, CancellationToken.None, new FileBatch("b-1", "EUR"));
        return file.ToArray();
    }

    // Each row gets a receipt of its own.
    static (ReturnFile? File, FileFault? Fault) Read(string csv, ReturnTerms terms)
    {
        var separator = csv.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var lines = csv.TrimEnd('\n').Split('\n').Select((line, i) => $"{line}{separator}{(i == 0 ? "receipt" : $"R-{i}")}");
        return Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), terms);
    }

    static (ReturnFile? File, FileFault? Fault) Read(byte[] bytes, ReturnTerms terms)
    {
        using var content = new MemoryStream(bytes);
        return new ReturnFileReader(terms).Read(content);
    }
}
