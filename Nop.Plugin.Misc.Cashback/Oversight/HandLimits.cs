namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Limits of what one person may make by hand alone, by the settings for all stores.</summary>
public sealed class HandLimits(ISettingService settings, IWalletDirectory wallets, HandmadeQueries handmade, ProposalBook proposals, ReleasedOpenings openings, ShopClock clock, TimeProvider time)
{
    /// <summary>Name under which what one person adds or takes on a day is counted by one request at a time (<see cref="PersonTurns"/>).</summary>
    internal const string Turn = "adjust";

    /// <summary>Whether an adjustment is bounded by what one person has added, or else taken, that day.</summary>
    /// <param name="amount">Minor units; below zero it takes.</param>
    public async Task<bool> CountsDayAsync(long amount) => MostOfDay(await SettingsAsync(), amount) > 0;

    /// <summary>Whether an adjustment needs a second person: it is too large, or too much for one person and day.</summary>
    /// <param name="amount">Minor units; below zero it takes.</param>
    /// <param name="currencyCode">The wallet's currency. The limits are in the shop's: in another one each adjustment is above them.</param>
    /// <param name="actorId">Who adjusts.</param>
    public async Task<bool> IsAboveAsync(long amount, string currencyCode, int actorId)
    {
        var values = await SettingsAsync();
        var ofDay = MostOfDay(values, amount);
        if (values.AdjustmentMaximum == 0 && ofDay == 0)
            return false;
        var currency = await wallets.GetCurrencyAsync();
        if (currencyCode != currency.Code)
            return true;
        if (IsAbove(Math.Abs(amount), values.AdjustmentMaximum, currency))
            return true;
        return ofDay > 0 && IsAbove(Math.Abs(amount) + await DoneTodayAsync(actorId, isTaking: amount < 0), ofDay, currency);
    }

    /// <summary>The highest balance of wallets of a currency; null: there is none, or it is another currency than the shop's.</summary>
    public async Task<BalanceLimit?> OfBalanceAsync(string currencyCode) =>
        await wallets.GetCurrencyAsync() is var currency && currency.Code == currencyCode ? BalanceLimit.Of(await SettingsAsync(), currency) : null;

    /// <summary>The most that a gift run of one person may give in all, minor units; null: no limit.</summary>
    public async Task<long?> MostOfRunAsync() => await MinorAsync((await SettingsAsync()).GiftRunMaximum);

    /// <summary>The most that the gift runs which one person releases alone on a day may give together, minor units; null: no limit.</summary>
    public async Task<long?> MostOfRunsADayAsync() => await MinorAsync((await SettingsAsync()).GiftRunMaximumPerDay);

    /// <summary>When the shop's day began.</summary>
    public DateTime DayStartUtc => ShopTime.StartOfDay(ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone), clock.Zone);

    /// <summary>Whether putting rules live needs a second person.</summary>
    public async Task<bool> RulesNeedSecondPersonAsync() => (await SettingsAsync()).RulesNeedSecondPerson;

    // What a second person approved is no longer one's own doing alone.
    async Task<long> DoneTodayAsync(int actorId, bool isTaking)
    {
        var start = DayStartUtc;
        var done = isTaking ? await handmade.TakenAsync(actorId, start) : await handmade.AddedAsync(actorId, start);
        // Approved before midnight and noted after it: never an allowance.
        return Math.Max(0, done - await proposals.ApprovedOfAsync(actorId, start, isTaking)) + (isTaking ? 0 : await openings.OfAsync(actorId, start));
    }

    static decimal MostOfDay(CashbackSettings values, long amount) => amount < 0 ? values.AdjustmentMaximumTakenPerDay : values.AdjustmentMaximumPerDay;

    async Task<long?> MinorAsync(decimal limit) => limit > 0 ? Money.FromDecimalHalfUp(limit, await wallets.GetCurrencyAsync()).Minor : null;

    static bool IsAbove(long amount, decimal limit, CurrencySpec currency) => limit > 0 && amount > Money.FromDecimalHalfUp(limit, currency).Minor;

    Task<CashbackSettings> SettingsAsync() => settings.LoadSettingAsync<CashbackSettings>();
}
