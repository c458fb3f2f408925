using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Statements that read the books of many wallets by the references of their holds, one text for however many.</summary>
sealed class ManyBooksSql
{
    /// <summary>References of one round trip.</summary>
    public const int Most = 50;

    public ManyBooksSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        var condition = $"h.{Q(nameof(Hold.Reference))} IN ({string.Join(", ", Enumerable.Range(0, Most).Select(at => dialect.Text("@" + NameOf(at))))})";
        var ofHolds = $"IN (SELECT h.{Q(nameof(Hold.WalletId))} FROM {Rows.Holds.Table(dialect)} h WHERE {condition})";
        var ofWallets = $"WHERE w.{Q("Id")} {ofHolds}";
        Holds = new(dialect, condition);
        Wallets = $"SELECT {Rows.Wallets.Columns(dialect, "w")}, {EndSql.Columns(dialect, "n", "f")} FROM {Rows.Wallets.Table(dialect)} w {EndSql.Join(dialect, "n", "f", "w")} {ofWallets}";
        OpenLots = $"{Rows.Lots.Select(dialect, "l")} WHERE l.{Q(nameof(Lot.Open))} = {dialect.True} AND l.{Q(nameof(Lot.WalletId))} {ofHolds}";
        Versions = $"SELECT w.{Q("Id")}, w.{Q(nameof(Wallet.Version))} FROM {Rows.Wallets.Table(dialect)} w {ofWallets}";
        Digests = $"SELECT h.{Q(nameof(Hold.WalletId))}, e.{Q(nameof(LedgerEntry.HoldNumber))}, e.{Q(nameof(LedgerEntry.HoldDigest))} FROM {Rows.Holds.Table(dialect)} h INNER JOIN {Rows.Entries.Table(dialect)} e " +
            $"ON e.{Q(nameof(LedgerEntry.WalletId))} = h.{Q(nameof(Hold.WalletId))} AND e.{Q(nameof(LedgerEntry.HoldNumber))} = h.{Q(nameof(Hold.Number))} " +
            $"WHERE {condition} AND e.{Q(nameof(LedgerEntry.HoldDigest))} IS NOT NULL ORDER BY e.{Q(nameof(LedgerEntry.WalletId))}, e.{Q(nameof(LedgerEntry.Sequence))}";
    }

    /// <summary>The holds, what they took, and the lots that they took it from.</summary>
    public HoldSql Holds { get; }

    /// <summary>Their wallets, each with the end of its newest entry and what the first follows (<see cref="EndSql"/>).</summary>
    public string Wallets { get; }

    /// <summary>Open lots of these wallets.</summary>
    public string OpenLots { get; }

    /// <summary>Versions of the wallets.</summary>
    public string Versions { get; }

    /// <summary>Digests of the holds by wallet and number, the newest last.</summary>
    public string Digests { get; }

    /// <summary>Name of the parameter of a reference.</summary>
    public static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"R{at}");
}
