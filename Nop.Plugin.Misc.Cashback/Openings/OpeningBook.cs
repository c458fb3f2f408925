namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Opening balances that were confirmed beside those in the ledger: each entry needs a row of its amount in the batch that it names, each row that is said to be posted its entry.</summary>
sealed class OpeningBook(BookQueries ledger, IRepository<OpeningBatch> batches, IRepository<OpeningRow> rows) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) =>
    [
        .. await ledger.OpeningsAsync().FindAsync(UnconfirmedAsync, cancellationToken),
        .. await Posted().FindAsync(MissingAsync, cancellationToken),
    ];

    IAsyncEnumerable<IReadOnlyList<OpeningRow>> Posted() => Pages.ReadAsync(
        BookQueries.PageSize,
        last => rows.Table.Where(row => row.Id > last && row.Amount > 0
            && (row.OutcomeId == (int)OpeningOutcome.Posted || row.OutcomeId == (int)OpeningOutcome.PointsLeft || row.OutcomeId == (int)OpeningOutcome.WithoutTier)).OrderBy(row => row.Id),
        row => row.Id);

    async Task<IEnumerable<LedgerFinding>> UnconfirmedAsync(IReadOnlyList<EntryOfWallet> page)
    {
        var named = page.Select(opening => opening.Entry.BatchId ?? 0).Distinct().ToList();
        var confirmed = (await batches.Table.Where(batch => named.Contains(batch.Id) && batch.ConfirmedOnUtc != null).Select(batch => batch.Id).ToListAsync()).ToHashSet();
        var customers = page.Select(opening => opening.Wallet.CustomerId).Distinct().ToList();
        // Ready is also what was posted a moment ago by a server that died before it could note it.
        var known = (await rows.GetAllAsync(all => all.Where(row => customers.Contains(row.CustomerId) && named.Contains(row.BatchId) && row.Amount > 0)))
            .Where(row => confirmed.Contains(row.BatchId) && (row.Outcome.IsPosted() || row.Outcome.IsOpen()))
            .ToDictionary(row => (row.BatchId, row.Act), row => row.Amount);
        return
            from opening in page
            let amount = known.TryGetValue((opening.Entry.BatchId ?? 0, PostingContext.ActOf(opening.Entry.IdempotencyKey)), out var found) ? found : (long?)null
            where amount != opening.Entry.Amount
            select LedgerFinding.OfEntry(opening.Entry, FindingCode.OpeningUnconfirmed, amount is null ? "a confirmed row" : $"{amount}", $"{opening.Entry.Amount}");
    }

    async Task<IEnumerable<LedgerFinding>> MissingAsync(IReadOnlyList<OpeningRow> page)
    {
        var done = await ledger.DoneAsync(page.Select(row => row.Act));
        return page.Where(row => !done.Contains(row.Act)).Select(row => new LedgerFinding(0, FindingCode.OpeningMissing, nameof(OpeningRow), row.Id, $"{row.Amount}", "no entry"));
    }
}
