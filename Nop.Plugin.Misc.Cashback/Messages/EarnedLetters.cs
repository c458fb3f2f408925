using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Tells clients what complete orders earned, and when they can use it.</summary>
interface IEarnedLetters
{
    /// <summary>Writes the letters that are due in the outbox. Safe to repeat, and on several servers at once.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IEarnedLetters"/>
sealed class EarnedLetters(
    LetterOutbox dues, LetterClaims claims, ClientLetterQueries queries, IWalletDirectory wallets, ICashbackLedger ledger, IOrderService orders, CustomerLetters mail, CreditText credit,
    ShopClock clock, TimeProvider time) : IEarnedLetters
{
    /// <summary>Days after which a complete order is news no longer, as where old orders are brought in.</summary>
    public const int NewsDays = 7;

    const int PageSize = 100;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var (failures, written) = (new PastFailures("Letters about earned credit that could not be written"), 0);
        for (var after = 0; await dues.EarnedAsync(after, PageSize) is { Count: > 0 } page; after = page[^1].Id)
        {
            var done = new List<string>();
            foreach (var due in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await failures.TryAsync<bool?>($"Act {due.Act}", async () => await WriteAsync(due)) is not { } isWritten)
                    continue;
                written += isWritten ? 1 : 0;
                done.Add(due.Act);
            }

            await dues.DoneAsync(done);
        }

        failures.Throw();
        return written;
    }

    async Task<bool> WriteAsync(LetterDue due)
    {
        if (await wallets.GetAsync(due.WalletId) is not { } row || !ClientAccount.IsOpen(row.Customer) || await queries.ActAsync(due.WalletId, due.Sequence) is not [{ } first, ..] act)
            return false;

        var balance = await ledger.GetBalanceAsync(new(row.Wallet.CustomerId, row.Wallet.StoreId, row.Wallet.CurrencyCode));
        if (balance.IsAltered)
            return false;
        return due.KindId == (int)LetterOccasion.Earned
            ? await EarnedAsync(due, row, first, balance)
            : await mail.SendOnceAsync(row.Customer, row.Wallet.StoreId, Letter.Usable,
                async reader => [new("Cashback.Usable.Amount", await AmountAsync(act.Where(entry => entry.Kind == EntryKind.Activate).Sum(entry => entry.Amount), row, reader)), new("Cashback.Balance", await AmountAsync(balance.Usable, row, reader))],
                queue => claims.TryAsync(due.WalletId, ClientLetterKind.Usable, [due.Act], queue));
    }

    // What was taken back since then is not told.
    async Task<bool> EarnedAsync(LetterDue due, WalletRow row, LedgerEntry entry, WalletBalance balance)
    {
        if (entry.OrderId is not { } orderId || !(await wallets.OrdersAsync(due.WalletId, [orderId])).TryGetValue(orderId, out var account) || account.Voided
            || account.CompletedOnUtc?.AsUtc() < time.GetUtcNow().UtcDateTime.AddDays(-NewsDays) || account.Earned - account.Taken is not (> 0 and var earned))
            return false;

        // A sale in the salon has a number below zero, which the client does not know.
        var order = orderId > 0 ? await orders.GetOrderByIdAsync(orderId) : null;
        var start = balance.Lots.FirstOrDefault(lot => lot.OrderId == orderId && lot.Pending > 0)?.ActivatesOnUtc;
        return await mail.SendOnceAsync(row.Customer, order?.StoreId ?? row.Wallet.StoreId, Letter.Earned, async reader =>
        [
            new("Cashback.Earned.Amount", await AmountAsync(earned, row, reader)),
            new("Cashback.Earned.Order", order is null ? "" : order.CustomOrderNumber is { Length: > 0 } number ? number : orderId.ToString(CultureInfo.InvariantCulture)),
            new("Cashback.Earned.HasOrder", order is not null),
            new("Cashback.Earned.UsableFrom", start is { } day ? ShopTime.Date(day.AsUtc(), clock.Zone).ToString("D", CultureInfo.GetCultureInfo(reader.Culture)) : ""),
            new("Cashback.Earned.Waits", start is not null),
            new("Cashback.Balance", await AmountAsync(balance.Usable, row, reader)),
        ], queue => claims.TryAsync(due.WalletId, ClientLetterKind.Earned, [due.Act], queue));
    }

    Task<string> AmountAsync(long minor, WalletRow row, MailReader reader) => credit.InCurrencyAsync(minor, CurrencySpec.For(row.Wallet.CurrencyCode), reader.LanguageId);
}
