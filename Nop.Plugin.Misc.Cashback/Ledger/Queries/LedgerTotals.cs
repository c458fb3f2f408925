namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>The wallets of a currency, all together. Amounts in minor units.</summary>
/// <param name="CurrencyCode">The currency.</param>
/// <param name="Wallets">How many there are.</param>
/// <param name="Entries">Entries of theirs.</param>
/// <param name="Pending">Sum of their balances, as the others.</param>
/// <param name="Available">Booked as available, past its date or not.</param>
/// <param name="Reserved">Set aside.</param>
/// <param name="Debt">Owed, 0 or more.</param>
sealed record LedgerTotal(string CurrencyCode, int Wallets, int Entries, long Pending, long Available, long Reserved, long Debt);

/// <summary>Counts and sums up the whole ledger. Reads only.</summary>
sealed class LedgerTotals(IRepository<Wallet> wallets, IRepository<LedgerEntry> entries)
{
    /// <summary>The totals of each currency, by its code.</summary>
    public async Task<IReadOnlyList<LedgerTotal>> ReadAsync()
    {
        var sums = await wallets.Table.GroupBy(wallet => wallet.CurrencyCode).Select(all => new
        {
            Code = all.Key,
            Count = all.Count(),
            Pending = all.Sum(wallet => wallet.Pending),
            Available = all.Sum(wallet => wallet.Available),
            Reserved = all.Sum(wallet => wallet.Reserved),
            Debt = all.Sum(wallet => wallet.Debt),
        }).ToListAsync();
        var totals = new List<LedgerTotal>();
        foreach (var sum in sums.OrderBy(sum => sum.Code, StringComparer.Ordinal))
        {
            var code = sum.Code;
            var count = await entries.Table.CountAsync(entry => wallets.Table.Any(wallet => wallet.Id == entry.WalletId && wallet.CurrencyCode == code));
            totals.Add(new(code, sum.Count, count, sum.Pending, sum.Available, sum.Reserved, -sum.Debt));
        }

        return totals;
    }
}
