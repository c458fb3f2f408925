using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What became more or less in a month of the credit that was given in a month. Minor units.</summary>
/// <param name="CurrencyCode">The currency.</param>
/// <param name="Given">The month in which it was given; 0: the newest, 1: the one before …</param>
/// <param name="Moved">The month in which it was booked, counted in the same way.</param>
/// <param name="IsRunOut">Whether it ran out, or was left behind.</param>
/// <param name="Amount">Above 0: more is open; below 0: less.</param>
sealed record VintageFlow(string CurrencyCode, int Given, int Moved, bool IsRunOut, long Amount);

/// <summary>Follows credit from the month in which it was given. Credit that never runs out is left out. Reads only.</summary>
sealed class VintageQueries(ILedgerDatabase database)
{
    /// <summary>Months that are followed.</summary>
    public const int Months = VintageSql.Months;

    readonly StatementRunner _runner = new(database);
    readonly VintageSql _sql = new(database.Dialect);

    /// <summary>What became of the credit of each month.</summary>
    /// <param name="endsUtc">When the months end, the newest first, and last when the oldest begins: one more than <see cref="Months"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<VintageFlow>> FlowsAsync(IReadOnlyList<DateTime> endsUtc, CancellationToken cancellationToken) => _runner.ReadAsync(() => new List<VintageFlow>(), found =>
    [
        new(_sql.Flows, reader => found.Add(new(reader.GetString(0), (int)Wholes.Read(reader, 1), (int)Wholes.Read(reader, 2), Wholes.Read(reader, 3) == 1, Wholes.Read(reader, 4))),
            [.. endsUtc.Select((end, month) => Parameter.Instant(VintageSql.NameOf(month), end))]),
    ], cancellationToken);

    /// <summary>To how many clients credit was given between two of these instants, by currency.</summary>
    /// <param name="fromUtc">From when on.</param>
    /// <param name="untilUtc">Until when.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Dictionary<string, long>> ClientsAsync(DateTime fromUtc, DateTime untilUtc, CancellationToken cancellationToken) => _runner.ReadAsync(() => new Dictionary<string, long>(StringComparer.Ordinal), found =>
    [
        new(_sql.Clients, reader => found[reader.GetString(0)] = Wholes.Read(reader, 1),
            [Parameter.Instant(VintageSql.NameOf(VintageSql.Months), fromUtc), Parameter.Instant(VintageSql.NameOf(0), untilUtc)]),
    ], cancellationToken);
}
