using System.Security.Cryptography;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Which vouchers are signed, and with which of the shop's keys.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VoucherTokensTests
{
    static readonly DateTime s_now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    readonly GivenKeys _keys = new(Key(1));

    [Test]
    public void A_token_says_what_is_left_of_its_voucher_until_when_and_where()
    {
        using var tokens = Open();
        var claims = tokens.Read(tokens.Of(Voucher(), "EUR", s_now)!).Claims!;
        Assert.That((claims.Amount, claims.CurrencyCode, claims.BranchId, claims.ExpiresOnUtc), Is.EqualTo((7_00L, "EUR", 3, s_now.AddDays(30))));
    }

    [Test]
    public void A_token_names_its_voucher_and_gives_nothing_of_the_code()
    {
        using var tokens = Open();
        var voucher = Voucher();
        var id = Convert.ToHexStringLower(tokens.Read(tokens.Of(voucher, "EUR", s_now)!).Claims!.Id);
        Assert.That((voucher.Reference.EndsWith(id, StringComparison.Ordinal), id.Contains("abcd", StringComparison.Ordinal)), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_voucher_of_before_codes_were_hidden_is_signed_under_its_token()
    {
        using var tokens = Open();
        var voucher = Voucher();
        voucher.Reference = "v:" + Code;
        Assert.That(tokens.Read(tokens.Of(voucher, "EUR", s_now)!).Claims!.Id, Is.EqualTo(new VoucherReferences(_keys).IdOf(voucher.Reference)));
    }

    [Test]
    public void Nobody_signs_what_has_no_end_what_is_over_and_what_is_used_up()
    {
        using var tokens = Open();
        var (endless, over, used) = (Voucher(), Voucher(), Voucher());
        (endless.ExpiresOnUtc, over.ExpiresOnUtc, used.Captured) = (null, s_now, 7_00 + 3_00);
        Assert.That(new[] { endless, over, used }.Select(voucher => tokens.Of(voucher, "EUR", s_now)), Is.All.Null);
    }

    [Test]
    public void A_new_key_signs_and_the_one_before_verifies_what_it_signed()
    {
        using var before = Open();
        var old = before.Of(Voucher(), "EUR", s_now)!;
        _keys.Given.Add(Key(2));
        using var after = Open();
        var fresh = after.Of(Voucher(), "EUR", s_now)!;
        Assert.That((after.Read(old).Refusal, after.Read(fresh).Refusal, before.Read(fresh).Refusal, after.PublicKeys().Count), Is.EqualTo((TokenRefusal.None, TokenRefusal.None, TokenRefusal.None, 2)));
    }

    [Test]
    public void A_key_that_was_taken_away_verifies_no_more()
    {
        using var before = Open();
        var old = before.Of(Voucher(), "EUR", s_now)!;
        (_keys.Given[0], _) = (Key(2), 0);
        using var after = Open();
        Assert.That(after.Read(old).Refusal, Is.EqualTo(TokenRefusal.UnknownKey));
    }

    [Test]
    public void Public_keys_verify_and_hold_no_secret()
    {
        using var tokens = Open();
        var (id, publicKey) = tokens.PublicKeys().Single();
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        var read = VoucherToken.Read(tokens.Of(Voucher(), "EUR", s_now), asked => asked.AsSpan().SequenceEqual(id) ? key : null);
        Assert.That(read.Refusal, Is.EqualTo(TokenRefusal.None));
        Assert.Catch<CryptographicException>(() => key.ExportParameters(includePrivateParameters: true));
    }

    [Test]
    public void The_same_key_of_the_shop_gives_the_same_pair_and_another_purpose_another()
    {
        using var one = SigningKey.Of(Key(1), "a"u8);
        using var same = SigningKey.Of(Key(1), "a"u8);
        using var other = SigningKey.Of(Key(1), "b"u8);
        Assert.That((one.PublicKey.AsSpan().SequenceEqual(same.PublicKey), one.PublicKey.AsSpan().SequenceEqual(other.PublicKey)), Is.EqualTo((true, false)));
    }

    const string Code = "abcdefgh2345";

    VoucherTokens Open() => new(_keys, new VoucherReferences(_keys));

    Hold Voucher() => new()
    {
        Purpose = HoldPurpose.Voucher, State = HoldState.Open, Reference = new VoucherReferences(_keys).Of(Code), BranchId = 3, Amount = 10_00, Captured = 3_00, ExpiresOnUtc = s_now.AddDays(30),
    };

    static ShopKey Key(byte first) => ShopKey.Of([first, .. new byte[31]]);

    // In the order in which they were made.
    sealed class GivenKeys(ShopKey first) : IShopKeys
    {
        public List<ShopKey> Given { get; } = [first];

        public ShopKey Current() => Given[^1];

        public IReadOnlyList<ShopKey> All() => Given;
    }
}
