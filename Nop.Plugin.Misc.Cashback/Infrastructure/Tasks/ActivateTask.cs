using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Makes due credit of all wallets available.</summary>
public class ActivateTask(CreditCalendar calendar) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => calendar.ActivateAsync(CancellationToken.None);
}
