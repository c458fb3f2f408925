namespace Nop.Plugin.Misc.Cashback.Openings;

/// <inheritdoc cref="IOpeningDesk"/>
sealed class OpeningDesk(
    IRepository<OpeningBatch> batches, IRepository<OpeningRow> rows, ISignedRows signed, OpeningJudge judge, OpeningPoster poster, IWalletDirectory wallets, Texts texts, ILocker locker, TimeProvider time) : IOpeningDesk
{
    const int PageSize = 500;

    // Few enough that a press ends soon after its time is over.
    const int RowsAtOnce = 50;

    // A server that dies in the middle holds the others up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    static readonly TimeSpan s_longestOfTask = TimeSpan.FromMinutes(2);

    static readonly int[] s_open = [(int)OpeningOutcome.Ready, (int)OpeningOutcome.PointsLeft];

    DateTime Now => LedgerInstants.Cut(time.GetUtcNow().UtcDateTime).AsStored();

    public async Task<OpeningBatch?> GetAsync(int batchId) => batchId > 0 ? await batches.GetByIdAsync(batchId) : null;

    public Task<IList<OpeningBatch>> NewestAsync(int most) => batches.GetAllAsync(all => all.OrderByDescending(batch => batch.Id).Take(most));

    public async Task<IReadOnlyList<OpeningCount>> CountsAsync(int batchId)
    {
        var groups = await rows.Table.Where(row => row.BatchId == batchId).GroupBy(row => row.OutcomeId)
            .Select(group => new { group.Key, Rows = group.Count(), Sum = group.Sum(row => row.Amount), Points = group.Sum(row => (long)row.Points) }).ToListAsync();
        return [.. groups.OrderBy(group => group.Key).Select(group => new OpeningCount((OpeningOutcome)group.Key, group.Rows, group.Sum, group.Points))];
    }

    public Task<IList<OpeningRow>> RowsAsync(int batchId, IReadOnlyCollection<OpeningOutcome> outcomes, int afterNumber, int most)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var (any, ids) = (outcomes.Count == 0, outcomes.Select(outcome => (int)outcome).ToList());
        return rows.GetAllAsync(all => all.Where(row => row.BatchId == batchId && row.Number > afterNumber && (any || ids.Contains(row.OutcomeId))).OrderBy(row => row.Number).Take(most));
    }

    public async Task<BroughtOpenings> BringAsync(Stream content, string name, int actorId)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        content.Position = 0;
        var currency = await wallets.GetCurrencyAsync();
        var (lines, fault, cells) = new OpeningFileReader(currency).Read(content);
        if (lines is null)
            return new(null, fault) { Cells = cells };

        var batch = New(OpeningSource.File, actorId, currency);
        (batch.Name, batch.ContentHash) = (name[..Math.Min(name.Length, OpeningBatch.MostOfName)], hash);
        await KeepAsync(batch, await judge.JudgeAsync(lines, currency.Code, actorId));
        return new(batch, null);
    }

    public async Task<OpeningBatch?> BringPointsAsync(int points, long amount, int actorId)
    {
        var currency = await wallets.GetCurrencyAsync();
        var rate = new PointsRate(points, amount);
        var shown = new Money(amount, currency).ToString();
        var judged = await judge.JudgePointsAsync(rate, currency.Code, count => texts.GetAsync("Openings.PointsNote", count, points, shown), actorId);
        if (judged.Count == 0)
            return null;

        var batch = New(OpeningSource.Points, actorId, currency);
        (batch.RatePoints, batch.RateAmount, batch.ContentHash) = (points, amount, HashChain.KeyOf($"{Guid.NewGuid():N}"));
        await KeepAsync(batch, judged);
        return batch;
    }

    public async Task<long> SumAsync(int batchId, params IReadOnlyCollection<int> makers)
    {
        var left = makers.ToList();
        return (await rows.Table.Where(row => row.BatchId == batchId && row.OutcomeId == (int)OpeningOutcome.Ready && !left.Contains(row.CustomerId)).Select(row => row.Amount).ToListAsync()).Sum();
    }

    public async Task<bool> ReleaseAsync(int batchId, int actorId, params IReadOnlyCollection<int> approvers)
    {
        var released = false;
        await locker.PerformActionWithLockAsync(LockOf(batchId), s_longest, async () =>
        {
            if (await GetAsync(batchId) is not { } batch || !await signed.MayAsync(batch))
                return;
            released = true;
            if (batch.ConfirmedOnUtc is not null)
                return;
            batch.MadeBy([actorId, .. approvers]);
            batch.Sum = await SumAsync(batchId, batch.MakerIds.ToArray());
            (batch.ConfirmedBy, batch.ConfirmedOnUtc, batch.ApprovedBy) = (actorId, Now, approvers.FirstOrDefault());
            await batches.UpdateAsync(signed.Sign(batch), publishEvent: false);
        });
        return released;
    }

    public async Task<bool> PostAsync(int batchId, TimeSpan longest)
    {
        var done = false;
        await locker.PerformActionWithLockAsync(LockOf(batchId), s_longest, async () => done = await PostAloneAsync(batchId, longest));
        return done;
    }

    public async Task<bool> DiscardAsync(int batchId)
    {
        var done = false;
        await locker.PerformActionWithLockAsync(LockOf(batchId), s_longest, async () =>
        {
            if (await GetAsync(batchId) is not { ConfirmedOnUtc: null } batch)
                return;
            using var whole = WholeTransaction.Begin();
            await rows.DeleteAsync(row => row.BatchId == batchId);
            await batches.DeleteAsync(batch, publishEvent: false);
            whole.Complete();
            done = true;
        });
        return done;
    }

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var through = 0;
        var failures = new PastFailures("Opening balances that broke off");
        foreach (var batch in await batches.GetAllAsync(all => all.Where(batch => batch.ConfirmedOnUtc != null && batch.DoneOnUtc == null).OrderBy(batch => batch.Id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            through += await failures.TryAsync($"Batch {batch.Id}", () => PostAsync(batch.Id, s_longestOfTask)) ? 1 : 0;
        }

        await failures.TryAsync("What stood in old files", ForgetAsync);
        failures.Throw();
        return through;
    }

    async Task<bool> PostAloneAsync(int batchId, TimeSpan longest)
    {
        if (await GetAsync(batchId) is not { ConfirmedOnUtc: not null } batch || !await signed.MayAsync(batch))
            return false;

        // One row that cannot be posted stops none of the others, and is told at the end.
        var failures = new PastFailures($"Opening balances of batch {batchId} that failed");
        var began = time.GetTimestamp();
        for (var after = 0; time.GetElapsedTime(began) < longest;)
        {
            var page = await RowsAsync(batchId, [OpeningOutcome.Ready, OpeningOutcome.PointsLeft], after, RowsAtOnce);
            // A row that the plugin did not write stays as it is.
            var ours = new List<OpeningRow>(page.Count);
            foreach (var row in page)
            {
                if (await signed.MayAsync(row))
                    ours.Add(row);
            }

            await judge.JudgeAgainAsync(ours, batchId, batch.MakerIds);
            foreach (var row in ours)
                await failures.TryAsync($"Row {row.Number}", async () => { await poster.PostAsync(batch, row); return true; });
            if (page.Count < RowsAtOnce)
                break;
            after = page[^1].Number;
        }

        failures.Throw();
        if (await rows.Table.AnyAsync(row => row.BatchId == batchId && s_open.Contains(row.OutcomeId)))
            return false;
        if (batch.DoneOnUtc is null)
        {
            batch.DoneOnUtc = Now;
            await batches.UpdateAsync(signed.Sign(batch), publishEvent: false);
        }

        return true;
    }

    // Of people who are no clients nobody asks for erasure: what stands in a file goes by itself.
    async Task<bool> ForgetAsync()
    {
        var before = Now.AddDays(-IOpeningDesk.DaysKept);
        foreach (var batch in await batches.GetAllAsync(all => all.Where(batch => batch.BroughtOnUtc < before)))
        {
            if (batch.ConfirmedOnUtc is null)
            {
                await DiscardAsync(batch.Id);
                continue;
            }

            var batchId = batch.Id;
            if (batch.DoneOnUtc is null)
                continue;
            await foreach (var page in Pages.ReadAsync(PageSize, last => rows.Table.Where(row => row.BatchId == batchId && row.Id > last && (row.Email != "" || row.Phone != "" || row.Card != "" || row.Note != "")).OrderBy(row => row.Id), row => row.Id))
            {
                foreach (var row in page)
                    row.Forget();
                await rows.UpdateAsync([.. page], publishEvent: false);
            }
        }

        return true;
    }

    OpeningBatch New(OpeningSource source, int actorId, CurrencySpec currency)
    {
        var batch = new OpeningBatch { Source = source, CurrencyCode = currency.Code, BroughtBy = actorId, BroughtOnUtc = Now };
        batch.MadeBy(actorId);
        return batch;
    }

    async Task KeepAsync(OpeningBatch batch, IReadOnlyList<OpeningRow> judged)
    {
        batch.Rows = judged.Count;
        using var whole = WholeTransaction.Begin();
        await batches.InsertSignedAsync(batch, signed.Sign);
        foreach (var page in judged.Chunk(PageSize))
        {
            foreach (var row in page)
            {
                row.BatchId = batch.Id;
                signed.Sign(row);
            }

            await rows.InsertAsync(page, publishEvent: false);
        }

        whole.Complete();
    }

    static string LockOf(int batchId) => string.Create(CultureInfo.InvariantCulture, $"cashback.opening.{batchId}");
}
