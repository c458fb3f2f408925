namespace Nop.Plugin.Misc.Cashback.Salon.Tokens;

/// <summary>The claims of a signed voucher. None of them is personal.</summary>
/// <param name="Id">Names the voucher: <see cref="VoucherToken.IdBytes"/> bytes that give nothing of its code.</param>
/// <param name="BranchId">The branch that may take it; 0: every branch.</param>
/// <param name="Amount">What was left of it when it was signed, minor units, more than nothing.</param>
/// <param name="CurrencyCode">ISO 4217, three capitals.</param>
/// <param name="ExpiresOnUtc">From this instant nobody may take it; whole seconds.</param>
sealed record VoucherClaims(byte[] Id, int BranchId, long Amount, string CurrencyCode, DateTime ExpiresOnUtc);

/// <summary>Why a token was refused.</summary>
enum TokenRefusal
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>It is no signed voucher, or not in the one form that they have.</summary>
    Malformed,

    /// <summary>It names a key that is not here.</summary>
    UnknownKey,

    /// <summary>The key has not signed it.</summary>
    WrongSignature,
}

/// <summary>The result of reading a token: its claims, or why it was refused.</summary>
/// <param name="Claims">What it says; null: refused. Whether it is past its date, and for which branch it is, is still to be looked at.</param>
/// <param name="Refusal">Why not.</param>
sealed record TokenRead(VoucherClaims? Claims, TokenRefusal Refusal);

/// <summary>
/// A voucher that can be checked without the shop: COSE_Sign1 (RFC 9052) over the claims of a CBOR Web Token (RFC 8392), ES256, in Base32 after "CB1".
/// Each voucher has one form; the reader refuses every other, and whatever it does not know.
/// </summary>
static class VoucherToken
{
    /// <summary>How every token begins.</summary>
    public const string Prefix = "CB1";

    /// <summary>Length of a voucher's id.</summary>
    public const int IdBytes = 16;

    /// <summary>Length of a signature: r and s.</summary>
    public const int SignatureBytes = 64;

    // Longer than the longest: what is longer is not looked at.
    const int MostCharacters = 300;

    const ulong Sign1 = 18;
    const int Algorithm = 1;
    const int KeyId = 4;
    const int Es256 = -7;

    const int Audience = 3;
    const int Expiry = 4;
    const int TokenId = 7;

    // The registry leaves what is below −65536 to private use.
    const int Amount = -65537;
    const int Currency = -65538;

    // Year 9999.
    const long LastSecond = 253_402_300_799;

    /// <summary>Signs a voucher.</summary>
    /// <exception cref="ArgumentException">The claims are not what they may be.</exception>
    public static string Write(VoucherClaims claims, SigningKey key)
    {
        Check(claims);
        var head = new CborWriter().Head(CborKind.Map, 2).Number(Algorithm).Number(Es256).Number(KeyId).Bytes(key.Id).ToArray();
        var payload = new CborWriter().Head(CborKind.Map, 5)
            .Number(Audience).Text(claims.BranchId.ToString(CultureInfo.InvariantCulture))
            .Number(Expiry).Number(new DateTimeOffset(claims.ExpiresOnUtc, TimeSpan.Zero).ToUnixTimeSeconds())
            .Number(TokenId).Bytes(claims.Id)
            .Number(Amount).Number(claims.Amount)
            .Number(Currency).Text(claims.CurrencyCode).ToArray();
        var token = new CborWriter().Head(CborKind.Tag, Sign1).Head(CborKind.Array, 4).Bytes(head).Head(CborKind.Map, 0).Bytes(payload).Bytes(key.Sign(Signed(head, payload)));
        return Prefix + Base32.Encode(token.ToArray());
    }

    /// <summary>Reads a token, as it was written: no blank, no small letter.</summary>
    /// <param name="token">The token.</param>
    /// <param name="keyOf">A public key by its id; null: it is not here. What it gives is not disposed of.</param>
    public static TokenRead Read(ReadOnlySpan<char> token, Func<byte[], ECDsa?> keyOf)
    {
        if (token.Length > MostCharacters || !token.StartsWith(Prefix, StringComparison.Ordinal) || !Base32.TryDecode(token[Prefix.Length..], out var bytes))
            return new(null, TokenRefusal.Malformed);

        var reader = new CborReader(bytes);
        reader.Expect(CborKind.Tag, Sign1);
        reader.Expect(CborKind.Array, 4);
        var head = reader.Bytes();
        reader.Expect(CborKind.Map, 0);
        var payload = reader.Bytes();
        var signature = reader.Bytes();
        if (!reader.IsAtEnd || signature.Length != SignatureBytes || !SigningKey.IsLow(signature) || ReadHead(head) is not { } keyId || ReadPayload(payload) is not { } claims)
            return new(null, TokenRefusal.Malformed);
        if (keyOf(keyId) is not { } key)
            return new(null, TokenRefusal.UnknownKey);
        return key.VerifyData(Signed(head, payload), signature, HashAlgorithmName.SHA256) ? new(claims, TokenRefusal.None) : new(null, TokenRefusal.WrongSignature);
    }

    // Null: it is not as it must be.
    static byte[]? ReadHead(ReadOnlySpan<byte> head)
    {
        var reader = new CborReader(head);
        reader.Expect(CborKind.Map, 2);
        reader.Expect(Algorithm);
        reader.Expect(Es256);
        reader.Expect(KeyId);
        var id = reader.Bytes();
        return reader.IsAtEnd && id.Length == SigningKey.IdBytes ? id.ToArray() : null;
    }

    static VoucherClaims? ReadPayload(ReadOnlySpan<byte> payload)
    {
        var reader = new CborReader(payload);
        reader.Expect(CborKind.Map, 5);
        reader.Expect(Audience);
        var branch = reader.Text();
        reader.Expect(Expiry);
        var expiry = reader.Number(LastSecond);
        reader.Expect(TokenId);
        var id = reader.Bytes();
        reader.Expect(Amount);
        var amount = reader.Number(Money.Most);
        reader.Expect(Currency);
        var currency = reader.Text();
        if (!reader.IsAtEnd || id.Length != IdBytes || amount == 0 || !IsCurrency(currency) || BranchOf(branch) is not { } branchId)
            return null;
        return new(id.ToArray(), branchId, amount, currency, DateTimeOffset.FromUnixTimeSeconds(expiry).UtcDateTime);
    }

    // Sig_structure (RFC 9052, 4.4), without anything external.
    static byte[] Signed(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload) =>
        new CborWriter().Head(CborKind.Array, 4).Text("Signature1").Bytes(head).Bytes(default).Bytes(payload).ToArray();

    static int? BranchOf(string branch) =>
        int.TryParse(branch, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && branch == id.ToString(CultureInfo.InvariantCulture) ? id : null;

    static bool IsCurrency(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);

    static void Check(VoucherClaims claims)
    {
        if (claims.Id.Length != IdBytes || claims.BranchId < 0 || claims.Amount is <= 0 or > Money.Most || !IsCurrency(claims.CurrencyCode)
            || claims.ExpiresOnUtc < DateTime.UnixEpoch || claims.ExpiresOnUtc.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentException($"{claims} cannot be signed.", nameof(claims));
    }
}
