using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statement that erases texts: it empties what no hash covers, and nothing else of an entry is ever updated.</summary>
sealed class ErasureSql
{
    public ErasureSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        EraseTexts = $"UPDATE {Rows.Entries.Table(dialect)} SET {Q(nameof(LedgerEntry.Reason))} = NULL, {Q(nameof(LedgerEntry.ReasonSalt))} = NULL " +
            $"WHERE {Q(nameof(LedgerEntry.WalletId))} = @{nameof(LedgerEntry.WalletId)} AND {Q(nameof(LedgerEntry.ReasonDigest))} IS NOT NULL";
    }

    /// <summary>Statement that erases the texts of all entries of a wallet that have a digest of them.</summary>
    public string EraseTexts { get; }
}
