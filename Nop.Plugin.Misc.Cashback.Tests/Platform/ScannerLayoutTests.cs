using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class ScannerLayoutTests
{
    const int Seed = 17;
    const string Us = "abcdefghijklmnopqrstuvwxyz1234567890-";
    const string French = "qbcdefghijkl,noparstuvzxyw&é\"'(-è_çà)";
    const string German = "abcdefghijklmnopqrstuvwxzy1234567890ß";

    [Test]
    public void A_card_that_a_scanner_types_on_a_French_keyboard_is_read()
    {
        var source = new SeededCodes(Seed);
        for (var i = 0; i < 200; i++)
        {
            var number = DrawnFrom(source, i % 2 == 0 ? RandomCardNumbers.DigitsOfWallet : RandomCardNumbers.DigitsOfCard);
            Assert.That(CardNumber.Read(Typed(number, French)), Is.EqualTo(number));
        }
    }

    [Test]
    public void So_is_a_voucher_on_a_French_or_German_one_unless_it_could_be_either()
    {
        var source = new SeededCodes(Seed);
        var (read, wrong, count) = (0, 0, 400);
        for (var i = 0; i < count; i++)
        {
            var code = VoucherCode.New(source);
            var found = VoucherCode.Read(Typed(i % 2 == 0 ? code : VoucherCode.Display(code), i % 3 == 0 ? German : French));
            read += found == code ? 1 : 0;
            wrong += found is not null && found != code ? 1 : 0;
        }

        // Where neither digits nor the letters that move are in it, the check symbol alone decides.
        Assert.That((read + wrong, wrong <= count / 20), Is.EqualTo((count, true)));
    }

    [TestCase("12345678901-5")]
    [TestCase("&é\"'(-è_çà&é(")]
    [TestCase("+39 06 1234 5678")]
    [TestCase("anna@example.com")]
    public void What_is_no_code_by_its_check_digit_stays_none(string typed) => Assert.That(CardNumber.Read(typed), Is.Null);

    [Test]
    public void A_code_that_came_rightly_is_never_changed()
    {
        var source = new SeededCodes(Seed);
        for (var i = 0; i < 500; i++)
        {
            var code = VoucherCode.New(source);
            Assert.That(VoucherCode.Read(code), Is.EqualTo(code));
        }
    }

    [Test]
    public void The_test_card_tells_how_the_scanner_types()
    {
        var small = TestCard.Text.ToLowerInvariant();
        Assert.Multiple(() =>
        {
            Assert.That(TestCard.Read(TestCard.Text), Is.EqualTo(ScannerReading.Right));
            Assert.That(TestCard.Read($" {small}\r\n"), Is.EqualTo(ScannerReading.Right));
            Assert.That(TestCard.Read(Typed(small, French)), Is.EqualTo(ScannerReading.Azerty));
            Assert.That(TestCard.Read("QBCDEFGHIJKL?NOPARSTUVZXYWà&é\"'(-è_ç"), Is.EqualTo(ScannerReading.Azerty));
            Assert.That(TestCard.Read(Typed(small, German)), Is.EqualTo(ScannerReading.Qwertz));
            Assert.That(TestCard.Read(TestCard.Text.Replace('A', '#')), Is.EqualTo(ScannerReading.Other));
            Assert.That(TestCard.Read("anna.with.a.very.long.address@example.com"), Is.Null);
            Assert.That(TestCard.Read(null), Is.Null);
            Assert.That((CardNumber.Read(TestCard.Text), VoucherCode.Read(TestCard.Text)), Is.EqualTo(((string?)null, (string?)null)));
        });
    }

    static string DrawnFrom(ICodeSource source, int length)
    {
        var digits = source.Next("123456789", 1) + source.Next("0123456789", length - 2);
        return Enumerable.Range(0, 10).Select(check => string.Create(CultureInfo.InvariantCulture, $"{digits}{check}")).Single(RandomCardNumbers.IsValid);
    }

    static string Typed(string code, string keyboard) => string.Concat(code.Select(sign => Us.IndexOf(char.ToLowerInvariant(sign), StringComparison.Ordinal) is >= 0 and var at ? keyboard[at] : sign));
}

/// <summary>Codes that are the same in every run.</summary>
sealed class SeededCodes(int seed) : ICodeSource
{
    readonly Random _random = new(seed);

    public string Next(string alphabet, int length) => new(_random.GetItems<char>(alphabet, length));
}
