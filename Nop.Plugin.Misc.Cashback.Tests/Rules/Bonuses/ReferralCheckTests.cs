using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

public sealed class ReferralCheckTests
{
    [TestCase("Anna@Example.com ", "anna@example.com")]
    [TestCase("anna+salon@example.com", "anna@example.com")]
    [TestCase("a.n.n.a@gmail.com", "anna@gmail.com")]
    [TestCase("a.nna+2@googlemail.com", "anna@gmail.com")]
    [TestCase("a.nna@example.com", "a.nna@example.com", Description = "only Gmail passes dots over")]
    [TestCase("nobody", "")]
    [TestCase("+salon@example.com", "", Description = "nothing stands before the plus")]
    [TestCase(null, "")]
    public void Spellings_of_an_e_mail_are_one(string? typed, string key) => Assert.That(ContactKey.Email(typed), Is.EqualTo(key));

    [TestCase("+39 06 555 1234", "065551234")]
    [TestCase("0039-06-5551234", "065551234")]
    [TestCase("06 555 1234", "65551234")]
    [TestCase("+358 40 123 4567", "401234567")]
    [TestCase("040 123 4567", "401234567")]
    [TestCase("112", "")]
    [TestCase("12345", "")]
    [TestCase("123456", "123456", Description = "the shortest that tells somebody apart")]
    [TestCase(null, "")]
    public void Spellings_of_a_telephone_number_meet_at_the_end(string? typed, string key) => Assert.That(ContactKey.Phone(typed), Is.EqualTo(key));

    [TestCase("Via Roma 1", "00184", "Roma", "viaroma1|00184|roma")]
    [TestCase("VIA ROMA, 1", "00184", "Roma", "viaroma1|00184|roma")]
    [TestCase("Rue de l'Été 2", "75 001", "Paris", "ruedelete2|75001|paris")]
    [TestCase("", "00184", "Roma", "")]
    [TestCase("Via Roma 1", null, "Roma", "")]
    public void Spellings_of_an_address_are_one(string? street, string? postalCode, string? city, string key) =>
        Assert.That(ContactKey.Address(street, postalCode, city), Is.EqualTo(key));

    [Test]
    public void A_friend_of_whom_nothing_is_shared_is_one() => Assert.That(Check(Party(2)), Is.EqualTo(ReferralRefusal.None));

    [Test]
    public void Nobody_invites_themselves() => Assert.That(Check(Party(1)), Is.EqualTo(ReferralRefusal.Self));

    [Test]
    public void A_second_account_on_another_spelling_is_no_friend() => Assert.That(Check(Party(2, email: "a.nna+b@gmail.com")), Is.EqualTo(ReferralRefusal.SameEmail));

    [Test]
    public void The_same_telephone_is_no_friend() => Assert.That(Check(Party(2, phone: "0039 340 111 2222")), Is.EqualTo(ReferralRefusal.SamePhone));

    [Test]
    public void The_same_home_is_no_friend() => Assert.That(Check(Party(2, address: "viaroma1|00184|roma")), Is.EqualTo(ReferralRefusal.SameAddress));

    [Test]
    public void Who_had_ordered_is_no_new_friend() => Assert.That(Check(Party(2), orderedBefore: true), Is.EqualTo(ReferralRefusal.OrderedBefore));

    [Test]
    public void Two_who_gave_nothing_share_nothing() =>
        Assert.That(ReferralCheck.Of(new(1, [""], [""], [""]), new(2, [""], [""], [""]), orderedBefore: false), Is.EqualTo(ReferralRefusal.None));

    static ReferralRefusal Check(ReferralParty friend, bool orderedBefore = false) =>
        ReferralCheck.Of(new(1, ["anna@gmail.com"], ["+39 340 111 2222"], ["viaroma1|00184|roma"]), friend, orderedBefore);

    static ReferralParty Party(int id, string email = "bea@example.com", string phone = "+39 340 999 8888", string address = "viamilano2|20121|milano") =>
        new(id, [email], [phone], [address]);
}
