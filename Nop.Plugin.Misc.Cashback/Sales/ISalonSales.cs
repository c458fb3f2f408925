namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>
/// Sales in the salon: what a branch sold to a client, and how much of it credit paid. A sale earns by the rules of orders, counts towards tiers as a completed order does, and is taken back
/// by the share of the goods that come back. Each names its act by branch and receipt, so that a repeat answers as the first time. All amounts are minor units of the wallet's currency.
/// </summary>
public interface ISalonSales
{
    /// <summary>
    /// Records a sale and spends its credit, in one act. The same receipt at the same branch again changes nothing: it answers as the first time where the content is the same, and with
    /// <see cref="SalonRefusal.ReceiptUsed"/> where it is another. What was undone leaves its receipt free.
    /// </summary>
    /// <param name="sale">The sale.</param>
    /// <param name="isDryRun">The same checks and the same figures, and nothing is written. The receipt may be missing; the client's code, and whether the receipt is in truth a code, are not judged.</param>
    Task<SaleResult> RecordAsync(SaleRequest sale, bool isDryRun = false);

    /// <summary>Takes a sale back, or a part of it, as often as something is left. The same reference for the same sale again changes nothing and answers as the first time.</summary>
    /// <param name="wanted">What comes back.</param>
    /// <param name="isDryRun">The same checks and the same figures, and nothing is written.</param>
    Task<SaleReturnResult> ReturnAsync(SaleReturnRequest wanted, bool isDryRun = false);

    /// <summary>Undoes a sale that was recorded by mistake, within <see cref="CashbackSettings.CounterUndoMinutes"/> and while nothing of it came back. It never happened, and its receipt is free again.</summary>
    /// <param name="number">The sale.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="actorId">Who.</param>
    /// <param name="ofOthers">Whether they may undo what others recorded.</param>
    Task<UndoRefusal> UndoAsync(int number, string? reason, int actorId, bool ofOthers);

    /// <summary>Why somebody cannot undo a sale now; None: they can.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="actorId">Who asks.</param>
    /// <param name="ofOthers">Whether they may undo what others recorded.</param>
    Task<UndoRefusal> WhyNotUndoAsync(RecordedSale sale, int actorId, bool ofOthers);

    /// <summary>The most that credit pays of one sale, whatever is sold (<see cref="CashbackSettings.RedeemMaxPerOrder"/>), minor units; null: there is no such limit.</summary>
    Task<long?> MostCreditAsync(int storeId);

    /// <summary>Until when a sale can be undone; null: not at all, by the shop's setting.</summary>
    Task<DateTime?> UndoEndsUtcAsync(RecordedSale sale);

    /// <summary>A sale by its number; null: none.</summary>
    Task<RecordedSale?> FindAsync(int number);

    /// <summary>A sale by the act that recorded it; null: none.</summary>
    Task<RecordedSale?> FindByActAsync(string act);

    /// <summary>Sales of a wallet, oldest first.</summary>
    Task<IReadOnlyList<RecordedSale>> OfWalletAsync(int walletId);

    /// <summary>Sales of a wallet by their numbers; one that is not there is not among them.</summary>
    Task<IReadOnlyDictionary<int, Sale>> OfWalletAsync(int walletId, IReadOnlyCollection<int> numbers);

    /// <summary>The sale that stands for a receipt; null: none, or it was undone.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="receipt">The till's receipt number, as typed.</param>
    /// <param name="day">The day of the receipt at the branch, where its numbers start anew; null: today's, or else the newest.</param>
    Task<RecordedSale?> FindAsync(int branchId, string receipt, DateOnly? day = null);
}

/// <summary>A sale that is to be recorded.</summary>
/// <param name="CustomerId">Who buys.</param>
/// <param name="StoreId">Seen from which store: its settings and rules hold.</param>
/// <param name="BranchId">Where.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="Lines">What is sold.</param>
/// <param name="Credit">Part of it that credit pays, 0 or more.</param>
/// <param name="ActorId">The clerk; below zero: a till, by its number.</param>
public sealed record SaleRequest(int CustomerId, int StoreId, int BranchId, string? Receipt, IReadOnlyList<SoldLine> Lines, long Credit, int ActorId)
{
    /// <summary>Where it is caused.</summary>
    public Channel Channel { get; init; } = Channel.Salon;

    /// <summary>The client's code, where what is spent straight from the wallet within a day comes to <see cref="CashbackSettings.CounterProofFrom"/>; null: none.</summary>
    public string? Proof { get; init; }

    /// <summary>What a till asked for, to be answered with the act; null: no till asked.</summary>
    public OperationAct? Operation { get; init; }

    /// <summary>Customer id of a second person who has confirmed the credit (<see cref="ITakingConfirmations"/>), so that no limit holds; 0: nobody.</summary>
    public int ConfirmedBy { get; init; }

