using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Reviews everybody's tier: up as far as deserved, and down one step when its review and the days of grace are over.</summary>
public class TierReviewTask(ITierService tiers) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => tiers.ReviewAsync(CancellationToken.None);
}
