using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The wallet store in ADO.NET on whatever database the shop has. Keeps no state: the wallet's row is the only arbiter between writers, in this process and in others.</summary>
/// <remarks>Why not repositories: docs/decisions/002-ledger-on-ado-net.md.</remarks>
sealed class AdoWalletStore : IWalletStore, IManyBooks, IOutboxStore
{
    const int CardNumberDraws = 8;
    const int SaleNumberDraws = 8;

    readonly StatementRunner _runner;
    readonly BookLoader _loader;
    readonly ManyBooks _manyBooks;
    readonly CommitPlan _plan;
    readonly SearchSql _search;
    readonly string _insertWallet;
    readonly string _insertSaleNumber;
    readonly string _strikeOut;
    readonly ICardNumbers _cardNumbers;

    /// <summary>Prepares the statements' texts; touches no database.</summary>
    /// <param name="database">Where the tables are.</param>
    /// <param name="cardNumbers">Draws the numbers of cards.</param>
    /// <param name="salts">Draws the salts of reasons; null: at random.</param>
    /// <param name="signatures">Sign what is written of sales; null: nobody does, where a test is about something else.</param>
    public AdoWalletStore(ILedgerDatabase database, ICardNumbers cardNumbers, ITextSalts? salts = null, RowSignatures? signatures = null)
    {
        var commit = new CommitSql(database.Dialect);
        _runner = new(database);
        salts ??= new RandomTextSalts();
        _loader = new(_runner, database.Dialect, salts);
        _manyBooks = new(_runner, database.Dialect, salts);
        _plan = new(commit, signatures);
        _search = new(database.Dialect);
        _insertWallet = commit.InsertWallet;
        _insertSaleNumber = commit.InsertSaleNumber;
        _strikeOut = new OutboxSql(database.Dialect).Strike;
        _cardNumbers = cardNumbers;
    }

    public Task<Wallet?> FindAsync(WalletKey key, CancellationToken cancellationToken) =>
        FirstAsync(_search.Wallet, Rows.Wallets.Read, cancellationToken, SearchSql.ParametersOf(key));

    public async Task<Wallet> OpenAsync(WalletKey key, DateTime nowUtc, CancellationToken cancellationToken)
    {
        for (var draw = 0; draw < CardNumberDraws; draw++)
        {
            if (await FindAsync(key, cancellationToken) is { } wallet)
                return wallet;

            var fresh = new Wallet
            {
                CustomerId = key.CustomerId,
                StoreId = key.StoreId,
                CurrencyCode = key.CurrencyCode.ToUpperInvariant(),
                CardNumber = _cardNumbers.Next(),
                CreatedOnUtc = nowUtc,
            };
            // Refused: somebody else has just opened it, or has that card number; the next turn tells which.
            await _runner.WriteAsync([new(_insertWallet, 1, Rows.Wallets.Bind(fresh))], cancellationToken);
        }

        return await FindAsync(key, cancellationToken)
            ?? throw new InvalidOperationException($"{CardNumberDraws} card numbers in a row were taken already.");
    }

    public Task<WalletBook?> LoadAsync(int walletId, BookScope scope, CancellationToken cancellationToken) =>
        _loader.LoadAsync(walletId, scope, cancellationToken);

