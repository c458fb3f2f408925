using Nop.Plugin.Misc.Cashback.Factories.Public.Qr;
using QRCoder;

namespace Nop.Plugin.Misc.Cashback.Tests.Pages;

public sealed class QrCodeTests
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

    [Test]
    public void The_mask_is_one_of_the_eight()
    {
        var best = Rows(QrCode.Of(Texts[1])!);
        Assert.That(Enumerable.Range(0, 8).Select(mask => Rows(QrCode.Of(Texts[1], mask)!)), Has.Exactly(1).EqualTo(best));
    }

    [Test]
    public void What_is_too_long_has_no_code() => Assert.That(QrCode.Of(new string('a', 214)), Is.Null);

    [Test]
    public void The_path_holds_every_dark_module()
    {
        var code = QrCode.Of(Texts[1])!;
        var dark = Enumerable.Range(0, code.Size).Sum(row => Enumerable.Range(0, code.Size).Count(column => code.IsDark(column, row)));
        var drawn = code.PathData().Split('h').Skip(1).Where(part => !part.StartsWith('-')).Sum(part => int.Parse(part.Split('v')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(drawn, Is.EqualTo(dark));
    }

    static string Rows(QrCode code) => Rows(code.Size, code.IsDark);

    static string Rows(int size, Func<int, int, bool> isDark) =>
        string.Join('\n', Enumerable.Range(0, size).Select(row => string.Concat(Enumerable.Range(0, size).Select(column => isDark(column, row) ? '#' : '.'))));
}
