using System.Text;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <inheritdoc cref="ISalonExport"/>
/// <remarks>
/// Both files have the columns of <see cref="Header"/>. Amounts have a full stop and the currency's decimals, instants are ISO 8601 in UTC.
/// The last row (one for each currency) has "total" for its row number, the number of rows for its code, and the sum of the amounts: who reads the file checks it against them.
/// </remarks>
public sealed class SalonExport(IHoldQueries holds, IWalletDirectory wallets, IBranchService branches, ICustomerService customers, ICodeSource codes, TimeProvider clock) : ISalonExport
{
    /// <summary>The first row.</summary>
    public const string Header = "version,batch,row,code,card,client,amount,currency,valid_until,branch,status";

    const string Version = "1";
    const int PageSize = 500;

    /// <inheritdoc/>
    public async Task<int> WriteVouchersAsync(Stream output, int branchId, CancellationToken cancellationToken)
    {
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var file = await StartAsync(output, branchId, now, cancellationToken);
        var page = await holds.OpenVouchersAsync(branchId, now, afterId: 0, PageSize);
        while (page.Count > 0)
        {
            var people = await PeopleAsync(page.Select(row => row.Wallet));
            foreach (var (hold, wallet) in page)
            {
                var code = VoucherCode.Display(VoucherCode.OfReference(hold.Reference));
                await file.WriteAsync(code, wallet, people.GetValueOrDefault(wallet.CustomerId), hold.Left, Csv.Instant(hold.ExpiresOnUtc), names.GetValueOrDefault(hold.BranchId), "open");
            }

            await file.FlushAsync();
            page = await holds.OpenVouchersAsync(branchId, now, page[^1].Hold.Id, PageSize);
        }

        return await file.CloseAsync((await wallets.GetCurrencyAsync()).Code);
    }

    /// <inheritdoc/>
    public async Task<int> WriteBalancesAsync(Stream output, int branchId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var branch = (await branches.GetByIdAsync(branchId))?.Name;
        await using var file = await StartAsync(output, branchId, now, cancellationToken);
        var page = await holds.UsableAsync(now, afterWalletId: 0, PageSize);
        while (page.Count > 0)
        {
            var people = await PeopleAsync(page.Select(row => row.Wallet));
            foreach (var (wallet, usable) in page)
                await file.WriteAsync("", wallet, people.GetValueOrDefault(wallet.CustomerId), usable, "", branch, "balance");

            await file.FlushAsync();
            page = await holds.UsableAsync(now, page[^1].Wallet.Id, PageSize);
        }

        return await file.CloseAsync((await wallets.GetCurrencyAsync()).Code);
    }

    async Task<Sheet> StartAsync(Stream output, int branchId, DateTime now, CancellationToken cancellationToken)
    {
        var batch = $"{now:yyyyMMdd'T'HHmmss'Z'}-{Csv.Number(branchId)}-{codes.Next(VoucherCode.Alphabet, 4)}";
        var sheet = new Sheet(new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true), batch, cancellationToken);
        await sheet.BeginAsync();
        return sheet;
    }

    async Task<Dictionary<int, Customer>> PeopleAsync(IEnumerable<Wallet> owners) =>
        (await customers.GetCustomersByIdsAsync([.. owners.Select(wallet => wallet.CustomerId).Distinct()])).ToDictionary(customer => customer.Id);

    sealed class Sheet(StreamWriter writer, string batch, CancellationToken cancellationToken) : IAsyncDisposable
    {
        readonly SortedDictionary<string, (int Rows, Money Sum)> _totals = new(StringComparer.Ordinal);
        int _rows;

        public Task BeginAsync() => PutAsync(Header + "\r\n");

        public Task WriteAsync(string code, Wallet wallet, Customer? customer, long minor, string validUntil, string? branch, string status)
        {
            var amount = new Money(minor, CurrencySpec.For(wallet.CurrencyCode));
            var (rows, sum) = _totals.GetValueOrDefault(wallet.CurrencyCode, (0, Money.Zero(amount.Currency)));
            _totals[wallet.CurrencyCode] = (rows + 1, sum + amount);
            return PutAsync(Csv.Row(Version, batch, Csv.Number(++_rows), code, wallet.CardNumber, Csv.Text(ClientMask.Of(customer)),
                amount.Format(), wallet.CurrencyCode, validUntil, Csv.Text(branch), status));
        }

        public Task FlushAsync() => writer.FlushAsync(cancellationToken);

        public async Task<int> CloseAsync(string currencyCode)
        {
            _totals.TryAdd(currencyCode, (0, Money.Zero(CurrencySpec.For(currencyCode))));
            foreach (var (code, (rows, sum)) in _totals)
                await PutAsync(Csv.Row(Version, batch, "total", Csv.Number(rows), "", "", sum.Format(), code, "", "", ""));
            await FlushAsync();
            return _rows;
        }

        public ValueTask DisposeAsync() => writer.DisposeAsync();

        Task PutAsync(string text) => writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
