using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Heals what lost events left: reconciles orders whose state and postings differ.</summary>
public class SweepOrdersTask(IOrderReconciler reconciler) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => reconciler.SweepAsync(CancellationToken.None);
}
