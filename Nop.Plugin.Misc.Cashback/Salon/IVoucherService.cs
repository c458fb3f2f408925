namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>How a salon act ended.</summary>
/// <param name="Refusal">Why not; None: done.</param>
/// <param name="Hold">The voucher's hold after it; null where refused before it was found.</param>
/// <param name="Amount">What was set aside, taken or given back, minor units; for <see cref="SalonRefusal.ReceiptUsed"/> and <see cref="SalonRefusal.FormUsed"/> what it was the first time.</param>
/// <param name="Repeated">The same receipt or form had come before: this is the first answer again.</param>
public sealed record SalonResult(SalonRefusal Refusal, Hold? Hold, long Amount, bool Repeated = false)
{
    /// <summary>Names what was taken (<see cref="RedemptionQueries.FindAsync"/>), now or the first time; empty: nothing was.</summary>
    public string Act { get; init; } = "";

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal == SalonRefusal.None;
}

/// <summary>Vouchers: credit that a shopper carries to the salon. A voucher is a hold with a code.</summary>
public interface IVoucherService
{
    /// <summary>
    /// Sets credit aside under a new code. The same form again sets nothing aside: it answers with the first voucher where that is still open and the amount and the branch
    /// are the same, and with FormUsed otherwise.
    /// </summary>
    /// <param name="customerId">Whose.</param>
    /// <param name="storeId">Seen from which store.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="branchId">The branch; 0: every branch.</param>
    /// <param name="validDays">Days after today; null: the shop's setting.</param>
    /// <param name="channel">Where it is issued.</param>
    /// <param name="actorId">Who issues it.</param>
    /// <param name="form">Names the form that asks, once for each time that it is shown; empty: each call is a wish of its own.</param>
    Task<SalonResult> IssueAsync(int customerId, int storeId, long amount, int branchId, int? validDays, Channel channel, int actorId, Guid form = default);

    /// <summary>Finds a voucher by its code as a person types it, or by its signed token; null: none. Does not count tries: for codes that come from the shop itself.</summary>
    Task<Hold?> FindAsync(string code);

    /// <summary>Finds a voucher that was looked up before by its hold's reference; null: none.</summary>
    Task<Hold?> FindByReferenceAsync(string reference);

    /// <summary>Finds a voucher by a code or signed token that somebody typed or scanned. Who tries too many unknown codes is refused for a while.</summary>
    /// <param name="code">As typed or scanned.</param>
    /// <param name="actorId">The clerk: who guesses codes is slowed down.</param>
    /// <returns>The voucher, whatever its state; or UnknownVoucher, TooManyTries, AccountClosed.</returns>
    Task<SalonResult> LookUpAsync(string code, int actorId);

    /// <summary>
    /// Takes an amount of a voucher. The same receipt at the same branch again changes nothing: it answers as the first time where the amount is the same or absent, and
    /// with ReceiptUsed where it is another. What was undone leaves its receipt free.
    /// </summary>
    /// <param name="code">As typed or scanned.</param>
    /// <param name="amount">Minor units; null: what is left.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The till's receipt number.</param>
    /// <param name="actorId">The clerk.</param>
    Task<SalonResult> RedeemAsync(string code, long? amount, int branchId, string receipt, int actorId);

    /// <summary>Whether the rest of a voucher goes back to the credit when a part of it is taken (<see cref="CashbackSettings.VoucherRest"/>).</summary>
    /// <param name="storeId">Store of the voucher's wallet; 0: one wallet for all stores.</param>
    Task<bool> GivesRestBackAsync(int storeId);

    /// <summary>Takes an amount of a voucher that was looked up before.</summary>
    /// <param name="voucher">The voucher's hold.</param>
    /// <param name="amount">Minor units; null: what is left.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The till's receipt number.</param>
    /// <param name="actorId">The clerk.</param>
    /// <param name="offline">Where a branch that was offline tells it later. Null: it is taken now.</param>
    /// <param name="operation">What a till asked for, to be answered with the act; null: no till asked.</param>
    /// <inheritdoc cref="RedeemAsync(string, long?, int, string, int)"/>
    Task<SalonResult> RedeemAsync(Hold voucher, long? amount, int branchId, string receipt, int actorId, OfflineTaking? offline = null, OperationAct? operation = null);

    /// <summary>Gives what is left back to the wallet.</summary>
    Task<SalonResult> CancelAsync(string code, Channel channel, int actorId);

