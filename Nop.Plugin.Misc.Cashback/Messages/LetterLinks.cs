using System.Buffers.Binary;
using System.Buffers.Text;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>
/// Names a client and a kind of letters in the link by which the client switches it off without signing in: signed with a key that is not in the database, so that nobody makes one for another.
/// It is good for ever, as letters are kept, and does nothing but switch that kind off and on.
/// </summary>
sealed class LetterLinks(IShopKeys keys)
{
    const int BodyBytes = 8;
    const int MacBytes = 16;
    const int KeyBytes = 32;
    const int MostText = 64;

    /// <summary>Stands for a token where a letter is only shown: it leads to nobody's letters.</summary>
    public const string OfNobody = "preview";

    /// <summary>The token of a link.</summary>
    public string Of(int customerId, ClientLetterKind kind)
    {
        Span<byte> token = stackalloc byte[BodyBytes + MacBytes];
        BinaryPrimitives.WriteInt32BigEndian(token, customerId);
        BinaryPrimitives.WriteInt32BigEndian(token[4..], (int)kind);
        MacOf(keys.Current(), token[..BodyBytes]).AsSpan(0, MacBytes).CopyTo(token[BodyBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whom and what a token names; null: the shop did not make it.</summary>
    public (int CustomerId, ClientLetterKind Kind)? Read(string? token)
    {
        if (token is not { Length: > 0 and <= MostText } || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length != BodyBytes + MacBytes || !keys.All().Any(key => CryptographicOperations.FixedTimeEquals(MacOf(key, bytes.AsSpan(0, BodyBytes)).AsSpan(0, MacBytes), bytes.AsSpan(BodyBytes))))
            return null;
        var kind = (ClientLetterKind)BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        return Enum.IsDefined(kind) ? (BinaryPrimitives.ReadInt32BigEndian(bytes), kind) : null;
    }

    static byte[] MacOf(ShopKey key, ReadOnlySpan<byte> body) => HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback letter links"u8.ToArray()), body);
}
