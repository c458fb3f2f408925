using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>The whole ledger as CSV, wallet by wallet, each entry with the balances after it: the last one of a wallet has its balances. Written as a stream.</summary>
/// <remarks>Amounts have a full stop and the currency's decimals, instants are ISO 8601 in UTC.</remarks>
public sealed class LedgerFile(LedgerFileQueries queries)
{
    const int PageSize = 500;

    static readonly FileColumns<EntryOfWallet> s_columns = new FileColumns<EntryOfWallet>("1")
        .Number("wallet", row => row.Wallet.Id).Number("customer", row => row.Wallet.CustomerId).Number("store", row => row.Wallet.StoreId)
        .Code(FileNames.Currency, row => row.Wallet.CurrencyCode).Code("card", row => row.Wallet.CardNumber)
        .Number("sequence", row => row.Entry.Sequence).Instant("created", row => row.Entry.CreatedOnUtc)
        .Code("kind", row => $"{row.Entry.Kind}").Code("from", row => $"{row.Entry.From}").Code("to", row => $"{row.Entry.To}")
        .Amount("amount", row => Amount(row, row.Entry.Amount)).Amount("pending_after", row => Amount(row, row.Entry.PendingAfter))
        .Amount("available_after", row => Amount(row, row.Entry.AvailableAfter)).Amount("reserved_after", row => Amount(row, row.Entry.ReservedAfter))
        .Amount("debt_after", row => Amount(row, row.Entry.DebtAfter))
        .Number("order", row => row.Entry.OrderId).Number("hold", row => row.Entry.HoldNumber).Code("channel", row => $"{row.Entry.Channel}").Number("actor", row => row.Entry.ActorId)
        .Text("reason", row => row.Entry.Reason).Code("previous_hash", row => row.Entry.PreviousHash).Code("hash", row => row.Entry.Hash);

    /// <summary>Writes it.</summary>
    /// <returns>The number of entries.</returns>
    public Task<int> WriteAsync(Stream output, CancellationToken cancellationToken) => s_columns.WriteAsync(output, new CsvFormat(), RowsAsync(cancellationToken), cancellationToken);

    async IAsyncEnumerable<EntryOfWallet> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (walletId, sequence) = (0, 0L); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = await queries.PageAsync(walletId, sequence, PageSize);
            foreach (var row in rows)
                yield return row;
            if (rows.Count < PageSize)
                yield break;
            (walletId, sequence) = (rows[^1].Entry.WalletId, rows[^1].Entry.Sequence);
        }
    }

    static Money Amount(EntryOfWallet row, long minor) => new(minor, CurrencySpec.For(row.Wallet.CurrencyCode));
}