    /// <summary>Gives what is left of a voucher that was found before back to the wallet.</summary>
    Task<SalonResult> CancelAsync(Hold hold, Channel channel, int actorId);

    /// <summary>A customer's vouchers, newest first.</summary>
    Task<IList<Hold>> ListAsync(WalletKey key, bool openOnly);

    /// <summary>Lapses vouchers past their date. Returns how many.</summary>
    Task<int> LapseAsync(CancellationToken cancellationToken);

    /// <summary>The code as its owner sees it, in groups; "…" where the shop has lost the key that hides it.</summary>
    string Display(Hold voucher);

    /// <summary>The voucher as a signed token, which a scanner reads and a branch can check without the shop; null: it has no end, is over, or nothing is left of it.</summary>
    /// <param name="voucher">Its hold.</param>
    /// <param name="currencyCode">The currency of its wallet.</param>
    string? SignedOf(Hold voucher, string currencyCode);

    /// <summary>Public keys by which a branch checks signed vouchers without the shop, newest last: their ids, and SubjectPublicKeyInfo.</summary>
    IReadOnlyList<(byte[] Id, byte[] PublicKey)> PublicKeys();

    /// <summary>The end of a voucher's code, four symbols, as staff and files see it; empty where the shop has lost the key.</summary>
    /// <param name="reference">Its hold's.</param>
    string EndOf(string reference);

    /// <summary>Names a voucher in a branch's file. Whoever has it alone can neither read nor spend the code.</summary>
    /// <param name="reference">Its hold's.</param>
    string TokenOf(string reference);
}

/// <summary>What a branch tells of a taking when it is online again.</summary>
/// <param name="TakenOnUtc">When it was taken: the voucher must not have ended then. Null: the branch does not say, and now counts.</param>
/// <param name="ConfirmedOnUtc">When somebody confirmed its file; null: not told.</param>
/// <remarks>Whether its receipt is in truth a code was looked at when the file was read; it is no guess of who confirms it.</remarks>
public sealed record OfflineTaking(DateTime? TakenOnUtc, DateTime? ConfirmedOnUtc = null)
{
    /// <summary>When its file was brought: whose receipts bear no time are of that day. Null: now.</summary>
    public DateTime? BroughtOnUtc { get; init; }

    /// <summary>The instant of its receipt, as far as it is known; null: now.</summary>
    internal DateTime? OfUtc => TakenOnUtc ?? BroughtOnUtc;

    /// <summary>The client is told when the whole file is through, with what else it took.</summary>
    internal bool IsToldWithBatch { get; init; }
}

/// <summary>Maps the ledger's outcomes to those of the salon.</summary>
static class SalonOutcome
{
    /// <summary>The refusal for an outcome; None for Done.</summary>
    public static SalonRefusal Of(LedgerOutcome outcome) => outcome switch
    {
        LedgerOutcome.Done => SalonRefusal.None,
        LedgerOutcome.Insufficient => SalonRefusal.Insufficient,
        LedgerOutcome.UnknownHold => SalonRefusal.UnknownVoucher,
        LedgerOutcome.WrongBranch => SalonRefusal.WrongBranch,
        LedgerOutcome.HoldClosed => SalonRefusal.VoucherClosed,
        LedgerOutcome.Expired => SalonRefusal.Expired,
        LedgerOutcome.TooMuch => SalonRefusal.TooMuch,
        LedgerOutcome.Busy => SalonRefusal.Busy,
        LedgerOutcome.KeyUsed => SalonRefusal.ReceiptUsed,
        LedgerOutcome.Moved => SalonRefusal.ProofWrong,
        LedgerOutcome.ReasonRequired => SalonRefusal.ReasonRequired,
        LedgerOutcome.Altered => SalonRefusal.Altered,
        LedgerOutcome.Frozen => SalonRefusal.Frozen,
        LedgerOutcome.Closed => SalonRefusal.WalletClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No act in the salon ends so."),
    };

    /// <summary>Why nothing of a wallet can be used; None: it can.</summary>
    public static SalonRefusal OfState(WalletState state) => Of(WalletStates.WhyNotUse(state));

    /// <summary>A refusal without a voucher.</summary>
    public static SalonResult Refused(SalonRefusal refusal, Hold? hold = null) => new(refusal, hold, 0);
}
