using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Tells clients by letter of credit that ends soon.</summary>
interface IEndingCreditLetters
{
    /// <summary>Writes the letters that are due (<see cref="CashbackSettings.CreditEndDays"/>): once for each lot and number of days, one for all that ends on a day. Safe to repeat, and on several servers at once.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="IEndingCreditLetters"/>
sealed class EndingCreditLetters(
    EndingCreditQueries queries, LetterClaims claims, IWalletDirectory wallets, ICashbackLedger ledger, CustomerLetters mail, CreditText credit,
    ISettingService settings, IStoreService stores, ShopClock clock, TimeProvider time) : IEndingCreditLetters
{
    const int PageSize = 100;
    const ClientLetterKind Kind = ClientLetterKind.CreditEnds;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var days = await DaysAsync();
        if (days.Values.SelectMany(list => list).DefaultIfEmpty().Max() is not (> 0 and var most))
            return 0;

        // What was gone through today, with these days, is gone through again tomorrow.
        var (now, written) = (time.GetUtcNow().UtcDateTime, 0);
        var today = ShopTime.Date(now, clock.Zone);
        var run = RunOf(today, days);
        if (await claims.IsDoneAsync(Kind, run))
            return 0;

        var failures = new PastFailures("Letters about credit that ends soon that could not be written");
        var until = ExpiryPolicy.EndOfDayAfter(now, most, clock.Zone);
        for (var after = 0; await queries.PageAsync(now, until, after, PageSize) is { Count: > 0 } page; after = page[^1].Key)
        {
            var claimed = await claims.AmongAsync(Kind, [.. page.Select(group => group.Key)]);
            foreach (var lots in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (days.Values.Any(steps => DueOf(lots, steps, today).Any(due => !claimed.Contains((lots.Key, due.Key)))))
                    written += await failures.TryAsync($"Wallet {lots.Key}", () => WriteAsync(lots.Key, days, claimed, today));
            }
        }

        failures.Throw();
        await claims.DoneAsync(Kind, run);
        return written;
    }

    async Task<int> WriteAsync(int walletId, Dictionary<int, IReadOnlyList<int>> days, IReadOnlySet<(int WalletId, string Key)> claimed, DateOnly today)
    {
        if (await wallets.GetAsync(walletId) is not { } row || !ClientAccount.IsOpen(row.Customer) || days.GetValueOrDefault(row.Wallet.StoreId) is not { Count: > 0 } steps)
            return 0;

        // As it is now, and not as the page was read; of a wallet that somebody changed in the database nothing is promised.
        var balance = await ledger.GetBalanceAsync(new(row.Wallet.CustomerId, row.Wallet.StoreId, row.Wallet.CurrencyCode));
        if (balance.IsAltered)
            return 0;

        var written = 0;
        foreach (var day in DueOf(balance.Lots, steps, today).GroupBy(due => due.LastDay).OrderBy(day => day.Key))
        {
            var (amount, keys) = (Math.Min(day.Sum(due => due.Lot.Available), balance.Usable), day.Select(due => due.Key).Where(key => !claimed.Contains((walletId, key))).ToList());
            if (amount <= 0 || keys.Count == 0)
                continue;
            written += await mail.SendOnceAsync(row.Customer, row.Wallet.StoreId, Letter.CreditEnds, reader => TokensAsync(amount, day.Key, today, balance.Usable, row.Wallet, reader),
                queue => claims.TryAsync(walletId, Kind, keys, queue)) ? 1 : 0;
        }

        return written;
    }

    async Task<IReadOnlyList<Token>> TokensAsync(long amount, DateOnly lastDay, DateOnly today, long usable, Wallet wallet, MailReader reader)
    {
        var currency = CurrencySpec.For(wallet.CurrencyCode);
        return
        [
            new("Cashback.Ending.Amount", await credit.InCurrencyAsync(amount, currency, reader.LanguageId)),
            new("Cashback.Ending.LastDay", lastDay.ToString("D", CultureInfo.GetCultureInfo(reader.Culture))),
            new("Cashback.Ending.Days", (lastDay.DayNumber - today.DayNumber).ToString(CultureInfo.InvariantCulture)),
            new("Cashback.Balance", await credit.InCurrencyAsync(usable, currency, reader.LanguageId)),
        ];
    }

    // What became usable on the day of a reminder, or after it, has just been told of with its end; the next reminder is its first.
    IEnumerable<Due> DueOf(IEnumerable<Lot> lots, IReadOnlyList<int> steps, DateOnly today)
    {
        foreach (var lot in lots)
        {
            if (lot.Available <= 0 || lot.ExpiresOnUtc is not { } end)
                continue;
            var lastDay = ShopTime.Date(end.AsUtc().AddTicks(-1), clock.Zone);
            if (ReminderDays.StepOf(steps, lastDay, today) is { } step && ShopTime.Date((lot.ActivatesOnUtc ?? lot.CreatedOnUtc).AsUtc(), clock.Zone) < lastDay.AddDays(-step))
                yield return new(lot, lastDay, string.Create(CultureInfo.InvariantCulture, $"{lot.Number}:{ShopTime.NumberOf(lastDay)}:{step}"));
        }
    }

    async Task<Dictionary<int, IReadOnlyList<int>>> DaysAsync()
    {
        var days = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var storeId in (await stores.GetAllStoresAsync()).Select(store => store.Id).Prepend(0))
            days[storeId] = ReminderDays.Parse((await settings.LoadSettingAsync<CashbackSettings>(storeId)).CreditEndDays) ?? [];
        return days;
    }

    // Changed days are gone through at once.
    static string RunOf(DateOnly today, Dictionary<int, IReadOnlyList<int>> days) =>
        HashChain.KeyOf($"{ShopTime.NumberOf(today)} {string.Join(' ', days.OrderBy(store => store.Key).Select(store => $"{store.Key}:{string.Join(',', store.Value)}"))}");

    readonly record struct Due(Lot Lot, DateOnly LastDay, string Key);
}
