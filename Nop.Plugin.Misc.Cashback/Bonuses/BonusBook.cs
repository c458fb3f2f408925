namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Bonuses that were decided beside those in the ledger: each entry needs a decision of its amount, each decision that was booked its entry.</summary>
sealed class BonusBook(BookQueries ledger, IRepository<BonusGrant> grants) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. await ledger.BonusesAsync().FindAsync(UndecidedAsync, cancellationToken),
        .. await Booked().FindAsync(MissingAsync, cancellationToken),
    ];

    IAsyncEnumerable<IReadOnlyList<BonusGrant>> Booked() => Pages.ReadAsync(
        BookQueries.PageSize, last => grants.Table.Where(grant => grant.Id > last && grant.GivenOnUtc != null).OrderBy(grant => grant.Id), grant => grant.Id);

    async Task<IEnumerable<LedgerFinding>> UndecidedAsync(IReadOnlyList<EntryOfWallet> page)
    {
        var customers = page.Select(bonus => bonus.Wallet.CustomerId).Distinct().ToList();
        var decided = (await grants.GetAllAsync(all => all.Where(grant => customers.Contains(grant.CustomerId)))).ToDictionary(ActOf, grant => grant.Amount);
        return
            from bonus in page
            let known = decided.TryGetValue(PostingContext.ActOf(bonus.Entry.IdempotencyKey), out var amount) ? amount : (long?)null
            where known != bonus.Entry.Amount
            select LedgerFinding.OfEntry(bonus.Entry, FindingCode.BonusUndecided, known is null ? "a decision" : $"{known}", $"{bonus.Entry.Amount}");
    }

    async Task<IEnumerable<LedgerFinding>> MissingAsync(IReadOnlyList<BonusGrant> page)
    {
        var done = await ledger.DoneAsync(page.Select(ActOf));
        return page.Where(grant => !done.Contains(ActOf(grant)))
            .Select(grant => new LedgerFinding(0, FindingCode.BonusMissing, nameof(BonusGrant), grant.Id, $"{grant.Amount}", "no entry"));
    }

    static string ActOf(BonusGrant grant) => HashChain.KeyOf(grant.GrantKey);
}
