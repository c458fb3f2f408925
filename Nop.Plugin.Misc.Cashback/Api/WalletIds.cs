using System.Buffers.Binary;
using System.Buffers.Text;

namespace Nop.Plugin.Misc.Cashback.Api;

/// <summary>
/// Names a client whom a till has identified, to that key alone and for a while: one block of AES with a key that is not in the database. It tells nothing of the client,
/// fits no other key, and nobody can make one for a client who was not identified: of what is made up, one in 2^64 would fit a key, and none a time.
/// </summary>
sealed class WalletIds(IShopKeys keys, TimeProvider clock)
{
    /// <summary>Minutes for which one is good: as long as a client may be served with the receipt open.</summary>
    public const int Minutes = 120;

    const int BlockBytes = 16;
    const int KeyBytes = 32;
    const string Prefix = "w_";

    /// <summary>Names a client to a key.</summary>
    public string Of(int customerId, int keyId)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        BinaryPrimitives.WriteInt32BigEndian(block, customerId);
        BinaryPrimitives.WriteInt32BigEndian(block[4..], keyId);
        BinaryPrimitives.WriteInt32BigEndian(block[8..], Minute() + Minutes);
        using var aes = AesOf(keys.Current());
        return Prefix + Base64Url.EncodeToString(aes.EncryptEcb(block, PaddingMode.None));
    }

    /// <summary>The client whom an id names to a key; null: it is none, another key's or too old.</summary>
    public int? CustomerOf(string? id, int keyId)
    {
        if (id is not { Length: > 2 and <= 64 } || !id.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(id.AsSpan(Prefix.Length)))
            return null;
        var block = Base64Url.DecodeFromChars(id.AsSpan(Prefix.Length));
        return block.Length == BlockBytes ? keys.All().Select(key => Read(block, key, keyId)).FirstOrDefault(found => found is not null) : null;
    }

    int? Read(byte[] block, ShopKey key, int keyId)
    {
        using var aes = AesOf(key);
        ReadOnlySpan<byte> plain = aes.DecryptEcb(block, PaddingMode.None);
        var left = BinaryPrimitives.ReadInt32BigEndian(plain[8..]) - (long)Minute();
        return BinaryPrimitives.ReadInt32BigEndian(plain[12..]) == 0 && BinaryPrimitives.ReadInt32BigEndian(plain[4..]) == keyId && left is > 0 and <= Minutes
            ? BinaryPrimitives.ReadInt32BigEndian(plain)
            : null;
    }

    int Minute() => (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 60);

    static Aes AesOf(ShopKey key)
    {
        var aes = Aes.Create();
        aes.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback wallet ids"u8.ToArray());
        return aes;
    }
}
