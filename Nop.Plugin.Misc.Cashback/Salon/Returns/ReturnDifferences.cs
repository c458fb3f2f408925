namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>How settling a difference ended.</summary>
public enum SettleOutcome
{
    /// <summary>It is settled.</summary>
    Done,

    /// <summary>There is no such difference, or somebody was faster.</summary>
    NotOpen,

    /// <summary>A note is needed.</summary>
    NoteRequired,

    /// <summary>The note is longer than <see cref="ReturnDifferences.MostOfNote"/>.</summary>
    NoteTooLong,

    /// <summary>Credit was to be taken, and the ledger refused: the difference stays.</summary>
    Refused,
}

/// <summary>Differences between what a branch gave and what the ledger took for it: each waits until somebody has settled it.</summary>
/// <remarks>What is proposed is done only when somebody agrees, by the same ways as at the counter, so that it too is done once.</remarks>
public sealed class ReturnDifferences(
    IRepository<ReturnBatch> batches, IRepository<ReturnRow> rows, IVoucherService vouchers, ICounterService counter, IWalletDirectory wallets, TimeProvider clock)
{
    /// <summary>Longest note, characters.</summary>
    public const int MostOfNote = 200;

    static readonly int[] s_noDifference = [(int)ReturnOutcome.Ready, (int)ReturnOutcome.Taken, (int)ReturnOutcome.Already];

    /// <summary>Open differences of confirmed batches with their batch, oldest first.</summary>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<(ReturnRow Row, ReturnBatch Batch)>> OpenAsync(int most)
    {
        var open = await Open().OrderBy(row => row.Id).Take(most).ToListAsync();
        var ids = open.Select(row => row.BatchId).Distinct().ToList();
        var of = (await batches.GetAllAsync(all => all.Where(batch => ids.Contains(batch.Id)))).ToDictionary(batch => batch.Id);
        return [.. open.Select(row => (row, of[row.BatchId]))];
    }

    /// <summary>How many are open.</summary>
    public Task<int> CountAsync() => Open().CountAsync();

    /// <summary>A row of a batch; null: none.</summary>
    public async Task<(ReturnRow Row, ReturnBatch Batch)?> GetAsync(int rowId) =>
        rowId > 0 && await rows.GetByIdAsync(rowId) is { } row && await batches.GetByIdAsync(row.BatchId) is { } batch ? (row, batch) : null;

    /// <summary>The voucher that may have been meant: the same amount would be taken from it; null: none is proposed.</summary>
    public async Task<Hold?> NearAsync(ReturnRow row) =>
        row.NearReference.Length > 0 && await vouchers.FindByReferenceAsync(row.NearReference) is { } near && near.Left >= row.Amount ? near : null;

    /// <summary>Whether the amount may be taken straight from the client's wallet: the voucher's credit has gone back there.</summary>
    public static bool HasGoneBack(ReturnRow row) => row.Outcome is ReturnOutcome.Lapsed or ReturnOutcome.Cancelled && row.Reference.Length > 0;

    /// <summary>Settles a difference by a note: nothing is taken.</summary>
    public Task<SettleOutcome> SettleAsync(int rowId, string? note, int actorId) =>
        WhyNotNote(note) is { } refusal ? Task.FromResult(refusal) : CloseAsync(rowId, note!.Trim(), actorId);

    /// <summary>Takes the amount from the voucher whose code was one slip away, and settles the difference.</summary>
    /// <returns>How it ended, and what the ledger said.</returns>
    public Task<(SettleOutcome Outcome, SalonResult? Result)> TakeNearAsync(int rowId, string note, int actorId) => TakeAsync(rowId, note, actorId, async (row, batch) =>
        await NearAsync(row) is { } near ? await vouchers.RedeemAsync(near, row.Amount, batch.BranchId, row.Receipt, actorId, row.TakenOnUtc.AsUtc()) : null);

    /// <summary>Takes the amount from the wallet to which the voucher's credit has gone back, and settles the difference.</summary>
    /// <returns>How it ended, and what the ledger said.</returns>
    public Task<(SettleOutcome Outcome, SalonResult? Result)> TakeFromWalletAsync(int rowId, string note, int actorId) => TakeAsync(rowId, note, actorId, async (row, batch) =>
        HasGoneBack(row) && await vouchers.FindByReferenceAsync(row.Reference) is { } hold && await wallets.GetAsync(hold.WalletId) is { } wallet
            ? await counter.TakeAsync(wallet.Wallet.CustomerId, wallet.Wallet.StoreId, row.Amount, batch.BranchId, row.Receipt, actorId)
            : null);

    async Task<(SettleOutcome Outcome, SalonResult? Result)> TakeAsync(int rowId, string note, int actorId, Func<ReturnRow, ReturnBatch, Task<SalonResult?>> takeAsync)
    {
        if (await GetAsync(rowId) is not var (row, batch) || batch.ConfirmedOnUtc is null || !row.Outcome.IsDifference() || row.SettledOnUtc is not null)
            return (SettleOutcome.NotOpen, null);
        if (await takeAsync(row, batch) is not { } result)
            return (SettleOutcome.NotOpen, null);
        return result.IsDone ? (await CloseAsync(rowId, note, actorId), result) : (SettleOutcome.Refused, result);
    }

    // Of two who settle it at once the row keeps one: neither takes anything by it.
    async Task<SettleOutcome> CloseAsync(int rowId, string note, int actorId)
    {
        if (await GetAsync(rowId) is not var (row, batch) || batch.ConfirmedOnUtc is null || !row.Outcome.IsDifference() || row.SettledOnUtc is not null)
            return SettleOutcome.NotOpen;
        (row.SettledBy, row.SettledOnUtc, row.SettledNote) = (actorId, clock.GetUtcNow().UtcDateTime.AsStored(), note);
        await rows.UpdateAsync(row, publishEvent: false);
        return SettleOutcome.Done;
    }

    static SettleOutcome? WhyNotNote(string? note) => string.IsNullOrWhiteSpace(note) ? SettleOutcome.NoteRequired : note.Trim().Length > MostOfNote ? SettleOutcome.NoteTooLong : null;

    // Those of a batch that nobody has confirmed may still be thrown away.
    IQueryable<ReturnRow> Open() =>
        from row in rows.Table
        join batch in batches.Table on row.BatchId equals batch.Id
        where batch.ConfirmedOnUtc != null && row.SettledOnUtc == null && !s_noDifference.Contains(row.OutcomeId)
        select row;
}
