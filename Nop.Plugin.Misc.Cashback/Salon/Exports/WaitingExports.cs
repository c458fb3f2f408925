namespace Nop.Plugin.Misc.Cashback.Salon.Exports;

/// <summary>Branches that get files by themselves, and whose newest one could not be written or sent.</summary>
sealed class WaitingExports(BranchExports exports, BranchStaff staff, Actor actor) : IWaitingWork
{
    public string Name => "BranchFile";

    public string Permission => CashbackPermissions.Configure;

    public WorkPage Page { get; } = new("CashbackBranchExport", "Edit");

    public async Task<int> CountAsync() => (await FailedAsync()).Count;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) => [.. (await FailedAsync()).OrderBy(item => item.SinceUtc).Skip(skip).Take(take)];

    // A salon has few branches: one look each.
    async Task<IReadOnlyList<WaitingItem>> FailedAsync()
    {
        var (reach, failed) = (await staff.ReachAsync(await actor.IdAsync()), new List<WaitingItem>());
        foreach (var wanted in (await exports.ScheduledAsync()).Where(wanted => reach.Sees(wanted.BranchId)))
        {
            if (await exports.NewestAsync(wanted.BranchId, 1) is [{ DoneOnUtc: null, Failure.Length: > 0 } batch])
                failed.Add(new(wanted.BranchId, batch.TriedOnUtc.AsUtc(), batch.Failure) { BranchId = wanted.BranchId });
        }

        return failed;
    }
}
