using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using CborReader = System.Formats.Cbor.CborReader;
using CborWriter = System.Formats.Cbor.CborWriter;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Signed vouchers, judged both ways by the framework's own CBOR and COSE.</summary>
public sealed class VoucherTokenTests
{
    static readonly SigningKey s_key = SigningKey.Of(ShopKey.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), "test"u8);
    static readonly VoucherClaims s_claims = new([.. Enumerable.Range(1, 16).Select(i => (byte)i)], 12, 45_00, "EUR", new DateTime(2026, 4, 1, 22, 0, 0, DateTimeKind.Utc));

    static IEnumerable<VoucherClaims> EdgeClaims() =>
    [
        s_claims, s_claims with { BranchId = 0 }, s_claims with { BranchId = int.MaxValue }, s_claims with { Amount = 1 }, s_claims with { Amount = 23 }, s_claims with { Amount = 24 }, s_claims with { Amount = 255 },
        s_claims with { Amount = 256 }, s_claims with { Amount = 65_535 }, s_claims with { Amount = 65_536 }, s_claims with { Amount = uint.MaxValue }, s_claims with { Amount = 1L << 32 }, s_claims with { Amount = Money.Most },
        s_claims with { ExpiresOnUtc = DateTime.UnixEpoch }, s_claims with { ExpiresOnUtc = new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc) },
    ];

    [TestCaseSource(nameof(EdgeClaims))]
    public void What_was_signed_is_read_back(object claims) => AssertSame(Read(VoucherToken.Write((VoucherClaims)claims, s_key)), (VoucherClaims)claims);

    [Test]
    public void Any_claims_are_read_back()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var claims = Random(random);
            AssertSame(Read(VoucherToken.Write(claims, s_key)), claims);
        }
    }

    [TestCaseSource(nameof(EdgeClaims))]
    public void The_frameworks_cose_verifies_it_and_its_cbor_takes_it_for_canonical(object claims)
    {
        var bytes = Bytes(VoucherToken.Write((VoucherClaims)claims, s_key));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(s_key.PublicKey, out _);
        var message = CoseMessage.DecodeSign1(bytes);
        Assert.Multiple(() =>
        {
            Assert.That(message.VerifyEmbedded(key), Is.True);
            Assert.That(new CborReader(bytes, CborConformanceMode.Canonical).ReadEncodedValue().Length, Is.EqualTo(bytes.Length));
            Assert.That(Labels(message), Is.EqualTo(new[] { 3L, 4, 7, -65537, -65538 }));
        });
    }

    [Test]
    public void What_the_framework_signs_is_read()
    {
        using var key = PrivateKey();
        var signer = new CoseSigner(key, HashAlgorithmName.SHA256, new CoseHeaderMap { [CoseHeaderLabel.KeyIdentifier] = CoseHeaderValue.FromBytes(s_key.Id) });
        byte[] signed;
        // The framework writes whichever of the two comes.
        do
        {
            signed = CoseSign1Message.SignEmbedded(Payload(s_claims), signer);
        }
        while (!SigningKey.IsLow(signed.AsSpan()[^64..]));
        AssertSame(Read(Token(signed)), s_claims);
    }

    [Test]
    public void It_is_small_enough_for_a_code_on_a_phone() => Assert.That(VoucherToken.Write(s_claims, s_key), Has.Length.LessThanOrEqualTo(221).And.Matches("^CB1[A-Z2-7]+$"));

    [TestCase("")]
    [TestCase("CB1")]
    [TestCase("CB")]
    [TestCase("CB1A")]
    [TestCase("CB1AAAA1")]
    public void What_is_no_token_is_malformed(string text) => Assert.That(Read(text).Refusal, Is.EqualTo(TokenRefusal.Malformed));

    [TestCase(" {0}")]
    [TestCase("{0} ")]
    [TestCase("{0}=")]
    [TestCase("{0}A")]
    [TestCase("{0}AAAAAAAA")]
    public void Nothing_stands_around_it(string form) => Assert.That(Read(string.Format(CultureInfo.InvariantCulture, form, VoucherToken.Write(s_claims, s_key))).Refusal, Is.EqualTo(TokenRefusal.Malformed));

    [Test]
    public void Small_letters_are_another_token() => Assert.That(Read(VoucherToken.Write(s_claims, s_key).ToLowerInvariant()).Refusal, Is.EqualTo(TokenRefusal.Malformed));

    [Test]
    public void A_bit_that_says_nothing_is_not_taken()
    {
        var token = VoucherToken.Write(s_claims, s_key);
        const string symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var last = symbols.IndexOf(token[^1], StringComparison.Ordinal);
        Assert.That(Bytes(token).Length * 8 % 5, Is.Not.Zero, "The last symbol has bits to spare.");
        Assert.That(Read(token[..^1] + symbols[last | 1]).Refusal, Is.EqualTo(TokenRefusal.Malformed));
    }

    // Each is signed by the right key: the form alone is wrong.
    static IEnumerable<TestCaseData> OtherForms()
    {
        yield return Form("without a tag", () => Sign1(tag: null));
        yield return Form("another tag", () => Sign1(tag: 17));
        yield return Form("an array without a length", () => Sign1(indefinite: true));
        yield return Form("a header that is not signed", () => Sign1(unprotected: writer => Map(writer, 1, () => { writer.WriteInt32(4); writer.WriteByteString([1]); })));
        yield return Form("another algorithm", () => Sign1(head: Head(algorithm: -35)));
        yield return Form("no key", () => Sign1(head: Encode(writer => Map(writer, 1, () => { writer.WriteInt32(1); writer.WriteInt32(-7); }))));
        yield return Form("a header more", () => Sign1(head: Encode(writer => Map(writer, 3, () => { WriteHead(writer); writer.WriteInt32(5); writer.WriteInt32(0); }))));
        yield return Form("headers in another order", () => Sign1(head: Encode(writer => Map(writer, 2, () => { writer.WriteInt32(4); writer.WriteByteString(s_key.Id); writer.WriteInt32(1); writer.WriteInt32(-7); }))));
        yield return Form("a key's id that is too long", () => Sign1(head: Head(id: [.. s_key.Id, 0])));
        yield return Form("a claim more", () => Sign1(payload: Claims(writer => { writer.WriteInt32(-65539); writer.WriteInt32(0); }, count: 6)));
        yield return Form("a claim less", () => Sign1(payload: Encode(writer => Map(writer, 4, () => WriteClaims(writer, s_claims, withCurrency: false)))));
        yield return Form("a claim twice", () => Sign1(payload: Claims(writer => { writer.WriteInt32(-65538); writer.WriteTextString("EUR"); }, count: 6)));
        yield return Form("a map without a length", () => Sign1(payload: Encode(writer => { writer.WriteStartMap(null); WriteClaims(writer, s_claims); writer.WriteEndMap(); })));
        yield return Form("something after the claims", () => Sign1(payload: [.. Payload(s_claims), 0]));
        yield return Form("something after the token", () => [.. Sign1(), 0]);
        yield return Form("a number longer than it must be", () => Sign1(payload: Replaced([0x19, 0x11, 0x94], [0x1A, 0, 0, 0x11, 0x94])));
        yield return Form("a length longer than it must be", () => Sign1(payload: Replaced([0x07, 0x50], [0x07, 0x58, 0x10])));
        yield return Form("the other signature that verifies", OtherSignature);
        yield return Form("an amount of nothing", () => Sign1(payload: Payload(s_claims with { Amount = 0 })));
        yield return Form("an amount below nothing", () => Sign1(payload: Payload(s_claims with { Amount = -1 })));
        yield return Form("an amount that nobody has", () => Sign1(payload: Payload(s_claims with { Amount = Money.Most + 1 })));
        yield return Form("an amount that is a fraction", () => Sign1(payload: Replaced([0x19, 0x11, 0x94], [0xF9, 0x6C, 0x65])));
        yield return Form("a branch with a zero before it", () => Sign1(payload: Replaced([0x62, .. "12"u8], [0x63, .. "012"u8])));
        yield return Form("a branch below nothing", () => Sign1(payload: Payload(s_claims with { BranchId = -1 })));
        yield return Form("a branch that is a number", () => Sign1(payload: Replaced([0x62, .. "12"u8], [0x0C])));
        yield return Form("a currency in small letters", () => Sign1(payload: Payload(s_claims with { CurrencyCode = "eur" })));
        yield return Form("a currency of four letters", () => Sign1(payload: Payload(s_claims with { CurrencyCode = "EURO" })));
        yield return Form("an id that is too short", () => Sign1(payload: Payload(s_claims with { Id = new byte[15] })));
        yield return Form("a date below nothing", () => Sign1(payload: Payload(s_claims with { ExpiresOnUtc = DateTime.UnixEpoch.AddSeconds(-1) })));
    }

    [TestCaseSource(nameof(OtherForms))]
    public void No_other_form_is_taken_though_the_key_signed_it(object make) => Assert.That(Read(Token(((Func<byte[]>)make)())).Refusal, Is.EqualTo(TokenRefusal.Malformed));

    [Test]
    public void The_forms_above_differ_in_nothing_else() => AssertSame(Read(Token(Sign1())), s_claims);

    [Test]
    public void A_key_that_is_not_here_is_said()
    {
        using var other = SigningKey.Of(ShopKey.Of(new byte[32]), "test"u8);
        Assert.That(Read(VoucherToken.Write(s_claims, other)).Refusal, Is.EqualTo(TokenRefusal.UnknownKey));
    }

    [Test]
    public void A_signature_of_other_claims_is_wrong()
    {
        var (own, others) = (Bytes(VoucherToken.Write(s_claims, s_key)), Bytes(VoucherToken.Write(s_claims with { Amount = 44_99 }, s_key)));
        Assert.That(Read(Token([.. own[..^64], .. others[^64..]])).Refusal, Is.EqualTo(TokenRefusal.WrongSignature));
    }

    [TestCase(0, 1, "EUR", 16)]
    [TestCase(1, 0, "EUR", 16)]
    [TestCase(1, Money.Most + 1, "EUR", 16)]
    [TestCase(1, 1, "euro", 16)]
    [TestCase(1, 1, "EUR", 15)]
    public void What_may_not_be_said_is_not_signed(int branchId, long amount, string currency, int idBytes)
    {
        var claims = new VoucherClaims(new byte[idBytes], branchId - (branchId == 0 ? 1 : 0), amount, currency, s_claims.ExpiresOnUtc);
        Assert.Throws<ArgumentException>(() => VoucherToken.Write(claims, s_key));
    }

    // The long run is "fuzz" of build/Benchmarks.
    [Test]
    public void No_mutation_breaks_the_reader_or_passes_for_what_was_signed()
    {
        var mutator = new TokenMutator(20260302);
        var tokens = new[] { VoucherToken.Write(s_claims, s_key), VoucherToken.Write(s_claims with { BranchId = 0, Amount = 1 }, s_key), VoucherToken.Write(s_claims with { Amount = 1_000_000, CurrencyCode = "JPY" }, s_key) };
        var refused = new Dictionary<TokenRefusal, int>();
        for (var i = 0; i < 10_000; i++)
        {
            var mutated = mutator.Mutate(tokens[i % 3], tokens[(i + 1) % 3]);
            var read = Read(mutated);
            Assert.That(read.Claims is null || tokens.Contains(mutated), Is.True, mutated);
            refused[read.Refusal] = refused.GetValueOrDefault(read.Refusal) + 1;
        }

        Assert.That(refused.Keys, Is.SupersetOf(new[] { TokenRefusal.Malformed, TokenRefusal.UnknownKey, TokenRefusal.WrongSignature }), "Every gate was reached.");
    }

    static TokenRead Read(string token) => VoucherToken.Read(token, id => id.AsSpan().SequenceEqual(s_key.Id) ? s_key.Verifier : null);

    static void AssertSame(TokenRead read, VoucherClaims claims) => Assert.That(
        (read.Refusal, Convert.ToHexString(read.Claims!.Id), read.Claims.BranchId, read.Claims.Amount, read.Claims.CurrencyCode, read.Claims.ExpiresOnUtc),
        Is.EqualTo((TokenRefusal.None, Convert.ToHexString(claims.Id), claims.BranchId, claims.Amount, claims.CurrencyCode, claims.ExpiresOnUtc)));

    static VoucherClaims Random(Random random)
    {
        var id = new byte[16];
        random.NextBytes(id);
        var currency = string.Concat(Enumerable.Range(0, 3).Select(_ => (char)('A' + random.Next(26))));
        return new(id, random.Next(), random.NextInt64(1, Money.Most + 1) >> random.Next(30) | 1, currency, DateTime.UnixEpoch.AddSeconds(random.NextInt64(0, 253_402_300_800)));
    }

    static byte[] Bytes(string token)
    {
        Assert.That(Base32.TryDecode(token.AsSpan(3), out var bytes), Is.True);
        return bytes!;
    }

    // (r, n − s) verifies where (r, s) does.
    static byte[] OtherSignature()
    {
        var token = Sign1();
        var order = System.Numerics.BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var other = order - new System.Numerics.BigInteger(token.AsSpan()[^32..], isUnsigned: true, isBigEndian: true);
        var bytes = other.ToByteArray(isUnsigned: true, isBigEndian: true);
        token.AsSpan()[^32..].Clear();
        bytes.CopyTo(token.AsSpan()[^bytes.Length..]);
        return token;
    }

    static string Token(byte[] bytes) => "CB1" + Base32.Encode(bytes);

    static TestCaseData Form(string name, Func<byte[]> make) => new TestCaseData(make).SetArgDisplayNames(name);

    static ECDsa PrivateKey()
    {
        var key = ECDsa.Create();
        key.ImportParameters(s_key.Verifier.ExportParameters(includePrivateParameters: true));
        return key;
    }

    static byte[] Sign1(byte[]? head = null, byte[]? payload = null, int? tag = 18, bool indefinite = false, Action<CborWriter>? unprotected = null)
    {
        (head, payload) = (head ?? Head(), payload ?? Payload(s_claims));
        var signed = Encode(writer =>
        {
            writer.WriteStartArray(4);
            writer.WriteTextString("Signature1");
            writer.WriteByteString(head);
            writer.WriteByteString([]);
            writer.WriteByteString(payload);
            writer.WriteEndArray();
        });
        return Encode(writer =>
        {
            if (tag is { } number)
                writer.WriteTag((CborTag)number);
            writer.WriteStartArray(indefinite ? null : 4);
            writer.WriteByteString(head);
            if (unprotected is null)
                Map(writer, 0, () => { });
            else
                unprotected(writer);
            writer.WriteByteString(payload);
            writer.WriteByteString(s_key.Sign(signed));
            writer.WriteEndArray();
        });
    }

    static byte[] Head(int algorithm = -7, byte[]? id = null) => Encode(writer => Map(writer, 2, () => WriteHead(writer, algorithm, id)));

    static void WriteHead(CborWriter writer, int algorithm = -7, byte[]? id = null)
    {
        writer.WriteInt32(1);
        writer.WriteInt32(algorithm);
        writer.WriteInt32(4);
        writer.WriteByteString(id ?? s_key.Id);
    }

    static byte[] Payload(VoucherClaims claims) => Encode(writer => Map(writer, 5, () => WriteClaims(writer, claims)));

    static byte[] Claims(Action<CborWriter> more, int count) => Encode(writer => Map(writer, count, () =>
    {
        WriteClaims(writer, s_claims);
        more(writer);
    }));

    static void WriteClaims(CborWriter writer, VoucherClaims claims, bool withCurrency = true)
    {
        writer.WriteInt32(3);
        writer.WriteTextString(claims.BranchId.ToString(CultureInfo.InvariantCulture));
        writer.WriteInt32(4);
        writer.WriteInt64(new DateTimeOffset(claims.ExpiresOnUtc).ToUnixTimeSeconds());
        writer.WriteInt32(7);
        writer.WriteByteString(claims.Id);
        writer.WriteInt32(-65537);
        writer.WriteInt64(claims.Amount);
        if (!withCurrency)
            return;
        writer.WriteInt32(-65538);
        writer.WriteTextString(claims.CurrencyCode);
    }

    static byte[] Replaced(byte[] old, byte[] now)
    {
        var payload = Payload(s_claims);
        var at = payload.AsSpan().IndexOf(old);
        Assert.That(at, Is.Positive);
        return [.. payload[..at], .. now, .. payload[(at + old.Length)..]];
    }

    static byte[] Encode(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: false, allowMultipleRootLevelValues: false);
        write(writer);
        return writer.Encode();
    }

    static void Map(CborWriter writer, int count, Action write)
    {
        writer.WriteStartMap(count);
        write();
        writer.WriteEndMap();
    }

    static IEnumerable<long> Labels(CoseSign1Message message)
    {
        var reader = new CborReader(message.Content!.Value, CborConformanceMode.Canonical);
        for (var left = reader.ReadStartMap(); left > 0; left--)
        {
            yield return reader.ReadInt64();
            reader.SkipValue();
        }

        reader.ReadEndMap();
        Assert.That(reader.BytesRemaining, Is.Zero);
    }
}
