using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What a client bought in a span of time. Amounts in minor units.</summary>
/// <param name="CustomerId">The client.</param>
/// <param name="WalletId">A wallet of theirs.</param>
/// <param name="Bought">Purchases.</param>
/// <param name="Online">Those of them in the web shop.</param>
/// <param name="Spent">Money that stayed.</param>
/// <param name="Credit">Credit that paid for the rest, less what came back.</param>
/// <param name="WithCredit">Purchases that credit paid a part of.</param>
/// <param name="ValueWithCredit">What these came to, money and credit together.</param>
/// <param name="LastOnUtc">When the last one was.</param>
sealed record ClientPurchases(int CustomerId, int WalletId, long Bought, long Online, long Spent, long Credit, long WithCredit, long ValueWithCredit, DateTime LastOnUtc)
{
    /// <summary>What all came to, money and credit together.</summary>
    public long Value => Spent + Credit;
}

/// <summary>Whose purchases are asked for.</summary>
/// <param name="CurrencyCode">Currency of the wallets.</param>
/// <param name="FromUtc">At this instant or later.</param>
/// <param name="ToUtc">Before this one.</param>
/// <param name="StoreId">The store that the wallets are for; 0: all.</param>
sealed record PurchaseSpan(string CurrencyCode, DateTime FromUtc, DateTime ToUtc, int StoreId = 0);

/// <summary>By what clients are sorted.</summary>
enum ClientOrder
{
    /// <summary>Money, most first.</summary>
    Spent,

    /// <summary>Purchases, most first.</summary>
    Bought,

    /// <summary>The last purchase, newest first.</summary>
    Newest,

    /// <summary>The last purchase, oldest first.</summary>
    Quiet,
}

/// <summary>Sums up what clients bought, client by client, in the database. Reads only.</summary>
sealed class PurchaseFigures(ILedgerDatabase database)
{
    readonly StatementRunner _runner = new(database);
    readonly PurchaseSql _sql = new(database.Dialect);

    /// <summary>Those who come first.</summary>
    /// <param name="span">Which purchases.</param>
    /// <param name="order">By what.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<ClientPurchases>> FirstAsync(PurchaseSpan span, ClientOrder order, int take, CancellationToken cancellationToken) => ReadAsync(
        order switch { ClientOrder.Bought => _sql.ByCount, ClientOrder.Newest => _sql.ByNewest, ClientOrder.Quiet => _sql.ByQuiet, _ => _sql.BySpend }, Read, [.. ParametersOf(span), Parameter.Int(PurchaseSql.Take, take)], cancellationToken);

    /// <summary>Goes through all clients who bought, one after the other: none is kept.</summary>
    /// <param name="span">Which purchases.</param>
    /// <param name="start">Makes what they are summed up in, for each try anew.</param>
    /// <param name="add">Adds one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<T> SumAsync<T>(PurchaseSpan span, Func<T> start, Action<T, ClientPurchases> add, CancellationToken cancellationToken) =>
        _runner.ReadAsync(start, sums => [new(_sql.Clients, reader => add(sums, Read(reader)), ParametersOf(span))], cancellationToken);

    /// <summary>Goes through all clients who joined: when, and what they have spent since.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public Task<T> JoinedAsync<T>(PurchaseSpan span, Func<T> start, Action<T, DateTime, long> add, CancellationToken cancellationToken) =>
        _runner.ReadAsync(start, sums => [new(_sql.Joined, reader => add(sums, Instants.Read(reader, 1), Wholes.Read(reader, 2)), ParametersOf(span))], cancellationToken);

    /// <summary>Customers who bought.</summary>
    public async Task<HashSet<int>> BuyersAsync(PurchaseSpan span, CancellationToken cancellationToken) =>
        [.. await ReadAsync(_sql.Buyers, reader => reader.GetInt32(0), ParametersOf(span), cancellationToken)];

    Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, IReadOnlyList<Parameter> parameters, CancellationToken cancellationToken) =>
        _runner.ReadAsync(() => new List<T>(), found => [new(sql, reader => found.Add(read(reader)), parameters)], cancellationToken);

    static IReadOnlyList<Parameter> ParametersOf(PurchaseSpan span) =>
    [
        Parameter.Text(PurchaseSql.Currency, span.CurrencyCode, LedgerTextLengths.CurrencyCode), Parameter.Int(PurchaseSql.Store, span.StoreId), Parameter.Instant(PurchaseSql.From, span.FromUtc), Parameter.Instant(PurchaseSql.To, span.ToUtc),
    ];

    static ClientPurchases Read(DbDataReader reader) => new(
        reader.GetInt32(0), reader.GetInt32(1), Wholes.Read(reader, 2), Wholes.Read(reader, 3), Wholes.Read(reader, 4), Wholes.Read(reader, 5), Wholes.Read(reader, 6), Wholes.Read(reader, 7), Instants.Read(reader, 8));
}
