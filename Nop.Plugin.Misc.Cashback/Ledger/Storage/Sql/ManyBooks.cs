using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Loads the books of many wallets by the references of their holds, in one round trip: of each wallet those holds, what they took, the lots that they took it from, and its open lots.</summary>
sealed class ManyBooks(StatementRunner runner, LedgerDialect dialect, ITextSalts salts)
{
    /// <summary>References of one round trip.</summary>
    public const int Most = ManyBooksSql.Most;

    readonly ManyBooksSql _sql = new(dialect);

    /// <summary>Loads them, ascending by wallet. One that somebody else changed meanwhile is not among them.</summary>
    /// <param name="references">At most <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<WalletBook>> LoadAsync(IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        if (references.Count == 0)
            return [];

        // One text for however many: what is missing is the last one again.
        var parameters = Enumerable.Range(0, Most).Select(at => Parameter.Text(ManyBooksSql.NameOf(at), references[Math.Min(at, references.Count - 1)], LedgerTextLengths.HoldReference)).ToList();
        var draft = await runner.ReadAsync(() => new Draft(), draft =>
        [
            new(_sql.Wallets, reader => draft.Wallets.Add((Rows.Wallets.Read(reader), EndSql.Read(reader, Rows.Wallets.Width))), parameters),
            new(_sql.OpenLots, reader => draft.Add(Rows.Lots.Read(reader)), parameters),
            new(_sql.Holds.Holds, reader => draft.Holds.Add(Rows.Holds.Read(reader)), parameters),
            new(_sql.Holds.Shares, reader => draft.Shares.Add(Rows.HoldLots.Read(reader)), parameters),
            new(_sql.Holds.Lots, reader => draft.Add(Rows.Lots.Read(reader)), parameters),
            new(_sql.Digests, reader => draft.Digests[(reader.GetInt32(0), reader.GetInt32(1))] = reader.GetString(2), parameters),
            new(_sql.Versions, reader => draft.Versions[reader.GetInt32(0)] = reader.GetInt64(1), parameters),
        ], cancellationToken);
        return draft.ToBooks(salts);
    }

    sealed class Draft
    {
        readonly Dictionary<(int WalletId, int Number), Lot> _lots = [];

        public List<(Wallet Row, WalletEnd End)> Wallets { get; } = [];

        public List<Hold> Holds { get; } = [];

        public List<HoldLot> Shares { get; } = [];

        /// <summary>How their newest entries left the holds.</summary>
        public Dictionary<(int WalletId, int Number), string> Digests { get; } = [];

        /// <summary>Versions of the wallets, read last.</summary>
        public Dictionary<int, long> Versions { get; } = [];

        public void Add(Lot lot) => _lots.TryAdd((lot.WalletId, lot.Number), lot);

        public IReadOnlyList<WalletBook> ToBooks(ITextSalts salts)
        {
            var (holds, shares, lots) = (Holds.ToLookup(hold => hold.WalletId), Shares.ToLookup(share => share.WalletId), _lots.Values.ToLookup(lot => lot.WalletId));
            return
            [
                .. Wallets.Where(wallet => Versions.TryGetValue(wallet.Row.Id, out var version) && version == wallet.Row.Version).OrderBy(wallet => wallet.Row.Id).Select(wallet => new WalletBook(
                    wallet.Row,
                    lots[wallet.Row.Id].OrderBy(lot => lot.Number),
                    holds[wallet.Row.Id].OrderBy(hold => hold.Number),
                    shares[wallet.Row.Id].OrderBy(share => share.HoldNumber).ThenBy(share => share.Ordinal),
                    order: null,
                    salts,
                    [
                        .. BookCheck.AlteredOf(wallet.Row, wallet.End, [.. lots[wallet.Row.Id]], holds[wallet.Row.Id], shares[wallet.Row.Id],
                            hold => Digests.GetValueOrDefault((hold.WalletId, hold.Number)), order: null, orderDigest: null),
                    ])),
            ];
        }
    }
}
