using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements that erase texts: they empty reason and salt, and nothing else of an entry is ever updated.</summary>
sealed class ErasureSql
{
    public const string After = "After";
    public const string UpTo = "UpTo";
    public const string Take = "Take";

    public ErasureSql(LedgerDialect dialect)
    {
        string Q(string name) => dialect.Quote(name);
        string Is(string column) => $"{Q(column)} = @{column}";
        var ofWallet = Is(nameof(LedgerEntry.WalletId));
        var emptied = $"UPDATE {Rows.Entries.Table(dialect)} SET {Q(nameof(LedgerEntry.Reason))} = NULL, {Q(nameof(LedgerEntry.ReasonSalt))} = NULL WHERE {ofWallet}";
        EraseTexts = $"{emptied} AND {Q(nameof(LedgerEntry.ReasonDigest))} IS NOT NULL";
        EraseFirstText = $"{emptied} AND {Is(nameof(LedgerEntry.Sequence))} AND {Q(nameof(LedgerEntry.HashFormat))} = {HashFormat.First}";
        InsertErased = Rows.ErasedTexts.Insert(dialect);
        FirstTexts = $"{Rows.Entries.Select(dialect, "e")} WHERE e.{ofWallet} AND e.{Q(nameof(LedgerEntry.HashFormat))} = {HashFormat.First} AND e.{Q(nameof(LedgerEntry.Reason))} IS NOT NULL " +
            $"AND e.{Q(nameof(LedgerEntry.Sequence))} > @{After} ORDER BY e.{Q(nameof(LedgerEntry.Sequence))} {dialect.Take("@" + Take)}";
        Movements = $"{Rows.Movements.Select(dialect, "m")} WHERE m.{ofWallet} AND m.{Q(nameof(LotMovement.Sequence))} > @{After} AND m.{Q(nameof(LotMovement.Sequence))} <= @{UpTo} " +
            $"ORDER BY m.{Q(nameof(LotMovement.Sequence))}, m.{Q(nameof(LotMovement.Ordinal))}";
        ErasedOfWallet = $"{Rows.ErasedTexts.Select(dialect, "t")} WHERE t.{ofWallet} ORDER BY t.{Q(nameof(ErasedText.Sequence))}";
    }

    /// <summary>Statement that erases the texts of all entries of a wallet that have a digest of them.</summary>
    public string EraseTexts { get; }

    /// <summary>Statement that erases the text of one entry of the first format, in whose place <see cref="InsertErased"/> puts a row.</summary>
    public string EraseFirstText { get; }

    public string InsertErased { get; }

    /// <summary>Entries of a wallet of the first format that have a text, a page by sequence.</summary>
    public string FirstTexts { get; }

    /// <summary>Lot movements of a range of entries.</summary>
    public string Movements { get; }

    /// <summary>The rows that stand for erased texts of a wallet.</summary>
    public string ErasedOfWallet { get; }
}
