namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Says in a sentence what a client can spend, and what of it ends first: "You have 12.50 to spend, 4.00 of it until 3 May."</summary>
sealed class CreditSentence(IWalletDirectory wallets, ICashbackLedger ledger, CreditText credit, ILanguageService languages, ILocalizationService localization, ShopClock clock, TimeProvider time)
{
    /// <summary>The sentence; empty: there is nothing to spend.</summary>
    /// <param name="key">The wallet.</param>
    /// <param name="languageId">The reader's language; 0: the shop's first.</param>
    public async Task<string> OfAsync(WalletKey key, int languageId) => Of(await ledger.GetBalanceAsync(key)) is var (usable, ends, lastDay) && usable > 0
        ? await SayAsync(usable, ends, lastDay, CurrencySpec.For(key.CurrencyCode), languageId)
        : "";

    /// <summary>The sentence about a customer's wallet; empty: there is none, or nothing to spend.</summary>
    public async Task<string> OfCustomerAsync(Customer customer, int storeId) =>
        customer.Id > 0 && await wallets.FindAsync(await wallets.KeyAsync(customer.Id, storeId)) is { Wallet: { Available: > 0 } or { Pending: > 0 } } row
            ? await OfAsync(new WalletKey(row.Wallet.CustomerId, row.Wallet.StoreId, row.Wallet.CurrencyCode), customer.LanguageId ?? 0)
            : "";

    // What ends on the first day on which anything does; where all of it ends then, it is all.
    (long Usable, long Ends, DateOnly? LastDay) Of(WalletBalance balance)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var first = balance.Lots.Where(lot => lot.Available > 0 && lot.ExpiresOnUtc is not null && !lot.IsExpired(now))
            .GroupBy(lot => ShopTime.Date(lot.ExpiresOnUtc!.Value.AsUtc().AddTicks(-1), clock.Zone)).MinBy(day => day.Key);
        return (balance.Usable, Math.Min(first?.Sum(lot => lot.Available) ?? 0, balance.Usable), first?.Key);
    }

    async Task<string> SayAsync(long usable, long ends, DateOnly? lastDay, CurrencySpec currency, int languageId)
    {
        var all = await languages.GetAllLanguagesAsync();
        var language = all.FirstOrDefault(row => row.Id == languageId) ?? all[0];
        var culture = CultureInfo.GetCultureInfo(language.LanguageCulture);
        var (amount, part) = (await credit.InCurrencyAsync(usable, currency, language.Id), await credit.InCurrencyAsync(ends, currency, language.Id));
        return lastDay is not { } day ? string.Format(culture, await TextAsync("Mail.Sentence", language.Id), amount)
            : ends == usable ? string.Format(culture, await TextAsync("Mail.Sentence.All", language.Id), amount, day.ToString("D", culture))
            : string.Format(culture, await TextAsync("Mail.Sentence.Part", language.Id), amount, part, day.ToString("D", culture));
    }

    Task<string> TextAsync(string key, int languageId) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId);
}
