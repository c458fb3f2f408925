using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements about seals. Seals and leaves are inserted and read, nothing else.</summary>
sealed class SealSql
{
    public const string After = "After";
    public const string Take = "Take";

    public SealSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        string Leaf(string column) => $"l.{Q(column)}";

        InsertSeal = Rows.Seals.Insert(dialect);
        InsertLeaf = Rows.SealLeaves.Insert(dialect);
        LastSeal = $"{Rows.Seals.Select(dialect, "s")} ORDER BY s.{Q(nameof(Seal.Number))} DESC {dialect.Take("@" + Take)}";
        SealsAfter = $"{Rows.Seals.Select(dialect, "s")} WHERE s.{Q(nameof(Seal.Number))} > @{After} ORDER BY s.{Q(nameof(Seal.Number))} {dialect.Take("@" + Take)}";
        ChangedWallets = $"{Rows.Wallets.Select(dialect, "w")} WHERE w.{Q("Id")} > @{After} " +
            $"AND NOT EXISTS (SELECT 1 FROM {Rows.SealLeaves.Table(dialect)} l WHERE {Leaf(nameof(SealLeaf.WalletId))} = w.{Q("Id")} AND {Leaf(nameof(SealLeaf.Version))} = w.{Q(nameof(Wallet.Version))}) " +
            $"ORDER BY w.{Q("Id")} {dialect.Take("@" + Take)}";
        LeavesOfSeal = $"{Rows.SealLeaves.Select(dialect, "l")} WHERE {Leaf(nameof(SealLeaf.SealNumber))} = @{nameof(SealLeaf.SealNumber)} ORDER BY {Leaf(nameof(SealLeaf.WalletId))}";
        LeavesOfWallet = $"{Rows.SealLeaves.Select(dialect, "l")} WHERE {Leaf(nameof(SealLeaf.WalletId))} = @{nameof(SealLeaf.WalletId)} ORDER BY {Leaf(nameof(SealLeaf.Version))}";
        LooseLeaf = $"SELECT MIN({Leaf(nameof(SealLeaf.SealNumber))}) FROM {Rows.SealLeaves.Table(dialect)} l " +
            $"WHERE NOT EXISTS (SELECT 1 FROM {Rows.Seals.Table(dialect)} s WHERE s.{Q(nameof(Seal.Number))} = {Leaf(nameof(SealLeaf.SealNumber))})";
    }

    public string InsertSeal { get; }

    public string InsertLeaf { get; }

    /// <summary>The newest ones, Take of them.</summary>
    public string LastSeal { get; }

    public string SealsAfter { get; }

    /// <summary>Wallets that no seal has found as they are, in the order of their ids.</summary>
    public string ChangedWallets { get; }

    public string LeavesOfSeal { get; }

    public string LeavesOfWallet { get; }

    /// <summary>The lowest number that a leaf gives and no seal has; null: there is none.</summary>
    public string LooseLeaf { get; }
}
