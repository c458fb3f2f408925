namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Removes the ledger for good, with the rules, branches and tiers that it names. Only for an uninstallation whose owner has asked for it.</summary>
public interface ILedgerRemoval
{
    /// <summary>Drops the plugin's tables; those that are gone already are passed over, so that a removal that was broken off may run again.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away, or refuses.</exception>
    Task RemoveAsync(CancellationToken cancellationToken);
}
