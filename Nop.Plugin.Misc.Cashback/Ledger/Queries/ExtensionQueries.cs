namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Looks up to when credit was extended. Reads only.</summary>
public sealed class ExtensionQueries(IRepository<LotMovement> movements)
{
    const int Extend = (int)EntryKind.Extend;

    /// <summary>The ends that entries gave, by sequence; of other kinds of entries there is none.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="entries">Entries of it.</param>
    public async Task<IReadOnlyDictionary<long, DateTime>> EndsAsync(int walletId, IEnumerable<LedgerEntry> entries)
    {
        var sequences = entries.Where(entry => entry.KindId == Extend).Select(entry => entry.Sequence).ToList();
        return sequences.Count == 0
            ? new Dictionary<long, DateTime>()
            : (await movements.GetAllAsync(all => all.Where(row => row.WalletId == walletId && sequences.Contains(row.Sequence) && row.ExpiresOnUtc != null)))
                .ToDictionary(row => row.Sequence, row => row.ExpiresOnUtc!.Value.AsUtc());
    }
}