    public Task<WalletBook?> LoadAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) =>
        _loader.LoadAsync(key, scope, cancellationToken);

    public async Task<CommitOutcome> TryCommitAsync(WalletBook book, CancellationToken cancellationToken)
    {
        // Ascending by wallet, so that no two writers wait for one another.
        List<WalletBook> books = book.Other is { IsChanged: true } other ? [.. new[] { book, other }.OrderBy(one => one.Wallet.Id)] : [book];
        foreach (var one in books)
            one.Close();
        var written = await _runner.WriteAsync([.. books.SelectMany(_plan.Of)], cancellationToken);
        foreach (var one in books)
        {
            switch (written)
            {
                case WriteOutcome.Written:
                    one.Wallet.Version = one.LoadedVersion + 1;
                    break;
                case WriteOutcome.Duplicate when await WasDoneAsync(one, cancellationToken):
                    return CommitOutcome.Repeated;
                case WriteOutcome.Duplicate when await IsBehindAsync(one, cancellationToken):
                    throw one.AlterationOf(one.Wallet);
            }
        }

        return written == WriteOutcome.Written ? CommitOutcome.Committed : CommitOutcome.Conflict;
    }

    public Task<IReadOnlyList<MovedPart>> MovesAsync(int walletId, int otherId, CancellationToken cancellationToken) => ListAsync(
        _search.Moves,
        reader => new MovedPart(reader.GetInt64(0), (EntryKind)reader.GetInt32(1), (LedgerAccount)reader.GetInt32(2), (LedgerAccount)reader.GetInt32(3), Wholes.Read(reader, 4), reader.IsDBNull(5) ? 0 : reader.GetInt32(5)),
        cancellationToken, Parameter.Int(nameof(LedgerEntry.WalletId), walletId), Parameter.Int(nameof(LedgerEntry.BatchId), otherId));

    public Task<IReadOnlyList<WalletBook>> LoadManyAsync(IReadOnlyList<string> references, CancellationToken cancellationToken) =>
        _manyBooks.LoadAsync(references, cancellationToken);

    public async Task<bool> TryCommitManyAsync(IReadOnlyList<WalletBook> books, CancellationToken cancellationToken)
    {
        foreach (var book in books)
            book.Close();
        if (await _runner.WriteAsync([.. books.SelectMany(_plan.Of)], cancellationToken) != WriteOutcome.Written)
            return false;

        foreach (var book in books)
            book.Wallet.Version = book.LoadedVersion + 1;
        return true;
    }

    public async Task<bool> TryStrikeAsync(IReadOnlyList<string> acts, CancellationToken cancellationToken = default) =>
        acts.Count == 0 || await _runner.WriteAsync([new(_strikeOut, null, OutboxSql.ParametersOf(acts))], cancellationToken) == WriteOutcome.Written;

    public Task<LedgerEntry?> FindEntryAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        EntryAsync($"{HashChain.KeyOf(idempotencyKey)}:0", cancellationToken);

    public async Task<DateTime?> FindEndAsync(int walletId, long sequence, CancellationToken cancellationToken) =>
        (await FirstAsync(_search.Movement, Rows.Movements.Read, cancellationToken, Parameter.Int(nameof(LotMovement.WalletId), walletId), Parameter.Long(nameof(LotMovement.Sequence), sequence)))?.ExpiresOnUtc;

    public Task<Hold?> FindHoldAsync(string reference, CancellationToken cancellationToken) =>
        FirstAsync(_search.Hold, Rows.Holds.Read, cancellationToken, Parameter.Text(nameof(Hold.Reference), reference, LedgerTextLengths.HoldReference));

    public async Task<int?> FindWalletOfOrderAsync(int orderId, CancellationToken cancellationToken) =>
        await ListAsync(_search.WalletOfOrder, reader => reader.GetInt32(0), cancellationToken, Parameter.Int(nameof(OrderAccount.OrderId), orderId)) is [var id] ? id : null;

    public async Task<int> DrawSaleNumberAsync(string act, CancellationToken cancellationToken)
    {
        if (await FindSaleNumberAsync(act, cancellationToken) is { } known)
            return known;

        // Refused: somebody else has just drawn it. Given up for another writer: drawn at the next turn.
        for (var draw = 0; draw < SaleNumberDraws; draw++)
        {
            await _runner.WriteAsync([new(_insertSaleNumber, 1, Rows.SaleNumbers.Bind(new SaleNumber { Act = act }))], cancellationToken);
            if (await FindSaleNumberAsync(act, cancellationToken) is { } drawn)
                return drawn;
        }

        throw new LedgerBusyException("Other writers kept the number of a sale from being drawn.");
    }

    public async Task<int?> FindSaleNumberAsync(string act, CancellationToken cancellationToken) =>
        await ListAsync(_search.NumberOfSale, reader => reader.GetInt32(0), cancellationToken, Parameter.Text(nameof(SaleNumber.Act), act, LedgerTextLengths.Hash)) is [var id] ? id : null;

    public async Task<IReadOnlyDictionary<int, long>> BudgetsAsync(IReadOnlyCollection<int> programmeIds, CancellationToken cancellationToken)
    {
        if (programmeIds.Count == 0)
            return new Dictionary<int, long>();

        var parameters = programmeIds.Select((id, i) => Parameter.Int(string.Create(CultureInfo.InvariantCulture, $"P{i}"), id)).ToList();
        var sql = _search.Budgets(parameters.Select(parameter => parameter.Name));
        return await _runner.ReadAsync(() => new Dictionary<int, long>(), spent => [new(sql, reader => spent[reader.GetInt32(0)] = reader.GetInt64(1), parameters)], cancellationToken);
    }

    public Task<IReadOnlyList<int>> WalletsToActivateAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken) =>
        ListAsync(_search.WalletsToActivate, reader => reader.GetInt32(0), cancellationToken, After(afterWalletId), Take(take), Parameter.Instant(SearchSql.Now, nowUtc));

    public Task<IReadOnlyList<int>> WalletsToExpireAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken) =>
        ListAsync(_search.WalletsToExpire, reader => reader.GetInt32(0), cancellationToken, After(afterWalletId), Take(take), Parameter.Instant(SearchSql.Now, nowUtc));

    public Task<IReadOnlyList<Hold>> OpenHoldsAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken)
    {
        var parameters = new List<Parameter> { Parameter.Int(nameof(Hold.PurposeId), (int)purpose), After(afterId), Take(take) };
        if (madeBeforeUtc is { } madeBefore)
            parameters.Add(Parameter.Instant(SearchSql.MadeBefore, madeBefore));
        if (pastDateUtc is { } past)
            parameters.Add(Parameter.Instant(SearchSql.Past, past));
        return ListAsync(_search.OpenHolds(madeBeforeUtc is not null, pastDateUtc is not null), Rows.Holds.Read, cancellationToken, parameters);
    }

    public Task<IReadOnlyList<int>> WalletIdsAsync(int afterWalletId, int take, CancellationToken cancellationToken) =>
        ListAsync(_search.WalletIds, reader => reader.GetInt32(0), cancellationToken, After(afterWalletId), Take(take));

    // A key made of wallet and sequence names no act: where it is taken, another writer was faster.
    async Task<bool> WasDoneAsync(WalletBook book, CancellationToken cancellationToken)
    {
        foreach (var entry in book.Entries.Where(entry => entry.IdempotencyKey != PostingContext.UnnamedKey(entry.WalletId, entry.Sequence)))
            if (await EntryAsync(entry.IdempotencyKey, cancellationToken) is not null)
                return true;
        foreach (var hold in book.Holds.Where(book.IsAdded))
            if (await FindHoldAsync(hold.Reference, cancellationToken) is not null)
                return true;
        return false;
    }

    // Nobody was faster, and a number is taken all the same: the wallet's row says less than its rows are, and no try would ever succeed.
    async Task<bool> IsBehindAsync(WalletBook book, CancellationToken cancellationToken)
    {
        return await ListAsync(_search.Numbers, reader => (Version: reader.GetInt64(0), Sequence: Wholes.Read(reader, 1), Lots: Wholes.Read(reader, 2), Holds: Wholes.Read(reader, 3)), cancellationToken,
                Parameter.Int(nameof(Lot.WalletId), book.Wallet.Id)) is [var now]
            && now.Version == book.LoadedVersion
            && (now.Sequence > book.Wallet.Sequence - book.Entries.Count || now.Lots > book.Wallet.LotCount - book.Lots.Count(book.IsAdded) || now.Holds > book.Wallet.HoldCount - book.Holds.Count(book.IsAdded));
    }

    Task<LedgerEntry?> EntryAsync(string key, CancellationToken cancellationToken) =>
        FirstAsync(_search.Entry, Rows.Entries.Read, cancellationToken, Parameter.Text(nameof(LedgerEntry.IdempotencyKey), key, LedgerTextLengths.IdempotencyKey));

    async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params IReadOnlyList<Parameter> parameters) where T : class =>
        await ListAsync(sql, read, cancellationToken, parameters) is [var first, ..] ? first : null;

    async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params IReadOnlyList<Parameter> parameters) =>
        await _runner.ReadAsync(() => new List<T>(), rows => [new(sql, reader => rows.Add(read(reader)), parameters)], cancellationToken);

    static Parameter After(int id) => Parameter.Int(SearchSql.After, id);

    static Parameter Take(int rows) => Parameter.Int(SearchSql.Take, rows);
}
