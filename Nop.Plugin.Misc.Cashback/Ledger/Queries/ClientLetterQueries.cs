using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What a wallet's statement of a while says, minor units.</summary>
/// <param name="Given">What came in, from another wallet too, less what was taken back or went over to another.</param>
/// <param name="Spent">What was spent, less what was given back.</param>
/// <param name="Ended">What ran out.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct StatementSums(long Given, long Spent, long Ended);

/// <summary>Reads what letters to clients tell.</summary>
sealed class ClientLetterQueries(IRepository<Wallet> wallets, IRepository<LedgerEntry> entries)
{
    const int MostOfAct = 200;

    static readonly int[] s_house = [(int)LedgerAccount.Programme, (int)LedgerAccount.Redeemed, (int)LedgerAccount.Expired, (int)LedgerAccount.Moved];

    /// <summary>The entries of an act from one of them on, in their order.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> ActAsync(int walletId, long sequence)
    {
        var found = await entries.GetAllAsync(all => all.Where(entry => entry.WalletId == walletId && entry.Sequence >= sequence).OrderBy(entry => entry.Sequence).Take(MostOfAct));
        return found.Count == 0 ? [] : [.. found.TakeWhile(entry => entry == found[0] || PostingContext.ActOf(entry) == PostingContext.ActOf(found[0]))];
    }

    /// <summary>Wallets of some customers in a currency.</summary>
    public async Task<IReadOnlyList<Wallet>> OfAsync(IReadOnlyCollection<int> customerIds, string currencyCode)
    {
        var ids = customerIds.Distinct().ToList();
        return [.. await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.CustomerId) && wallet.CurrencyCode == currencyCode))];
    }

    /// <summary>Sums of some wallets from an instant until another; wallets in which nothing moved are not among them.</summary>
    public async Task<IReadOnlyDictionary<int, StatementSums>> SumsAsync(IReadOnlyCollection<int> walletIds, DateTime fromUtc, DateTime untilUtc)
    {
        var (ids, from, until) = (walletIds.ToList(), fromUtc.AsStored(), untilUtc.AsStored());
        var moved = await entries.Table
            .Where(entry => ids.Contains(entry.WalletId) && entry.CreatedOnUtc >= from && entry.CreatedOnUtc < until && entry.FromAccountId != entry.ToAccountId
                && (s_house.Contains(entry.FromAccountId) || s_house.Contains(entry.ToAccountId)))
            .Select(entry => new { entry.WalletId, entry.FromAccountId, entry.ToAccountId, entry.Amount })
            .ToListAsync();
        return moved.GroupBy(entry => entry.WalletId).ToDictionary(group => group.Key, group => new StatementSums(
            group.Sum(entry => Net(LedgerAccount.Programme, entry.FromAccountId, entry.ToAccountId, entry.Amount) + Net(LedgerAccount.Moved, entry.FromAccountId, entry.ToAccountId, entry.Amount)),
            -group.Sum(entry => Net(LedgerAccount.Redeemed, entry.FromAccountId, entry.ToAccountId, entry.Amount)),
            -group.Sum(entry => Net(LedgerAccount.Expired, entry.FromAccountId, entry.ToAccountId, entry.Amount))));
    }

    static long Net(LedgerAccount house, int from, int to, long amount) => from == (int)house ? amount : to == (int)house ? -amount : 0;
}
