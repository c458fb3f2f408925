namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Rows of a sale that an act writes beside its entries.</summary>
/// <param name="Sale">A sale that is recorded; null: none.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Return">A return; null: none.</param>
public sealed record SaleRows(Sale? Sale, IReadOnlyList<SaleLine> Lines, SaleReturn? Return)
{
    /// <summary>Nothing.</summary>
    public static SaleRows None { get; } = new(null, [], null);
}

/// <summary>A sale that is to be posted, in the ledger's terms.</summary>
/// <param name="Sale">Its row; number and act key belong together, its wallet is set here.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Lot">Dates of its lot from its completion and the frozen delays: (completed, delay days, how long it lasts) → activation, expiry.</param>
public sealed record SalePost(Sale Sale, IReadOnlyList<SaleLine> Lines, Func<DateTime, int, Rules.ExpiryTerms?, LotDates> Lot)
{
    /// <summary>Sequence of the wallet's newest entry when its owner agreed to spend: where there is another by now, nothing is posted. Null: whatever there is.</summary>
    public long? AtSequence { get; init; }
}

/// <summary>A sale that was posted. Amounts in minor units.</summary>
/// <param name="Account">Its account: what it earned, and how.</param>
/// <param name="ActivatesOnUtc">When that can be used; null: it earned nothing.</param>
/// <param name="UsableAfter">What the wallet can be used for now.</param>
/// <param name="PendingAfter">What is earned in it and not usable yet.</param>
public sealed record PostedSale(OrderAccount Account, DateTime? ActivatesOnUtc, long UsableAfter, long PendingAfter);

/// <summary>A return of a sale that is to be posted, in the ledger's terms.</summary>
/// <param name="SaleNumber">The sale.</param>
/// <param name="Amount">What the goods cost that come back, minor units &gt; 0; null: all that is left.</param>
/// <param name="IsUndo">The sale was a mistake and never happened; only where nothing of it came back before.</param>
/// <param name="BranchId">The branch that takes it back.</param>
/// <param name="Shortfall">What to do with what cannot be taken back.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record SaleReturnPost(int SaleNumber, long? Amount, bool IsUndo, int BranchId, ShortfallPolicy Shortfall, DateTime GraceExpiresOnUtc);

/// <summary>A return that was posted. Amounts in minor units.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Account">The account of the sale after it.</param>
/// <param name="UsableAfter">What the wallet can be used for now.</param>
/// <param name="PendingAfter">What is earned in it and not usable yet.</param>
public sealed record PostedReturn(SaleReturn Row, OrderAccount Account, long UsableAfter, long PendingAfter);
