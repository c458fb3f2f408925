namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>
/// The reference under which the ledger keeps a voucher: its code, encrypted with a key that is not in the database. The same code gives the same reference, so that a code
/// is found without being stored, and a copy of the database spends no voucher (docs/decisions/015-voucher-codes.md).
/// </summary>
/// <remarks>A code is twelve symbols and fills one AES block with four zeros, by which a wrong key is told. Vouchers of versions before 1.12 have their code as it is, after "v:".</remarks>
sealed class VoucherReferences(IShopKeys keys)
{
    const int BlockBytes = 16;
    const int KeyBytes = 32;
    const int ShownSymbols = 4;
    const char Separator = ':';
    const string Encrypted = "e";
    const string Plain = "v";

    // A file has many vouchers, and few keys.
    readonly Dictionary<string, byte[]?> _derived = new(StringComparer.Ordinal);

    /// <summary>The reference of a new voucher.</summary>
    /// <param name="code">Its code (<see cref="VoucherCode"/>).</param>
    public string Of(string code) => Of(code, keys.Current());

    /// <summary>References that a code may have: one for each key, and that of earlier versions.</summary>
    public IEnumerable<string> Candidates(string code) => keys.All().Reverse().Select(key => Of(code, key)).Append($"{Plain}{Separator}{code}");

    /// <summary>Whether a reference is that of a voucher of the plugin's; others hold credit under references of their own.</summary>
    public static bool IsOne(string reference) => reference.Split(Separator) is [Plain, _] or [Encrypted, _, _];

    /// <summary>The code of a voucher; null: its key is not here.</summary>
    /// <exception cref="ArgumentException">The reference is not that of a voucher.</exception>
    public string? CodeOf(string reference) => reference.Split(Separator) switch
    {
        [Plain, var code] => code,
        [Encrypted, var id, var block] => DerivedOf(id) is { } key ? Decrypt(key, block) : null,
        _ => throw new ArgumentException($"{reference} is not a voucher.", nameof(reference)),
    };

    /// <summary>Names a voucher for who may not spend it: a branch's file, a receipt's act. Gives nothing of the code.</summary>
    /// <exception cref="ArgumentException">The reference is not that of a voucher.</exception>
    public string TokenOf(string reference) => reference.Split(Separator) is [Plain, var code] ? Of(code) : reference;

    /// <summary>The bytes of <see cref="TokenOf"/> without the id of the key: they name a voucher where every byte counts.</summary>
    /// <exception cref="ArgumentException">The reference is not that of a voucher.</exception>
    public byte[] IdOf(string reference) => Convert.FromHexString(TokenOf(reference).Split(Separator)[^1]);

    /// <summary>References that a voucher may have whose id a token says (<see cref="IdOf"/>): one for each key, and where a key reads it as a code, that of earlier versions.</summary>
    /// <param name="id">The id; of another length it names none.</param>
    public IReadOnlyList<string> CandidatesOf(byte[] id) => id.Length == BlockBytes
        ? [.. keys.All().Reverse().SelectMany(key => CandidatesOf(key.Id, Convert.ToHexStringLower(id)))]
        : [];

    /// <summary>References that a voucher may have which a file names (<see cref="TokenOf"/>); empty: it is no such name.</summary>
    /// <param name="token">The name, in capitals or not.</param>
    public IReadOnlyList<string> CandidatesOf(string token) =>
        token.ToLowerInvariant().Split(Separator) is [Encrypted, var id, { Length: 2 * BlockBytes } block] && block.All(char.IsAsciiHexDigit) && id.Length > 0 && id.All(char.IsAsciiHexDigit)
            ? [.. CandidatesOf(id, block)]
            : [];

    /// <summary>Names a voucher in the keys of what is taken from it: by its reference; one of earlier versions by its code, as these did.</summary>
    public static string NameInActs(string reference) => reference.Split(Separator) is [Plain, var code] ? code : reference;

    /// <summary>The end of a voucher's code, by which people tell it from others: "JKMN"; empty where its key is not here.</summary>
    public string EndOf(string reference) => CodeOf(reference)?[^ShownSymbols..].ToUpperInvariant() ?? "";

    // What somebody made up is decrypted to no code.
    IEnumerable<string> CandidatesOf(string keyId, string block)
    {
        yield return $"{Encrypted}{Separator}{keyId}{Separator}{block}";
        if (DerivedOf(keyId) is { } key && Decrypt(key, block) is { } code)
            yield return $"{Plain}{Separator}{code}";
    }

    string Of(string code, ShopKey key)
    {
        var block = new byte[BlockBytes];
        Encoding.ASCII.GetBytes(code, block);
        using var aes = Aes.Create();
        aes.Key = DerivedOf(key);
        return $"{Encrypted}{Separator}{key.Id}{Separator}{Convert.ToHexStringLower(aes.EncryptEcb(block, PaddingMode.None))}";
    }

    static string? Decrypt(byte[] key, string block)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var code = Encoding.ASCII.GetString(aes.DecryptEcb(Convert.FromHexString(block), PaddingMode.None)).TrimEnd('\0');
        return VoucherCode.Read(code) == code ? code : null;
    }

    byte[] DerivedOf(ShopKey key) => DerivedOf(key.Id, () => key)!;

    byte[]? DerivedOf(string id) => DerivedOf(id, () => keys.Find(id));

    byte[]? DerivedOf(string id, Func<ShopKey?> find)
    {
        if (!_derived.TryGetValue(id, out var derived))
            _derived[id] = derived = find() is { } key ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback voucher codes"u8.ToArray()) : null;
        return derived;
    }
}
