using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

/// <summary>Makes the page of a draft and reads it back. What the page does not show stays as it is in the draft.</summary>
public sealed class DraftFactory(
    RuleDrafts drafts, RuleLaunches launches, ApproversText approvers, Actor actor, IWalletDirectory wallets, ICategoryService categories, AdminChoices choices, ILocalizationService localization, FormReaders readers, IPermissionService permissions, ShopClock clock)
{
    /// <summary>All drafts, newest first.</summary>
    public async Task<TableModel> ListAsync() => TableOf(await drafts.GetAllAsync(), clock);

    /// <summary>Drafts as a table, from which each is opened.</summary>
    internal static TableModel TableOf(IList<RuleDraft> all, ShopClock clock) => new(
        [Column.Text("Drafts.Name"), Column.Short("Drafts.Created")],
        [.. all.Select(draft => new TableRow(draft.Id, [draft.Name, clock.Shown(draft.CreatedOnUtc)]))])
    {
        Controller = "CashbackDraft",
    };

    /// <summary>A draft to edit; null: there is none with the id.</summary>
    public async Task<DraftModel?> PrepareAsync(int draftId)
    {
        if (await drafts.GetAsync(draftId) is not { } draft)
            return null;

        var (rules, terms) = await drafts.RulesAsync(draft);
        var currency = await wallets.GetCurrencyAsync();
        var model = new DraftModel
        {
            Id = draft.Id,
            Name = draft.Name,
            MinimumReceipt = Figures.AmountField(rules.MinimumReceipt, currency),
            EarnOn = (int)rules.EarnOn,
            CapPercent = Figures.Number(rules.CapPercent),
            MarginCapPercent = Figures.Number(rules.MarginCapPercent),
            Tiers = [.. rules.Tiers.OrderBy(tier => tier.SpendThreshold).Select(tier => new DraftTierModel
            {
                Id = tier.Id,
                Name = tier.Name,
                SpendThreshold = Figures.AmountField(tier.SpendThreshold, currency),
                Rate = Figures.Number(tier.Rate),
            })],
            Cards = [.. rules.Cards.Select(card => new DraftCardModel
            {
                Id = card.Id,
                Name = card.Name,
                Rate = card.Rate is { } percent ? Figures.Number(percent) : null,
            })],
            Categories = [.. rules.CategoryRates.Select(rate => new DraftCategoryModel
            {
                CategoryId = rate.CategoryId,
                Rate = rate.Rate is { } percent ? Figures.Number(percent) : null,
                Excluded = rate.Excluded,
            })],
            Programmes = [.. rules.Programmes.Select(programme => new DraftProgrammeModel
            {
                Id = programme.Id,
                Active = programme.Active,
                Name = programme.Name,
                Multiplier = Figures.Number(programme.Multiplier),
                ExtraPercent = Figures.Number(programme.ExtraPercent),
                From = clock.ToShop(programme.FromUtc),
                To = clock.ToShop(programme.ToUtc),
            })],
        };
        TierTermsFields.Show(terms, model);
        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<DraftModel> CompleteAsync(DraftModel model)
    {
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.TimeZone = clock.Zone.Id;
        model.CanPutLive = await permissions.AuthorizeAsync(CashbackPermissions.PutRulesLive);
        model.NeedsSecond = await launches.NeedSecondPersonAsync();
        model.AvailableEarnOn = await choices.OfEnumAsync<EarnOn>();
        model.AvailableTierWindows = await choices.OfEnumAsync<TierWindow>();
        model.AvailableTierReviews = await choices.OfEnumAsync<TierReview>();
        model.AvailableMonths = AdminChoices.Months();
        var draft = await drafts.GetAsync(model.Id);
        var rules = draft is null ? new RuleRows() : (await drafts.RulesAsync(draft)).Source;
        if (draft is not null && model.NeedsSecond)
        {
            var waits = await launches.WaitsAsync(draft);
            var line = await approvers.SayAsync(waits?.Proposal ?? new() { KindId = (int)ProposalKind.Rules, SubjectId = draft.Id, ProposedBy = await actor.IdAsync() });
            (model.WaitsIn, model.Approvers, model.CanBeApproved) = (waits?.Proposal.Id ?? 0, line.Words, line.Anybody);
        }

        foreach (var row in model.Tiers)
            row.Unit = await UnitAsync(rules.Tiers.FirstOrDefault(tier => tier.Id == row.Id)?.Unit ?? 0, model.CurrencyCode);
        var rated = model.Categories.ToDictionary(row => row.CategoryId);
        var tree = CategoryTree.Build(await categories.GetAllCategoriesAsync(showHidden: true), []);
        model.Categories = [.. tree.Select(place => (rated.GetValueOrDefault(place.Category.Id) ?? new() { CategoryId = place.Category.Id }) with
        {
            Name = place.Category.Name,
            Level = place.Level,
        })];
        foreach (var row in model.Categories)
            row.Unit = await UnitAsync(rules.CategoryRates.FirstOrDefault(rate => rate.CategoryId == row.CategoryId)?.Unit ?? 0, model.CurrencyCode);
        if (model.Programmes.Count == 0 || !string.IsNullOrWhiteSpace(model.Programmes[^1].Name))
            model.Programmes.Add(new() { Active = true, Multiplier = Figures.Number(1), ExtraPercent = Figures.Number(0) });
        return model;
    }

    /// <summary>The rules that the model says, over those of the draft.</summary>
    /// <param name="draft">The draft; takes the name.</param>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<DraftRules> ReadAsync(RuleDraft draft, DraftModel model, ModelStateDictionary state)
    {
        draft.Name = FormReader.Text(model.Name);
        var rules = await drafts.RulesAsync(draft);
        var typed = await readers.OpenAsync(state);
        var terms = await TierTermsFields.ReadAsync(model, typed);
        return new(rules.Source with
        {
            MinimumReceipt = await typed.AmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt),
            EarnOn = EarnOnOf(model, rules.Source),
            CapPercent = await typed.NumberAsync(nameof(model.CapPercent), model.CapPercent, RuleSetValidator.MaxPercent),
            MarginCapPercent = await typed.NumberAsync(nameof(model.MarginCapPercent), model.MarginCapPercent, RuleSetValidator.MaxPercent),
            Tiers = await TiersAsync(rules.Source, model, typed),
            Cards = await CardsAsync(rules.Source, model, typed),
            CategoryRates = await CategoriesAsync(rules.Source, model, typed),
            Programmes = await ProgrammesAsync(rules.Source, model, typed),
        }, terms);
    }

    static async Task<List<CashbackTier>> TiersAsync(RuleRows rules, DraftModel model, FormReader typed)
    {
        var known = rules.Tiers.ToDictionary(tier => tier.Id);
        var tiers = new List<CashbackTier>();
        for (var i = 0; i < model.Tiers.Count; i++)
        {
            var row = model.Tiers[i];
            if (!known.TryGetValue(row.Id, out var tier))
                continue;
            tier.Name = FormReader.Text(row.Name);
            tier.SpendThreshold = await typed.AmountAsync(At("Tiers", i, nameof(row.SpendThreshold)), row.SpendThreshold);
            tier.Rate = await typed.NumberAsync(At("Tiers", i, nameof(row.Rate)), row.Rate, MostOf(tier.Unit));
            tiers.Add(tier);
        }

        return tiers;
    }

    static async Task<List<CardKind>> CardsAsync(RuleRows rules, DraftModel model, FormReader typed)
    {
        var rows = model.Cards.Select((row, index) => (row, index)).GroupBy(pair => pair.row.Id).ToDictionary(group => group.Key, group => group.First());
        var cards = new List<CardKind>();
        foreach (var card in rules.Cards)
        {
            // A kind that came since the page was made stays as it is.
            if (rows.TryGetValue(card.Id, out var posted))
            {
                card.Name = FormReader.Text(posted.row.Name);
                card.Rate = await typed.OptionalNumberAsync(At("Cards", posted.index, nameof(posted.row.Rate)), posted.row.Rate, RuleSetValidator.MaxPercent);
            }

            cards.Add(card);
        }

        return cards;
    }

    static async Task<List<CategoryRate>> CategoriesAsync(RuleRows rules, DraftModel model, FormReader typed)
    {
        var known = rules.CategoryRates.ToDictionary(rate => rate.CategoryId);
        var rates = new List<CategoryRate>();
        for (var i = 0; i < model.Categories.Count; i++)
        {
            var row = model.Categories[i];
            var unit = known.GetValueOrDefault(row.CategoryId)?.Unit ?? 0;
            var rate = await typed.OptionalNumberAsync(At("Categories", i, nameof(row.Rate)), row.Rate, MostOf(unit));
            if (rate is null && !row.Excluded)
                continue;
            var own = known.GetValueOrDefault(row.CategoryId) ?? new CategoryRate { Id = -row.CategoryId, CategoryId = row.CategoryId };
            (own.Rate, own.Excluded) = (rate, row.Excluded);
            rates.Add(own);
        }

        return rates;
    }

    async Task<List<Programme>> ProgrammesAsync(RuleRows rules, DraftModel model, FormReader typed)
    {
        var known = rules.Programmes.ToDictionary(programme => programme.Id);
        var programmes = new List<Programme>();
        for (var i = 0; i < model.Programmes.Count; i++)
        {
            var row = model.Programmes[i];
            if (row.Id == 0 && string.IsNullOrWhiteSpace(row.Name))
                continue;
            var programme = row.Id == 0
                ? new Programme { Id = Math.Min(0, known.Keys.DefaultIfEmpty().Min()) - 1, DisplayOrder = known.Values.Select(other => other.DisplayOrder).DefaultIfEmpty().Max() + 1 }
                : known.GetValueOrDefault(row.Id);
            if (programme is null)
                continue;
            programme.Name = FormReader.Text(row.Name);
            programme.Active = row.Active;
            programme.Multiplier = await typed.NumberAsync(At("Programmes", i, nameof(row.Multiplier)), row.Multiplier, RuleSetValidator.MaxMultiplier);
            programme.ExtraPercent = await typed.NumberAsync(At("Programmes", i, nameof(row.ExtraPercent)), row.ExtraPercent, RuleSetValidator.MaxPercent);
            programme.FromUtc = clock.ToUtc(row.From);
            programme.ToUtc = clock.ToUtc(row.To);
            programmes.Add(programme);
        }

        return programmes;
    }

    async Task<string> UnitAsync(int unit, string? currencyCode) => (RateUnit)unit == RateUnit.Percent
        ? "%"
        : $"{currencyCode} · {await localization.GetLocalizedEnumAsync((RateUnit)unit)}";

    static EarnOn EarnOnOf(DraftModel model, RuleRows rules) => Enum.IsDefined((EarnOn)model.EarnOn) ? (EarnOn)model.EarnOn : rules.EarnOn;

    static decimal MostOf(int unit) => (RateUnit)unit == RateUnit.Percent ? RuleSetValidator.MaxPercent : RuleSetValidator.MaxAmount;

    static string At(string list, int index, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{field}");
}
