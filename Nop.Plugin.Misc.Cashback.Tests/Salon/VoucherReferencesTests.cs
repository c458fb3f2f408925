using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

public sealed class VoucherReferencesTests
{
    const string Code = "abcdefghjkm";

    static readonly string _code = VoucherCode.New(Queued());

    [Test]
    public void A_code_is_read_back_from_its_reference() => Assert.That(With(1).CodeOf(With(1).Of(_code)), Is.EqualTo(_code));

    [Test]
    public void The_same_code_has_the_same_reference() => Assert.That(With(1).Of(_code), Is.EqualTo(With(1).Of(_code)));

    [Test]
    public void Another_key_gives_another_reference() => Assert.That(With(2).Of(_code).Split(':')[2], Is.Not.EqualTo(With(1).Of(_code).Split(':')[2]));

    [Test]
    public void A_reference_is_looked_up_as_stored() => Assert.That(With(1).Of(_code), Does.Match("^e:[0-9a-f]{16}:[0-9a-f]{32}$"));

    [Test]
    public void Without_its_key_a_reference_gives_no_code() => Assert.That(With(2).CodeOf(With(1).Of(_code)), Is.Null);

    [Test]
    public void A_key_that_signs_no_more_still_finds_its_vouchers() => Assert.That(With(1, 2).Candidates(_code), Does.Contain(With(1).Of(_code)));

    [Test]
    public void The_newest_key_names_new_vouchers() => Assert.That(With(1, 2).Of(_code), Is.EqualTo(With(2).Of(_code)));

    [Test]
    public void A_voucher_of_an_earlier_version_is_found_by_its_code() => Assert.That(With(1).Candidates(_code), Does.Contain($"v:{_code}"));

    [Test]
    public void The_token_of_a_voucher_of_an_earlier_version_gives_nothing_of_its_code() => Assert.That(With(1).TokenOf($"v:{_code}"), Is.EqualTo(With(1).Of(_code)));

    [Test]
    public void Staff_see_the_end_of_a_code() => Assert.That(With(1).EndOf(With(1).Of(_code)), Is.EqualTo(_code[^4..].ToUpperInvariant()));

    [Test]
    public void A_reference_that_somebody_has_changed_gives_no_code() => Assert.That(With(1).CodeOf(With(1).Of(_code)[..^4] + "0000"), Is.Null);

    [Test]
    public void What_is_no_voucher_has_no_code() => Assert.That(() => With(1).CodeOf("c:1"), Throws.ArgumentException);

    static QueuedCodes Queued()
    {
        var codes = new QueuedCodes();
        codes.Next.Enqueue(Code);
        return codes;
    }

    static VoucherReferences With(params byte[] keys) => new(new SomeKeys([.. keys.Select(fill => new OneKey(fill).Current())]));

    sealed record SomeKeys(IReadOnlyList<ShopKey> Keys) : IShopKeys
    {
        public ShopKey Current() => Keys[^1];

        public IReadOnlyList<ShopKey> All() => Keys;
    }
}
