using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Tries the rules of a form, saved or not, on an imagined purchase, with the calculator that orders go through. Writes nothing.</summary>
public sealed class RulePreviewFactory(
    IRuleSetProvider rules,
    IWalletStore store,
    IStoreContext stores,
    ICategoryService categories,
    IProductService products,
    AdminChoices choices,
    IExplanationText explanation,
    ShopClock clock,
    TimeProvider time,
    ILocalizationService localization)
{
    /// <summary>Stands for the id of a row that is not saved yet.</summary>
    public const int NewId = int.MaxValue;

    const string Prefix = nameof(ProgrammeModel.Preview) + ".";
    const int MostPieces = 1000;
    const int Suggestions = 10;
    const decimal Purchase = 50;

    /// <summary>Adds what the panel shows beside its fields.</summary>
    /// <param name="model">The panel.</param>
    /// <param name="action">Action that answers.</param>
    /// <param name="formId">Id of the form whose rules are tried.</param>
    /// <param name="item">What is bought at first; null: anything.</param>
    /// <param name="tierId">The tier held at first; null: the lowest.</param>
    public async Task CompleteAsync(RulePreviewModel model, string action, string formId, string? item = null, int? tierId = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var source = await SourceAsync();
        var currency = CurrencySpec.For(source.CurrencyCode);
        model.Action = action;
        model.FormId = formId;
        model.CurrencyCode = currency.Code;
        model.AvailableTiers = await choices.TiersAsync();
        model.AvailableCards = await choices.CardsAsync("Plugins.Misc.Cashback.Preview.NoCard");
        model.AvailableItems = [.. (await choices.CategoriesAsync()).Select(category => category.Text)];
        model.Item ??= item;
        model.Amount ??= AdminText.AmountField(Money.FromDecimalHalfUp(Purchase, currency).Minor, currency);
        model.At ??= clock.ToShop(time.GetUtcNow().UtcDateTime);
        if (model.TierId == 0)
            model.TierId = tierId ?? (source.Tiers.Count > 0 ? source.Tiers[0].Id : 0);
    }

    /// <summary>Names of products that somebody may mean.</summary>
    public async Task<IList<string>> SuggestAsync(string? text) => string.IsNullOrWhiteSpace(text) ? []
        : [.. (await products.SearchProductsAsync(0, Suggestions, keywords: text.Trim(), showHidden: true)).Select(product => product.Name)];

    /// <summary>What a purchase earns.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="rulesOf">The rows with those of the form in their places.</param>
    /// <param name="state">What is wrong with the form, to which is added what is wrong with the purchase.</param>
    /// <param name="programme">The programme of the form; null: it has none.</param>
    /// <param name="manufacturerId">The maker of what is bought; null: the product's own.</param>
    public async Task<RulePreviewResultModel> ShowAsync(
        RulePreviewModel asked, Func<RuleSource, RuleSource> rulesOf, ModelStateDictionary state, Programme? programme = null, int? manufacturerId = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(rulesOf);
        ArgumentNullException.ThrowIfNull(state);
        var saved = await SourceAsync();
        var currency = CurrencySpec.For(saved.CurrencyCode);
        var typed = new TypedNumbers(state, currency, localization);
        var amount = new Money(await typed.AmountAsync(Prefix + nameof(asked.Amount), asked.Amount), currency).ToDecimal();
        if (asked.Quantity is < 1 or > MostPieces)
            await typed.RefuseAsync(Prefix + nameof(asked.Quantity), "Plugins.Misc.Cashback.Errors.Range", 1, MostPieces);
        var item = await FindAsync(asked.Item);
        if (item is null)
            await typed.RefuseAsync(Prefix + nameof(asked.Item), "Plugins.Misc.Cashback.Preview.NoSuchItem", asked.Item ?? "");
        if (!state.IsValid || item is null)
            return new() { Errors = [.. state.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).Distinct()] };

        var set = rulesOf(saved).ToRuleSet();
        var at = clock.ToUtc(asked.At) ?? time.GetUtcNow().UtcDateTime;
        var tier = set.FindTier(asked.TierId);
        var spent = await store.BudgetsAsync([.. set.Programmes.Where(row => row.Id != NewId).Select(row => row.Id)], CancellationToken.None);
        var result = EarnCalculator.Calculate(set, new()
        {
            Lines = [new(1, item.Name, amount, item.ProductId, item.CategoryIds, await MakersAsync(item, set, manufacturerId), item.GiftCard, asked.Quantity, CostOf(item, asked.Quantity, set))],
            Total = amount,
            Payable = amount,
            Tier = tier,
            Client = FactsOf(set, asked, programme, item, at),
            PlacedOnUtc = at,
            BudgetLeft = set.Programmes.Where(row => row.BudgetMinor is not null)
                .ToDictionary(row => row.Id, row => row.BudgetMinor!.Value - spent.GetValueOrDefault(row.Id)),
            CollectExplanation = true,
        });
        var model = new RulePreviewResultModel
        {
            Purchase = string.Join(" · ", Words(set, asked, tier, item, amount, at)),
            Earned = AdminText.Amount(result.EarnedMinor, currency),
            Lines = [.. await explanation.LinesAsync(result.Explanation, result.EarnedMinor, currency)],
        };
        if (programme is { Active: false })
            model.Lines.Add(await localization.GetResourceAsync("Plugins.Misc.Cashback.Preview.NotActive"));
        return model;
    }

    async Task<RuleSource> SourceAsync() => await rules.GetSourceAsync((await stores.GetCurrentStoreAsync()).Id);

    static IEnumerable<string> Words(EarnRuleSet set, RulePreviewModel asked, TierRule? tier, Bought item, decimal amount, DateTime at)
    {
        if (tier is not null)
            yield return tier.Name;
        if (set.FindCard(asked.CardId) is { } card)
            yield return card.Name;
        yield return asked.Quantity == 1 ? item.Name : $"{asked.Quantity} × {item.Name}";
        yield return AdminText.Units(amount, set.Currency);
        yield return ShopTime.Local(at, set.Zone).ToString("f", CultureInfo.CurrentCulture);
    }

    // A client who bought before, and whom nothing else is known of; or one who is just as the programme asks.
    static CustomerFacts FactsOf(EarnRuleSet set, RulePreviewModel asked, Programme? programme, Bought item, DateTime at)
    {
        var facts = new CustomerFacts { Card = set.FindCard(asked.CardId), LastOrderOnUtc = at.AddDays(-1) };
        if (programme is null || !asked.Meets)
            return facts;

        var audience = RuleSource.RuleOf(programme).Audience;
        return facts with
        {
            RoleIds = audience.RoleIds,
            Newsletter = audience.Newsletter,
            LastOrderOnUtc = audience.FirstOrder ? null : at.AddDays(-(audience.SleepingDays ?? 1)),
            Birthday = audience.Birthday is null ? null : ShopTime.Date(at, set.Zone),
            FavouriteCategoryId = programme.FavouriteCategory && item.CategoryIds.Count > 0 ? set.RootOf(item.CategoryIds[0]) : null,
        };
    }

    async Task<IReadOnlyList<int>> MakersAsync(Bought item, EarnRuleSet set, int? manufacturerId) =>
        manufacturerId is { } maker ? [maker] : item.ProductId == 0 ? [] : await rules.ManufacturersOfAsync(item.ProductId, set);

    static decimal? CostOf(Bought item, int quantity, EarnRuleSet set) => item.Cost > 0 && !set.BaseIncludesTax ? item.Cost * quantity : null;

    // A category by its name or way, then a product by SKU or name, then the first one that a search finds.
    async Task<Bought?> FindAsync(string? text)
    {
        var wanted = (text ?? "").Trim();
        if (wanted.Length == 0)
            return new(await localization.GetResourceAsync("Plugins.Misc.Cashback.Preview.AnyItem"), 0, [], false, 0);

        var all = await categories.GetAllCategoriesAsync(showHidden: true);
        foreach (var category in all)
        {
            if (Same(category.Name, wanted) || Same(await choices.BreadcrumbAsync(category, all), wanted))
                return new(category.Name, 0, [category.Id], false, 0);
        }

        var found = await products.SearchProductsAsync(0, Suggestions, keywords: wanted, showHidden: true);
        var product = found.FirstOrDefault(row => Same(row.Sku, wanted)) ?? found.FirstOrDefault(row => Same(row.Name, wanted)) ?? found.FirstOrDefault();
        return product is null ? null : new(product.Name, product.Id, await rules.CategoriesOfAsync(product.Id), product.IsGiftCard, product.ProductCost);
    }

    static bool Same(string? one, string other) => string.Equals(one?.Trim(), other, StringComparison.OrdinalIgnoreCase);

    sealed record Bought(string Name, int ProductId, IReadOnlyList<int> CategoryIds, bool GiftCard, decimal Cost);
}
