using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Reviews everybody's tier: up at once, down one step a run.</summary>
public class TierReviewTask(ITierService tiers) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => tiers.ReviewAsync(CancellationToken.None);
}
