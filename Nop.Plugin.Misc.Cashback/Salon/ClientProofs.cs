namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A code by which a client lets staff take a large amount.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="EndsOnUtc">From when it is worth nothing.</param>
/// <param name="ChangesOnUtc">Until when it is the one that the client's page shows, unless something is taken by it before.</param>
public sealed record ClientProof(string Code, DateTime EndsOnUtc, DateTime ChangesOnUtc);

/// <summary>
/// Makes and checks proofs. A proof is computed from the wallet, what was last taken in the salon straight from it, and the time, with the shop's key: none is stored, and each
/// taking in the salon, that which the proof was made for included, makes it worthless. What else happens to the wallet does not.
/// </summary>
sealed class ClientProofs(IShopKeys keys, TimeProvider clock)
{
    /// <summary>Digits of a proof.</summary>
    public const int Digits = 6;

    /// <summary>Minutes between two proofs; each is good for as long again.</summary>
    public const int StepMinutes = 10;

    const int KeyBytes = 32;
    const uint Codes = 1_000_000;

    /// <summary>The proof of now.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="lastTaking">What was last taken from it in the salon: number of the hold; 0: nothing yet.</param>
    public ClientProof Of(Wallet wallet, int lastTaking)
    {
        var step = Step();
        return new(CodeOf(wallet, lastTaking, step, keys.Current()), DateTime.UnixEpoch.AddMinutes((step + 2) * StepMinutes), DateTime.UnixEpoch.AddMinutes((step + 1) * StepMinutes));
    }

    /// <summary>Whether somebody typed the proof of now, or that before it.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="lastTaking">What was last taken from it in the salon, read after the sequence at which it is to be spent.</param>
    /// <param name="typed">As typed; spaces do not matter.</param>
    public bool IsOf(Wallet wallet, int lastTaking, string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var step = Step();
        // Both are computed, and compared in a time that tells nothing.
        return keys.All().Aggregate(false, (found, key) => found | Same(code, CodeOf(wallet, lastTaking, step, key)) | Same(code, CodeOf(wallet, lastTaking, step - 1, key)));
    }

    long Step() => clock.GetUtcNow().ToUnixTimeSeconds() / 60 / StepMinutes;

    static bool Same(string typed, string code) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(typed), Encoding.ASCII.GetBytes(code));

    static string CodeOf(Wallet wallet, int lastTaking, long step, ShopKey key)
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback counter proofs"u8.ToArray());
        var hash = HMACSHA256.HashData(derived, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{wallet.Id}:{lastTaking}:{step}")));
        return (BitConverter.ToUInt64(hash) % Codes).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }
}
