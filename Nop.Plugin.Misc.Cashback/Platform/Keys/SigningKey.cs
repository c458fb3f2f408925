using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Platform.Keys;

/// <summary>
/// A key pair on P-256 that is derived from a key of the shop: it is stored nowhere, not even encrypted, so that nothing but the shop's keys has to be kept, and kept secret.
/// A new key of the shop gives a new pair; the one before goes on verifying as long as its key is given.
/// </summary>
sealed class SigningKey : IDisposable
{
    /// <summary>Length of <see cref="Id"/>.</summary>
    public const int IdBytes = 8;

    const int KeyBytes = 32;

    // Eight bytes more than the order of the curve has: what is left of the remainder's unevenness is below 2^-64 (FIPS 186-5, A.2.1).
    const int DerivedBytes = KeyBytes + 8;

    static readonly BigInteger s_order = BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    readonly ECDsa _pair;

    SigningKey(ECDsa pair)
    {
        _pair = pair;
        PublicKey = pair.ExportSubjectPublicKeyInfo();
        Id = SHA256.HashData(PublicKey)[..IdBytes];
    }

    /// <summary>Names the pair in what it signs: the beginning of the hash of its public key.</summary>
    public byte[] Id { get; }

    /// <summary>The public key, as SubjectPublicKeyInfo in DER: whoever has it can verify and not sign.</summary>
    public byte[] PublicKey { get; }

    /// <summary>Verifies what the pair has signed; it lives as long as this.</summary>
    public ECDsa Verifier => _pair;

    /// <summary>Derives the pair of a key.</summary>
    /// <param name="key">The shop's key.</param>
    /// <param name="purpose">What is signed: each purpose has a pair of its own.</param>
    public static SigningKey Of(ShopKey key, ReadOnlySpan<byte> purpose)
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, DerivedBytes, salt: null, purpose.ToArray());
        return new(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(Number(derived) % (s_order - 1) + 1) }));
    }

    /// <summary>Signs with SHA-256: r and s, each in 32 bytes. Of s and −s, which verify both, it is the lower one.</summary>
    public byte[] Sign(byte[] data)
    {
        var signature = _pair.SignData(data, HashAlgorithmName.SHA256);
        if (IsLow(signature))
            return signature;

        Bytes(s_order - Number(signature.AsSpan(KeyBytes))).CopyTo(signature.AsSpan(KeyBytes));
        return signature;
    }

    /// <summary>Whether s is the lower one: each thing that is signed then has one signature of its r.</summary>
    public static bool IsLow(ReadOnlySpan<byte> signature) => Number(signature[KeyBytes..]) <= s_order / 2;

    /// <inheritdoc/>
    public void Dispose() => _pair.Dispose();

    static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[KeyBytes];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bytes.AsSpan(KeyBytes - written.Length));
        return bytes;
    }
}
