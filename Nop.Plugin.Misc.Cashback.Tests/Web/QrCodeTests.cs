using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Web.Qr;
using QRCoder;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed partial class QrCodeTests
{
    static readonly string[] Texts =
    [
        "a",
        "https://salon.example/cashback/invite/abcdefghjk",
        // Runs of digits have a shorter form, which the other maker uses and this one does not.
        "http://localhost/en/cashback/invite/kmnpqrstuv",
        .. new[] { 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152, 153, 180, 181, 213 }.Select(length => string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + index * 7 % 26)))),
    ];

    [TestCaseSource(nameof(Texts))]
    public void It_is_the_code_that_another_maker_draws_with_one_of_the_masks(string text)
    {
        using var maker = new QRCodeGenerator();
        using var other = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var theirs = Rows(other.ModuleMatrix.Count - 2 * QrCode.QuietZone, (column, row) => other.ModuleMatrix[row + QrCode.QuietZone][column + QrCode.QuietZone]);
        Assert.That(Enumerable.Range(0, 8).Select(mask => Rows(QrCode.Of(text, mask)!)), Has.Exactly(1).EqualTo(theirs));
    }

    [TestCaseSource(nameof(Texts))]
    public void Its_mask_is_the_one_of_the_eight_that_is_the_easiest_to_read(string text) =>
        Assert.That(Penalty(QrCode.Of(text)!), Is.EqualTo(Enumerable.Range(0, 8).Min(mask => Penalty(QrCode.Of(text, mask)!))));

    [Test]
    public void What_is_too_long_has_no_code() => Assert.That(QrCode.Of(new string('a', 214)), Is.Null);

    [Test]
    public void The_path_draws_the_dark_modules_and_no_others()
    {
        var code = QrCode.Of(Texts[1])!;
        var dark = from row in Enumerable.Range(0, code.Size) from column in Enumerable.Range(0, code.Size) where code.IsDark(column, row) select (column + QrCode.QuietZone, row + QrCode.QuietZone);
        var path = code.PathData();
        var runs = Run().Matches(path);
        var drawn = runs.SelectMany(run => Enumerable.Range(Number(run, "x"), Number(run, "n")).Select(column => (column, Number(run, "y"))));
        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(runs), Is.EqualTo(path));
            Assert.That(drawn, Is.EqualTo(dark));
        });
    }

    // ISO/IEC 18004, table 11, by means other than the product's: on the rows and columns as texts.
    static int Penalty(QrCode code)
    {
        var rows = Rows(code).Split('\n');
        string[] lines = [.. rows, .. Enumerable.Range(0, code.Size).Select(column => string.Concat(rows.Select(row => row[column])))];
        var runs = lines.SelectMany(line => LongRun().Matches(line)).Sum(run => run.Length - 2);
        var blocks = Enumerable.Range(0, (code.Size - 1) * (code.Size - 1)).Select(at => (Row: at / (code.Size - 1), Column: at % (code.Size - 1)))
            .Count(at => $"{rows[at.Row][at.Column]}{rows[at.Row][at.Column + 1]}{rows[at.Row + 1][at.Column]}{rows[at.Row + 1][at.Column + 1]}" is "####" or "....");
        var finders = lines.Sum(line => LikeAFinder().Count(line));
        var darkPercent = 100m * Rows(code).Count(module => module == '#') / (code.Size * code.Size);
        return runs + 3 * blocks + 40 * finders + 10 * (int)(Math.Abs(darkPercent - 50) / 5);
    }

    static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    static string Rows(QrCode code) => Rows(code.Size, code.IsDark);

    static string Rows(int size, Func<int, int, bool> isDark) =>
        string.Join('\n', Enumerable.Range(0, size).Select(row => string.Concat(Enumerable.Range(0, size).Select(column => isDark(column, row) ? '#' : '.'))));

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<n>\d+)v1h-\k<n>z")]
    private static partial Regex Run();

    [GeneratedRegex(@"#{5,}|\.{5,}")]
    private static partial Regex LongRun();

    // Each is looked for from every module on: they may overlap.
    [GeneratedRegex(@"(?=#\.###\.#\.\.\.\.|\.\.\.\.#\.###\.#)")]
    private static partial Regex LikeAFinder();
}
