using System.Reflection;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>A store in memory that keeps the promises of the real ones, for histories too many for a database: each of its acts is whole, whoever else acts. Can make every n-th commit meet another writer.</summary>
public sealed class MemoryWalletStore : IWalletStore, IManyBooks
{
    static readonly MethodInfo Copy = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    readonly Lock _gate = new();
    readonly List<Wallet> _wallets = [];
    readonly List<LedgerEntry> _entries = [];
    readonly List<LotMovement> _movements = [];
    readonly List<Lot> _lots = [];
    readonly List<Hold> _holds = [];
    readonly List<HoldLot> _holdLots = [];
    readonly List<OrderAccount> _orders = [];
    readonly List<ProgrammeBudget> _budgets = [];
    readonly List<string> _saleNumbers = [];
    readonly List<Sale> _sales = [];
    readonly List<SaleLine> _saleLines = [];
    readonly List<SaleReturn> _saleReturns = [];
    int _commits;
    int _id;

    /// <summary>Every commit whose number this divides is answered with a conflict first; 0: none.</summary>
    public int ConflictEvery { get; init; }

    public LedgerRows Rows
    {
        get
        {
            lock (_gate)
                return new([.. _wallets], [.. _entries], [.. _movements], [.. _lots], [.. _holds], [.. _holdLots], [.. _orders], [.. _budgets])
                {
                    Sales = [.. _sales],
                    SaleLines = [.. _saleLines],
                    SaleReturns = [.. _saleReturns],
                };
        }
    }

    public Task<Wallet?> FindAsync(WalletKey key, CancellationToken cancellationToken) => Act(() => CloneOrNull(Find(key)));

    public Task<Wallet> OpenAsync(WalletKey key, DateTime nowUtc, CancellationToken cancellationToken) => Act(() =>
    {
        if (Find(key) is { } found)
            return Clone(found);

        var wallet = new Wallet { Id = ++_id, CustomerId = key.CustomerId, StoreId = key.StoreId, CurrencyCode = key.CurrencyCode, CreatedOnUtc = nowUtc };
        _wallets.Add(wallet);
        return Clone(wallet);
    });

