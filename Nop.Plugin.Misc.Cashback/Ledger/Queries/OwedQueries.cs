using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What the clients of a currency held at an instant. Minor units.</summary>
/// <param name="CurrencyCode">The currency.</param>
/// <param name="Pending">Earned and not usable yet.</param>
/// <param name="Available">Booked as available.</param>
/// <param name="Reserved">Set aside for checkouts and vouchers.</param>
/// <param name="Debt">What clients owed back; 0 or more.</param>
sealed record OwedThen(string CurrencyCode, long Pending, long Available, long Reserved, long Debt)
{
    /// <summary>What the shop owed, less what clients owed back.</summary>
    public long Net => Pending + Available + Reserved - Debt;
}

/// <summary>What was left of lots of one age and one end at an instant. Minor units.</summary>
/// <param name="CurrencyCode">The currency.</param>
/// <param name="Age">0: opened before the first bound that was asked for, 1: before the second …</param>
/// <param name="ExpiresOnUtc">From when it could not be used any more; null: never, or not known.</param>
/// <param name="IsDated">Whether the end was known; false: its order was not complete.</param>
/// <param name="Pending">Not usable yet.</param>
/// <param name="Available">Booked as available.</param>
/// <param name="Reserved">Set aside.</param>
sealed record LotsThen(string CurrencyCode, int Age, DateTime? ExpiresOnUtc, bool IsDated, long Pending, long Available, long Reserved);

/// <summary>Sums up what clients held at any instant of the past, from entries and their movements. Reads only.</summary>
sealed class OwedQueries(ILedgerDatabase database)
{
    readonly StatementRunner _runner = new(database);
    readonly OwedSql _sql = new(database.Dialect);

    /// <summary>What clients held, by currency.</summary>
    /// <param name="untilUtc">Entries before this instant count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OwedThen>> HeldAsync(DateTime untilUtc, CancellationToken cancellationToken)
    {
        var moved = await _runner.ReadAsync(() => new List<(string Currency, LedgerAccount From, LedgerAccount To, long Amount)>(), found =>
            [new(_sql.Moved, reader => found.Add((reader.GetString(0), (LedgerAccount)reader.GetInt32(1), (LedgerAccount)reader.GetInt32(2), Wholes.Read(reader, 3))), Parameter.Instant(OwedSql.Until, untilUtc))], cancellationToken);
        return
        [
            .. moved.GroupBy(flow => flow.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new OwedThen(
                group.Key, Balance(group, LedgerAccount.Pending), Balance(group, LedgerAccount.Available), Balance(group, LedgerAccount.Reserved), -Balance(group, LedgerAccount.Debt))),
        ];

        static long Balance(IEnumerable<(string Currency, LedgerAccount From, LedgerAccount To, long Amount)> flows, LedgerAccount account) =>
            flows.Sum(flow => (flow.To == account ? flow.Amount : 0) - (flow.From == account ? flow.Amount : 0));
    }

    /// <summary>What was left of lots, by age and end.</summary>
    /// <param name="untilUtc">Entries before this instant count.</param>
    /// <param name="agesUtc">Four bounds of age, the oldest first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<LotsThen>> LotsAsync(DateTime untilUtc, IReadOnlyList<DateTime> agesUtc, CancellationToken cancellationToken) =>
        _runner.ReadAsync(() => new List<LotsThen>(), found =>
        [
            new(_sql.Lots, reader => found.Add(new(
                    reader.GetString(0), (int)Wholes.Read(reader, 1), reader.IsDBNull(2) ? null : Instants.Read(reader, 2), Wholes.Read(reader, 3) == 1, Wholes.Read(reader, 4), Wholes.Read(reader, 5), Wholes.Read(reader, 6))),
                [.. OwedSql.Ages.Select((name, at) => Parameter.Instant(name, agesUtc[at])), Parameter.Instant(OwedSql.Until, untilUtc)]),
        ], cancellationToken);
}
