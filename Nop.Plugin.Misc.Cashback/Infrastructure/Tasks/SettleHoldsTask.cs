using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>Settles holds of checkouts that ended half-way, and lapses vouchers past their date.</summary>
public class SettleHoldsTask(IHoldSettlement holds, IVoucherService vouchers) : IScheduleTask
{
    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        await holds.SettleAsync(CancellationToken.None);
        await vouchers.LapseAsync(CancellationToken.None);
    }
}
