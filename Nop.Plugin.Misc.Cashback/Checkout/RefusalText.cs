namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Tells a shopper why credit cannot be used, and what an order leaves to it.</summary>
sealed class RefusalText(ICheckoutCashback checkout, CreditText amounts, IRuleSetProvider rules, ICustomerService customers, Texts texts)
{
    /// <summary>The reason in the working language, with the store's limit where that is the reason.</summary>
    /// <param name="quote">A quote that was refused.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionQuote quote, int storeId)
    {
        var refusal = quote.Refusal ?? throw new ArgumentException("It was not refused.", nameof(quote));
        return quote.Room is { } room ? await OfAsync(room, storeId)
            : quote.CutByLeastTotal
            ? await texts.OfKeyAsync(RedemptionTexts.LeastTotal, await amounts.InShopCurrencyAsync(await checkout.LeastTotalAsync(storeId)))
            : await OfAsync(refusal, storeId);
    }

    /// <summary>The reason in the working language, with the store's least amount where that is the reason.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionRefusal refusal, int storeId)
    {
        if (refusal != RedemptionRefusal.BelowMinimum)
            return await texts.OfKeyAsync(RedemptionTexts.Of(refusal));

        var least = await checkout.MinimumAsync(storeId);
        return least == 0
            ? await texts.OfKeyAsync(RedemptionTexts.NotOnThisOrder)
            : await texts.OfKeyAsync(RedemptionTexts.Of(refusal), await amounts.InShopCurrencyAsync(least));
    }

    /// <summary>The reason in the working language, with what it takes to get on.</summary>
    /// <param name="room">A room that was refused.</param>
    /// <param name="storeId">The store whose limits hold.</param>
    public async Task<string> OfAsync(RedemptionRoom room, int storeId)
    {
        var refusal = room.Refusal ?? throw new ArgumentException("It was not refused.", nameof(room));
        return refusal switch
        {
            RedemptionRefusal.OffDay when room.NextDay is { } next => await texts.OfKeyAsync(RedemptionTexts.OffDayUntil, next.ToString("D", CultureInfo.CurrentCulture)),
            RedemptionRefusal.NotEntitled => await texts.OfKeyAsync(RedemptionTexts.Of(refusal), await EntitledAsync(room.Policy, storeId)),
            RedemptionRefusal.BelowMinimumOrder => await texts.OfKeyAsync(RedemptionTexts.Of(refusal),
                await amounts.InShopCurrencyAsync(room.Policy.MinimumOrderMinor), await amounts.InShopCurrencyAsync(room.MissingMinor)),
            RedemptionRefusal.NothingEligible => await texts.OfKeyAsync(RedemptionTexts.Of(refusal), await PartsAsync(room)),
            RedemptionRefusal.BelowMinimum when room.Limit == RedemptionLimit.LeastTotal => await OfAsync(new RedemptionQuote(0, refusal, CutByLeastTotal: true), storeId),
            _ => await OfAsync(refusal, storeId),
        };
    }

    /// <summary>Says what an order leaves to credit, where that is less than the credit and the order; null: nothing limits it.</summary>
    /// <param name="room">A room that was not refused.</param>
    /// <param name="isTotalKnown">Whether the order's total is known; if not, the most that is possible is not either.</param>
    public async Task<string?> LimitAsync(RedemptionRoom room, bool isTotalKnown)
    {
        if (!isTotalKnown)
            return room.Excluded.Count > 0 ? await texts.OfKeyAsync(RedemptionTexts.NotFor, await PartsAsync(room)) : null;

        var most = await amounts.InBothAsync(room.MostMinor);
        return room.Limit switch
        {
            RedemptionLimit.Goods => await texts.OfKeyAsync(RedemptionTexts.RoomOfGoods, most, await PartsAsync(room)),
            RedemptionLimit.Share => await texts.OfKeyAsync(RedemptionTexts.RoomOfShare, most, Figures.Number(room.Policy.MaxShare * 100)),
            RedemptionLimit.PerOrder => await texts.OfKeyAsync(RedemptionTexts.RoomOfOrder, most),
            RedemptionLimit.LeastTotal => await texts.OfKeyAsync(RedemptionTexts.RoomOfLeastTotal, most, await amounts.InShopCurrencyAsync(room.Policy.LeastTotalMinor)),
            _ => null,
        };
    }

    async Task<string> PartsAsync(RedemptionRoom room)
    {
        var parts = new List<string>();
        foreach (var part in room.Excluded)
        {
            var amount = await amounts.InShopCurrencyAsync(part.Minor);
            parts.Add(part is { Reason: CreditExclusion.Goods, Names.Count: > 0 }
                ? $"{string.Join(", ", part.Names)} ({amount})"
                : await texts.OfKeyAsync(RedemptionTexts.Of(part.Reason), amount));
        }

        return parts.Count > 0 ? string.Join(", ", parts) : "–";
    }

    async Task<string> EntitledAsync(RedemptionPolicy policy, int storeId)
    {
        var tiers = (await rules.GetRowsAsync(storeId)).Tiers.Where(tier => policy.TierIds.Contains(tier.Id)).Select(tier => tier.Name);
        var roles = policy.RoleIds.Count == 0 ? [] : (await customers.GetAllCustomerRolesAsync(showHidden: true)).Where(role => policy.RoleIds.Contains(role.Id)).Select(role => role.Name);
        return string.Join(", ", tiers.Concat(roles)) is { Length: > 0 } names ? names : "–";
    }
}
