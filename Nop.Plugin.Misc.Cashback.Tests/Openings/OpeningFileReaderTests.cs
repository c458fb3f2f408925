using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Tests.Openings;

/// <summary>A file with opening balances is read whole, or refused whole with the place of what is wrong.</summary>
public sealed class OpeningFileReaderTests
{
    [TestCase("email;phone;card;amount;expires;tier;note", TestName = "English")]
    [TestCase("E-mail;Telefono;Numero tessera;Saldo;Scadenza;Livello;Nota", TestName = "Italian")]
    [TestCase("Эл. почта;Телефон;Номер карты;Остаток;Действителен до;Уровень;Примечание", TestName = "Russian")]
    [TestCase("Sähköposti;Puhelin;Kortti;Summa;Vanhenee;Taso;Huomautus", TestName = "Finnish")]
    [TestCase("Adresse e-mail;Téléphone;Numéro de carte;Solde;Date d’expiration;Palier;Remarque", TestName = "French")]
    [TestCase("Adres e-mail;Numer telefonu;Numer karty;Kwota;Ważne do;Poziom;Uwagi", TestName = "Polish")]
    public void Columns_are_known_by_their_headings(string headings) => Assert.That(
        Read($"{headings};Loyalty since\nanna@example.com;+39 333;0001;12,50;2027-12-31;Gold;moved;2019\n").Rows,
        Is.EqualTo(new[] { new OpeningLine(2, "anna@example.com", "+39 333", "0001", 1250, new(new(2027, 12, 31), IsNever: false), "Gold", "moved") }));

    [TestCase("12.50", 1250)]
    [TestCase("12,50", 1250)]
    [TestCase("12,5", 1250)]
    [TestCase("1.234,50", 123450)]
    [TestCase("\"1,234.50\"", 123450)]
    [TestCase("12", 1200)]
    [TestCase("0", 0)]
    [TestCase("", 0)]
    public void An_amount_is_read_with_either_sign(string amount, long minor) => Assert.That(Read($"email;amount\nanna;{amount}\n").Rows?.Single().Amount, Is.EqualTo(minor));

    [TestCase("1.234")]
    [TestCase("1,234")]
    [TestCase("-5")]
    [TestCase("12,505")]
    [TestCase("€ 5")]
    [TestCase("5 points")]
    [TestCase("1 234,50")]
    public void What_is_no_amount_or_could_be_two_is_refused_with_its_place(string amount)
    {
        var fault = Read($"email;amount\nbea;1\nanna;{amount}\n").Fault!;
        Assert.That((fault.Kind, fault.Line, fault.Column, fault.Detail), Is.EqualTo((FileFaultKind.Value, 3, 2, amount)));
    }

    [TestCase("")]
    [TestCase("never")]
    [TestCase("Never")]
    public void Without_a_day_it_ends_as_all_credit_or_never(string end) => Assert.That(Read($"email;amount;expires\nanna;1;{end}\n").Rows?.Single().End, Is.EqualTo(new OpeningEnd(null, end.Length > 0)));

    [TestCase("31.12.2027")]
    [TestCase("12/31/2027")]
    [TestCase("2027-13-01")]
    [TestCase("46752")]
    [TestCase("soon")]
    public void A_day_that_could_be_another_is_refused_with_its_place(string end)
    {
        var fault = Read($"email,amount,expires\nanna,1,{end}\n").Fault!;
        Assert.That((fault.Kind, fault.Line, fault.Column), Is.EqualTo((FileFaultKind.Value, 2, 3)));
    }

    [Test]
    public void All_wrong_cells_of_a_row_are_told_each_with_its_column()
    {
        var cells = Read($"E-mail;Saldo;Scadenza;Nota\nbea;1;;\n{new string('x', OpeningRow.MostWritten + 1)};5 points;soon;\ncarla;-1;never;\n").Cells;
        Assert.That(cells.Select(cell => (cell.Line, cell.Heading, cell.Problem)), Is.EqualTo(new[]
        {
            (3, "E-mail", OpeningCellProblem.TooLong), (3, "Saldo", OpeningCellProblem.NoAmount), (3, "Scadenza", OpeningCellProblem.NoDay), (4, "Saldo", OpeningCellProblem.NoAmount),
        }));
    }

    [Test]
    public void A_file_that_is_wrong_everywhere_is_not_told_to_its_end() =>
        Assert.That(Read("email;amount\n" + string.Concat(Enumerable.Repeat("anna;x\n", 1000))).Cells, Has.Count.EqualTo(OpeningFileReader.MostCells));

    [TestCase("amount\n1\n", FileFaultKind.MissingColumn, "email")]
    [TestCase("email\nanna\n", FileFaultKind.MissingColumn, "amount")]
    [TestCase("email;Courriel;amount\na;b;1\n", FileFaultKind.TwiceNamed, "Courriel")]
    [TestCase("email;amount\n", FileFaultKind.Empty, "")]
    [TestCase("", FileFaultKind.Empty, "")]
    public void A_file_that_cannot_be_one_is_refused(string text, FileFaultKind kind, string detail)
    {
        var fault = Read(text).Fault!;
        Assert.That((fault.Kind, fault.Detail), Is.EqualTo((kind, detail)));
    }

    [Test]
    public void A_file_that_was_cut_off_is_refused() => Assert.That(Read("email;amount\nanna;1\n\"bea").Fault?.Kind, Is.EqualTo(FileFaultKind.CutOff));

    // There an amount is in minor units: a hundred times what another system means.
    [Test]
    public void Json_is_refused() => Assert.That(Read("""{"rows":[{"email":"anna","amount":12}]}""").Fault?.Kind, Is.EqualTo(FileFaultKind.Unreadable));

    [Test]
    public async Task A_workbook_is_read_with_its_numbers_and_dates()
    {
        var columns = new FileColumns<Money>("1").Text("E-mail", _ => "anna@example.com").Amount("Balance", money => money).Date("Valid until", _ => new DateOnly(2027, 12, 31));
        using var file = new MemoryStream();
        await columns.WriteAsync(file, new XlsxFormat(), [new Money(12_50, CurrencySpec.For("EUR"))], CancellationToken.None);
        file.Position = 0;
        var (rows, _, _) = new OpeningFileReader(CurrencySpec.For("EUR")).Read(file);
        Assert.That(rows?.Select(row => (row.Email, row.Amount, row.End.LastDay)), Is.EqualTo(new[] { ("anna@example.com", 12_50L, (DateOnly?)new DateOnly(2027, 12, 31)) }));
    }

    [TestCase(100, 1_00, 1250, 12_50)]
    [TestCase(3, 1_00, 100, 33_33)]
    [TestCase(100, 1, 99, 0)]
    [TestCase(1, 1_000_000, int.MaxValue, 2_147_483_647_000_000)]
    public void Points_become_money_exactly_and_are_rounded_once_down(int points, long amount, int held, long minor) => Assert.That(new PointsRate(points, amount).MinorOf(held), Is.EqualTo(minor));

    static (IReadOnlyList<OpeningLine>? Rows, FileFault? Fault, IReadOnlyList<OpeningCellFault> Cells) Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new OpeningFileReader(CurrencySpec.For("EUR")).Read(file);
    }
}
