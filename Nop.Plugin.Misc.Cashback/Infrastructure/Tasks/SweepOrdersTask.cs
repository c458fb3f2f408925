using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.ScheduleTasks;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Heals what lost events left: reconciles orders whose state and postings differ, and keeps the terms in step with the rules.</summary>
public class SweepOrdersTask(IOrderReconciler reconciler, ITermsVersions terms, IStoreService stores) : IScheduleTask
{
    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        foreach (var store in await stores.GetAllStoresAsync())
            await terms.EnsureAsync(store.Id);
        await reconciler.SweepAsync(CancellationToken.None);
    }
}
