using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Files for a branch, written as a stream: nothing is kept whole in memory.</summary>
/// <remarks>
/// Both files have the columns of <see cref="Header"/>. Amounts have a full stop and the currency's decimals, instants are ISO 8601 in UTC.
/// The last row (one for each currency) has "total" for its row number, the number of rows for the code's end, and the sum of the amounts: who reads the file checks it against them.
/// A voucher has the end of its code, by which a clerk knows it, and a token, by which a return file names it: who finds the file can spend none.
/// </remarks>
public sealed class SalonExport(ExportQueries queries, IWalletDirectory wallets, IBranchService branches, IStoreService stores, ICodeSource codes, IVoucherService vouchers, TimeProvider clock)
{
    /// <summary>The first row.</summary>
    public const string Header = "version,batch,row,code_end,token,card,client,amount,currency,valid_until,branch,status,store";

    const string Version = "3";
    // Small enough that PostgreSQL answers from indexes in one process: it would start helpers for more, for each page anew.
    const int PageSize = 500;

    /// <summary>Open vouchers that a branch may take, as CSV. Returns the number of rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="branchId">The branch.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public async Task<int> WriteVouchersAsync(Stream output, int branchId, CancellationToken cancellationToken)
    {
        var shops = await StoresAsync();
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var file = Start(output, branchId, now, cancellationToken);
        await foreach (var page in PagesAsync(after => queries.VouchersAsync(branchId, now, after, PageSize), row => row.HoldId))
        {
            foreach (var row in page)
            {
                file.Add(vouchers.EndOf(row.Reference), vouchers.TokenOf(row.Reference), row.CardNumber, ClientMask.Of(row.FirstName, row.LastName), row.Left, row.CurrencyCode, Csv.Instant(row.ExpiresOnUtc), names.GetValueOrDefault(row.BranchId), "open", shops.GetValueOrDefault(row.StoreId));
            }

            await file.SendAsync();
        }

        return await file.CloseAsync((await wallets.GetCurrencyAsync()).Code);
    }

    /// <summary>Balances of all wallets as CSV: card number, masked client, usable credit. Returns the number of rows.</summary>
    public async Task<int> WriteBalancesAsync(Stream output, int branchId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var shops = await StoresAsync();
        var branch = (await branches.GetByIdAsync(branchId))?.Name;
        await using var file = Start(output, branchId, now, cancellationToken);
        await foreach (var page in PagesAsync(after => queries.BalancesAsync(now, after, PageSize), row => row.WalletId))
        {
            foreach (var row in page)
                file.Add("", "", row.CardNumber, ClientMask.Of(row.FirstName, row.LastName), row.Usable, row.CurrencyCode, "", branch, "balance", shops.GetValueOrDefault(row.StoreId));

            await file.SendAsync();
        }

        return await file.CloseAsync((await wallets.GetCurrencyAsync()).Code);
    }

    // By id; a wallet of all stores has none.
    async Task<Dictionary<int, string>> StoresAsync() => (await stores.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);

    // The database reads the next page while this one is written. It is waited for also where the writing fails: a request's queries must not outlive it.
    static async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(Func<int, Task<IReadOnlyList<T>>> read, Func<T, int> idOf)
    {
        var page = await read(0);
        while (page.Count > 0)
        {
            var next = read(idOf(page[^1]));
            try
            {
                yield return page;
            }
            finally
            {
                page = await next;
            }
        }
    }

    Sheet Start(Stream output, int branchId, DateTime now, CancellationToken cancellationToken) => new(
        new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true),
        $"{now:yyyyMMdd'T'HHmmss'Z'}-{Csv.Number(branchId)}-{codes.Next(VoucherCode.Alphabet, 4)}", cancellationToken);

    sealed class Sheet(StreamWriter writer, string batch, CancellationToken cancellationToken) : IAsyncDisposable
    {
        readonly SortedDictionary<string, (int Rows, Money Sum)> _totals = new(StringComparer.Ordinal);
        readonly string _start = $"{Version},{batch},";
        readonly StringBuilder _page = new(Header + "\r\n");
        int _rows;

        public void Add(string codeEnd, string token, string cardNumber, string client, long minor, string currencyCode, string validUntil, string? branch, string status, string? store)
        {
            var (rows, sum) = _totals.TryGetValue(currencyCode, out var total) ? total : (0, Money.Zero(CurrencySpec.For(currencyCode)));
            var amount = new Money(minor, sum.Currency);
            _totals[currencyCode] = (rows + 1, sum + amount);
            _page.Append(_start).Append(++_rows).Append(',');
            Csv.Add(_page, codeEnd, token, cardNumber, Csv.Text(client), amount.Format(), currencyCode, validUntil, Csv.Text(branch), status, Csv.Text(store));
        }

        public async Task SendAsync()
        {
            await writer.WriteAsync(_page, cancellationToken);
            _page.Clear();
            await writer.FlushAsync(cancellationToken);
        }

        public async Task<int> CloseAsync(string currencyCode)
        {
            _totals.TryAdd(currencyCode, (0, Money.Zero(CurrencySpec.For(currencyCode))));
            foreach (var (code, (rows, sum)) in _totals)
                Csv.Add(_page, Version, batch, "total", Csv.Number(rows), "", "", "", sum.Format(), code, "", "", "", "");
            await SendAsync();
            return _rows;
        }

        public ValueTask DisposeAsync() => writer.DisposeAsync();
    }
}
