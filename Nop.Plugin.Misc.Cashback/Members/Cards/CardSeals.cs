namespace Nop.Plugin.Misc.Cashback.Members.Cards;

/// <summary>Seals the rows that say whose a card number is, with the shop's key, which is not in the database: who can write there alone gives no card to somebody else unseen.</summary>
sealed class CardSeals(IShopKeys keys)
{
    /// <summary>Longest seal: the key's id, a full stop, 64 digits.</summary>
    public const int Length = 100;

    const char Separator = '.';
    const int KeyBytes = 32;

    /// <summary>Seals a holding.</summary>
    public string Of(CardHolding row) => Of(TextOf(row), keys.Current());

    /// <summary>Seals a block.</summary>
    public string Of(CardBlock row) => Of(TextOf(row), keys.Current());

    /// <summary>Whether a holding is as it was written.</summary>
    public bool IsOf(CardHolding row) => IsOf(row.Seal, TextOf(row));

    /// <summary>Whether a block is as it was written. Its reason, which may be erased, and its instant are not covered.</summary>
    public bool IsOf(CardBlock row) => IsOf(row.Seal, TextOf(row));

    bool IsOf(string seal, string text) =>
        keys.Find(seal.Split(Separator)[0]) is { } key && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Of(text, key)));

    // Those of before 1.19, and all that are neither blocked nor in another's place, keep the seal that they had.
    static string TextOf(CardHolding row) => row is { BlockedBy: 0, Replaces: "" }
        ? string.Create(CultureInfo.InvariantCulture, $"holding:{row.Number}:{row.CustomerId}:{row.GivenBy}")
        : string.Create(CultureInfo.InvariantCulture, $"holding 2:{row.Number}:{row.CustomerId}:{row.GivenBy}:{row.BlockedBy}:{row.Replaces}");

    static string TextOf(CardBlock row) => string.Create(CultureInfo.InvariantCulture, $"block:{row.Number}:{row.CustomerId}:{row.BlockedBy}");

    static string Of(string text, ShopKey key)
    {
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret, KeyBytes, salt: null, "cashback card numbers"u8.ToArray());
        return key.Id + Separator + Convert.ToHexStringLower(HMACSHA256.HashData(derived, Encoding.ASCII.GetBytes(text)));
    }
}

/// <summary>Holds the rows of card numbers against their seals.</summary>
sealed class CardBook(IRepository<CardHolding> holdings, IRepository<CardBlock> blocks, CardSeals seals) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. await Pages.ReadAsync(BookQueries.PageSize, last => holdings.Table.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id)
            .FindAsync(OfHoldingsAsync, cancellationToken),
        .. await Pages.ReadAsync(BookQueries.PageSize, last => blocks.Table.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id)
            .FindAsync(OfBlocksAsync, cancellationToken),
    ];

    // What says that a number was blocked needs its block.
    async Task<IEnumerable<LedgerFinding>> OfHoldingsAsync(IReadOnlyList<CardHolding> page)
    {
        var numbers = page.Where(row => row.BlockedBy != 0).Select(row => row.Number).Concat(page.Select(row => row.Replaces)).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var blocked = numbers.Count == 0 ? [] : (await blocks.Table.Where(row => numbers.Contains(row.Number)).Select(row => row.Number).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return page.Where(row => !seals.IsOf(row) || row.BlockedBy != 0 && !blocked.Contains(row.Number) || row.Replaces.Length > 0 && !blocked.Contains(row.Replaces))
            .Select(row => Of(nameof(CardHolding), row.Id, row.CustomerId));
    }

    // And a block the row of its number.
    async Task<IEnumerable<LedgerFinding>> OfBlocksAsync(IReadOnlyList<CardBlock> page)
    {
        var numbers = page.Select(row => row.Number).ToList();
        var ended = (await holdings.Table.Where(row => numbers.Contains(row.Number) && row.BlockedBy != 0).Select(row => row.Number).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return page.Where(row => !seals.IsOf(row) || !ended.Contains(row.Number)).Select(row => Of(nameof(CardBlock), row.Id, row.CustomerId));
    }

    static LedgerFinding Of(string table, int id, int customerId) => new(0, FindingCode.CardChanged, table, id, "as it was written", $"customer {customerId}");
}
