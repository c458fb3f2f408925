using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

/// <summary>The panel that tries the rules of a form: fills it, reads what it asks and tells the answer.</summary>
public sealed class RulePreviewFactory(
    IRuleSetProvider rules,
    RuleTrial trial,
    IStoreContext stores,
    TriedItems items,
    AdminChoices choices,
    FieldLabels labels,
    ExplanationText explanation,
    ProgrammeText programmeText,
    ShopClock clock,
    TimeProvider time,
    Texts texts,
    FormReaders readers)
{
    /// <summary>Stands for the id of a row that is not saved yet.</summary>
    public const int NewId = int.MaxValue;

    const string Prefix = nameof(ProgrammeModel.Preview) + ".";
    const int MostPieces = 1000;
    const decimal Purchase = 50;

    /// <summary>Adds what the panel shows beside its fields, and what its fields hold at first.</summary>
    /// <param name="model">The panel.</param>
    /// <param name="page">The page that it is on.</param>
    public async Task CompleteAsync(RulePreviewModel model, PreviewPage page)
    {
        var source = await SourceAsync();
        var currency = CurrencySpec.For(source.CurrencyCode);
        model.Action = page.Action;
        model.FormId = page.FormId;
        model.CurrencyCode = currency.Code;
        model.WithTax = source.BaseIncludesTax;
        model.AvailableTiers = [await NoneAsync("Plugins.Misc.Cashback.Preview.NoTier"), .. source.Tiers.Select(tier => Item(tier.Id, tier.Name))];
        model.AvailableCards = [await NoneAsync("Plugins.Misc.Cashback.Preview.NoCard"), .. source.Cards.Select(card => Item(card.Id, card.Name))];
        model.AvailableItems = [.. (page.Categories ?? await choices.CategoriesAsync()).Select(category => category.Text)];
        model.Item = model.PageItem = page.Item;
        model.PageCategoryId = page.CategoryId;
        model.PageProductId = page.ProductId;
        model.Amount = Figures.AmountField(Money.FromDecimalHalfUp(Purchase, currency).Minor, currency);
        model.At = clock.ToShop(time.GetUtcNow().UtcDateTime);
        model.TierId = page.TierId ?? (source.Tiers.Count > 0 ? source.Tiers[0].Id : 0);
        model.CardId = page.CardId;
    }

    /// <summary>Computes the earning of a purchase.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="form">The form whose rules are tried.</param>
    public async Task<RulePreviewResultModel> ShowAsync(RulePreviewModel asked, TriedForm form)
    {
        var saved = await SourceAsync();
        var currency = CurrencySpec.For(saved.CurrencyCode);
        var typed = readers.Open(form.State, currency);
        var amount = new Money(await typed.AmountAsync(Prefix + nameof(asked.Amount), asked.Amount), currency).ToDecimal();
        if (asked.Quantity is < 1 or > MostPieces)
            await typed.RefuseAsync(Prefix + nameof(asked.Quantity), "Errors.Range", 1, MostPieces);
        var item = await items.FindAsync(asked);
        if (item is null)
            await typed.RefuseAsync(Prefix + nameof(asked.Item), "Preview.NoSuchItem", asked.Item ?? "");
        if (!form.State.IsValid || item is null)
            return new() { Errors = await ErrorsAsync(form, saved.BaseIncludesTax) };

        var purchase = new TrialPurchase
        {
            Item = item,
            Amount = amount,
            Quantity = asked.Quantity,
            TierId = asked.TierId,
            CardId = asked.CardId,
            PlacedOnUtc = clock.ToUtc(asked.At) ?? time.GetUtcNow().UtcDateTime,
            ManufacturerId = form.ManufacturerId,
            FitsProgramme = asked.Meets ? form.Programme : null,
        };
        var result = await trial.CalculateAsync(form.Rules(saved), purchase);
        var model = new RulePreviewResultModel
        {
            Purchase = string.Join(" · ", Words(result, purchase)),
            Earned = Figures.Amount(result.Earned.EarnedMinor, currency),
            Lines = [.. await explanation.LinesAsync(result.Earned.Explanation, result.Earned.EarnedMinor, currency, toStaff: true)],
        };
        if (form.Programme is { } programme && await WithoutEffectAsync(result, programme) is { } why)
            model.Lines.Add(why);
        return model;
    }

    async Task<RuleRows> SourceAsync() => await rules.GetRowsAsync((await stores.GetCurrentStoreAsync()).Id);

    static IEnumerable<string> Words(TrialResult result, TrialPurchase purchase)
    {
        var set = result.Rules;
        if (result.Request.Tier is { } tier)
            yield return tier.Name;
        if (result.Request.Client.Card is { } card)
            yield return card.Name;
        yield return purchase.Quantity == 1 ? purchase.Item.Name : $"{purchase.Quantity} × {purchase.Item.Name}";
        yield return Figures.Units(purchase.Amount, set.Currency);
        yield return ShopTime.Local(purchase.PlacedOnUtc, set.Zone).ToString("f", CultureInfo.CurrentCulture);
    }

    // Why the programme that is tried is in no line of the explanation; null: it is in one, or nothing may earn anyway, which is explained.
    async Task<string?> WithoutEffectAsync(TrialResult result, Programme programme)
    {
        if (result.Earned.Explanation is not { } why
            || why.Lines.All(line => line.Exclusion is not null)
            || why.Lines.Any(line => line.Programmes.Any(effect => effect.ProgrammeId == programme.Id)))
            return null;
        if (result.Rules.Holds(programme.Id, result.Request))
            return await texts.GetAsync("Preview.AddsNothing");
        return await texts.GetAsync("Preview.NotHeld", await programmeText.ConditionsAsync(programme));
    }

    async Task<IList<string>> ErrorsAsync(TriedForm form, bool withTax)
    {
        var errors = new List<string>();
        foreach (var (field, entry) in form.State)
        {
            var label = entry.Errors.Count == 0 ? null
                : field.StartsWith(Prefix, StringComparison.Ordinal) ? await OwnLabelAsync(field[Prefix.Length..], withTax)
                : await labels.OfAsync(form.Model, field);
            foreach (var error in entry.Errors)
                errors.Add(label is null ? error.ErrorMessage : await texts.GetAsync("Errors.OfField", label, error.ErrorMessage));
        }

        return [.. errors.Distinct()];
    }

    async Task<string?> OwnLabelAsync(string field, bool withTax)
    {
        var key = field switch
        {
            nameof(RulePreviewModel.Amount) => withTax ? "Plugins.Misc.Cashback.Preview.AmountWithTax" : "Plugins.Misc.Cashback.Preview.AmountWithoutTax",
            nameof(RulePreviewModel.At) => "Plugins.Misc.Cashback.Preview.At",
            nameof(RulePreviewModel.Item) => "Plugins.Misc.Cashback.Preview.Item",
            nameof(RulePreviewModel.Quantity) => "Plugins.Misc.Cashback.Preview.Quantity",
            _ => null,
        };
        return key is null ? null : await texts.OfKeyAsync(key);
    }


    async Task<SelectListItem> NoneAsync(string key) => Item(0, await texts.OfKeyAsync(key));

    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The page that a panel is on.</summary>
/// <param name="Action">Action that answers.</param>
/// <param name="FormId">Id of the form whose rules are tried.</param>
public sealed record PreviewPage(string Action, string FormId)
{
    /// <summary>The tier held at first; null: the lowest.</summary>
    public int? TierId { get; init; }

    /// <summary>The kind of card held at first; 0: none.</summary>
    public int CardId { get; init; }

    /// <summary>Item that is bought at first; null: anything.</summary>
    public string? Item { get; init; }

    /// <summary>The category that this is; 0: none.</summary>
    public int CategoryId { get; init; }

    /// <summary>The product that this is; 0: none.</summary>
    public int ProductId { get; init; }

    /// <summary>All categories with their ancestors, where the page has them; null: they are read.</summary>
    public IEnumerable<SelectListItem>? Categories { get; init; }
}

/// <summary>A form whose rules are tried.</summary>
/// <param name="Model">The form's model.</param>
/// <param name="State">What is wrong with the form, to which is added what is wrong with the purchase.</param>
/// <param name="Rules">The rows with those of the form in their places.</param>
public sealed record TriedForm(Type Model, ModelStateDictionary State, Func<RuleRows, RuleRows> Rules)
{
    /// <summary>The programme of the form, on; null: the form is of none.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The maker of what is bought; null: the product's own.</summary>
    public int? ManufacturerId { get; init; }
}
