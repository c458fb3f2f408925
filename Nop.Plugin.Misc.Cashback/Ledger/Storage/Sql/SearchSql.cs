using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The queries that look for rows over all wallets.</summary>
sealed class SearchSql
{
    public const string Now = "Now";
    public const string After = "After";
    public const string Take = "Take";
    public const string MadeBefore = "MadeBefore";
    public const string Past = "Past";

    readonly LedgerDialect _dialect;
    readonly string _openHolds;
    readonly string _madeBefore;
    readonly string _past;
    readonly string _holdPage;

    public SearchSql(LedgerDialect dialect)
    {
        _dialect = dialect;
        string Q(string name) => dialect.Quote(name);
        string Is(string alias, string column) => $"{alias}.{Q(column)} = @{column}";
        string IsText(string alias, string column) => $"{alias}.{Q(column)} = {dialect.Text("@" + column)}";
        string Page(string column) => $"ORDER BY {column} {dialect.Take("@" + Take)}";

        Wallet = $"{Rows.Wallets.Select(dialect, "w")} WHERE {Is("w", nameof(Ledger.Wallet.CustomerId))} AND {Is("w", nameof(Ledger.Wallet.StoreId))} AND {IsText("w", nameof(Ledger.Wallet.CurrencyCode))}";
        Entry = $"{Rows.Entries.Select(dialect, "e")} WHERE {IsText("e", nameof(LedgerEntry.IdempotencyKey))}";
        Movement = $"{Rows.Movements.Select(dialect, "m")} WHERE {Is("m", nameof(LotMovement.WalletId))} AND {Is("m", nameof(LotMovement.Sequence))} AND m.{Q(nameof(LotMovement.Ordinal))} = 0";
        Hold = $"{Rows.Holds.Select(dialect, "h")} WHERE {IsText("h", nameof(Ledger.Hold.Reference))}";
        WalletOfOrder = $"SELECT o.{Q(nameof(OrderAccount.WalletId))} FROM {Rows.Orders.Table(dialect)} o WHERE {Is("o", nameof(OrderAccount.OrderId))}";

        string E(string column) => $"e.{Q(column)}";
        Moves = $"SELECT {E(nameof(LedgerEntry.Sequence))}, {E(nameof(LedgerEntry.KindId))}, {E(nameof(LedgerEntry.FromAccountId))}, {E(nameof(LedgerEntry.ToAccountId))}, {E(nameof(LedgerEntry.Amount))}, m.{Q(nameof(LotMovement.LotNumber))} " +
            $"FROM {Rows.Entries.Table(dialect)} e LEFT JOIN {Rows.Movements.Table(dialect)} m ON m.{Q(nameof(LotMovement.WalletId))} = {E(nameof(LedgerEntry.WalletId))} AND m.{Q(nameof(LotMovement.Sequence))} = {E(nameof(LedgerEntry.Sequence))} " +
            $"WHERE {Is("e", nameof(LedgerEntry.WalletId))} AND {Is("e", nameof(LedgerEntry.BatchId))} " +
            $"AND {E(nameof(LedgerEntry.KindId))} IN ({string.Join(", ", MovedPart.Kinds.Select(kind => (int)kind))}) ORDER BY {E(nameof(LedgerEntry.Sequence))}, m.{Q(nameof(LotMovement.Ordinal))}";

        string Highest(string table, string column) => $"(SELECT MAX(m.{Q(column)}) FROM {table} m WHERE m.{Q(nameof(Lot.WalletId))} = @{nameof(Lot.WalletId)})";
        Numbers = $"SELECT w.{Q(nameof(Ledger.Wallet.Version))}, {Highest(Rows.Entries.Table(dialect), nameof(LedgerEntry.Sequence))}, {Highest(Rows.Lots.Table(dialect), nameof(Lot.Number))}, " +
            $"{Highest(Rows.Holds.Table(dialect), nameof(Ledger.Hold.Number))} FROM {Rows.Wallets.Table(dialect)} w WHERE w.{Q("Id")} = @{nameof(Lot.WalletId)}";
        NumberOfSale = $"SELECT n.{Q("Id")} FROM {Rows.SaleNumbers.Table(dialect)} n WHERE {IsText("n", nameof(SaleNumber.Act))}";

        var lots = $"SELECT DISTINCT l.{Q(nameof(Lot.WalletId))} FROM {Rows.Lots.Table(dialect)} l WHERE l.{Q(nameof(Lot.WalletId))} > @{After}";
        WalletsToActivate = $"{lots} AND l.{Q(nameof(Lot.Pending))} > 0 AND l.{Q(nameof(Lot.ActivatesOnUtc))} <= @{Now} {Page($"l.{Q(nameof(Lot.WalletId))}")}";
        WalletsToExpire = $"{lots} AND l.{Q(nameof(Lot.Open))} = {dialect.True} AND l.{Q(nameof(Lot.ExpiresOnUtc))} <= @{Now} AND l.{Q(nameof(Lot.Available))} > 0 {Page($"l.{Q(nameof(Lot.WalletId))}")}";

        _openHolds = $"{Rows.Holds.Select(dialect, "h")} WHERE h.{Q(nameof(Ledger.Hold.StateId))} = {(int)HoldState.Open} AND {Is("h", nameof(Ledger.Hold.PurposeId))} AND h.{Q("Id")} > @{After}";
        _madeBefore = $"h.{Q(nameof(Ledger.Hold.CreatedOnUtc))} < @{MadeBefore}";
        _past = $"h.{Q(nameof(Ledger.Hold.ExpiresOnUtc))} <= @{Past}";
        _holdPage = Page($"h.{Q("Id")}");
        WalletIds = $"SELECT w.{Q("Id")} FROM {Rows.Wallets.Table(dialect)} w WHERE w.{Q("Id")} > @{After} {Page($"w.{Q("Id")}")}";
    }

