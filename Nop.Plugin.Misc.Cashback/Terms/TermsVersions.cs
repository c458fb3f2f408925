using System.Text.Encodings.Web;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The terms in plain language, written from settings and rules, and every version that there was.</summary>
public interface ITermsVersions
{
    /// <summary>Number of the version in force; where settings or rules changed since the newest one, a new one is made first.</summary>
    Task<int> NumberAsync(int storeId);

    /// <summary>Compares the newest version with settings and rules as they are, and adds one where they differ.</summary>
    /// <returns>The version in force.</returns>
    /// <remarks>Several nodes may find the same change at once: one of them adds the version, all answer with it.</remarks>
    Task<TermsVersion> EnsureAsync(int storeId);

    /// <summary>The newest version, as it was written last: for who reads it, as reading writes nothing. Only where there is none yet the first is made.</summary>
    Task<TermsVersion> CurrentAsync(int storeId);

    /// <summary>All versions of a store, newest first, without their texts.</summary>
    Task<IReadOnlyList<TermsIssue>> AllAsync(int storeId);

    /// <summary>A version of a store; null: there is none of that number.</summary>
    Task<TermsVersion?> FindAsync(int storeId, int number);

    /// <summary>The sections of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="language">Two-letter code; a language that is missing reads English.</param>
    IReadOnlyList<TermsSection> Read(TermsVersion version, string language);
}

/// <inheritdoc cref="ITermsVersions"/>
/// <remarks>The number is cached beside the rule sets and dropped with them: whoever asks next after a change finds it.</remarks>
sealed class TermsVersions(IRepository<TermsVersion> versions, ITermsTexts texts, IStaticCacheManager cache, TimeProvider time) : ITermsVersions
{
    /// <summary>Codes of the languages in which the terms are written.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "it", "ru", "fi", "fr", "pl"];

    const int MaxTries = 8;

    static readonly CacheKey NumberKey = new("Nop.cashback.rules.terms.{0}");
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<int> NumberAsync(int storeId) =>
        cache.GetAsync(cache.PrepareKeyForDefaultCache(NumberKey, storeId), async () => (await StoreAsync(storeId)).Version.Number);

    public async Task<TermsVersion> EnsureAsync(int storeId)
    {
        var (version, isNew) = await StoreAsync(storeId);
        if (isNew)
            await cache.RemoveAsync(NumberKey, storeId);
        return version;
    }

    public async Task<TermsVersion> CurrentAsync(int storeId) => await NewestAsync(storeId) ?? await EnsureAsync(storeId);

    public async Task<IReadOnlyList<TermsIssue>> AllAsync(int storeId) =>
    [
        .. (await versions.Table.Where(row => row.StoreId == storeId).OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.CreatedOnUtc }).ToListAsync())
            .Select(row => new TermsIssue(row.Number, row.CreatedOnUtc)),
    ];

    public async Task<TermsVersion?> FindAsync(int storeId, int number) =>
        (await versions.GetAllAsync(query => query.Where(row => row.StoreId == storeId && row.Number == number))).FirstOrDefault();

    public IReadOnlyList<TermsSection> Read(TermsVersion version, string language)
    {
        var all = JsonSerializer.Deserialize<Dictionary<string, TermsSection[]>>(version.Text, Json) ?? [];
        return all.GetValueOrDefault(language) ?? all.GetValueOrDefault(Languages[0]) ?? [];
    }

    async Task<(TermsVersion Version, bool IsNew)> StoreAsync(int storeId)
    {
        var text = JsonSerializer.Serialize(await texts.WriteAsync(storeId, Languages), Json);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        for (var tries = 1; ; tries++)
        {
            var newest = await NewestAsync(storeId);
            if (newest?.Hash == hash)
                return (newest, false);

            var version = new TermsVersion { StoreId = storeId, Number = (newest?.Number ?? 0) + 1, CreatedOnUtc = time.GetUtcNow().UtcDateTime, Hash = hash, Text = text };
            if (await TryAddAsync(version, isLast: tries == MaxTries))
                return (version, true);
        }
    }

    async Task<TermsVersion?> NewestAsync(int storeId) =>
        (await versions.GetAllAsync(query => query.Where(row => row.StoreId == storeId).OrderByDescending(row => row.Number).Take(1))).FirstOrDefault();

    // The unique index decides who of several nodes adds the number.
    async Task<bool> TryAddAsync(TermsVersion version, bool isLast)
    {
        try
        {
            await versions.InsertAsync(version, publishEvent: false);
            return true;
        }
        catch (DbException) when (!isLast)
        {
            // Another node may have been faster; anything else is not ours to answer for.
            if (await FindAsync(version.StoreId, version.Number) is null)
                throw;
            return false;
        }
    }
}

/// <summary>The terms of a store as they were from some instant on. Rows are only added.</summary>
[StoredIn("Cashback_TermsVersion")]
[Unique(nameof(StoreId), nameof(Number))]
public sealed class TermsVersion : BaseEntity
{
    /// <summary>The store.</summary>
    public int StoreId { get; set; }

    /// <summary>1, 2, 3 … in the store; unique there.</summary>
    public int Number { get; set; }

    /// <summary>Since when.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/> in hex: tells whether anything changed.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>JSON: sections by two-letter code of the language.</summary>
    [Prose(int.MaxValue)]
    public string Text { get; set; } = "";
}
