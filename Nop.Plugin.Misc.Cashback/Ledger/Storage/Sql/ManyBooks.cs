using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Loads the books of many wallets by the references of their holds, in one round trip: of each wallet those holds, what they took, and the lots that they took it from.</summary>
sealed class ManyBooks
{
    /// <summary>References of one round trip.</summary>
    public const int Most = 50;

    readonly StatementRunner _runner;
    readonly ITextSalts _salts;
    readonly HoldSql _holds;
    readonly string _wallets;
    readonly string _digests;
    readonly string _versions;

    public ManyBooks(StatementRunner runner, LedgerDialect dialect, ITextSalts salts)
    {
        (_runner, _salts) = (runner, salts);
        string Q(string name) => dialect.Quote(name);
        var condition = $"h.{Q(nameof(Hold.Reference))} IN ({string.Join(", ", Enumerable.Range(0, Most).Select(at => dialect.Text("@" + NameOf(at))))})";
        var ofWallets = $"FROM {Rows.Wallets.Table(dialect)} w WHERE w.{Q("Id")} IN (SELECT h.{Q(nameof(Hold.WalletId))} FROM {Rows.Holds.Table(dialect)} h WHERE {condition})";
        _holds = new(dialect, condition);
        _wallets = $"SELECT {Rows.Wallets.Columns(dialect, "w")} {ofWallets}";
        _versions = $"SELECT w.{Q("Id")}, w.{Q(nameof(Wallet.Version))} {ofWallets}";
        _digests = $"SELECT h.{Q(nameof(Hold.WalletId))}, e.{Q(nameof(LedgerEntry.HoldNumber))}, e.{Q(nameof(LedgerEntry.HoldDigest))} FROM {Rows.Holds.Table(dialect)} h INNER JOIN {Rows.Entries.Table(dialect)} e " +
            $"ON e.{Q(nameof(LedgerEntry.WalletId))} = h.{Q(nameof(Hold.WalletId))} AND e.{Q(nameof(LedgerEntry.HoldNumber))} = h.{Q(nameof(Hold.Number))} " +
            $"WHERE {condition} AND e.{Q(nameof(LedgerEntry.HoldDigest))} IS NOT NULL ORDER BY e.{Q(nameof(LedgerEntry.WalletId))}, e.{Q(nameof(LedgerEntry.Sequence))}";
    }

    /// <summary>Loads them, ascending by wallet. One that somebody else changed meanwhile is not among them.</summary>
    /// <param name="references">At most <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<WalletBook>> LoadAsync(IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        if (references.Count == 0)
            return [];

        // One text for however many: what is missing is the last one again.
        var parameters = Enumerable.Range(0, Most).Select(at => Parameter.Text(NameOf(at), references[Math.Min(at, references.Count - 1)], LedgerTextLengths.HoldReference)).ToList();
        var draft = await _runner.ReadAsync(() => new Draft(), draft =>
        [
            new(_wallets, reader => draft.Wallets.Add(Rows.Wallets.Read(reader)), parameters),
            new(_holds.Holds, reader => draft.Holds.Add(Rows.Holds.Read(reader)), parameters),
            new(_holds.Shares, reader => draft.Shares.Add(Rows.HoldLots.Read(reader)), parameters),
            new(_holds.Lots, reader => draft.Add(Rows.Lots.Read(reader)), parameters),
            new(_digests, reader => draft.Digests[(reader.GetInt32(0), reader.GetInt32(1))] = reader.GetString(2), parameters),
            new(_versions, reader => draft.Versions[reader.GetInt32(0)] = reader.GetInt64(1), parameters),
        ], cancellationToken);
        return draft.ToBooks(_salts);
    }

    static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"R{at}");

    sealed class Draft
    {
        readonly Dictionary<(int WalletId, int Number), Lot> _lots = [];

        public List<Wallet> Wallets { get; } = [];

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
                .. Wallets.Where(wallet => Versions.TryGetValue(wallet.Id, out var version) && version == wallet.Version).OrderBy(wallet => wallet.Id).Select(wallet => new WalletBook(
                    wallet,
                    lots[wallet.Id].OrderBy(lot => lot.Number),
                    holds[wallet.Id].OrderBy(hold => hold.Number),
                    shares[wallet.Id].OrderBy(share => share.HoldNumber).ThenBy(share => share.Ordinal),
                    order: null,
                    salts,
                    [.. holds[wallet.Id].Where(hold => Digests.TryGetValue((hold.WalletId, hold.Number), out var digest) && digest != RowDigest.Of(hold))])),
            ];
        }
    }
}