    public Task<WalletBook?> LoadAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) => Act(() => Load(Find(key), scope));

    public Task<WalletBook?> LoadAsync(int walletId, BookScope scope, CancellationToken cancellationToken) => Act(() => Load(_wallets.Find(row => row.Id == walletId), scope));

    public Task<CommitOutcome> TryCommitAsync(WalletBook book, CancellationToken cancellationToken) => Act(() => TryCommit(book));

    Task<IReadOnlyList<WalletBook>> IManyBooks.LoadManyAsync(IReadOnlyList<string> references, CancellationToken cancellationToken) => Act<IReadOnlyList<WalletBook>>(() =>
        [.. _holds.Where(hold => references.Contains(hold.Reference)).GroupBy(hold => hold.WalletId).OrderBy(ofWallet => ofWallet.Key).Select(ofWallet => BookOf(_wallets.Single(row => row.Id == ofWallet.Key), [.. ofWallet], order: null))]);

    Task<bool> IManyBooks.TryCommitManyAsync(IReadOnlyList<WalletBook> books, CancellationToken cancellationToken) => Act(() =>
    {
        if (books.Any(book => WhyNot(book) is not null))
            return false;
        foreach (var book in books)
            Commit(book);
        return true;
    });

    public Task<LedgerEntry?> FindEntryAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        Act(() => CloneOrNull(_entries.Find(entry => entry.IdempotencyKey == $"{HashChain.KeyOf(idempotencyKey)}:0")));

    public Task<DateTime?> FindEndAsync(int walletId, long sequence, CancellationToken cancellationToken) =>
        Act(() => _movements.Find(movement => movement.WalletId == walletId && movement.Sequence == sequence && movement.Ordinal == 0)?.ExpiresOnUtc);

    public Task<Hold?> FindHoldAsync(string reference, CancellationToken cancellationToken) =>
        Act(() => CloneOrNull(_holds.Find(hold => hold.Reference == reference)));

    public Task<int?> FindWalletOfOrderAsync(int orderId, CancellationToken cancellationToken) =>
        Act(() => _orders.Find(order => order.OrderId == orderId)?.WalletId);

    public Task<int> DrawSaleNumberAsync(string act, CancellationToken cancellationToken) => Act(() =>
    {
        if (!_saleNumbers.Contains(act))
            _saleNumbers.Add(act);
        return _saleNumbers.IndexOf(act) + 1;
    });

    public Task<int?> FindSaleNumberAsync(string act, CancellationToken cancellationToken) => Act(() => _saleNumbers.IndexOf(act) is var at and >= 0 ? at + 1 : (int?)null);

    public Task<IReadOnlyDictionary<int, long>> BudgetsAsync(IReadOnlyCollection<int> programmeIds, CancellationToken cancellationToken) =>
        Act<IReadOnlyDictionary<int, long>>(() => _budgets.Where(row => programmeIds.Contains(row.ProgrammeId)).ToDictionary(row => row.ProgrammeId, row => row.Spent));

    public Task<IReadOnlyList<int>> WalletsToActivateAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken) =>
        WalletsWith(lot => lot.IsDue(nowUtc), afterWalletId, take);

    public Task<IReadOnlyList<int>> WalletsToExpireAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken) =>
        WalletsWith(lot => lot.Available > 0 && lot.IsExpired(nowUtc), afterWalletId, take);

    public Task<IReadOnlyList<Hold>> OpenHoldsAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken) =>
        Act<IReadOnlyList<Hold>>(() => [.. _holds.Where(hold => hold.Id > afterId && hold.State == HoldState.Open && hold.Purpose == purpose
            && (madeBeforeUtc is null || hold.CreatedOnUtc < madeBeforeUtc) && (pastDateUtc is null || hold.ExpiresOnUtc <= pastDateUtc)).Take(take).Select(Clone)]);

    public Task<IReadOnlyList<int>> WalletIdsAsync(int afterWalletId, int take, CancellationToken cancellationToken) =>
        Act<IReadOnlyList<int>>(() => [.. _wallets.Select(wallet => wallet.Id).Where(id => id > afterWalletId).Take(take)]);

    Wallet? Find(WalletKey key) => _wallets.Find(wallet => wallet.CustomerId == key.CustomerId && wallet.StoreId == key.StoreId && wallet.CurrencyCode == key.CurrencyCode);

    WalletBook? Load(Wallet? wallet, BookScope scope)
    {
        if (wallet is null)
            return null;

        var order = scope.OrderId is { } orderId ? _orders.Find(row => row.OrderId == orderId && row.WalletId == wallet.Id) : null;
        var holds = _holds.Where(hold => hold.WalletId == wallet.Id
            && (hold.OrderId is not null && hold.OrderId == scope.OrderId
                || hold.Reference == scope.HoldReference
                || hold.State == HoldState.Open && hold.GroupKey.Length > 0 && hold.GroupKey == scope.HoldGroup)).ToList();
        return BookOf(wallet, holds, order, scope.AllLots);
    }

    WalletBook BookOf(Wallet wallet, List<Hold> holds, OrderAccount? order, bool allLots = false)
    {
        var holdLots = _holdLots.Where(share => share.WalletId == wallet.Id && holds.Exists(hold => hold.Number == share.HoldNumber)).ToList();
        var lots = _lots.Where(lot => lot.WalletId == wallet.Id
            && (allLots || lot.Open || lot.Number == order?.LotNumber || holdLots.Exists(share => share.LotNumber == lot.Number)));
        return new(Clone(wallet), lots.Select(Clone), holds.Select(Clone), holdLots.Select(Clone), CloneOrNull(order), new FixedSalts());
    }

    public Task<IReadOnlyList<MovedPart>> MovesAsync(int walletId, int otherId, CancellationToken cancellationToken) => Act<IReadOnlyList<MovedPart>>(() =>
    [
        .. from entry in _entries.OrderBy(entry => entry.Sequence)
           where entry.WalletId == walletId && entry.BatchId == otherId && (entry.Kind is EntryKind.MoveIn or EntryKind.MoveOut || entry.Kind.IsOfMerge())
           select new MovedPart(entry.Sequence, entry.Kind, entry.From, entry.To, entry.Amount, _movements.Find(movement => movement.WalletId == walletId && movement.Sequence == entry.Sequence)?.LotNumber ?? 0),
    ]);

    CommitOutcome TryCommit(WalletBook book)
    {
        List<WalletBook> books = book.Other is { IsChanged: true } other ? [book, other] : [book];
        foreach (var one in books)
        {
            if (WhyNot(one) is { } outcome)
                return outcome;
        }

        foreach (var one in books)
            Commit(one);
        return CommitOutcome.Committed;
    }

    CommitOutcome? WhyNot(WalletBook book)
    {
        var wallet = _wallets.Single(row => row.Id == book.Wallet.Id);
        if (wallet.Version != book.LoadedVersion || ConflictEvery > 0 && ++_commits % ConflictEvery == 0
            || book.Charges.Any(charge => SpentOf(charge.Key) != charge.Value.Before))
            return CommitOutcome.Conflict;
        if (book.Entries.Exists(entry => _entries.Exists(other => other.IdempotencyKey == entry.IdempotencyKey))
            || book.Holds.Exists(hold => book.IsAdded(hold) && _holds.Exists(other => other.Reference == hold.Reference)))
            return CommitOutcome.Repeated;
        return null;
    }

    void Commit(WalletBook book)
    {
        book.Close();
        book.Wallet.Version++;
        Put(_wallets, book.Wallet);
        _entries.AddRange(book.Entries.Select(Clone));
        _movements.AddRange(book.Movements.Select(Clone));
        Write(_lots, book.Lots, book);
        Write(_holds, book.Holds, book);
        Write(_holdLots, book.HoldLots, book);
        if (book.Order is { } order)
            Write(_orders, [order], book);
        if (book.Sale.Sale is { } sale)
            _sales.Add(Clone(sale));
        _saleLines.AddRange(book.Sale.Lines.Select(Clone));
        if (book.Sale.Return is { } back)
            _saleReturns.Add(Clone(back));
        foreach (var (id, (before, added)) in book.Charges)
        {
            _budgets.RemoveAll(budget => budget.ProgrammeId == id);
            _budgets.Add(new ProgrammeBudget { ProgrammeId = id, Spent = before + added });
        }
    }

    Task<IReadOnlyList<int>> WalletsWith(Func<Lot, bool> condition, int afterWalletId, int take) =>
        Act<IReadOnlyList<int>>(() => [.. _lots.Where(condition).Select(lot => lot.WalletId).Distinct().Where(id => id > afterWalletId).Order().Take(take)]);

    Task<T> Act<T>(Func<T> act)
    {
        lock (_gate)
            return Task.FromResult(act());
    }

    long SpentOf(int programmeId) => _budgets.Find(budget => budget.ProgrammeId == programmeId)?.Spent ?? 0;

    void Write<T>(List<T> table, IEnumerable<T> rows, WalletBook book)
        where T : BaseEntity
    {
        foreach (var row in rows)
        {
            if (book.IsAdded(row))
            {
                row.Id = ++_id;
                table.Add(Clone(row));
            }
            else if (book.IsUpdated(row))
                Put(table, row);
        }
    }

    static void Put<T>(List<T> table, T row)
        where T : BaseEntity => table[table.FindIndex(other => other.Id == row.Id)] = Clone(row);

    static T Clone<T>(T row)
        where T : class => (T)Copy.Invoke(row, null)!;

    static T? CloneOrNull<T>(T? row)
        where T : class => row is null ? null : Clone(row);
}
