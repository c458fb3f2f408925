using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Loads a book in one round trip.</summary>
sealed class BookLoader(StatementRunner runner, LedgerDialect dialect, ITextSalts salts)
{
    readonly LoadSql _byId = LoadSql.ById(dialect);
    readonly LoadSql _byKey = LoadSql.ByKey(dialect);

    /// <summary>Loads a wallet's book.</summary>
    /// <returns>Null: there is no such wallet.</returns>
    public Task<WalletBook?> LoadAsync(int walletId, BookScope scope, CancellationToken cancellationToken) =>
        LoadAsync(_byId, [Parameter.Int(nameof(Lot.WalletId), walletId)], scope, cancellationToken);

    /// <summary>Finds a wallet and loads its book.</summary>
    /// <returns>Null: there is no such wallet.</returns>
    public Task<WalletBook?> LoadAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken) =>
        LoadAsync(_byKey, SearchSql.ParametersOf(key), scope, cancellationToken);

    // Until no commit has come between the first and the last query: an act must not decide on parts of two states.
    async Task<WalletBook?> LoadAsync(LoadSql sql, IReadOnlyList<Parameter> wallet, BookScope scope, CancellationToken cancellationToken)
    {
        while (true)
        {
            var draft = await runner.ReadAsync(() => new Draft(), draft => QueriesOf(sql, wallet, draft, scope), cancellationToken);
            if (draft.Wallet is null)
                return null;
            // Each further turn is due to a commit of somebody else: one of all who meet here always gets on.
            if (draft.Wallet.Version == draft.LastVersion)
                return draft.ToBook(salts);
        }
    }

    List<Query> QueriesOf(LoadSql sql, IReadOnlyList<Parameter> wallet, Draft draft, BookScope scope)
    {
        List<Query> queries = dialect.SelectsFromOneState
            ? [new(sql.WalletAndLots, draft.AddWalletAndLot, wallet)]
            : [new(sql.Wallet, draft.AddWallet, wallet), new(sql.End, reader => draft.End = EndSql.Read(reader, 0), wallet), new(sql.Lots, reader => draft.Add(Rows.Lots.Read(reader)), wallet)];
        if (scope.OrderId is { } orderId)
        {
            var order = Parameter.Int(nameof(OrderAccount.OrderId), orderId);
            queries.Add(new(sql.Order, reader => draft.Order = Rows.Orders.Read(reader), [order, .. wallet]));
            queries.Add(new(sql.OrderLot, reader => draft.Add(Rows.Lots.Read(reader)), [order, .. wallet]));
            queries.Add(new(sql.OrderDigests, reader => draft.OrderDigest = reader.GetString(0), [order, .. wallet]));
            AddHolds(sql.HoldsOfOrder, order);
        }

        if (scope.AllLots)
            queries.Add(new(sql.AllLots, reader => draft.Add(Rows.Lots.Read(reader)), wallet));
        if (scope.HoldReference is { } reference)
            AddHolds(sql.HoldOfReference, Parameter.Text(LoadSql.Reference, reference, LedgerTextLengths.HoldReference));
        if (scope.HoldGroup is { } group)
            AddHolds(sql.HoldsOfGroup, Parameter.Text(LoadSql.Group, group, LedgerTextLengths.HoldReference));
        if (queries.Count > 1)
            queries.Add(new(sql.Version, reader => draft.LastVersion = reader.GetInt64(0), wallet));
        return queries;

        void AddHolds(HoldSql holds, Parameter criterion)
        {
            queries.Add(new(holds.Holds, reader => draft.Add(Rows.Holds.Read(reader)), [criterion, .. wallet]));
            queries.Add(new(holds.Shares, reader => draft.Add(Rows.HoldLots.Read(reader)), [criterion, .. wallet]));
            queries.Add(new(holds.Lots, reader => draft.Add(Rows.Lots.Read(reader)), [criterion, .. wallet]));
            queries.Add(new(holds.Digests, reader => draft.HoldDigests[reader.GetInt32(0)] = reader.GetString(1), [criterion, .. wallet]));
        }
    }

    sealed class Draft
    {
        // Several queries may find the same row.
        readonly SortedDictionary<int, Lot> _lots = [];
        readonly SortedDictionary<int, Hold> _holds = [];
        readonly SortedDictionary<(int, int), HoldLot> _shares = [];

        public Wallet? Wallet { get; private set; }

        /// <summary>What its newest entry says.</summary>
        public WalletEnd End { get; set; } = WalletEnd.None;

        public OrderAccount? Order { get; set; }

        public long LastVersion { get; set; }

        /// <summary>How its newest entry left the order's account; null: none tells it.</summary>
        public string? OrderDigest { get; set; }

        /// <summary>How their newest entries left the holds, by number.</summary>
        public Dictionary<int, string> HoldDigests { get; } = [];

        public void AddWallet(DbDataReader reader)
        {
            Wallet = Rows.Wallets.Read(reader);
            LastVersion = Wallet.Version;
        }

        public void AddWalletAndLot(DbDataReader reader)
        {
            if (Wallet is null)
            {
                AddWallet(reader);
                End = EndSql.Read(reader, Rows.Wallets.Width);
            }

            var lot = Rows.Wallets.Width + EndSql.Width;
            if (!reader.IsDBNull(lot))
                Add(Rows.Lots.Read(reader, lot));
        }

        public void Add(Lot lot) => _lots.TryAdd(lot.Number, lot);

        public void Add(Hold hold) => _holds.TryAdd(hold.Number, hold);

        public void Add(HoldLot share) => _shares.TryAdd((share.HoldNumber, share.Ordinal), share);

        public WalletBook ToBook(ITextSalts salts) => new(Wallet!, _lots.Values, _holds.Values, _shares.Values, Order, salts,
            [.. BookCheck.AlteredOf(Wallet!, End, _lots.Values, _holds.Values, _shares.Values, hold => HoldDigests.GetValueOrDefault(hold.Number), Order, OrderDigest)]);
    }
}
