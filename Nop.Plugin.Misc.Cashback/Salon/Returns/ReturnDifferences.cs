namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>How settling a difference ended.</summary>
public enum SettleOutcome
{
    /// <summary>It is settled.</summary>
    Done,

    /// <summary>There is no such difference, somebody was faster, or its branch is not theirs.</summary>
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
    IRepository<ReturnBatch> batches, IRepository<ReturnRow> rows, IVoucherService vouchers, IWalletDirectory wallets, BranchStaff staff, ILocker locker, TimeProvider clock)
{
    /// <summary>Longest note, characters.</summary>
    public const int MostOfNote = 200;

    /// <summary>Differences that are settled at once at the most: as many as a page shows.</summary>
    public const int MostAtOnce = 200;

    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    static readonly int[] s_noDifference = [(int)ReturnOutcome.Ready, (int)ReturnOutcome.Taken, (int)ReturnOutcome.Already];

    /// <summary>Open differences of confirmed batches with their batch, oldest first.</summary>
    /// <param name="reach">Of the branches that somebody sees.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="skip">So many are left out.</param>
    public async Task<IReadOnlyList<(ReturnRow Row, ReturnBatch Batch)>> OpenAsync(BranchReach reach, int most, int skip = 0)
    {
        var open = await Open(reach).OrderBy(row => row.Id).Skip(skip).Take(most).ToListAsync();
        var ids = open.Select(row => row.BatchId).Distinct().ToList();
        var of = (await batches.GetAllAsync(all => all.Where(batch => ids.Contains(batch.Id)))).ToDictionary(batch => batch.Id);
        return [.. open.Select(row => (row, of[row.BatchId]))];
    }

    /// <summary>How many are open of the branches that somebody sees.</summary>
    public Task<int> CountAsync(BranchReach reach) => Open(reach).CountAsync();

    /// <summary>How many of a batch are open.</summary>
    public Task<int> CountAsync(int batchId) => Open(BranchReach.All).CountAsync(row => row.BatchId == batchId);

    /// <summary>A row of a batch; null: none.</summary>
    public async Task<(ReturnRow Row, ReturnBatch Batch)?> GetAsync(int rowId) =>
        rowId > 0 && await rows.GetByIdAsync(rowId) is { } row && await batches.GetByIdAsync(row.BatchId) is { } batch ? (row, batch) : null;

    /// <summary>The voucher that may have been meant: the same amount would be taken from it; null: none is proposed.</summary>
    public async Task<Hold?> NearAsync(ReturnRow row) =>
        row.NearReference.Length > 0 && await vouchers.FindByReferenceAsync(row.NearReference) is { } near && near.Left >= row.Amount
            && (await wallets.GetAsync(near.WalletId))?.Wallet.CurrencyCode == row.CurrencyCode ? near : null;

    /// <summary>The wallet to which the voucher's credit has gone back; null: it has not, or waits still. What is to be taken from there is adjusted by hand, within the limits of that.</summary>
    public async Task<int?> WalletOfAsync(ReturnRow row) =>
        row.Outcome is ReturnOutcome.Lapsed or ReturnOutcome.Cancelled or ReturnOutcome.UsedUp && await vouchers.FindByReferenceAsync(row.Reference) is { State: HoldState.Released or HoldState.Lapsed } hold ? hold.WalletId : null;

    /// <summary>Settles a difference by a note: nothing is taken.</summary>
    public async Task<SettleOutcome> SettleAsync(int rowId, string? note, int actorId) =>
        WhyNotNote(note) is { } refusal ? refusal : (await AloneAsync(rowId, note!.Trim(), actorId, (_, _) => Task.FromResult<SalonResult?>(null))).Outcome;

    /// <summary>Settles several differences by one note: nothing is taken.</summary>
    /// <param name="rowIds">Which; those that somebody else settled meanwhile stay as they are.</param>
    /// <param name="note">The note.</param>
    /// <param name="actorId">Who.</param>
    /// <returns>Done, or what is wrong with the note; and how many were settled now.</returns>
    public async Task<(SettleOutcome Outcome, int Settled)> SettleAsync(IReadOnlyCollection<int> rowIds, string? note, int actorId)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        if (WhyNotNote(note) is { } refusal)
            return (refusal, 0);
        var settled = 0;
        foreach (var id in rowIds.Distinct().Take(MostAtOnce))
            settled += await SettleAsync(id, note, actorId) == SettleOutcome.Done ? 1 : 0;
        return (SettleOutcome.Done, settled);
    }

    /// <summary>Takes the amount from the voucher whose code was one slip away, and settles the difference.</summary>
    /// <returns>How it ended, and what the ledger said.</returns>
    public Task<(SettleOutcome Outcome, SalonResult? Result)> TakeNearAsync(int rowId, string note, int actorId) => AloneAsync(rowId, note, actorId, async (row, batch) =>
        await NearAsync(row) is { } near
            ? await vouchers.RedeemAsync(near, row.Amount, batch.BranchId, row.Receipt, actorId, new OfflineTaking(row.TakenOnUtc.AsUtc()) { BroughtOnUtc = batch.BroughtOnUtc.AsUtc() })
            : SalonOutcome.Refused(SalonRefusal.UnknownVoucher));

    // Of two who settle it at once one does. Takes first: a server that dies between leaves a difference, and not a note for what was not taken.
    async Task<(SettleOutcome Outcome, SalonResult? Result)> AloneAsync(int rowId, string note, int actorId, Func<ReturnRow, ReturnBatch, Task<SalonResult?>> takeAsync)
    {
        (SettleOutcome, SalonResult?) ended = (SettleOutcome.NotOpen, null);
        await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.return.row.{rowId}"), s_longest, async () =>
        {
            if (await GetAsync(rowId) is not var (row, batch) || batch.ConfirmedOnUtc is null || !row.Outcome.IsDifference() || row.SettledOnUtc is not null
                || !await staff.MayAsync(actorId, batch.BranchId))
                return;
            var taken = await takeAsync(row, batch);
            if (taken is { IsDone: false })
            {
                ended = (SettleOutcome.Refused, taken);
                return;
            }

            if (taken is not null)
                (row.Reference, row.Outcome) = (row.NearReference, ReturnOutcome.Taken);
            (row.SettledBy, row.SettledOnUtc, row.SettledNote) = (actorId, clock.GetUtcNow().UtcDateTime.AsStored(), note);
            await rows.UpdateAsync(row, publishEvent: false);
            ended = (SettleOutcome.Done, null);
        });
        return ended;
    }

    static SettleOutcome? WhyNotNote(string? note) => string.IsNullOrWhiteSpace(note) ? SettleOutcome.NoteRequired : note.Trim().Length > MostOfNote ? SettleOutcome.NoteTooLong : null;

    // Those of a batch that nobody has confirmed may still be thrown away.
    IQueryable<ReturnRow> Open(BranchReach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (all, bound) = (reach.Bound.Count == 0, reach.Bound.ToList());
        return
            from row in rows.Table
            join batch in batches.Table on row.BatchId equals batch.Id
            where batch.ConfirmedOnUtc != null && row.SettledOnUtc == null && !s_noDifference.Contains(row.OutcomeId) && (all || bound.Contains(batch.BranchId))
            select row;
    }
}
