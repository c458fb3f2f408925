using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>A store on a fresh database; every test takes wallets of its own.</summary>
abstract class StoreFixture(DatabaseKind kind)
{
    protected static readonly DateTime Now = new(2026, 3, 1, 12, 30, 15, 123, DateTimeKind.Utc);

    int _customers;
    int _orders;

    protected static CancellationToken None => CancellationToken.None;

    protected DatabaseKind Kind => kind;

    protected TestDatabase Database { get; private set; } = null!;

    protected AdoWalletStore Store { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task CreateDatabaseAsync()
    {
        Database = await TestDatabase.CreateAsync(kind);
        Store = new AdoWalletStore(Database, new RandomCardNumbers());
    }

    [OneTimeTearDown]
    public async Task DropDatabaseAsync()
    {
        // Where there is no such server the tests are skipped, and this is run all the same.
        if (Database is not null)
            await Database.DisposeAsync();
    }

    protected static PostingContext Context(string? idempotencyKey = null) => new(Channel.System, 0, Now) { IdempotencyKey = idempotencyKey };

    protected WalletKey NextKey() => new(Interlocked.Increment(ref _customers), 0, "EUR");

    protected int NextOrder() => Interlocked.Increment(ref _orders);

    protected async Task<int> WalletAsync() => (await Store.OpenAsync(NextKey(), Now, None)).Id;

    protected async Task<WalletBook> LoadAsync(int walletId, BookScope? scope = null) => (await Store.LoadAsync(walletId, scope ?? new(), None))!;

    /// <summary>A wallet with credit in one lot.</summary>
    protected async Task<int> WalletAsync(long available)
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        Give(book, available);
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));
        return id;
    }

    protected static Lot Give(WalletBook book, long amount, DateTime? expires = null, string? idempotencyKey = null)
    {
        var lot = book.AddLot(EntryKind.Bonus, null, Now, expires, Now);
        book.Post(Context(idempotencyKey), EntryKind.Bonus, LedgerAccount.Programme, LedgerAccount.Available, amount, [new(lot, amount)]);
        return lot;
    }

    protected static Hold HoldFrom(WalletBook book, Lot lot, long amount, string reference, string group = "", int? orderId = null, DateTime? expires = null)
    {
        var hold = book.AddHold(new Hold { Purpose = HoldPurpose.Voucher, State = HoldState.Open, Reference = reference, GroupKey = group, OrderId = orderId, Amount = amount, ExpiresOnUtc = expires, CreatedOnUtc = Now });
        book.AddHoldLot(hold, lot.Number, amount, 0);
        book.Post(Context(), EntryKind.Hold, LedgerAccount.Available, LedgerAccount.Reserved, amount, [new(lot, amount)], orderId, hold.Number);
        return hold;
    }
}
