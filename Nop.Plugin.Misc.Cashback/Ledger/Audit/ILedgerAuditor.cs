namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Checks what must always be true of the ledger, and mends what the entries tell how to.</summary>
public interface ILedgerAuditor
{
    /// <summary>Checks all wallets above an id, and the programmes' budgets. Writes nothing; other writers go on meanwhile.</summary>
    /// <param name="afterWalletId">0: all.</param>
    /// <param name="progress">Told after each page of wallets; null: nobody asks.</param>
    /// <param name="cancellationToken">Ends it between wallets.</param>
    Task<AuditReport> VerifyAsync(int afterWalletId, IProgress<AuditProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Checks one wallet.</summary>
    /// <returns>Its first bad row; null: it is as it must be, or does not exist.</returns>
    /// <exception cref="InvalidOperationException">It changed each time it was looked at.</exception>
    Task<LedgerFinding?> VerifyWalletAsync(int walletId, CancellationToken cancellationToken);

    /// <summary>Makes a wallet's balances and the parts of its lots, holds and order accounts anew from its entries, which it never touches.</summary>
    Task<RebuildOutcome> RebuildAsync(int walletId, CancellationToken cancellationToken);
}
