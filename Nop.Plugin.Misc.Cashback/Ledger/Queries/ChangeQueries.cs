namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>A change of what a branch may take, or of what it took.</summary>
/// <param name="Entry">The entry; its row's number rises.</param>
/// <param name="Hold">The voucher or other hold that it is about, as it stands now.</param>
sealed record BranchChange(LedgerEntry Entry, Hold Hold);

/// <summary>Changes after a number.</summary>
/// <param name="Found">Those of the branch.</param>
/// <param name="UpTo">The number to ask from next.</param>
/// <param name="HasMore">Whether there is more already.</param>
sealed record BranchChanges(IReadOnlyList<BranchChange> Found, int UpTo, bool HasMore);

/// <summary>Reads the entries that concern a branch, in the order of their numbers. Reads only.</summary>
/// <remarks>
/// Numbers are given before their transactions commit, and these end in any order. Behind a gap nothing is told while somebody may still fill it: what is behind it and
/// younger than the longest that a transaction lives waits.
/// </remarks>
sealed class ChangeQueries(IRepository<LedgerEntry> entries, IRepository<Hold> holds, TimeProvider clock)
{
    /// <summary>Longer than a transaction of the ledger lives.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    /// <summary>Entries that one answer looks through at most: where other branches are busy it may tell of nothing and say that there is more.</summary>
    public const int MostRead = 10_000;

    const int PageSize = 500;
    const int Voucher = (int)HoldPurpose.Voucher;
    const int Counter = (int)HoldPurpose.Counter;
    const int Till = (int)HoldPurpose.Till;

    /// <summary>Changes of a branch.</summary>
    /// <param name="branchId">The branch: its holds, and vouchers of every branch.</param>
    /// <param name="after">The number after which.</param>
    /// <param name="most">At most so many.</param>
    public async Task<BranchChanges> AfterAsync(int branchId, int after, int most)
    {
        var (found, upTo) = (new List<BranchChange>(), after);
        for (var read = 0; read < MostRead; read += PageSize)
        {
            var from = upTo;
            var page = await entries.GetAllAsync(all => all.Where(entry => entry.Id > from).OrderBy(entry => entry.Id).Take(PageSize));
            var settled = SettledOf(page, from);
            var byNumber = await HoldsAsync(settled, branchId);
            foreach (var entry in settled)
            {
                if (found.Count == most)
                    return new(found, upTo, HasMore: true);
                upTo = entry.Id;
                if (entry.HoldNumber is { } number && byNumber.TryGetValue((entry.WalletId, number), out var hold))
                    found.Add(new(entry, hold));
            }

            if (settled.Count < PageSize)
                return new(found, upTo, HasMore: false);
        }

        return new(found, upTo, HasMore: true);
    }

    List<LedgerEntry> SettledOf(IList<LedgerEntry> page, int after)
    {
        var old = clock.GetUtcNow().UtcDateTime.Subtract(Settled).AsStored();
        var (settled, last) = (new List<LedgerEntry>(page.Count), after);
        foreach (var entry in page)
        {
            if (entry.Id != last + 1 && entry.CreatedOnUtc.AsStored() > old)
                break;
            settled.Add(entry);
            last = entry.Id;
        }

        return settled;
    }

    async Task<Dictionary<(int WalletId, int Number), Hold>> HoldsAsync(List<LedgerEntry> page, int branchId)
    {
        var (walletIds, numbers) = (page.Select(entry => entry.WalletId).Distinct().ToList(), page.Select(entry => entry.HoldNumber ?? 0).Distinct().ToList());
        return (await holds.GetAllAsync(all => all.Where(hold => walletIds.Contains(hold.WalletId) && numbers.Contains(hold.Number)
                && (hold.PurposeId == Voucher && (hold.BranchId == 0 || hold.BranchId == branchId) || (hold.PurposeId == Counter || hold.PurposeId == Till) && hold.BranchId == branchId))))
            .ToDictionary(hold => (hold.WalletId, hold.Number));
    }
}
