using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Seals the wallets that have changed.</summary>
public interface ILedgerSealer
{
    /// <summary>Makes a seal for each page of wallets that changed since they were last sealed; none where none has.</summary>
    /// <returns>How many wallets were sealed, and the newest seal; null: nothing had changed.</returns>
    /// <exception cref="LedgerBusyException">The database did not answer in time, or others sealed again and again.</exception>
    Task<(int Wallets, Seal? Last)> SealAsync(CancellationToken cancellationToken);

    /// <summary>Seals what changed, and where nothing has makes a seal about no wallet: it says that until this moment all was as the seals before it say.</summary>
    /// <returns>The newest seal, which was made now.</returns>
    /// <inheritdoc cref="SealAsync"/>
    Task<Seal> SealNowAsync(CancellationToken cancellationToken);

    /// <summary>Reads the newest seal; null: there is none.</summary>
    Task<Seal?> NewestAsync(CancellationToken cancellationToken);

    /// <summary>Reads the hash of a seal by its number; null: there is none.</summary>
    Task<string?> HashOfAsync(int number, CancellationToken cancellationToken);
}

/// <inheritdoc cref="ILedgerSealer"/>
/// <remarks>A seal and its leaves are one transaction. Of two that seal at once the number lets one through; the other looks anew at what is left.</remarks>
sealed class LedgerSealer : ILedgerSealer
{
    /// <summary>Most wallets of one seal.</summary>
    public const int SealSize = 5000;

    const int MaxTries = 8;

    readonly StatementRunner _runner;
    readonly Lazy<SealSql> _sql;
    readonly IShopKeys _keys;
    readonly TimeProvider _clock;

    /// <summary>Seals the ledger of a database; touches nothing before it is asked.</summary>
    public LedgerSealer(ILedgerDatabase database, IShopKeys keys, TimeProvider clock)
    {
        _runner = new(database);
        _sql = new(() => new SealSql(database.Dialect));
        _keys = keys;
        _clock = clock;
    }

    /// <inheritdoc/>
    public async Task<(int Wallets, Seal? Last)> SealAsync(CancellationToken cancellationToken)
    {
        var (count, last, after, tries) = (0, (Seal?)null, 0, 0);
        while (await ChangedAsync(after, cancellationToken) is { Count: > 0 } wallets)
        {
            var seal = await NextAsync(wallets, cancellationToken);
            if (await WriteAsync(seal, wallets, cancellationToken))
            {
                await KeepAsync(seal, cancellationToken);
                // A wallet that changes all the time waits for the next run.
                (count, last, after, tries) = (count + wallets.Count, seal, wallets[^1].Id, 0);
                if (wallets.Count < SealSize)
                    break;
            }
            else if (++tries == MaxTries)
                throw new LedgerBusyException("Others sealed the ledger each time that this run wanted to.");
        }

        return (count, last);
    }

    /// <inheritdoc/>
    public async Task<Seal> SealNowAsync(CancellationToken cancellationToken)
    {
        if ((await SealAsync(cancellationToken)).Last is { } last)
            return last;

        for (var tries = 0; tries < MaxTries; tries++)
        {
            var seal = await NextAsync([], cancellationToken);
            if (!await WriteAsync(seal, [], cancellationToken))
                continue;
            await KeepAsync(seal, cancellationToken);
            return seal;
        }

        throw new LedgerBusyException("Others sealed the ledger each time that this run wanted to.");
    }

    /// <inheritdoc/>
    public async Task<Seal?> NewestAsync(CancellationToken cancellationToken) =>
        (await _runner.ReadAsync(() => new List<Seal>(), found => [new(_sql.Value.LastSeal, reader => found.Add(Rows.Seals.Read(reader)), Parameter.Int(SealSql.Take, 1))], cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<string?> HashOfAsync(int number, CancellationToken cancellationToken) => (await _runner.ReadAsync(() => new List<Seal>(), found =>
        [new(_sql.Value.SealsAfter, reader => found.Add(Rows.Seals.Read(reader)), Parameter.Int(SealSql.After, number - 1), Parameter.Int(SealSql.Take, 1))], cancellationToken))
        .Find(seal => seal.Number == number)?.Hash;

    // Where the seal that was kept is no longer there, or another one, it stays: the next verification names it.
    async Task KeepAsync(Seal seal, CancellationToken cancellationToken)
    {
        if (SealText.Parse(_keys.Kept() ?? "") is not { } kept || await HashOfAsync(kept.Number, cancellationToken) == kept.Hash)
            _keys.Keep(SealText.Of(seal).ToString());
    }

    async Task<Seal> NextAsync(List<Wallet> wallets, CancellationToken cancellationToken)
    {
        var previous = await NewestAsync(cancellationToken);
        var key = _keys.Current();
        var seal = new Seal { Number = (previous?.Number ?? 0) + 1, SealedOnUtc = _clock.GetUtcNow().UtcDateTime, Wallets = wallets.Count, KeyId = key.Id, PreviousHash = previous?.Hash ?? HashChain.Genesis };
        var leaves = wallets.ConvertAll(wallet => SealLeaf.Of(wallet, seal.Number));
        (seal.Totals, seal.Root) = (SealTotals.Of(leaves), MerkleTree.RootOf(leaves.Select(leaf => leaf.Digest)));
        seal.Hash = SealHash.Of(seal);
        seal.Signature = SealHash.Sign(seal.Hash, key);
        return seal;
    }

    async Task<bool> WriteAsync(Seal seal, List<Wallet> wallets, CancellationToken cancellationToken)
    {
        var leaves = wallets.Select(wallet => new Statement(_sql.Value.InsertLeaf, 1, Rows.SealLeaves.Bind(SealLeaf.Of(wallet, seal.Number))));
        return await _runner.WriteAsync([new(_sql.Value.InsertSeal, 1, Rows.Seals.Bind(seal)), .. leaves], cancellationToken) == WriteOutcome.Written;
    }

    Task<List<Wallet>> ChangedAsync(int after, CancellationToken cancellationToken) =>
        _runner.ReadAsync(() => new List<Wallet>(), found => [new(_sql.Value.ChangedWallets, reader => found.Add(Rows.Wallets.Read(reader)), Parameter.Int(SealSql.After, after), Parameter.Int(SealSql.Take, SealSize))], cancellationToken);
}
