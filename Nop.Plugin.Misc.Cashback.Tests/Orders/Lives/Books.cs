using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>What the rows of one wallet sum up to, read by plain SQL. Minor units.</summary>
sealed class Books
{
    readonly List<(int Order, EntryKind Kind, LedgerAccount From, LedgerAccount To, long Amount)> _moved = [];
    readonly List<(long Pending, long Available, long Reserved, DateTime? Activates, DateTime? Expires)> _lots = [];
    readonly HashSet<int> _known = [];
    (long Pending, long Available, long Reserved, long Debt) _kept;

    /// <summary>Number of the newest entry; 0: there is none.</summary>
    public long Sequence { get; private set; }

    public int WalletId { get; private set; }

    /// <summary>All that can be used now or later.</summary>
    public long Usable => Balance(LedgerAccount.Pending) + Balance(LedgerAccount.Available) + Balance(LedgerAccount.Reserved);

    /// <summary>What is set aside.</summary>
    public long Reserved => Balance(LedgerAccount.Reserved);

    /// <summary>What the client owes; 0 or less.</summary>
    public long Owed => Balance(LedgerAccount.Debt);

    /// <summary>What the programme gave, before anything of it was taken back.</summary>
    public long Given => Out(LedgerAccount.Programme);

    /// <summary>What can be used now, or is past its date and not booked out.</summary>
    public long Available => Balance(LedgerAccount.Available);

    /// <summary>What was taken back.</summary>
    public long Taken => In(LedgerAccount.Programme);

    /// <summary>What was spent and has not come back.</summary>
    public long Used => Balance(LedgerAccount.Redeemed);

    public long Expired => Balance(LedgerAccount.Expired);

    /// <summary>What is left in lots, in the order in which they came: pending, available, from when the pending is usable, and until when all of it is.</summary>
    public IEnumerable<(long Pending, long Available, DateTime? Activates, DateTime? Expires)> Lots =>
        _lots.Where(lot => lot.Pending + lot.Available > 0).Select(lot => (lot.Pending, lot.Available, lot.Pending > 0 ? lot.Activates : null, lot.Expires));

    /// <summary>Whether the ledger has learnt that the order was paid.</summary>
    public bool Knows(int orderId) => _known.Contains(orderId);

    /// <summary>What an order has earned, less what was taken back.</summary>
    public long EarnedBy(int orderId) => _moved.Where(row => row.Order == orderId).Sum(row => row switch
    {
        { From: LedgerAccount.Programme, To: not LedgerAccount.Programme } => row.Amount,
        { To: LedgerAccount.Programme, From: not LedgerAccount.Programme } => -row.Amount,
        _ => 0,
    });

    /// <summary>Credit that an order has used, less what came back.</summary>
    public long UsedBy(int orderId) => _moved.Where(row => row.Order == orderId).Sum(row => row switch
    {
        { To: LedgerAccount.Redeemed, From: not LedgerAccount.Redeemed } => row.Amount,
        { From: LedgerAccount.Redeemed, To: not LedgerAccount.Redeemed } => -row.Amount,
        _ => 0,
    });

    /// <summary>What is not as it must be, whatever the orders did.</summary>
    public IEnumerable<string> Faults()
    {
        if (Given != Usable + Used + Expired + Taken + Owed)
            yield return $"given {Given} is not usable {Usable} + used {Used} + expired {Expired} + taken {Taken} + owed {Owed}";
        if (_kept != (Balance(LedgerAccount.Pending), Balance(LedgerAccount.Available), Reserved, Owed))
            yield return $"the wallet's row says {_kept}, its entries say otherwise";
        if ((_lots.Sum(lot => lot.Pending), _lots.Sum(lot => lot.Available), _lots.Sum(lot => lot.Reserved)) != (_kept.Pending, _kept.Available, _kept.Reserved))
            yield return "the lots do not sum up to the wallet's row";
        if (_lots.Exists(lot => lot.Pending < 0 || lot.Available < 0 || lot.Reserved < 0) || Owed > 0)
            yield return "something is less than nothing";
    }

    public static async Task<Books> ReadAsync(PlainRows rows, int customerId)
    {
        var books = new Books();
        await rows.EachAsync($"SELECT \"Id\", \"Pending\", \"Available\", \"Reserved\", \"Debt\" FROM \"{CashbackTableNames.Wallet}\" WHERE \"CustomerId\" = {customerId}", row =>
            (books.WalletId, books._kept) = (row.Int(0), (row.Long(1), row.Long(2), row.Long(3), row.Long(4))));
        await rows.EachAsync($"""
            SELECT COALESCE(e."OrderId", h."OrderId", 0), e."KindId", e."FromAccountId", e."ToAccountId", CAST(SUM(e."Amount") AS BIGINT), MAX(e."Sequence")
            FROM "{CashbackTableNames.Entry}" e LEFT JOIN "{CashbackTableNames.Hold}" h ON h."WalletId" = e."WalletId" AND h."Number" = e."HoldNumber"
            WHERE e."WalletId" = {books.WalletId} GROUP BY COALESCE(e."OrderId", h."OrderId", 0), e."KindId", e."FromAccountId", e."ToAccountId"
            """, row =>
        {
            books._moved.Add((row.Int(0), (EntryKind)row.Int(1), (LedgerAccount)row.Int(2), (LedgerAccount)row.Int(3), row.Long(4)));
            books.Sequence = Math.Max(books.Sequence, row.Long(5));
        });
        await rows.EachAsync($"""
            SELECT "Pending", "Available", "Reserved", "ActivatesOnUtc", "ExpiresOnUtc" FROM "{CashbackTableNames.Lot}" WHERE "WalletId" = {books.WalletId} ORDER BY "Number"
            """, row => books._lots.Add((row.Long(0), row.Long(1), row.Long(2), row.Instant(3), row.Instant(4))));
        await rows.EachAsync($"SELECT \"OrderId\" FROM \"{CashbackTableNames.OrderAccount}\" WHERE \"WalletId\" = {books.WalletId}", row => books._known.Add(row.Int(0)));
        return books;
    }

    long In(LedgerAccount account) => _moved.Where(row => row.To == account && row.From != account).Sum(row => row.Amount);

    long Out(LedgerAccount account) => _moved.Where(row => row.From == account && row.To != account).Sum(row => row.Amount);

    long Balance(LedgerAccount account) => In(account) - Out(account);
}
