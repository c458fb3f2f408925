using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Deletes the ledger with the plugin, where the owner has asked for it and confirmed it.</summary>
public sealed class LedgerDeletion(ISettingService settings, DeletionConsent consent, LedgerRemoval ledger, IRepository<GenericAttribute> attributes, IRuleSetProvider rules, EarnStart earnStart, IScheduledExports exports, ActivityLines activity, Actor actor)
{
    /// <summary>Does nothing unless <see cref="DeletionConsent"/> holds. A removal that was broken off leaves it, and goes on when it runs again.</summary>
    public async Task DeleteIfAskedAsync()
    {
        if (!(await consent.StandingAsync()).Holds)
        {
            await settings.DeleteSettingAsync<CashbackDeletionSettings>();
            return;
        }

        // Into the shop's queue, which stays; while what it tells is still there to be counted.
        await consent.TellCarriedOutAsync(await actor.IdAsync());
        await ledger.RemoveAsync(CashbackSchema.Tables, CancellationToken.None);
        // What the plugin notes with the shop's own rows: choices, confirmed addresses, when accounts were opened and orders completed.
#pragma warning disable CA1310, MA0074 // This is a query: the database compares.
        await attributes.DeleteAsync(row => row.Key.StartsWith(CashbackDefaults.AttributePrefix));
#pragma warning restore CA1310, MA0074
        exports.DeleteAll();
        await earnStart.ForgetAsync();
        await rules.ClearAsync();
        await activity.WriteAsync(CashbackActivity.LedgerDeleted, null, "Plugins.Misc.Cashback.ActivityLog.LedgerDeleted");
        await settings.DeleteSettingAsync<CashbackDeletionSettings>();
    }
}
