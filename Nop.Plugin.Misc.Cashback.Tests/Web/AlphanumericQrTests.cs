using Nop.Plugin.Misc.Cashback.Web.Qr;
using QRCoder;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Codes of cards and vouchers, judged by another maker and another reader.</summary>
public sealed class AlphanumericQrTests
{
    const string Signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    static readonly string[] s_texts =
    [
        "A", "CB1", "4000000000000002", "0A1B2C3D4E5F6G7H8I9JKLMNOPQRSTUVWXYZ $%*+-./:", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        .. new[] { 20, 25, 38, 47, 61, 77, 90, 114, 154, 178, 213, 221, 262, 300, 311 }.Select(length => string.Concat(Enumerable.Range(0, length).Select(at => Signs[at * 7 % Signs.Length]))),
    ];

    // Digits alone have a shorter form, which the other maker takes.
    static readonly string[] s_mixed = [.. s_texts.Where(text => !text.All(char.IsAsciiDigit))];

    [Test]
    public void Another_reader_reads_each_code([ValueSource(nameof(s_texts))] string text, [Values(0, 1)] int least)
    {
        var read = Read(QrCode.OfAlphanumeric(text, (QrLevel)least));
        Assert.That((read.Text, read.ResultMetadata[ResultMetadataType.ERROR_CORRECTION_LEVEL]), Is.EqualTo((text, (object)LevelOf(QrCode.OfAlphanumeric(text, (QrLevel)least)))));
    }

    [Test]
    public void Another_maker_draws_the_same_at_the_same_level([ValueSource(nameof(s_mixed))] string text)
    {
        var level = QrCode.OfAlphanumeric(text, QrLevel.Medium).Level;
        using var maker = new QRCodeGenerator();
        using var other = maker.CreateQrCode(text, (QRCodeGenerator.ECCLevel)(int)level);
        var theirs = Rows(other.ModuleMatrix.Count - 2 * QrCode.QuietZone, (column, row) => other.ModuleMatrix[row + QrCode.QuietZone][column + QrCode.QuietZone]);
        Assert.That(Enumerable.Range(0, 8).Select(mask => QrCode.OfAlphanumeric(text, level, mask)!).Select(code => Rows(code.Size, code.IsDark)), Has.Exactly(1).EqualTo(theirs));
    }

    [Test]
    public void The_size_is_the_smallest_that_another_maker_finds([ValueSource(nameof(s_mixed))] string text)
    {
        using var maker = new QRCodeGenerator();
        using var other = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = other.ModuleMatrix.Count - 2 * QrCode.QuietZone;
        Assert.That(QrCode.OfAlphanumeric(text, QrLevel.Medium).Size, Is.EqualTo(size));
    }

    [TestCase(20, 21, "M")]
    [TestCase(16, 21, "Q")]
    [TestCase(10, 21, "H")]
    [TestCase(213, 49, "M")]
    public void What_is_left_of_a_size_goes_into_correction(int length, int size, string level)
    {
        var code = QrCode.OfAlphanumeric(new string('A', length), QrLevel.Medium);
        Assert.That((code.Size, LevelOf(code)), Is.EqualTo((size, level)));
    }

    [TestCase("a")]
    [TestCase("Ä")]
    [TestCase("1\n2")]
    public void Another_sign_has_no_such_code(string text) => Assert.That(() => QrCode.OfAlphanumeric(text, QrLevel.Low), Throws.ArgumentException);

    [Test]
    public void What_is_too_long_has_no_such_code() => Assert.That(() => QrCode.OfAlphanumeric(new string('A', 312), QrLevel.Medium), Throws.ArgumentException);

    static string LevelOf(QrCode code) => "LMQH"[(int)code.Level].ToString();

    static Result Read(QrCode code)
    {
        const int scale = 4;
        var side = (code.Size + 2 * QrCode.QuietZone) * scale;
        var pixels = new byte[side * side];
        for (var at = 0; at < pixels.Length; at++)
        {
            var (column, row) = (at % side / scale - QrCode.QuietZone, at / side / scale - QrCode.QuietZone);
            pixels[at] = column >= 0 && row >= 0 && column < code.Size && row < code.Size && code.IsDark(column, row) ? (byte)0 : (byte)255;
        }

        var source = new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    }

    static string Rows(int size, Func<int, int, bool> isDark) =>
        string.Join('\n', Enumerable.Range(0, size).Select(row => string.Concat(Enumerable.Range(0, size).Select(column => isDark(column, row) ? '#' : '.'))));
}
