using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>Writes the files that branches get by themselves, each day's once.</summary>
public interface IScheduledExports
{
    /// <summary>Writes those that are due. One that fails is tried again with the next run, a few times; the owner is told of each day's first failure.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
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

/// <summary>Where files of branches lie.</summary>
/// <param name="Path">A folder that no visitor of the shop reaches.</param>
sealed record ExportFolder(string Path)
{
    /// <summary>Days for which a file is kept.</summary>
    public const int DaysKept = 30;

    /// <summary>The folder of a branch.</summary>
    public string Of(int branchId) => System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"branch-{branchId}"));
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

        failures.Throw();
        return written;
    }

    async Task<bool> WriteAsync(BranchExport wanted, Branch branch, CancellationToken cancellationToken)
    {
        var local = ShopTime.Local(NowUtc, branch.Zone ?? times.DefaultStoreTimeZone);
        if (local.Hour < wanted.Hour || await BeginAsync(branch.Id, local.Year * 10_000 + local.Month * 100 + local.Day) is not { } batch)
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
            // The page tells it, the shop's log has it whole, and the owner gets a letter, once a day.
            batch.Failure = StoredText.WithoutNull(exception.Message[..Math.Min(exception.Message.Length, ExportBatch.LongestFailure)]);
            await batches.UpdateAsync(batch, publishEvent: false);
            if (batch.Tries == 1)
                await letters.FailedAsync(branch, batch);
            throw;
        }

        Forget(branch.Id);
        return true;
    }

    // The row of the day is the one who writes it: a lock may not hold over several servers, an index does.
    async Task<ExportBatch?> BeginAsync(int branchId, int day)
    {
        var fresh = new ExportBatch { BranchId = branchId, Day = day, Tries = 1, TriedOnUtc = NowUtc.AsStored() };
        if (await batches.Table.FirstOrDefaultAsync(row => row.BranchId == branchId && row.Day == day) is not { } before)
            return await batches.TryInsertAsync(fresh, row => row.BranchId == branchId && row.Day == day) ? fresh : null;
        if (before.DoneOnUtc is not null || before.Tries >= MostTries || before.Failure.Length == 0 && before.TriedOnUtc.AsUtc() + s_longest > NowUtc)
            return null;
        (before.Tries, before.TriedOnUtc, before.Failure) = (before.Tries + 1, NowUtc.AsStored(), "");
        await batches.UpdateAsync(before, publishEvent: false);
        return before;
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

    void Forget(int branchId)
    {
        foreach (var file in new DirectoryInfo(folder.Of(branchId)).EnumerateFiles("cashback-*").Where(file => file.LastWriteTimeUtc < NowUtc.AddDays(-ExportFolder.DaysKept)))
            file.Delete();
    }
}
