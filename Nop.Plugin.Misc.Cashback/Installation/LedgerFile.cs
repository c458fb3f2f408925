using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>The whole ledger as CSV, wallet by wallet, each entry with the balances after it: the last one of a wallet has its balances. Written as a stream.</summary>
/// <remarks>Amounts have a full stop and the currency's decimals, instants are ISO 8601 in UTC.</remarks>
public sealed class LedgerFile(LedgerFileQueries queries)
{
    /// <summary>The first row.</summary>
    public const string Header = "wallet,customer,store,currency,card,sequence,created,kind,from,to,amount,pending_after,available_after,reserved_after,debt_after,order,hold,channel,actor,reason,previous_hash,hash";

    const int PageSize = 500;

    /// <summary>Writes it.</summary>
    /// <returns>The number of entries.</returns>
    public async Task<int> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        var page = new StringBuilder(Header + "\r\n");
        var count = 0;
        for (var (walletId, sequence) = (0, 0L); ;)
        {
            var rows = await queries.PageAsync(walletId, sequence, PageSize);
            foreach (var row in rows)
                Add(page, row.Entry, row.Wallet);
            await writer.WriteAsync(page, cancellationToken);
            await writer.FlushAsync(cancellationToken);
            page.Clear();
            count += rows.Count;
            if (rows.Count < PageSize)
                return count;
            (walletId, sequence) = (rows[^1].Entry.WalletId, rows[^1].Entry.Sequence);
        }
    }

    static void Add(StringBuilder page, LedgerEntry entry, Wallet wallet)
    {
        var currency = CurrencySpec.For(wallet.CurrencyCode);
        string Amount(long minor) => new Money(minor, currency).Format();
        Csv.Add(page, Csv.Number(wallet.Id), Csv.Number(wallet.CustomerId), Csv.Number(wallet.StoreId), wallet.CurrencyCode, wallet.CardNumber,
            entry.Sequence.ToString(CultureInfo.InvariantCulture), Csv.Instant(entry.CreatedOnUtc), $"{entry.Kind}", $"{entry.From}", $"{entry.To}",
            Amount(entry.Amount), Amount(entry.PendingAfter), Amount(entry.AvailableAfter), Amount(entry.ReservedAfter), Amount(entry.DebtAfter),
            entry.OrderId?.ToString(CultureInfo.InvariantCulture) ?? "", entry.HoldNumber?.ToString(CultureInfo.InvariantCulture) ?? "", $"{entry.Channel}", Csv.Number(entry.ActorId),
            Csv.Text(entry.Reason), entry.PreviousHash, entry.Hash);
    }
}
