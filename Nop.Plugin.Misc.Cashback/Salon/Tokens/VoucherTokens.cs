namespace Nop.Plugin.Misc.Cashback.Salon.Tokens;

/// <summary>
/// Signs vouchers so that a branch that is offline can check them, and reads what was signed. Each key of the shop gives a pair of its own (<see cref="SigningKey"/>):
/// the newest signs, those of earlier verify as long as they are given.
/// </summary>
/// <remarks>What offline cannot know: a voucher for every branch may be shown in two that are offline; one that is bound to a branch cannot.</remarks>
sealed class VoucherTokens(IShopKeys keys, VoucherReferences references) : IDisposable
{
    readonly Dictionary<string, SigningKey> _pairs = new(StringComparer.Ordinal);

    /// <summary>The token of a voucher; null: it has no end, has ended, or nothing is left of it.</summary>
    /// <param name="voucher">The voucher's hold.</param>
    /// <param name="currencyCode">The currency of its wallet.</param>
    /// <param name="nowUtc">The instant.</param>
    public string? Of(Hold voucher, string currencyCode, DateTime nowUtc) => voucher.ExpiresOnUtc is { } end && end > nowUtc && voucher.Left > 0
        ? VoucherToken.Write(new(references.IdOf(voucher.Reference), voucher.BranchId, voucher.Left, currencyCode, end.AddTicks(-(end.Ticks % TimeSpan.TicksPerSecond))), PairOf(keys.Current()))
        : null;

    /// <summary>Reads a token that one of the shop's keys has signed.</summary>
    public TokenRead Read(string token) => VoucherToken.Read(token, id => All().FirstOrDefault(pair => pair.Id.AsSpan().SequenceEqual(id))?.Verifier);

    /// <summary>Public keys, newest last, for who checks offline: id and SubjectPublicKeyInfo.</summary>
    public IReadOnlyList<(byte[] Id, byte[] PublicKey)> PublicKeys() => [.. All().Select(pair => (pair.Id, pair.PublicKey))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pair in _pairs.Values)
            pair.Dispose();
    }

    IEnumerable<SigningKey> All()
    {
        // Made on first use, so that there is one.
        keys.Current();
        return keys.All().Select(PairOf);
    }

    SigningKey PairOf(ShopKey key)
    {
        if (!_pairs.TryGetValue(key.Id, out var pair))
            _pairs[key.Id] = pair = SigningKey.Of(key, "cashback voucher tokens"u8);
        return pair;
    }
}
