using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Erases the reasons of a wallet's entries with their salts, for good. The hashes stay, and the chain stays whole.</summary>
/// <remarks>Entries of <see cref="HashFormat.First"/> keep theirs: their hash covers the text itself (docs/decisions/012-evidence.md).</remarks>
sealed class TextErasure(ILedgerDatabase database)
{
    readonly StatementRunner _runner = new(database);
    readonly Lazy<ErasureSql> _sql = new(() => new ErasureSql(database.Dialect));

    /// <summary>Erases them; once more changes nothing.</summary>
    /// <exception cref="LedgerBusyException">The database did not answer in time, or gave the statement up for other writers; nothing was erased.</exception>
    public async Task EraseAsync(int walletId, CancellationToken cancellationToken)
    {
        var statement = new Statement(_sql.Value.EraseTexts, null, Parameter.Int(nameof(LedgerEntry.WalletId), walletId));
        if (await _runner.WriteAsync([statement], cancellationToken) != WriteOutcome.Written)
            throw new LedgerBusyException($"Other writers kept the texts of wallet {walletId}.");
    }
}
