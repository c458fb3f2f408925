using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Books out credit past its date in all wallets.</summary>
public class ExpireTask(CreditCalendar calendar) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => calendar.ExpireAsync(CancellationToken.None);
}
