using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Something that was bought, for which cashback may be earned: an order of the shop, or a sale in the salon.</summary>
/// <param name="StoreId">The store whose rules hold.</param>
/// <param name="OnUtc">When it was placed: decides which programmes run.</param>
sealed record Bought(int StoreId, DateTime OnUtc)
{
    /// <summary>System name of the payment method; empty: none.</summary>
    public string PaymentMethod { get; init; } = "";

    /// <summary>The order; null: it is none of the shop's, and not known to the ledger yet.</summary>
    public Order? Order { get; init; }

    /// <summary>With the tier of who has bought nothing yet.</summary>
    public bool AsNewClient { get; init; }
}

/// <summary>What was bought, in units of the currency.</summary>
/// <param name="Lines">All lines.</param>
/// <param name="Discount">Discount on all of them together.</param>
/// <param name="Total">What is paid in money.</param>
/// <param name="Payable">What would be paid in money without credit.</param>
sealed record BoughtGoods(IReadOnlyList<EarnLine> Lines, decimal Discount, decimal Total, decimal Payable);

/// <summary>Freezes what a purchase earns, by the rules in force now, with the tier held now: one place for orders and for sales in the salon.</summary>
sealed class EarningOfPurchases(
    IRuleSetProvider rules,
    CustomerFactsReader clients,
    ITierService tiers,
    IMembership membership,
    IWalletStore store,
    ITermsVersions terms,
    ISettingService settings)
{
    /// <summary>Computes the earning, with its explanation.</summary>
    /// <param name="bought">What is known of the purchase.</param>
    /// <param name="key">The wallet.</param>
    /// <param name="goodsOf">Reads what was bought, in the terms of the rules; asked only where it may earn.</param>
    public async Task<FrozenEarning> ComputeAsync(Bought bought, WalletKey key, Func<EarnRuleSet, Task<BoughtGoods>> goodsOf)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(bought.StoreId);
        var set = await rules.GetAsync(bought.StoreId);
        NotEarningReason? off = !values.Enabled ? NotEarningReason.Disabled
            : values.EarnFromUtc is not { } from || bought.OnUtc < from ? NotEarningReason.PlacedBefore
            : await membership.WhyNotAsync(key.CustomerId, key.StoreId, values);
        if (off is not null)
        {
            var nothing = new EarnSnapshot(1, set.Currency.Code, set.Currency.Decimals, bought.OnUtc, 0, off, null, await terms.NumberAsync(bought.StoreId));
            return new(Fraction.Zero, Fraction.Zero, new Dictionary<int, (long, long)>(), values.ActivationDelayDays, values.ExpiryTerms, 0, nothing.ToJson());
        }

        var tier = bought.AsNewClient ? TierPolicy.TierFor(Fraction.Zero, set.Tiers) : await tiers.CurrentAsync(key.CustomerId, key.StoreId);
        var spent = await store.BudgetsAsync([.. set.Programmes.Select(programme => programme.Id)], CancellationToken.None);
        var client = await clients.ReadAsync(key, set, bought.OnUtc, bought.Order);
        var goods = await goodsOf(set);
        var result = EarnCalculator.Calculate(set, new()
        {
            Lines = goods.Lines,
            OrderDiscount = goods.Discount,
            Total = goods.Total,
            Payable = goods.Payable,
            Tier = tier,
            Client = client.Facts,
            FirstOfDay = client.FirstOfDay,
            ClientUse = client.Use,
            PlacedOnUtc = bought.OnUtc,
            PaymentMethod = bought.PaymentMethod,
            BudgetLeft = set.BudgetsLeft(spent),
            CollectExplanation = true,
        });

        var snapshot = new EarnSnapshot(1, set.Currency.Code, set.Currency.Decimals, bought.OnUtc, result.EarnedMinor,
            result.BelowMinimum ? NotEarningReason.BelowMinimum : null, result.Explanation, await terms.NumberAsync(bought.StoreId));
        var charges = result.ProgrammeCharges.ToDictionary(charge => charge.Key, charge => (spent.GetValueOrDefault(charge.Key), charge.Value));
        return new(result.EarnExact, result.SpendBase, charges, values.ActivationDelayDays, values.ExpiryTerms, tier?.Id ?? 0, snapshot.ToJson())
        {
            Limit = BalanceLimit.Of(values, set.Currency),
            Explain = cut => (cut.Limit is { } limit
                ? snapshot with { Earned = cut.Earned, WouldEarn = cut.Full, HighestBalance = limit.Most }
                : snapshot with { Earned = 0, NotEarning = NotEarningReason.WalletClosed, Explanation = null }).ToJson(),
        };
    }
}
