using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>Writes the files that branches get by themselves, each day's once.</summary>
public interface IScheduledExports
{
    /// <summary>Writes those that are due, and deletes old ones. One that fails is tried again with the next run, a few times; the owner is told once, until a file of the branch is written again.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);

    /// <summary>Deletes every file that was written, however young: the credit that they list is gone.</summary>
    void DeleteAll();
}

/// <summary>Letters about files that branches get by themselves.</summary>
interface IExportLetters
{
    /// <summary>Sends a file to a branch.</summary>
    /// <param name="mailbox">Where to.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="batch">The file's batch.</param>
    /// <param name="path">Where the file lies until it is sent.</param>
    /// <exception cref="InvalidOperationException">Letters of this kind are switched off.</exception>
    Task SendAsync(string mailbox, Branch branch, ExportBatch batch, string path);

    /// <summary>Tells the owner that a file could not be written or sent.</summary>
    Task FailedAsync(Branch branch, ExportBatch batch);
}

/// <inheritdoc cref="IScheduledExports"/>
sealed class ScheduledExports(
    BranchExports wishes, SalonExport files, IBranchService branches, IRepository<ExportBatch> batches, ExportFolder folder, IExportLetters letters, IDateTimeHelper times, ILocker locker, TimeProvider clock) : IScheduledExports
{
    // A server that fails all day must not send a letter with each run.
    const int MostTries = 5;

    // Longer than a file takes; a server that dies in the middle holds the next try up for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var (failures, written) = (new PastFailures("Files of branches that could not be written"), 0);
        foreach (var wanted in await wishes.ScheduledAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await branches.GetByIdAsync(wanted.BranchId) is not { Active: true } branch)
                continue;
            // Whoever finds it locked leaves it to who is at it.
            await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.export.{branch.Id}"), s_longest,
                async () => written += await failures.TryAsync($"Branch {branch.Id}", () => WriteAsync(wanted, branch, cancellationToken)) ? 1 : 0);
        }

        // Not only where one was written: files of a branch that gets no more of them hold names and credit too.
        await failures.TryAsync("Old files", () =>
        {
            folder.Forget(NowUtc.AddDays(-ExportFolder.DaysKept));
            return Task.FromResult(true);
        });
        failures.Throw();
        return written;
    }

    public void DeleteAll() => folder.Delete();

    async Task<bool> WriteAsync(BranchExport wanted, Branch branch, CancellationToken cancellationToken)
    {
        var (now, zone) = (NowUtc, branch.Zone ?? times.DefaultStoreTimeZone);
        if (ShopTime.Local(now, zone).Hour < wanted.Hour || await BeginAsync(branch.Id, ShopTime.DayNumber(now, zone)) is not { } batch)
            return false;

        try
        {
            var path = await WriteAsync(wanted, batch, cancellationToken);
            if (wanted.Mailbox.Length > 0)
                await letters.SendAsync(wanted.Mailbox, branch, batch, path);
            (batch.DoneOnUtc, batch.Failure) = (NowUtc.AsStored(), "");
            await batches.UpdateAsync(batch, publishEvent: false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The page tells it, the shop's log has it whole, and the owner gets a letter, once.
            batch.Failure = StoredText.WithoutNull(exception.Message[..Math.Min(exception.Message.Length, ExportBatch.LongestFailure)]);
            await batches.UpdateAsync(batch, publishEvent: false);
            await TellAsync(branch, batch);
            throw;
        }

        return true;
    }

    // Written down after the letter: where that failed it is written with the next try. A file that was written takes it back for all before it.
    async Task TellAsync(Branch branch, ExportBatch batch)
    {
        var branchId = branch.Id;
        var written = (await batches.GetAllAsync(all => all.Where(row => row.BranchId == branchId && row.DoneOnUtc != null).OrderByDescending(row => row.Day).Take(1))).Select(row => row.Day).FirstOrDefault();
        if (await batches.Table.AnyAsync(row => row.BranchId == branchId && row.Day > written && row.ToldOnUtc != null))
            return;
        await letters.FailedAsync(branch, batch);
        batch.ToldOnUtc = NowUtc.AsStored();
        await batches.UpdateAsync(batch, publishEvent: false);
    }

    // The row of the day is the one who writes it: a lock may not hold over several servers, an index does.
    async Task<ExportBatch?> BeginAsync(int branchId, int day)
    {
        var fresh = new ExportBatch { BranchId = branchId, Day = day, Tries = 1, TriedOnUtc = NowUtc.AsStored() };
        if (await batches.Table.FirstOrDefaultAsync(row => row.BranchId == branchId && row.Day == day) is not { } before)
            return await batches.TryInsertAsync(fresh, row => row.BranchId == branchId && row.Day == day) ? fresh : null;
        if (before.DoneOnUtc is not null || before.Tries >= MostTries || before.Failure.Length == 0 && before.TriedOnUtc.AsUtc() + s_longest > NowUtc)
            return null;
        (fresh.Tries, fresh.ToldOnUtc) = (before.Tries + 1, before.ToldOnUtc);
        return await TryReplaceAsync(before, fresh) ? fresh : null;
    }

    // Of servers that try again at once the one goes on whose deletion finds the row as it was.
    async Task<bool> TryReplaceAsync(ExportBatch before, ExportBatch again)
    {
        var (id, tries) = (before.Id, before.Tries);
        using var whole = WholeTransaction.Begin();
        if (await batches.DeleteAsync(row => row.Id == id && row.Tries == tries) == 0)
            return false;
        await batches.InsertAsync(again, publishEvent: false);
        whole.Complete();
        return true;
    }

    // Under its name when it is whole: a till that looks into the folder finds no half file.
    async Task<string> WriteAsync(BranchExport wanted, ExportBatch batch, CancellationToken cancellationToken)
    {
        var format = await wishes.FormatAsync(FileFormats.Find(wanted.Format) ?? FileFormats.All[0], wanted.BranchId);
        batch.Name = files.NewBatch(wanted.BranchId);
        var content = (ExportContent)wanted.ContentId;
        var own = Directory.CreateDirectory(folder.Of(wanted.BranchId)).FullName;
        var path = Path.Combine(own, $"cashback-{(content == ExportContent.Balances ? "balances" : "vouchers")}-{batch.Name}.{format.Extension}");
        var half = $"{path}.part";
        await using (var output = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            batch.Rows = await files.WriteAsync(output, format, new(content, wanted.BranchId), batch.Name, cancellationToken);
        File.Move(half, path, overwrite: true);
        return path;
    }
}
