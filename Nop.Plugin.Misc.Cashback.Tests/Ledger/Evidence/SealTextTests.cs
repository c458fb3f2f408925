using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

public sealed class SealTextTests
{
    static readonly SealText s_seal = new(12, new DateTime(2026, 11, 30, 2, 0, 0, 123, DateTimeKind.Utc).AddMicroseconds(456), 5000, "EUR:4998:100:250:0:-5;USD:2:0:7:0:0", new string('a', 64), new string('b', 64));

    [Test]
    public void A_seal_is_read_from_its_text() => Assert.That(SealText.Parse($"{s_seal}"), Is.EqualTo(s_seal));

    [Test]
    public void A_seal_is_read_from_a_letter_whose_lines_were_broken() =>
        Assert.That(SealText.Parse($"> Please keep this letter.\n{s_seal.ToString().Replace(' ', '\n')}\n> Salon"), Is.EqualTo(s_seal));

    [Test]
    public void The_text_is_short_enough_to_be_copied() => Assert.That($"{s_seal}".Length, Is.LessThan(260));

    [TestCase("")]
    [TestCase("cashback-seal/1 12")]
    [TestCase("cashback-seal/1 99999999999 2026-11-30T02:00:00Z 1 EUR:1:0:0:0:0 aaaa bbbb")]
    public void Another_text_is_no_seal(string text) => Assert.That(SealText.Parse(text), Is.Null);
}
