using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <inheritdoc cref="IReturnDesk"/>
sealed class ReturnDesk(
    IRepository<ReturnBatch> batches,
    IRepository<ReturnRow> rows,
    ReturnJudge judge,
    Receipts receipts,
    IVoucherService vouchers,
    ManyCaptures captures,
    IRowOutcomes outcomes,
    IReturnedSales sales,
    IBranchService branches,
    BranchStaff staff,
    ReturnLetters letters,
    IWalletDirectory wallets,
    IDateTimeHelper times,
    ILocker locker,
    ILogger log,
    TimeProvider clock) : IReturnDesk
{
    const int PageSize = 500;
    const int RowsAtOnce = ManyCaptures.Most;

    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    // Clients of a file that takes its time are told meanwhile, before others take its letters for late.
    static readonly TimeSpan s_untold = TimeSpan.FromMinutes(5);

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<ReturnBatch?> GetAsync(int batchId) => batchId > 0 ? await batches.GetByIdAsync(batchId) : null;

    public Task<IList<ReturnBatch>> NewestAsync(BranchReach reach, int most)
    {
        ArgumentNullException.ThrowIfNull(reach);
        var (all, bound) = (reach.Bound.Count == 0, reach.Bound.ToList());
        return batches.GetAllAsync(rows => rows.Where(batch => all || bound.Contains(batch.BranchId)).OrderByDescending(batch => batch.Id).Take(most));
    }

    public async Task<IReadOnlyList<ReturnCount>> CountsAsync(int batchId)
    {
        var groups = await rows.Table.Where(row => row.BatchId == batchId).GroupBy(row => new { row.OutcomeId, row.CurrencyCode })
            .Select(group => new { group.Key.OutcomeId, group.Key.CurrencyCode, Rows = group.Count(), Sum = group.Sum(row => row.Amount) })
            .ToListAsync();
        return [.. groups.OrderBy(group => group.OutcomeId).ThenBy(group => group.CurrencyCode, StringComparer.Ordinal).Select(group => new ReturnCount((ReturnOutcome)group.OutcomeId, group.CurrencyCode, group.Rows, group.Sum))];
    }

    public Task<IList<ReturnRow>> RowsAsync(int batchId, ReturnOutcome? outcome, int afterNumber, int most)
    {
        var (any, outcomeId) = (outcome is null, (int)(outcome ?? ReturnOutcome.Ready));
        return rows.GetAllAsync(all => all
            .Where(row => row.BatchId == batchId && row.Number > afterNumber && (any || row.OutcomeId == outcomeId))
            .OrderBy(row => row.Number)
            .Take(most));
    }

    public async Task<BroughtFile> BringAsync(Stream content, Branch branch, (int? Rows, long? Sum) typed, int actorId, bool isDryRun = false, bool maySell = true)
    {
        if (!await staff.MayAsync(actorId, branch.Id))
            return new(null, new(FileFaultKind.NotYours));
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        content.Position = 0;
        var (file, fault) = new ReturnFileReader(new(branch.Id, await wallets.GetCurrencyAsync(), branch.Zone ?? times.DefaultStoreTimeZone)
        {
            Names = TillColumns.Parse(branch.ReturnColumns),
            TypedRows = typed.Rows,
            TypedSum = typed.Sum,
            UnnamedBatch = $"file-{hash[..16]}",
        }).Read(content);
        if (file is null)
            return new(null, fault);
        if (!maySell && file.Rows.Any(row => row.Sale is not null))
            return new(null, new(FileFaultKind.Sales));
        if (await FindAsync(branch.Id, file.Batch) is { } before)
            return AnswerOf(before, hash);
        if (await IsOfAnotherBranchAsync(branch.Id, file.Batch, hash))
            return new(null, new(FileFaultKind.OtherBranch));

        var batch = new ReturnBatch { BranchId = branch.Id, Name = file.Batch, ContentHash = hash, Rows = file.Rows.Count, BroughtBy = actorId, BroughtOnUtc = NowUtc.AsStored() };
        if (await judge.JudgeAsync(branch.Id, file.Rows, batch.BroughtOnUtc.AsUtc(), actorId) is not { } judged)
            return new(null, new(FileFaultKind.TooManyClients));
        if (isDryRun)
            return new(batch, null) { Judged = judged };
        return await KeptAsync(batch, judged);
    }

    async Task<BroughtFile> KeptAsync(ReturnBatch batch, IReadOnlyList<ReturnRow> judged)
    {
        try
        {
            await KeepAsync(batch, judged);
        }
        catch (DbException)
        {
            // Somebody else may have brought it at the same time.
            if (await FindAsync(batch.BranchId, batch.Name) is { } other)
                return AnswerOf(other, batch.ContentHash);
            throw;
        }

        // Brought for two branches at the same time, neither was there when the other was looked for. Now one of them is: whoever sees it goes, and nothing is taken twice.
        if (!await IsOfAnotherBranchAsync(batch.BranchId, batch.Name, batch.ContentHash))
            return new(batch, null);
        await ThrowAwayAsync(batch.Id);
        return new(null, new(FileFaultKind.OtherBranch));
    }

    // The same file for another branch would take each voucher that is good at both once more. The batch itself is none of these:
    // whoever brings it at the same time may have kept it since it was looked for.
    Task<bool> IsOfAnotherBranchAsync(int branchId, string name, string hash) =>
        batches.Table.AnyAsync(other => other.ContentHash == hash && (other.BranchId != branchId || other.Name != name));

    public Task<bool> HasSalesAsync(int batchId) => rows.Table.AnyAsync(row => row.BatchId == batchId && row.IsSale);

    public async Task<bool> ConfirmAsync(ReturnBatch batch, int actorId, TimeSpan longest)
    {
        var done = false;
        if (await staff.MayAsync(actorId, batch.BranchId))
            await locker.PerformActionWithLockAsync(LockOf(batch.Id), s_longest, async () => done = await TakeAsync(batch.Id, actorId, longest));
        return done;
    }

    public async Task<bool> DiscardAsync(int batchId, int actorId)
    {
        var done = false;
        await locker.PerformActionWithLockAsync(LockOf(batchId), s_longest, async () =>
        {
            if (await batches.GetByIdAsync(batchId) is not { ConfirmedOnUtc: null } batch || !await staff.MayAsync(actorId, batch.BranchId))
                return;
            done = await ThrowAwayAsync(batchId);
        });
        return done;
    }

    // Not what a server that shares no lock with this one has confirmed meanwhile.
    async Task<bool> ThrowAwayAsync(int batchId)
    {
        using var whole = WholeTransaction.Begin();
        if (await batches.DeleteAsync(row => row.Id == batchId && row.ConfirmedOnUtc == null) == 0)
            return false;
        await rows.DeleteAsync(row => row.BatchId == batchId);
        whole.Complete();
        return true;
    }

    async Task<bool> TakeAsync(int batchId, int actorId, TimeSpan longest)
    {
        if (await batches.GetByIdAsync(batchId) is not { } batch)
            return true;
        if (batch.ConfirmedOnUtc is null)
        {
            (batch.ConfirmedBy, batch.ConfirmedOnUtc) = (actorId, NowUtc.AsStored());
            await batches.UpdateAsync(batch, publishEvent: false);
        }

        var began = clock.GetTimestamp();
        var after = 0;
        var ofFile = new SalesOfFile(await receipts.NamerAsync(batch.BranchId));
        while (clock.GetElapsedTime(began) < longest)
        {
            var page = await RowsAsync(batchId, ReturnOutcome.Ready, after, RowsAtOnce);
            var givesRestBack = await judge.JudgeAgainAsync(batch.BranchId, [.. page], batch.BroughtOnUtc.AsUtc());
            await SaveAsync(page);
            await TakeManyAsync(batch, [.. page.Where(row => row is { Outcome: ReturnOutcome.Ready, IsSale: false })], givesRestBack);
            var alone = page.Where(row => row.Outcome == ReturnOutcome.Ready).ToList();
            try
            {
                foreach (var row in alone)
                    row.Outcome = (row.IsSale ? await RecordAsync(batch, row, ofFile) : await TakeAsync(batch, row)) ?? ReturnOutcome.Ready;
            }
            finally
            {
                // What one row ends with an exception for, those before it have no part in.
                await SaveAsync(alone);
            }

            if (page.Count < RowsAtOnce)
                break;
            after = page[^1].Number;
        }

        var isThrough = !await rows.Table.AnyAsync(row => row.BatchId == batchId && row.OutcomeId == (int)ReturnOutcome.Ready);
        var isNew = isThrough && batch.DoneOnUtc is null;
        if (isNew)
        {
            batch.DoneOnUtc = NowUtc.AsStored();
            await batches.UpdateAsync(batch, publishEvent: false);
        }

        if (isNew || (!isThrough && NowUtc - batch.ConfirmedOnUtc.AsUtc() > s_untold))
            await TellAsync(batch);
        return isThrough;
    }

    // What is taken is taken. Who is not told now is told by the task of late letters: the outbox keeps what is due.
    async Task TellAsync(ReturnBatch batch)
    {
        try
        {
            await letters.WriteAsync(batch);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await log.ErrorAsync(string.Create(CultureInfo.InvariantCulture, $"The letters about the return file {batch.Name} (branch {batch.BranchId}, batch {batch.Id}) could not be written. What it took is taken; the letters are tried again."), exception);
        }
    }

    // Each row is a statement of its own to the shop, and without a transaction a commit of its own.
    async Task SaveAsync(IEnumerable<ReturnRow> judged)
    {
        List<ReturnRow> ended = [.. judged.Where(row => row.Outcome != ReturnOutcome.Ready)];
        if (ended.Count == 0)
            return;
        using var whole = WholeTransaction.Begin();
        await rows.UpdateAsync(ended, publishEvent: false);
        whole.Complete();
    }

    // In one transaction, what is plain; the rest stays ready, and is taken or refused row by row.
    async Task TakeManyAsync(ReturnBatch batch, IReadOnlyList<ReturnRow> ready, IReadOnlySet<string> givesRestBack)
    {
        // Where the branch has counted its receipts otherwise before, each is looked for under its former names too.
        if (ready.Count < 2 || await branches.GetByIdAsync(batch.BranchId) is not { Active: true, ReceiptSpanSetOnUtc: null })
            return;

        var (now, actorId) = (NowUtc, batch.ConfirmedBy);
        var namer = await receipts.NamerAsync(batch.BranchId);
        var taken = await captures.TryAsync([.. ready.Select(row =>
        {
            var receipt = namer.Of(Receipts.Read(row.Receipt), row.TakenOnUtc.AsUtc() ?? batch.BroughtOnUtc.AsUtc());
            var context = new PostingContext(SalonChannel.Of(actorId), actorId, now) { IdempotencyKey = receipt.IdempotencyKeyForVoucher(row.Reference), Reason = receipt.Number };
            return new CaptureRequest(row.Reference, row.Amount, batch.BranchId, context) { SpentOnUtc = row.TakenOnUtc.AsUtc(), GivesRestBack = givesRestBack.Contains(row.Reference) };
        })]);
        var done = ready.Zip(taken).Where(pair => pair.Second).Select(pair => pair.First).ToList();
        foreach (var row in done)
            row.Outcome = ReturnOutcome.Taken;
        if (!await outcomes.TryWriteAsync(done, ReturnOutcome.Taken))
            await SaveAsync(done);
    }

    // Null: the wallet is busy, and the row stays ready. A server that died between two rows of a sale finds it recorded.
    async Task<ReturnOutcome?> RecordAsync(ReturnBatch batch, ReturnRow row, SalesOfFile ofFile)
    {
        var broughtOnUtc = batch.BroughtOnUtc.AsUtc();
        var sale = ofFile.SaleOf(row.Receipt, row.TakenOnUtc, broughtOnUtc);
        if (ofFile.Recorded.TryGetValue(sale, out var known))
            return known;
        // Databases differ in which letters are alike: which rows are of one sale is said here.
        ofFile.Rows ??= (await rows.Table.Where(other => other.BatchId == batch.Id && other.IsSale).Select(other => new { other.Id, other.Receipt, other.TakenOnUtc }).ToListAsync())
            .ToLookup(other => ofFile.SaleOf(other.Receipt, other.TakenOnUtc, broughtOnUtc), other => other.Id, StringComparer.Ordinal);
        var ids = ofFile.Rows[sale].ToList();
        var lines = (await rows.GetByIdsAsync(ids)).OrderBy(other => other.Number).ToList();
        if ((await judge.WhyNotAsync(lines, broughtOnUtc, ofFile.Namer) ?? await sales.RecordAsync(batch.BranchId, lines, batch.ConfirmedBy, broughtOnUtc)) is { } outcome)
            return ofFile.Recorded[sale] = outcome;
        return null;
    }

    // Null: the wallet is busy, and the row stays ready.
    async Task<ReturnOutcome?> TakeAsync(ReturnBatch batch, ReturnRow row)
    {
        if (await vouchers.FindByReferenceAsync(row.Reference) is not { } voucher)
            return ReturnOutcome.Unknown;

        var offline = new OfflineTaking(row.TakenOnUtc.AsUtc(), batch.ConfirmedOnUtc.AsUtc()) { BroughtOnUtc = batch.BroughtOnUtc.AsUtc(), IsToldWithBatch = true };
        var result = await vouchers.RedeemAsync(voucher, row.Amount, batch.BranchId, row.Receipt, batch.ConfirmedBy, offline);
        // Why it is closed is told by how it stands now: it may have been open a moment ago.
        return result.Refusal == SalonRefusal.VoucherClosed ? ReturnOutcomes.OfVoucher((await vouchers.FindByReferenceAsync(row.Reference))!) : ReturnOutcomes.Of(result);
    }

    async Task KeepAsync(ReturnBatch batch, IReadOnlyList<ReturnRow> judged)
    {
        using var whole = WholeTransaction.Begin();
        await batches.InsertAsync(batch, publishEvent: false);
        foreach (var page in judged.Chunk(PageSize))
        {
            foreach (var row in page)
                row.BatchId = batch.Id;
            await rows.InsertAsync(page, publishEvent: false);
        }

        whole.Complete();
    }

    async Task<ReturnBatch?> FindAsync(int branchId, string name) => await batches.Table.FirstOrDefaultAsync(batch => batch.BranchId == branchId && batch.Name == name);

    static BroughtFile AnswerOf(ReturnBatch before, string hash) => before.ContentHash == hash ? new(before, null, Repeated: true) : new(null, new(FileFaultKind.BatchUsed, 0, 0, before.Name));

    static string LockOf(int batchId) => string.Create(CultureInfo.InvariantCulture, $"cashback.return.{batchId}");

    // Rows of one receipt are one sale, wherever they stand in the file.
    sealed record SalesOfFile(ReceiptNamer Namer)
    {
        public Dictionary<string, ReturnOutcome> Recorded { get; } = new(StringComparer.Ordinal);

        public ILookup<string, int>? Rows { get; set; }

        public string SaleOf(string number, DateTime? takenOnUtc, DateTime broughtOnUtc) => Namer.Of(number, takenOnUtc.AsUtc() ?? broughtOnUtc).IdempotencyKeyForSale;
    }
}
