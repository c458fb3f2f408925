namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Lets each letter to a client be queued once (<see cref="LetterClaim"/>).</summary>
sealed class LetterClaims(IRepository<LetterClaim> rows, TimeProvider time)
{
    /// <summary>Days after which a claim is forgotten: no letter is due for as long.</summary>
    public const int KeptDays = 400;

    const int PageSize = 500;

    /// <summary>Keys of a kind that some wallets have claimed.</summary>
    public async Task<IReadOnlySet<(int WalletId, string Key)>> AmongAsync(ClientLetterKind kind, IReadOnlyCollection<int> walletIds)
    {
        var (kindId, ids) = ((int)kind, walletIds.Distinct().ToList());
        return (await rows.Table.Where(row => row.KindId == kindId && ids.Contains(row.WalletId)).Select(row => new { row.WalletId, row.Key }).ToListAsync())
            .Select(row => (row.WalletId, row.Key)).ToHashSet();
    }

    /// <summary>Whether a run through all wallets was done.</summary>
    public Task<bool> IsDoneAsync(ClientLetterKind kind, string run)
    {
        var kindId = (int)kind;
        return rows.Table.AnyAsync(row => row.WalletId == 0 && row.KindId == kindId && row.Key == run);
    }

    /// <summary>Notes that a run through all wallets was done.</summary>
    public async Task DoneAsync(ClientLetterKind kind, string run)
    {
        var kindId = (int)kind;
        await rows.TryInsertAsync(New(0, kind, run), other => other.WalletId == 0 && other.KindId == kindId && other.Key == run);
    }

    /// <summary>Claims a letter and queues it: both, or neither.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="kind">What the letter tells.</param>
    /// <param name="keys">Its keys, at least one.</param>
    /// <param name="queue">Puts it into the queue; it writes by the shop's repositories alone.</param>
    /// <returns>False: another server has it.</returns>
    public async Task<bool> TryAsync(int walletId, ClientLetterKind kind, IReadOnlyCollection<string> keys, Func<Task> queue)
    {
        try
        {
            using var whole = WholeTransaction.Begin();
            foreach (var key in keys)
                await rows.InsertAsync(New(walletId, kind, key), publishEvent: false);
            await queue();
            whole.Complete();
            return true;
        }
        catch (DbException)
        {
            // Asked outside the transaction, which is over: a server that was faster has written one of the keys.
            if (!(await AmongAsync(kind, [walletId])).Any(claimed => keys.Contains(claimed.Key)))
                throw;
            return false;
        }
    }

    /// <summary>Forgets old claims.</summary>
    public async Task ForgetAsync()
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-KeptDays).AsStored();
        while (await rows.GetAllAsync(all => all.Where(row => row.ClaimedOnUtc < before).OrderBy(row => row.Id).Take(PageSize)) is { Count: > 0 } page)
            await rows.DeleteAsync(page, publishEvent: false);
    }

    LetterClaim New(int walletId, ClientLetterKind kind, string key) => new() { WalletId = walletId, KindId = (int)kind, Key = key, ClaimedOnUtc = time.GetUtcNow().UtcDateTime.AsStored() };
}
