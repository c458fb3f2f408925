using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Deletes the ledger with the plugin, where the owner has asked for it.</summary>
public sealed class LedgerDeletion(ISettingService settings, LedgerRemoval ledger, IRepository<GenericAttribute> attributes, IRuleSetProvider rules, EarnStart earnStart, ActivityLines activity)
{
    /// <summary>Does nothing unless <see cref="CashbackSettings.DeleteLedgerOnUninstall"/> is on for all stores; what a single store says is not asked.</summary>
    public async Task DeleteIfAskedAsync()
    {
        if (!(await settings.LoadSettingAsync<CashbackSettings>()).DeleteLedgerOnUninstall)
            return;

        await ledger.RemoveAsync(CashbackSchema.Tables, CancellationToken.None);
        // What the plugin notes with the shop's own rows: choices, confirmed addresses, when accounts were opened and orders completed.
#pragma warning disable CA1310, MA0074 // This is a query: the database compares.
        await attributes.DeleteAsync(row => row.Key.StartsWith(CashbackDefaults.AttributePrefix));
#pragma warning restore CA1310, MA0074
        await earnStart.ForgetAsync();
        await rules.ClearAsync();
        await activity.WriteAsync(CashbackActivity.LedgerDeleted, null, "Plugins.Misc.Cashback.ActivityLog.LedgerDeleted");
    }
}
