using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements that follow credit from the month in which it was given, by entries and lot movements alone.</summary>
sealed class VintageSql
{
    /// <summary>Months that are followed.</summary>
    public const int Months = 24;

    public VintageSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        // The newest month is 0. What is older than all of them is not asked for.
        string MonthOf(string instant) => $"CASE {string.Join(' ', Enumerable.Range(1, Months - 1).Select(month => $"WHEN {instant} >= @{NameOf(month)} THEN {month - 1}"))} ELSE {Months - 1} END";
        string Of(string one, string other, string column) => $"{one}.{Q(column)} = {other}.{Q(column)}";
        var (lots, wallets) = (Rows.Lots.Table(dialect), Rows.Wallets.Table(dialect));

        // A lot that was opened for an order gets its dates when that is complete; one that has been dated and has no end never runs out.
        var followed = $"l.{Q(nameof(Lot.CreatedOnUtc))} >= @{NameOf(Months)} AND (l.{Q(nameof(Lot.ExpiresOnUtc))} IS NOT NULL OR l.{Q(nameof(Lot.ActivatesOnUtc))} IS NULL)";
        var moved = $"SELECT w.{Q(nameof(Wallet.CurrencyCode))}, {MonthOf($"l.{Q(nameof(Lot.CreatedOnUtc))}")} AS {Q("Given")}, {MonthOf($"e.{Q(nameof(LedgerEntry.CreatedOnUtc))}")} AS {Q("Moved")}, " +
            $"CASE WHEN e.{Q(nameof(LedgerEntry.KindId))} IN ({(int)EntryKind.Expire}, {(int)EntryKind.Forfeit}) THEN 1 ELSE 0 END AS {Q("RanOut")}, " +
            $"m.{Q(nameof(LotMovement.Pending))} + m.{Q(nameof(LotMovement.Available))} + m.{Q(nameof(LotMovement.Reserved))} AS {Q("Amount")} FROM {Rows.Movements.Table(dialect)} m " +
            $"JOIN {Rows.Entries.Table(dialect)} e ON {Of("e", "m", nameof(LotMovement.WalletId))} AND {Of("e", "m", nameof(LotMovement.Sequence))} " +
            $"JOIN {lots} l ON {Of("l", "m", nameof(LotMovement.WalletId))} AND l.{Q(nameof(Lot.Number))} = m.{Q(nameof(LotMovement.LotNumber))} " +
            $"JOIN {wallets} w ON w.{Q("Id")} = m.{Q(nameof(LotMovement.WalletId))} WHERE e.{Q(nameof(LedgerEntry.CreatedOnUtc))} < @{NameOf(0)} AND {followed}";
        var keys = string.Join(", ", new[] { nameof(Wallet.CurrencyCode), "Given", "Moved", "RanOut" }.Select(key => $"x.{Q(key)}"));
        Flows = $"SELECT {keys}, SUM(x.{Q("Amount")}) FROM ({moved}) x GROUP BY {keys}";

        Clients = $"SELECT w.{Q(nameof(Wallet.CurrencyCode))}, COUNT(DISTINCT l.{Q(nameof(Lot.WalletId))}) FROM {lots} l JOIN {wallets} w ON w.{Q("Id")} = l.{Q(nameof(Lot.WalletId))} " +
            $"WHERE l.{Q(nameof(Lot.CreatedOnUtc))} < @{NameOf(0)} AND {followed} GROUP BY w.{Q(nameof(Wallet.CurrencyCode))}";
    }

    /// <summary>What became more or less of the credit of each month in each month, by currency, and whether by running out.</summary>
    public string Flows { get; }

    /// <summary>To how many wallets credit was given in all these months, by currency.</summary>
    public string Clients { get; }

    /// <summary>Name of the parameter of the instant at which a month ends: 0 is that of the newest, and <see cref="Months"/> the beginning of the oldest.</summary>
    public static string NameOf(int month) => string.Create(CultureInfo.InvariantCulture, $"Month{month}");
}