    /// <summary>Makes the parameters that name a wallet.</summary>
    public static IReadOnlyList<Parameter> ParametersOf(WalletKey key) =>
    [
        Parameter.Int(nameof(Ledger.Wallet.CustomerId), key.CustomerId), Parameter.Int(nameof(Ledger.Wallet.StoreId), key.StoreId),
        Parameter.Text(nameof(Ledger.Wallet.CurrencyCode), key.CurrencyCode.ToUpperInvariant(), LedgerTextLengths.CurrencyCode),
    ];

    public string Wallet { get; }

    public string Entry { get; }

    public string Movement { get; }

    public string Hold { get; }

    public string WalletOfOrder { get; }

    /// <summary>A wallet's version and the highest numbers of its entries, lots and holds; null: it has none.</summary>
    public string Numbers { get; }

    public string NumberOfSale { get; }

    /// <summary>Entries of a wallet that tell of a merge with another one or moved something between the two, with the lots that they moved.</summary>
    public string Moves { get; }

    public string WalletsToActivate { get; }

    public string WalletsToExpire { get; }

    public string WalletIds { get; }

    /// <summary>Open holds that meet one of the conditions asked for; all where none is.</summary>
    public string OpenHolds(bool madeBefore, bool past) => (madeBefore, past) switch
    {
        (true, true) => $"{_openHolds} AND ({_madeBefore} OR {_past}) {_holdPage}",
        (true, false) => $"{_openHolds} AND {_madeBefore} {_holdPage}",
        (false, true) => $"{_openHolds} AND {_past} {_holdPage}",
        (false, false) => $"{_openHolds} {_holdPage}",
    };

    /// <summary>Programme id and spent; its text differs with the count of ids.</summary>
    public string Budgets(IEnumerable<string> parameters) =>
        $"SELECT b.{_dialect.Quote(nameof(ProgrammeBudget.ProgrammeId))}, b.{_dialect.Quote(nameof(ProgrammeBudget.Spent))} FROM {_dialect.Quote(CashbackTableNames.ProgrammeBudget)} b " +
        $"WHERE b.{_dialect.Quote(nameof(ProgrammeBudget.ProgrammeId))} IN ({string.Join(", ", parameters.Select(name => "@" + name))})";
}
