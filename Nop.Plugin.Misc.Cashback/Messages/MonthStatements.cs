using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Sends clients a statement of the month that is over.</summary>
interface IMonthStatements
{
    /// <summary>Writes the letters that are due in the first days of a month, to who has credit or had any movement. Safe to repeat, and on several servers at once.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IMonthStatements"/>
sealed class MonthStatements(
    IWalletQueries wallets, IWalletDirectory directory, ClientLetterQueries queries, ICashbackLedger ledger, LetterClaims claims, CustomerLetters mail, CreditText credit, ShopClock clock, TimeProvider time) : IMonthStatements
{
    // Later in the month a statement of the last one is no news.
    const int Days = 7;
    const int PageSize = 100;
    const ClientLetterKind Kind = ClientLetterKind.Statement;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var key = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (today.Day > Days || !await mail.IsOnAsync(Letter.Statement, storeId: 0) || await claims.IsDoneAsync(Kind, key))
            return 0;

        var (failures, written) = (new PastFailures("Statements that could not be written"), 0);
        var (from, until) = (ShopTime.StartOfDay(month, clock.Zone), ShopTime.StartOfDay(month.AddMonths(1), clock.Zone));
        var currency = await directory.GetCurrencyAsync();
        for (var after = 0; await wallets.PageAsync(currency.Code, after, PageSize) is { Count: > 0 } page; after = page[^1].Id)
        {
            var sums = await queries.SumsAsync([.. page.Select(wallet => wallet.Id)], from, until);
            var claimed = await claims.AmongAsync(Kind, [.. page.Select(wallet => wallet.Id)]);
            foreach (var wallet in page.Where(wallet => !claimed.Contains((wallet.Id, key)) && (wallet.Available > 0 || sums.ContainsKey(wallet.Id))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                written += await failures.TryAsync($"Wallet {wallet.Id}", () => WriteAsync(wallet.Id, sums.GetValueOrDefault(wallet.Id), month, key)) ? 1 : 0;
            }
        }

        failures.Throw();
        await claims.DoneAsync(Kind, key);
        return written;
    }

    async Task<bool> WriteAsync(int walletId, StatementSums sums, DateOnly month, string key)
    {
        if (await directory.GetAsync(walletId) is not { } row || !ClientAccount.IsOpen(row.Customer))
            return false;

        var balance = await ledger.GetBalanceAsync(new(row.Wallet.CustomerId, row.Wallet.StoreId, row.Wallet.CurrencyCode));
        if (balance.IsAltered)
            return false;
        var (now, end) = (time.GetUtcNow().UtcDateTime, ShopTime.StartOfDay(month.AddMonths(2), clock.Zone));
        var ends = balance.Lots.Where(lot => lot.ExpiresOnUtc is { } last && !lot.IsExpired(now) && last.AsUtc() <= end).Sum(lot => lot.Available);
        return await mail.SendOnceAsync(row.Customer, row.Wallet.StoreId, Letter.Statement, async reader =>
        [
            new("Cashback.Statement.Month", month.ToString("Y", CultureInfo.GetCultureInfo(reader.Culture))),
            new("Cashback.Statement.Given", await AmountAsync(sums.Given, row, reader)),
            new("Cashback.Statement.Spent", await AmountAsync(sums.Spent, row, reader)),
            new("Cashback.Statement.Ended", await AmountAsync(sums.Ended, row, reader)),
            new("Cashback.Statement.Ends", await AmountAsync(ends, row, reader)),
            new("Cashback.Statement.HasEnds", ends > 0),
            new("Cashback.Balance", await AmountAsync(balance.Usable, row, reader)),
        ], queue => claims.TryAsync(walletId, Kind, [key], queue));
    }

    Task<string> AmountAsync(long minor, WalletRow row, MailReader reader) => credit.InCurrencyAsync(minor, CurrencySpec.For(row.Wallet.CurrencyCode), reader.LanguageId);
}