    /// <summary>When it was sold, where a branch tells it later: the rules of that instant decide what it earns. Null: now.</summary>
    public DateTime? SoldOnUtc { get; init; }

    /// <summary>A branch's file brought it: nobody stands there who could be asked for a second person, and its receipt was looked at with the file.</summary>
    internal bool IsOfFile { get; init; }

    /// <summary>Credit that other sales of the file take before it; in a dry run alone, the ledger knows it otherwise.</summary>
    internal CreditBefore CreditBefore { get; init; }

    /// <summary>What the lines come to.</summary>
    public long Gross => Lines.Sum(line => line.Amount);
}

/// <summary>A line of a sale: a product, or an amount of a category, or neither.</summary>
/// <param name="ProductId">The shop's product; 0: none in particular.</param>
/// <param name="CategoryId">The category, where no product is named; 0: none, and the client's tier decides.</param>
/// <param name="Amount">What all pieces cost after discounts, tax included; &gt; 0.</param>
/// <param name="Quantity">Pieces or treatments, &gt; 0.</param>
/// <param name="Tax">Tax in the amount, where the till tells it; null: by the shop's rules of tax.</param>
public sealed record SoldLine(int ProductId, int CategoryId, long Amount, int Quantity = 1, long? Tax = null);

/// <summary>How recording a sale ended.</summary>
/// <param name="Refusal">Why not; None: it is recorded, or would be.</param>
/// <param name="Sale">The sale as it is recorded; for <see cref="SalonRefusal.ReceiptUsed"/> what was recorded for the receipt before. Null: nothing is, as in a dry run.</param>
/// <param name="Repeated">It had been recorded before: nothing was done now.</param>
public sealed record SaleResult(SalonRefusal Refusal, RecordedSale? Sale = null, bool Repeated = false)
{
    /// <summary>Whether it was done, or would be.</summary>
    public bool IsDone => Refusal == SalonRefusal.None;

    /// <summary>The most credit that the sale may take now, by the wallet and the shop's limits.</summary>
    public long MayUse { get; init; }

    /// <summary>Amount that the sale earns, with the credit that was asked for.</summary>
    public long Earned { get; init; }

    /// <summary>When that can be used; null: it earns nothing.</summary>
    public DateTime? ActivatesOnUtc { get; init; }

    /// <summary>What the wallet can be used for after it.</summary>
    public long UsableAfter { get; init; }

    /// <summary>Earned in the wallet and not usable yet, after it.</summary>
    public long PendingAfter { get; init; }

    /// <summary>A refusal.</summary>
    internal static SaleResult Refused(SalonRefusal refusal, RecordedSale? sale = null) => new(refusal, sale);
}

/// <summary>A return that is to be recorded.</summary>
/// <param name="SaleNumber">The sale.</param>
/// <param name="Amount">What the goods cost that come back, tax and the part that credit paid included; null: all that is left.</param>
/// <param name="Reference">Names the return among those of the sale: a form's key, or the till's number of the return.</param>
/// <param name="Reason">Why; required, at most 200 characters.</param>
/// <param name="BranchId">Where.</param>
/// <param name="ActorId">The clerk; below zero: a till, by its number.</param>
public sealed record SaleReturnRequest(int SaleNumber, long? Amount, string Reference, string? Reason, int BranchId, int ActorId)
{
    /// <summary>Where it is caused.</summary>
    public Channel Channel { get; init; } = Channel.Salon;

    /// <summary>What a till asked for, to be answered with the act; null: no till asked.</summary>
    public OperationAct? Operation { get; init; }
}

/// <summary>How a return ended.</summary>
/// <param name="Refusal">Why not; None: it is recorded, or would be.</param>
/// <param name="Return">What was returned, now or the first time; for <see cref="SalonRefusal.ReceiptUsed"/> what the reference had named before. Null: nothing was.</param>
/// <param name="Repeated">It had been recorded before: nothing was done now.</param>
public sealed record SaleReturnResult(SalonRefusal Refusal, SaleReturn? Return = null, bool Repeated = false)
{
    /// <summary>Whether it was done, or would be.</summary>
    public bool IsDone => Refusal == SalonRefusal.None;

    /// <summary>Part of the amount that is given back in money: what did not go back to the wallet.</summary>
    public long MoneyBack => Return is null ? 0 : Return.Amount - Return.CreditBack;

    /// <summary>What the goods cost that have not come back.</summary>
    public long Left { get; init; }

    /// <summary>What the wallet can be used for after it.</summary>
    public long UsableAfter { get; init; }

    /// <summary>Earned in the wallet and not usable yet, after it.</summary>
    public long PendingAfter { get; init; }
}
