namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Looks up what a branch told of a taking that came with its file. Reads only.</summary>
sealed class OfflineTakings(IRepository<ReturnRow> rows, IRepository<ReturnBatch> batches, IBranchService branches)
{
    /// <summary>When something was taken in truth, and when its file was confirmed; null: it came with none.</summary>
    /// <param name="taken">Something that was taken from a voucher.</param>
    public async Task<OfflineTaking?> OfAsync(SalonRedemption taken)
    {
        var reference = taken.Hold.Reference;
        var found = (await rows.GetAllAsync(all => all.Where(row => row.Reference == reference)))
            .Where(row => row.Outcome is ReturnOutcome.Ready or ReturnOutcome.Taken or ReturnOutcome.Already && row.Amount == taken.Entry.Amount && Receipts.Read(row.Receipt).Equals(taken.Entry.Reason, StringComparison.OrdinalIgnoreCase))
            .OrderBy(row => row.Id).ToList();
        foreach (var row in found)
        {
            // A row for what the counter had taken before took nothing: it was confirmed later.
            // Two branches may have receipts of one number: where it was taken stands in the act's key.
            if (await batches.GetByIdAsync(row.BatchId) is { ConfirmedOnUtc: { } confirmed } batch && confirmed.AsUtc() <= taken.Entry.CreatedOnUtc.AsUtc()
                && await branches.GetByIdAsync(batch.BranchId) is { } branch && Receipts.BranchOf(taken, Receipts.Read(row.Receipt), [branch]) is not null)
                return new(row.TakenOnUtc?.AsUtc(), confirmed.AsUtc());
        }

        return null;
    }
}
