namespace Nop.Plugin.Misc.Cashback.Privacy;

/// <summary>Closes the wallets of a customer who was deleted for good: nobody spends what is in them, and nobody reads what was written about the person.</summary>
/// <remarks>Entries, amounts and hashes stay: the ledger is the shop's book.</remarks>
sealed class WalletClosing(WalletTraces traces, ICashbackLedger ledger, IHoldSettlement settlement, TextErasure texts, TimeProvider time)
{
    /// <summary>Ends open vouchers and checkouts, forfeits what is left, and erases the texts.</summary>
    /// <returns>False: a wallet was busy and has something left.</returns>
    public async Task<bool> CloseAsync(int customerId, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var wallet in await traces.OfAsync(customerId))
            all &= await CloseAsync(wallet, cancellationToken);
        return all;
    }

    /// <summary>Finds, of some customers, those in whose wallets something is left.</summary>
    public Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds) => traces.FindAsync(customerIds);

    /// <summary>Wallets after an id, in the order of their ids, in which something is left and whose customer the shop does not know any more.</summary>
    public IQueryable<Wallet> OfNobody(int afterWalletId) => traces.OfNobody(afterWalletId);

    async Task<bool> CloseAsync(Wallet wallet, CancellationToken cancellationToken)
    {
        var context = new PostingContext(Channel.System, 0, time.GetUtcNow().UtcDateTime);
        var all = true;
        foreach (var hold in await traces.OpenHoldsAsync(wallet.Id))
            all &= await EndAsync(hold, context, cancellationToken);

        all &= (await ledger.ForfeitAsync(wallet.Id, context, cancellationToken)).IsDone;
        await texts.EraseAsync(wallet.Id, cancellationToken);
        return all;
    }

    async Task<bool> EndAsync(Hold hold, PostingContext context, CancellationToken cancellationToken)
    {
        if (hold.Purpose != HoldPurpose.Checkout)
            return (await ledger.ReleaseAsync(hold.Reference, HoldState.Released, context, cancellationToken)).Outcome != LedgerOutcome.Busy;

        // Where an order was placed with it, it paid for that order.
        await settlement.SettleAsync(hold.Reference, placed: null);
        return true;
    }
}
