using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Deletes the ledger with the plugin, where the owner has asked for it.</summary>
public sealed class LedgerDeletion(ISettingService settings, ILedgerRemoval ledger, IRuleSetProvider rules, ActivityLines activity)
{
    /// <summary>Does nothing unless <see cref="CashbackSettings.DeleteLedgerOnUninstall"/> is on for all stores; what a single store says is not asked.</summary>
    public async Task DeleteIfAskedAsync()
    {
        if (!(await settings.LoadSettingAsync<CashbackSettings>()).DeleteLedgerOnUninstall)
            return;

        await ledger.RemoveAsync(CancellationToken.None);
        await rules.ClearAsync();
        await activity.WriteAsync(CashbackActivity.LedgerDeleted, null, "Plugins.Misc.Cashback.ActivityLog.LedgerDeleted");
    }
}
