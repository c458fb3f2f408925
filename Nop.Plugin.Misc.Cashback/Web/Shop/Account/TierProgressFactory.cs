namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>Tells a shopper the tier, the way to the next one and what is asked to stay.</summary>
public sealed class TierProgressFactory(IPublicTexts texts, IWalletDirectory wallets)
{
    /// <summary>The tier's part of the page; null: the shop has no tiers.</summary>
    public async Task<TierProgressModel?> PrepareAsync(TierStanding standing)
    {
        if (standing.Tier is null && standing.Next is null)
            return null;

        return new(
            standing.Tier?.Name,
            standing.Tier is { } held ? await RateAsync(held) : null,
            await texts.AmountAsync(standing.QualifyingSpend),
            standing.Next is { } next ? await NextAsync(standing, next) : null,
            PercentOf(standing))
        {
            Stay = standing is { StayBy: { } day, Tier: { } tier }
                ? await texts.TextAsync("Account.TierStay", await texts.AmountAsync(standing.MissingToStay), tier.Name, Day(day))
                : null,
            IsWarned = standing.IsWarned,
            Pinned = await PinnedAsync(standing),
        };
    }

    async Task<string> RateAsync(CashbackTier tier)
    {
        if ((RateUnit)tier.Unit == RateUnit.Percent)
            return await texts.TextAsync("Account.TierRate", tier.Rate.ToString("0.####", CultureInfo.CurrentCulture));

        var amount = await texts.AmountAsync(Money.FromDecimalHalfUp(tier.Rate, await wallets.GetCurrencyAsync()).Minor);
        return await texts.TextAsync((RateUnit)tier.Unit == RateUnit.PerItem ? "Account.TierRatePerItem" : "Account.TierRatePerOrder", amount);
    }

    async Task<string> NextAsync(TierStanding standing, CashbackTier next)
    {
        var missing = await texts.AmountAsync(standing.MissingToNext);
        return standing.ReachBy is { } day
            ? await texts.TextAsync("Account.TierNextBy", missing, next.Name, Day(day))
            : await texts.TextAsync("Account.TierNext", missing, next.Name);
    }

    async Task<string?> PinnedAsync(TierStanding standing) =>
        standing.Pinned is null || standing.Pinned.Id != standing.Tier?.Id ? null
        : standing.PinnedUntilUtc is { } end ? await texts.TextAsync("Account.TierPinnedUntil", texts.LastDay(end))
        : await texts.TextAsync("Account.TierPinned");

    static int PercentOf(TierStanding standing)
    {
        var from = standing.Tier?.SpendThreshold ?? 0;
        var way = (standing.Next?.SpendThreshold ?? 0) - from;
        return standing.Next is null || way <= 0 ? 100 : (int)Math.Clamp((way - standing.MissingToNext) * 100 / way, 0, 100);
    }

    static string Day(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);
}
