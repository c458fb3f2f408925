using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Bonuses that were decided beside those in the ledger: each entry needs a decision of its amount, each decision that was booked its entry.</summary>
sealed class BonusBook(BookQueries ledger, IRepository<BonusGrant> grants) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. await BookPages.FindAsync(ledger.BonusesAsync, bonus => bonus.Entry.Id, UndecidedAsync, cancellationToken),
        .. await BookPages.FindAsync(BookedAsync, grant => grant.Id, MissingAsync, cancellationToken),
    ];

    Task<IList<BonusGrant>> BookedAsync(int afterId, int take) =>
        grants.GetAllAsync(all => all.Where(grant => grant.Id > afterId && grant.GivenOnUtc != null).OrderBy(grant => grant.Id).Take(take));

    async Task<IEnumerable<LedgerFinding>> UndecidedAsync(IList<EntryOfWallet> page)
    {
        var customers = page.Select(bonus => bonus.Wallet.CustomerId).Distinct().ToList();
        var decided = (await grants.GetAllAsync(all => all.Where(grant => customers.Contains(grant.CustomerId)))).ToDictionary(ActOf, grant => grant.Amount);
        return
            from bonus in page
            let known = decided.TryGetValue(PostingContext.ActOf(bonus.Entry.IdempotencyKey), out var amount) ? amount : (long?)null
            where known != bonus.Entry.Amount
            select LedgerFinding.OfEntry(bonus.Entry, FindingCode.BonusUndecided, known is null ? "a decision" : $"{known}", $"{bonus.Entry.Amount}");
    }

    async Task<IEnumerable<LedgerFinding>> MissingAsync(IList<BonusGrant> page)
    {
        var done = await ledger.DoneAsync(page.Select(ActOf));
        return page.Where(grant => !done.Contains(ActOf(grant)))
            .Select(grant => new LedgerFinding(0, FindingCode.BonusMissing, nameof(BonusGrant), grant.Id, $"{grant.Amount}", "no entry"));
    }

    static string ActOf(BonusGrant grant) => HashChain.KeyOf(grant.GrantKey);
}
