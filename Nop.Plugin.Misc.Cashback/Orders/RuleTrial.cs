using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Tries rules, saved or not, on an imagined purchase, with the calculator that orders go through. Writes nothing.</summary>
public sealed class RuleTrial(IRuleSetProvider provider, IWalletStore store, ITaxService taxes, IWorkContext work)
{
    /// <summary>Computes what a purchase earns.</summary>
    /// <param name="rules">The rules; a programme that is off is not applied.</param>
    /// <param name="purchase">The purchase.</param>
    public async Task<TrialResult> CalculateAsync(RuleRows rules, TrialPurchase purchase)
    {
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
            PaymentMethod = purchase.FitsProgramme?.ToRule().PaymentMethods.FirstOrDefault() ?? "",
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

        var audience = programme.ToRule().Audience;
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

/// <summary>Item of the purchase.</summary>
/// <param name="Name">For the explanation.</param>
/// <param name="Product">The product; null: none in particular.</param>
/// <param name="CategoryIds">The categories that it is in.</param>
public sealed record TrialItem(string Name, Product? Product, IReadOnlyList<int> CategoryIds);

/// <summary>An imagined purchase.</summary>
public sealed record TrialPurchase
{
    /// <summary>Item of the purchase.</summary>
    public required TrialItem Item { get; init; }

    /// <summary>Pieces or treatments.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>Price of all pieces, units of the currency, with tax or without as the rules count.</summary>
    public required decimal Amount { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime PlacedOnUtc { get; init; }

    /// <summary>The tier held; 0 or one that there is not: none.</summary>
    public int TierId { get; init; }

    /// <summary>The kind of card held; 0 or one that there is not: none.</summary>
    public int CardId { get; init; }

    /// <summary>The maker; null: the product's own.</summary>
    public int? ManufacturerId { get; init; }

    /// <summary>The programme, one of the rules, that the client is as it asks clients to be, tier and card aside; null: the client bought before, and nothing else is known.</summary>
    public Programme? FitsProgramme { get; init; }
}

/// <summary>Earning of an imagined purchase.</summary>
/// <param name="Rules">The rules that it was tried on.</param>
/// <param name="Request">The purchase as the rules saw it.</param>
/// <param name="Earned">What it earns, explained.</param>
public sealed record TrialResult(EarnRuleSet Rules, EarnRequest Request, EarnResult Earned);
