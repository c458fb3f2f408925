using Nop.Core;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <inheritdoc cref="IRuleTrial"/>
public sealed class RuleTrial(IRuleSetProvider provider, IWalletStore store, ITaxService taxes, IWorkContext work) : IRuleTrial
{
    /// <inheritdoc/>
    public async Task<TrialResult> CalculateAsync(RuleSource rules, TrialPurchase purchase)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(purchase);
        var set = rules.ToRuleSet();
        var spent = await store.BudgetsAsync([.. set.Programmes.Select(programme => programme.Id)], CancellationToken.None);
        var request = new EarnRequest
        {
            Lines = [await LineAsync(purchase, set)],
            Total = purchase.Amount,
            Payable = purchase.Amount,
            Tier = set.FindTier(purchase.TierId),
            Client = FactsOf(purchase, set),
            PlacedOnUtc = purchase.PlacedOnUtc,
            BudgetLeft = set.BudgetsLeft(spent),
            CollectExplanation = true,
        };
        return new(set, request, EarnCalculator.Calculate(set, request));
    }

    async Task<EarnLine> LineAsync(TrialPurchase purchase, EarnRuleSet set)
    {
        var (name, product, categoryIds) = purchase.Item;
        IReadOnlyList<int> makers = purchase.ManufacturerId is { } maker ? [maker]
            : product is null ? []
            : await provider.ManufacturersOfAsync(product.Id, set);
        var (cost, tax) = await LineCost.OfAsync(product, purchase.Quantity, purchase.Amount, await work.GetCurrentCustomerAsync(), set, taxes);
        return new(1, name, purchase.Amount, product?.Id ?? 0, categoryIds, makers, product?.IsGiftCard ?? false, purchase.Quantity, cost, tax);
    }

    static CustomerFacts FactsOf(TrialPurchase purchase, EarnRuleSet set)
    {
        var at = purchase.PlacedOnUtc;
        var facts = new CustomerFacts { Card = set.FindCard(purchase.CardId), LastOrderOnUtc = at.AddDays(-1) };
        if (purchase.FitsProgramme is not { } programme)
            return facts;

        var audience = RuleSource.RuleOf(programme).Audience;
        var categoryIds = purchase.Item.CategoryIds;
        return facts with
        {
            RoleIds = audience.RoleIds,
            Newsletter = audience.Newsletter,
            LastOrderOnUtc = audience.FirstOrder ? null : at.AddDays(-(audience.SleepingDays ?? 1)),
            Birthday = audience.Birthday is null ? null : ShopTime.Date(at, set.Zone),
            FavouriteCategoryId = programme.FavouriteCategory && categoryIds.Count > 0 ? set.RootOf(categoryIds[0]) : null,
        };
    }
}
