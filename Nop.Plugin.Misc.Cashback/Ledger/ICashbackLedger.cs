namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Every act on wallets. Each is one transaction; each tells why it refused; only the database being away throws. What <see cref="PostingContext.Unless"/> excludes ends as KeyUsed, whichever act it is.</summary>
public interface ICashbackLedger
{
    /// <summary>A wallet's balance now; all zero where the wallet was never opened. Writes nothing.</summary>
    Task<WalletBalance> GetBalanceAsync(WalletKey key, CancellationToken cancellationToken = default);

    /// <summary>Sets credit aside, soonest-expiring first, activating what is due. An open hold of the same group is released in the same transaction.</summary>
    /// <returns>The hold; or Insufficient, Moved, Busy. A repeated reference answers with the first hold, or with KeyUsed where something else is asked for.</returns>
    Task<LedgerResult<Hold>> HoldAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets credit aside and spends it in the same transaction: the counter.</summary>
    /// <returns>The used hold; or Insufficient, Busy. A repeated reference answers with the first one, or with KeyUsed where something else is asked for.</returns>
    Task<LedgerResult<Hold>> SpendAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default);

    /// <summary>The answer that a hold would get by its reference alone, whatever else would refuse it now; null: the reference is free. Writes nothing.</summary>
    Task<LedgerResult<Hold>?> FindRepeatAsync(WalletKey key, HoldRequest request, CancellationToken cancellationToken = default);

    /// <summary>Spends a hold, or a part of it.</summary>
    /// <returns>The amount captured; or UnknownHold, WrongBranch, HoldClosed, Expired, TooMuch, Busy. A repeated act key answers with the first amount, or with KeyUsed where another is asked for.</returns>
    Task<LedgerResult<long>> CaptureAsync(CaptureRequest request, CancellationToken cancellationToken = default);

    /// <summary>The answer that a capture would get by its act key alone, whatever else would refuse it now; null: the key is free. Writes nothing.</summary>
    Task<LedgerResult<long>?> FindRepeatAsync(CaptureRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives back what one act took in the salon: to the voucher, which can be used again, or where it is closed or there was none to the lots that it came from; what came
    /// from lots past their date goes to a lot of its own.
    /// </summary>
    /// <param name="reference">The hold.</param>
    /// <param name="amount">Minor units, &gt; 0: what the act took.</param>
    /// <param name="graceExpiresOnUtc">End of that lot of its own.</param>
    /// <param name="context">Who, when, why; the reason is required, and the act key, which names what is undone.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The amount; or ReasonRequired, UnknownHold, TooMuch, Busy; KeyUsed where it was undone before for another reason.</returns>
    /// <exception cref="ArgumentException">The hold belongs to an order, or there is no act key.</exception>
    Task<LedgerResult<long>> UndoCaptureAsync(string reference, long amount, DateTime graceExpiresOnUtc, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Captures a checkout's hold for the order that was placed with it. Where the hold was given up meanwhile the credit is taken again, as debt if need be: the order was charged less for it.</summary>
    /// <returns>The amount; or UnknownHold, Busy. A repeat changes nothing.</returns>
    Task<LedgerResult<long>> CaptureForOrderAsync(string reference, int orderId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>The same for whoever has the hold, however old what it says: its wallet need not be looked up.</summary>
    /// <inheritdoc cref="CaptureForOrderAsync(string, int, PostingContext, CancellationToken)"/>
    Task<LedgerResult<long>> CaptureForOrderAsync(Hold hold, int orderId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Gives what is left of a hold back to its lots.</summary>
    /// <param name="reference">The hold.</param>
    /// <param name="closedAs"><see cref="HoldState.Released"/> or <see cref="HoldState.Lapsed"/>.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The amount; or UnknownHold, HoldClosed, Busy.</returns>
    Task<LedgerResult<long>> ReleaseAsync(string reference, HoldState closedAs, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Adds (a lot without expiry) or takes credit by hand; the context's reason is required.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="amount">Minor units, not 0; negative takes.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The amount; or ReasonRequired, Insufficient, Closed, Busy; KeyUsed where the act key has named another wallet, amount or reason.</returns>
    Task<LedgerResult<long>> AdjustAsync(WalletKey key, long amount, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Gives credit a later end by hand; the context's reason is required, and its act key.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="extension">Which credit, and to when.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>What is left of the credit that was extended, of a repeat what was of its first lot; or ReasonRequired, Insufficient where no credit fits, TooMuch, Closed, Busy; KeyUsed where the act key has named another wallet, end or reason.</returns>
    /// <exception cref="ArgumentException">The act has no key.</exception>
    Task<LedgerResult<long>> ExtendAsync(int walletId, CreditExtension extension, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Freezes a wallet, closes it, or ends that; the context's reason is required, and its act key. The entry that tells it has no amount; what a closed wallet held is settled by entries of the same act.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="change">What is done.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>What a closing settled, minor units, else 0 and so of a repeat; or ReasonRequired; Moved where the wallet is in no state for it, or has moved since the decision; HasHolds and HasDebt of a closing; Busy; KeyUsed where the act key has named another wallet, act or reason.</returns>
    /// <exception cref="ArgumentException">The act has no key.</exception>
    Task<LedgerResult<long>> ChangeAsync(int walletId, WalletChange change, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges a wallet into another one of the same store and currency: all that it has goes over, each lot with its order and dates, in one transaction with the entries of the other one; it is closed and
    /// names the other one. What becomes of its orders later goes over as well. The context's reason is required, and its act key.
    /// </summary>
    /// <param name="walletId">The wallet that is given up.</param>
    /// <param name="intoId">The one that takes it over; not the same.</param>
    /// <param name="agreed">What goes over, as who decided saw it.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The credit that went over, minor units; or ReasonRequired; Moved where it has other amounts than agreed; Frozen and Closed of either wallet; HasHolds; Busy; KeyUsed where the act key has named other wallets, another act or reason.</returns>
    /// <exception cref="ArgumentException">The act has no key, or the wallets are of different stores or currencies, or the same.</exception>
    Task<LedgerResult<long>> MergeAsync(int walletId, int intoId, MergeAmounts agreed, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Undoes a merge by compensating entries: what is left of what went over comes back to the lots that it came from, and the wallet is open again. What was spent meanwhile stays spent.</summary>
    /// <param name="walletId">The wallet that was given up.</param>
    /// <param name="intoId">The one that took it over.</param>
    /// <param name="agreed">What comes back, as who decided saw it.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The credit that came back, minor units; or ReasonRequired; Moved where it is not merged into that one, or has other amounts than agreed; Frozen and Closed of the other wallet; HasHolds where some of it is set aside there; Busy; KeyUsed as of the merge.</returns>
    /// <exception cref="ArgumentException">The act has no key, or the wallets are the same.</exception>
    Task<LedgerResult<long>> UnmergeAsync(int walletId, int intoId, MergeAmounts agreed, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Tells what a merge would do now; writes nothing.</summary>
    /// <returns>What goes over, or why nothing would, as of <see cref="MergeAsync"/>.</returns>
    /// <inheritdoc cref="MergeAsync"/>
    Task<LedgerResult<MergeForecast>> ForecastMergeAsync(int walletId, int intoId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Tells what undoing a merge would do now; writes nothing.</summary>
    /// <returns>What comes back, or why nothing would, as of <see cref="UnmergeAsync"/>.</returns>
    /// <inheritdoc cref="UnmergeAsync"/>
    Task<LedgerResult<MergeForecast>> ForecastUnmergeAsync(int walletId, int intoId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Gives a bonus that was decided before, usable at once. A verification names a bonus that the plugin's own bonuses know nothing of: other plugins book by <see cref="AdjustAsync"/>.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="amount">Minor units, &gt; 0.</param>
    /// <param name="expiresOnUtc">Its end; null: never.</param>
    /// <param name="context">Who, when, why; its act key makes it repeat-safe.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The amount; or Closed, Busy; KeyUsed where the act key has named another wallet or amount.</returns>
    Task<LedgerResult<long>> GrantAsync(WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Gives a client what they had in another system, or in reward points, usable at once. A verification names an opening balance that no confirmed file or preview tells of.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="amount">Minor units, &gt; 0.</param>
    /// <param name="expiresOnUtc">Its end; null: never.</param>
    /// <param name="context">Who, when, why, and what it came with; its act key, which must be there, is the client's: each has one opening balance.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The amount; or Closed, Busy; KeyUsed where the client has an opening balance of another amount.</returns>
    /// <exception cref="ArgumentException">The act has no key.</exception>
    Task<LedgerResult<long>> OpenBalanceAsync(WalletKey key, long amount, DateTime? expiresOnUtc, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Brings the postings of an order to its targets; running it again changes nothing.</summary>
    /// <param name="key">The wallet of the order's customer.</param>
    /// <param name="facts">The order as it is now.</param>
    /// <param name="freeze">Computes the earning; called at most once a try, only where the order is paid and not frozen yet.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The order's account after it, null where it is not paid yet; or Busy.</returns>
    Task<LedgerResult<OrderAccount?>> PostOrderAsync(WalletKey key, OrderFacts facts, Func<Task<FrozenEarning>> freeze, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Works out what <see cref="PostOrderAsync"/> would post for an order in another state. Writes nothing.</summary>
    /// <param name="walletId">The wallet that the order is in.</param>
    /// <param name="facts">The order as it would be.</param>
    /// <param name="context">Who asks, and when it would be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="refund">Money that the client would take as credit thereupon, as <see cref="RefundAsCreditAsync"/> would give it; null: none.</param>
    /// <returns>The amounts; or Closed, where credit would be given to a closed wallet; or Busy.</returns>
    Task<LedgerResult<OrderForecast>> ForecastOrderAsync(int walletId, OrderFacts facts, PostingContext context, CancellationToken cancellationToken = default, CreditRefund? refund = null);

    /// <summary>Gives credit for money of an order that its client takes so, and that the shop has marked as refunded, and what the shop adds; usable at once. What the client owes is paid first.</summary>
    /// <param name="walletId">The wallet that the order is in.</param>
    /// <param name="refund">How much, and until when.</param>
    /// <param name="context">Who, when, why, and the act's key, which must be there.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The money as credit; or Closed, Busy; KeyUsed where the act key has named another order or amount.</returns>
    /// <exception cref="ArgumentException">The act has no key.</exception>
    Task<LedgerResult<long>> RefundAsCreditAsync(int walletId, CreditRefund refund, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Gives back, to the lots that it came from, credit of an order that was paid with credit alone.</summary>
    /// <param name="walletId">The wallet that the order was paid from.</param>
    /// <param name="back">How much.</param>
    /// <param name="context">Who, when, why, and the act's key, which must be there.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The amount; or TooMuch, ReasonRequired, KeyUsed, Busy.</returns>
    /// <exception cref="ArgumentException">Money was paid for the order, or the act has no key.</exception>
    Task<LedgerResult<long>> ReturnCreditAsync(int walletId, CreditReturn back, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>The lines of an order were edited: tells what it costs in money now, and gives back the credit that it needs no longer. The order must have been posted first as it was before.</summary>
    /// <param name="walletId">The wallet that the order was paid from.</param>
    /// <param name="edit">The order as it is now.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The total and what went back; or Busy.</returns>
    Task<LedgerResult<OrderEditResult>> EditOrderAsync(int walletId, OrderEdit edit, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Records a sale in the salon: spends its credit, posts what it earns and writes its rows, in one transaction.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="post">The sale, with the number that its act key has (<see cref="IWalletStore.DrawSaleNumberAsync"/>).</param>
    /// <param name="freeze">Computes the earning; called at most once a try.</param>
    /// <param name="context">Who, where, when; its act key makes it repeat-safe, its reason keeps the receipt number.</param>
    /// <param name="isDryRun">Decides as if it were recorded, and writes nothing.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The sale; or Insufficient, Moved, Frozen or Closed where it uses credit, Busy. Repeated, without a value: a sale of that number was recorded before.</returns>
    Task<LedgerResult<PostedSale>> PostSaleAsync(WalletKey key, SalePost post, Func<Task<FrozenEarning>> freeze, PostingContext context, bool isDryRun = false, CancellationToken cancellationToken = default);

    /// <summary>Takes a sale back, or a part of it: gives credit back and takes back what was earned, by the share of the goods that came back.</summary>
    /// <param name="walletId">The wallet that the sale is in.</param>
    /// <param name="post">What comes back.</param>
    /// <param name="context">Who, where, when, why; reason and act key are required.</param>
    /// <param name="isDryRun">Decides as if it were posted, and writes nothing.</param>
    /// <param name="cancellationToken">Gives up before the transaction.</param>
    /// <returns>The return; or ReasonRequired, HoldClosed (nothing is left, or it can be undone no longer), TooMuch, Busy. Repeated, without a value: the act was done before.</returns>
    Task<LedgerResult<PostedReturn>> ReturnSaleAsync(int walletId, SaleReturnPost post, PostingContext context, bool isDryRun = false, CancellationToken cancellationToken = default);

    /// <summary>Makes due credit of a wallet available. Returns the amount, 0 if nothing was due.</summary>
    Task<LedgerResult<long>> ActivateDueAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Books out what is past its date in a wallet. Returns the amount, 0 if nothing was.</summary>
    Task<LedgerResult<long>> ExpireAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default);

    /// <summary>Books out all that is pending or available in the wallet of an account that is gone for good; what is set aside stays. Returns the amount, 0 if there was nothing.</summary>
    Task<LedgerResult<long>> ForfeitAsync(int walletId, PostingContext context, CancellationToken cancellationToken = default);
}
