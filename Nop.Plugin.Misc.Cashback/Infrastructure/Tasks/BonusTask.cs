using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Gives bonuses that are due, goes on with gift runs, and heals what events have missed.</summary>
public class BonusTask(IBonuses bonuses) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => bonuses.RunAsync(CancellationToken.None);
}
