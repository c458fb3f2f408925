namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Finds what in the ledger waits for a person: money above what an order costs, debts, holds that stayed open. Reads only.</summary>
sealed class OpenQuestions(IRepository<OrderAccount> accounts, IRepository<Wallet> wallets, IRepository<LedgerEntry> entries, IRepository<Hold> holds)
{
    /// <summary>Orders that were edited and for which more money is kept than they cost now; neither cancelled nor deleted, by their numbers.</summary>
    public async Task<IReadOnlyList<MoneyOver>> MoneyOverAsync()
    {
        var found =
            from account in accounts.Table
            join wallet in wallets.Table on account.WalletId equals wallet.Id
            where account.PaidTotal != null && account.PaidTotal - account.Refunded > account.Total && !account.Voided && account.OrderId > 0
            orderby account.OrderId
            select new { account.OrderId, account.WalletId, wallet.CustomerId, wallet.CurrencyCode, account.PaidTotal, account.Refunded, account.Total };
        return [.. (await found.ToListAsync()).Select(row => new MoneyOver(row.OrderId, row.WalletId, row.CustomerId, new Money(row.PaidTotal!.Value - row.Refunded - row.Total, CurrencySpec.For(row.CurrencyCode))))];
    }

    /// <summary>When the totals of orders were last changed, as far as an entry tells it.</summary>
    public async Task<IReadOnlyDictionary<int, DateTime>> EditedOnAsync(IReadOnlyCollection<int> orderIds)
    {
        const int reprice = (int)EntryKind.Reprice;
        const int recount = (int)EntryKind.Recount;
        const int note = (int)EntryKind.Note;
        var ids = orderIds.Select(id => (int?)id).ToList();
        var notes = await entries.GetAllAsync(all => all.Where(entry => ids.Contains(entry.OrderId) && (entry.KindId == reprice || entry.KindId == recount || entry.KindId == note)));
        return notes.GroupBy(entry => entry.OrderId!.Value).ToDictionary(of => of.Key, of => of.OrderByDescending(entry => entry.Sequence).First().CreatedOnUtc.AsUtc());
    }

    /// <summary>Wallets whose clients owe something, by their ids.</summary>
    public async Task<IReadOnlyList<Wallet>> DebtsAsync() => [.. await wallets.GetAllAsync(all => all.Where(wallet => wallet.Debt < 0).OrderBy(wallet => wallet.Id))];

    /// <summary>Orders for which wallets came to owe what they owe now, newest first, with the newest instant; by wallet. A debt that was paid off since is not among them.</summary>
    public async Task<IReadOnlyDictionary<int, (IReadOnlyList<int> OrderIds, DateTime NewestUtc)>> OwedForAsync(IReadOnlyCollection<int> walletIds)
    {
        const int debt = (int)LedgerAccount.Debt;
        var ids = walletIds.ToList();
        var moved = await entries.GetAllAsync(all => all.Where(entry => ids.Contains(entry.WalletId) && (entry.FromAccountId == debt || entry.ToAccountId == debt)));
        return moved.GroupBy(entry => entry.WalletId).Select(of => (of.Key, Since: of.OrderByDescending(entry => entry.Sequence).TakeWhile(entry => entry.DebtAfter < 0).Where(entry => entry.FromAccountId == debt).ToList()))
            .Where(of => of.Since.Count > 0)
            .ToDictionary(of => of.Key, of => ((IReadOnlyList<int>)[.. of.Since.Select(entry => entry.OrderId).OfType<int>().Distinct()], of.Since[0].CreatedOnUtc.AsUtc()));
    }

    /// <summary>Open holds of a checkout that were made before an instant, and of other purposes that were past their date at another; oldest first.</summary>
    /// <param name="madeBeforeUtc">For checkouts.</param>
    /// <param name="pastDateUtc">For the others.</param>
    /// <param name="skip">So many are left out.</param>
    /// <param name="take">At most so many.</param>
    public async Task<IReadOnlyList<(Hold Hold, Wallet Wallet)>> StuckAsync(DateTime madeBeforeUtc, DateTime pastDateUtc, int skip, int take)
    {
        var page = await Stuck(madeBeforeUtc, pastDateUtc).OrderBy(hold => hold.Id).Skip(skip).Take(take).ToListAsync();
        var ids = page.Select(hold => hold.WalletId).Distinct().ToList();
        var owners = (await wallets.GetAllAsync(all => all.Where(wallet => ids.Contains(wallet.Id)))).ToDictionary(wallet => wallet.Id);
        // A hold whose wallet is gone is for a verification to find.
        return [.. page.Select(hold => (hold, owners.GetValueOrDefault(hold.WalletId) ?? new Wallet { Id = hold.WalletId }))];
    }

    /// <summary>How many there are of them.</summary>
    public Task<int> CountStuckAsync(DateTime madeBeforeUtc, DateTime pastDateUtc) => Stuck(madeBeforeUtc, pastDateUtc).CountAsync();

    IQueryable<Hold> Stuck(DateTime madeBeforeUtc, DateTime pastDateUtc)
    {
        const int open = (int)HoldState.Open;
        const int checkout = (int)HoldPurpose.Checkout;
        var (made, past) = (madeBeforeUtc.AsStored(), pastDateUtc.AsStored());
        return holds.Table.Where(hold => hold.StateId == open && (hold.PurposeId == checkout && hold.CreatedOnUtc < made || hold.PurposeId != checkout && hold.ExpiresOnUtc != null && hold.ExpiresOnUtc < past));
    }
}

/// <summary>An order for which more money is kept than it costs.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="WalletId">The wallet that it is in.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="Over">How much more.</param>
sealed record MoneyOver(int OrderId, int WalletId, int CustomerId, Money Over);
