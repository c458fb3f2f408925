namespace Nop.Plugin.Misc.Cashback.Api.Keys;

/// <summary>Keeps the keys of tills.</summary>
public interface ITillKeys
{
    /// <summary>Live keys of one till at most: the one in use, and the next.</summary>
    const int MostLive = 2;

    /// <summary>All keys: by till, newest first.</summary>
    Task<IList<TillKey>> GetAllAsync();

    /// <summary>Makes a key. One for a till that has keys is its next, and the till stays the same to the books.</summary>
    /// <param name="wish">Till, branch, scopes, addresses, end and kind.</param>
    /// <param name="actorId">Who makes it.</param>
    /// <returns>The key, which nobody can see again; null: the till has two that are live.</returns>
    Task<string?> MakeAsync(TillKey wish, int actorId);

    /// <summary>Ends a key at once.</summary>
    /// <returns>The key; null: there is none, or it was revoked before.</returns>
    Task<TillKey?> RevokeAsync(int keyId, int actorId);

    /// <summary>The row of a key that somebody shows, live or not; null: nobody was given it.</summary>
    Task<TillKey?> FindAsync(string? key);

    /// <summary>Whether a key is neither revoked nor past its last day.</summary>
    bool IsLive(TillKey key);

    /// <summary>Notes that a key is used, unless that was noted a moment ago.</summary>
    Task NoteUseAsync(TillKey key);

    /// <summary>When keys were last used, by their ids; those never used are missing. UTC.</summary>
    Task<IReadOnlyDictionary<int, DateTime>> UsesAsync();

    /// <summary>Name of the till that stands in the books under a number below zero; null: none does.</summary>
    Task<string?> NameOfAsync(int number);
}

/// <inheritdoc cref="ITillKeys"/>
sealed class TillKeys(IRepository<TillKey> rows, IRepository<TillKeyUse> uses, ICodeSource codes, IRowSignatures signatures, ILocker locker, TimeProvider clock) : ITillKeys
{
    /// <summary>Between two notes of a key's use: each is a write.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<IList<TillKey>> GetAllAsync() => [.. (await rows.GetAllAsync(all => all.OrderByDescending(key => key.Id))).OrderBy(key => key.Till, StringComparer.CurrentCultureIgnoreCase)];

    public async Task<string?> MakeAsync(TillKey wish, int actorId)
    {
        ArgumentNullException.ThrowIfNull(wish);
        string? made = null;
        // Two people at once would make one key too many, or two tills of one name.
        await locker.PerformActionWithLockAsync("cashback.tillkeys", s_longest, async () => made = await AddAsync(wish, actorId));
        return made;
    }

    public async Task<TillKey?> RevokeAsync(int keyId, int actorId)
    {
        if (keyId <= 0 || await rows.GetByIdAsync(keyId) is not { RevokedOnUtc: null } key)
            return null;

        var isOurs = signatures.IsRight(key);
        (key.RevokedBy, key.RevokedOnUtc) = (actorId, NowUtc.AsStored());
        await rows.UpdateAsync(isOurs ? signatures.Sign(key) : key, publishEvent: false);
        return key;
    }

    public async Task<TillKey?> FindAsync(string? key)
    {
        if (!TillKeyText.IsOne(key))
            return null;

        var hash = TillKeyText.HashOf(key!);
        // One that the plugin did not write so is nobody's: verify names it.
        return await rows.Table.FirstOrDefaultAsync(row => row.Hash == hash) is { } known && signatures.IsRight(known) ? known : null;
    }

    public bool IsLive(TillKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.IsLive(NowUtc);
    }

    public async Task NoteUseAsync(TillKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (keyId, now) = (key.Id, NowUtc.AsStored());
        if (await uses.Table.FirstOrDefaultAsync(use => use.KeyId == keyId) is not { } row)
        {
            await uses.TryInsertAsync(new() { KeyId = keyId, LastUsedOnUtc = now }, use => use.KeyId == keyId);
        }
        else if (now - row.LastUsedOnUtc.AsStored() >= NotedEvery)
        {
            row.LastUsedOnUtc = now;
            await uses.UpdateAsync(row, publishEvent: false);
        }
    }

    public async Task<IReadOnlyDictionary<int, DateTime>> UsesAsync() => (await uses.GetAllAsync(all => all)).ToDictionary(use => use.KeyId, use => use.LastUsedOnUtc);

    public async Task<string?> NameOfAsync(int number)
    {
        if (number >= 0)
            return null;
        var tillId = -number;
        return (await rows.Table.FirstOrDefaultAsync(row => row.TillId == tillId))?.Till;
    }

    async Task<string?> AddAsync(TillKey wish, int actorId)
    {
        var ofTill = (await rows.GetAllAsync(all => all)).Where(key => string.Equals(key.Till, wish.Till, StringComparison.OrdinalIgnoreCase) && signatures.IsRight(key)).ToList();
        if (ofTill.Count(key => key.IsLive(NowUtc)) >= ITillKeys.MostLive)
            return null;

        var text = TillKeyText.New(wish.IsTest, codes);
        var row = new TillKey
        {
            TillId = ofTill is [var first, ..] ? first.TillId : 0,
            Till = ofTill is [var known, ..] ? known.Till : wish.Till,
            Start = TillKeyText.StartOf(text),
            Hash = TillKeyText.HashOf(text),
            IsTest = wish.IsTest,
            Version = ApiVersion.Current,
            Scopes = wish.Scopes,
            BranchId = wish.BranchId,
            Addresses = wish.Addresses,
            ExpiresOnUtc = wish.ExpiresOnUtc,
            CreatedBy = actorId,
            CreatedOnUtc = NowUtc.AsStored(),
        };
        using var whole = WholeTransaction.Begin();
        await rows.InsertAsync(signatures.Sign(row), publishEvent: false);
        if (row.TillId == 0)
        {
            row.TillId = row.Id;
            await rows.UpdateAsync(signatures.Sign(row), publishEvent: false);
        }

        whole.Complete();
        return text;
    }
}
