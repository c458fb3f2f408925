namespace Nop.Plugin.Misc.Cashback.Ledger.Posting;

/// <summary>The lots that may be used, in the order of use: soonest-expiring first, never-expiring last, then older first (scenarios, rule 8).</summary>
static class SpendingOrder
{
    /// <summary>Sorts lots into spending order.</summary>
    public static IEnumerable<Lot> Sort(IEnumerable<Lot> lots) =>
        lots.OrderBy(lot => lot.ExpiresOnUtc ?? DateTime.MaxValue).ThenBy(lot => lot.Number);

    /// <summary>Lots with available credit that is not past its date.</summary>
    public static List<Lot> Available(WalletBook book, DateTime nowUtc) =>
        [.. Sort(book.Lots.Where(lot => lot.Available > 0 && !lot.IsExpired(nowUtc)))];

    /// <summary>Finds the most that a redemption may take: available credit and due pending credit, neither past its date, less debt, which due credit pays first.</summary>
    public static long Usable(IEnumerable<Lot> lots, long debt, DateTime nowUtc)
    {
        long available = 0, due = 0;
        foreach (var lot in lots.Where(lot => !lot.IsExpired(nowUtc)))
        {
            available += lot.Available;
            due += lot.IsDue(nowUtc) ? lot.Pending : 0;
        }

        return available + Math.Max(0, due - debt);
    }

    /// <summary>Takes an amount from lots in the order given, as much of each as there is.</summary>
    /// <returns>The shares; their sum may be less than asked.</returns>
    public static List<LotChange> Take(IEnumerable<Lot> lots, long amount, Func<Lot, long> part)
    {
        var shares = new List<LotChange>();
        foreach (var lot in lots)
        {
            var share = Math.Min(amount, part(lot));
            if (share <= 0)
                continue;

            shares.Add(new LotChange(lot, share));
            amount -= share;
        }

        return shares;
    }

    /// <summary>The sum of shares.</summary>
    public static long Sum(this IEnumerable<LotChange> shares) => shares.Sum(share => share.Amount);
}
