using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

public sealed class CardNumberTests
{
    [Test]
    public void A_number_has_thirteen_digits_and_a_valid_check_digit()
    {
        var numbers = new RandomCardNumbers();
        for (var i = 0; i < 1000; i++)
            Assert.That(numbers.Next(), Has.Length.EqualTo(13).And.Matches<string>(RandomCardNumbers.IsValid));
    }

    [Test]
    public void A_slip_of_one_digit_is_found([Range(0, 11)] int place)
    {
        var number = new RandomCardNumbers().Next().ToCharArray();
        var slip = (char[])number.Clone();
        slip[place] = (char)('0' + (slip[place] - '0' + 1) % 10);
        Assert.That(RandomCardNumbers.IsValid(new string(slip)), Is.False);
    }

    [TestCase("7992 7398 71003", "1003", "…1003")]
    [TestCase("7992739871004", "", "–")]
    [TestCase("", "", "–")]
    [TestCase(null, "", "–")]
    public void Letters_and_logs_tell_the_last_four_digits_of_what_is_a_card(string? number, string end, string told) => Assert.That((CardNumber.EndOf(number), CardNumber.Told(number)), Is.EqualTo((end, told)));

    [TestCase("7992739871003", true)]
    [TestCase("7992739871004", false)]
    [TestCase("0000000000000", true)]
    [TestCase("12345", false)]
    [TestCase("12345678901a1", false)]
    public void Validity_is_told_of_any_text(string text, bool valid) => Assert.That(RandomCardNumbers.IsValid(text), Is.EqualTo(valid));
}
