using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A change of rules in words.</summary>
/// <param name="What">Which rule, and which part of it: "Tiers – Gold – Cashback rate".</param>
/// <param name="Before">What it was; empty: <paramref name="After"/> says all.</param>
/// <param name="After">What it is.</param>
sealed record RuleChangeLine(string What, string Before, string After)
{
    public override string ToString() => Before.Length == 0 ? $"{What}: {After}" : $"{What}: {Before} → {After}";
}

/// <summary>Says what rules say otherwise than others, each changed thing as it was and as it is, in any language.</summary>
sealed class RuleChangeWords(LanguageWords languages, SettingWords settings, IProductService products, ICategoryService categories, ILocalizationService localization)
{
    const string None = "–";

    /// <summary>Says it, one line a changed thing; none: they are alike.</summary>
    /// <param name="changes">What differs.</param>
    /// <param name="languageId">The language.</param>
    /// <param name="culture">How numbers and days are written.</param>
    public async Task<IReadOnlyList<RuleChangeLine>> SayAsync(RuleChanges changes, int languageId, CultureInfo culture)
    {
        var (before, after) = (changes.Before.Source, changes.After.Source);
        var teller = new Teller(await languages.OpenAsync(languageId, culture), culture, await YesAsync("Admin.Common.Yes", languageId, "Yes"), await YesAsync("Admin.Common.No", languageId, "No"));
        var lines = new List<RuleChangeLine>();
        if (before.CurrencyCode.Length > 0)
            await AddSettingsAsync(lines, changes, languageId);

        await AddAsync(lines, "Tiers.Title", (before.Tiers, after.Tiers), tier => tier.Id, tier => tier.Name, teller.Tier, languageId);
        await AddAsync(lines, "Cards.Title", (before.Cards, after.Cards), card => card.Id, card => card.Name, teller.Card, languageId);
        var nodes = after.Categories.Concat(before.Categories).DistinctBy(node => node.Id).ToDictionary(node => node.Id, node => node.Name);
        await AddAsync(lines, "Rates.Categories.Title", (before.CategoryRates, after.CategoryRates), rate => rate.CategoryId, rate => nodes.GetValueOrDefault(rate.CategoryId, ""), teller.CategoryRate, languageId);
        var goods = (await products.GetProductsByIdsAsync([.. before.ProductRates.Concat(after.ProductRates).Select(rate => rate.ProductId).Distinct()])).ToDictionary(product => product.Id, product => product.Name);
        await AddAsync(lines, "Rates.Products.Title", (before.ProductRates, after.ProductRates), rate => rate.ProductId, rate => goods.GetValueOrDefault(rate.ProductId, ""), teller.ProductRate, languageId);
        await AddAsync(lines, "Rates.Manufacturers.Title", (before.ManufacturerRates, after.ManufacturerRates), rate => rate.ManufacturerId, rate => after.ManufacturerNames.GetValueOrDefault(rate.ManufacturerId, ""), teller.ManufacturerRate, languageId);
        if (before.Programmes.Count + after.Programmes.Count > 0)
        {
            var named = before.Programmes.Concat(after.Programmes).SelectMany(programme => IdList.Parse(programme.CategoryIds)).Distinct().ToArray();
            var names = await languages.NamesAsync();
            // A tier of the same draft has no row yet.
            var tiers = new Dictionary<int, string>(names.Tiers);
            foreach (var tier in after.Tiers)
                tiers[tier.Id] = tier.Name;
            var ofCategories = (await categories.GetCategoriesByIdsAsync(named)).ToDictionary(category => category.Id, category => category.Name);
            await AddAsync(lines, "Programmes.Title", (before.Programmes, after.Programmes), programme => programme.Id, programme => programme.Name, teller.ProgrammeOf(names with { Tiers = tiers }, ofCategories), languageId);
        }

        return lines;
    }

    async Task AddSettingsAsync(List<RuleChangeLine> lines, RuleChanges changes, int languageId)
    {
        var (before, after) = (DraftLauncher.Apply(changes.Before, new()), DraftLauncher.Apply(changes.After, new()));
        foreach (var field in CashbackSettingFields.Changed(before, after))
            lines.Add(new(await settings.NameAsync(field.Name, languageId), await settings.ValueAsync(field.Name, field.Text(before), languageId), await settings.ValueAsync(field.Name, field.Text(after), languageId)));
    }

    async Task AddAsync<T>(
        List<RuleChangeLine> lines, string titleKey, (IReadOnlyList<T> Before, IReadOnlyList<T> After) rows, Func<T, int> keyOf, Func<T, string> nameOf, IReadOnlyList<Part<T>> parts, int languageId)
        where T : BaseEntity, new()
    {
        var (former, next) = (rows.Before.ToLookup(keyOf), rows.After.ToLookup(keyOf));
        foreach (var key in rows.Before.Concat(rows.After).Select(keyOf).Distinct())
        {
            var (before, after) = (former[key].FirstOrDefault(), next[key].FirstOrDefault());
            var name = nameOf((before ?? after)!) is { Length: > 0 } known ? known : string.Create(CultureInfo.InvariantCulture, $"#{key}");
            var what = $"{await TextAsync(titleKey, languageId)} – {name}";
            if (after is null)
            {
                lines.Add(new(what, "", await TextAsync("History.Removed", languageId)));
                continue;
            }

            // What a new row has as every row begins is not told.
            var from = before ?? new T();
            foreach (var part in parts.Where(part => part.Say(from) != part.Say(after) && (before is not null || !part.IsName)))
                lines.Add(new($"{what} – {await TextAsync(part.Label, languageId)}", before is null ? None : part.Say(from), part.Say(after)));
        }
    }

    Task<string> TextAsync(string key, int languageId) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId);

    Task<string> YesAsync(string key, int languageId, string otherwise) => localization.GetResourceAsync(key, languageId, logIfNotFound: false, defaultValue: otherwise);

    /// <summary>A part of a row.</summary>
    /// <param name="Label">Key of its name, as its page has it.</param>
    /// <param name="Say">What it says.</param>
    sealed record Part<T>(string Label, Func<T, string> Say)
    {
        /// <summary>It is the name of the row, which stands before its other parts.</summary>
        public bool IsName => Label.EndsWith(".Name", StringComparison.Ordinal);
    }

    sealed class Teller(Words words, CultureInfo culture, string yes, string no)
    {
        public IReadOnlyList<Part<CashbackTier>> Tier =>
        [
            new("Tiers.Name", row => row.Name), new("Tiers.SpendThreshold", row => words.Amount(row.SpendThreshold)), new("Tiers.Rate", row => words.Rate(row.Rate, row.Unit)),
            new("Tiers.MinimumReceipt", row => Amount(row.MinimumReceipt)),
        ];

        public IReadOnlyList<Part<CardKind>> Card =>
            [new("Cards.Name", row => row.Name), new("Cards.Rate", row => row.Rate is { } rate ? words.Percent(rate) : None), new("Cards.DisplayOrder", row => Number(row.DisplayOrder))];

        public IReadOnlyList<Part<CategoryRate>> CategoryRate => [new("Rates.Rate", row => Rate(row.Rate, row.Unit)), new("Rates.Excluded", row => Tick(row.Excluded))];

        public IReadOnlyList<Part<ProductRate>> ProductRate => [new("Rates.Rate", row => Rate(row.Rate, row.Unit)), new("Rates.Excluded", row => Tick(row.Excluded))];

        public IReadOnlyList<Part<ManufacturerRate>> ManufacturerRate => [new("Rates.Rate", row => Rate(row.Rate, row.Unit))];

        public IReadOnlyList<Part<Programme>> ProgrammeOf(AudienceNames names, IReadOnlyDictionary<int, string> categories) =>
        [
            new("Programmes.Name", row => row.Name), new("Programmes.Active", row => Tick(row.Active)),
            new("Programmes.From", row => Instant(row.FromUtc)), new("Programmes.To", row => Instant(row.ToUtc)),
            new("Programmes.Weekdays", row => row.Weekdays == 0 ? None : Weekdays.List(row.ToRule().Weekdays, culture, isFull: false)),
            new("Programmes.Months", row => row.Months == 0 ? None : string.Join(", ", row.ToRule().Months.Select(culture.DateTimeFormat.GetAbbreviatedMonthName))),
            new("Programmes.FromTime", row => Time(row.FromMinute)), new("Programmes.ToTime", row => Time(row.ToMinute)),
            new("Programmes.FavouriteCategory", row => Tick(row.FavouriteCategory)), new("Programmes.Categories", row => Names(row.CategoryIds, categories)),
            new("Audience.Tiers", row => Names(row.TierIds, names.Tiers)), new("Audience.Roles", row => Names(row.RoleIds, names.Roles)), new("Audience.Cards", row => Names(row.CardIds, names.Cards)),
            new("Audience.Newsletter", row => Tick(row.Newsletter)), new("Audience.FirstOrder", row => Tick(row.FirstOrder)), new("Audience.SleepingDays", row => Number(row.SleepingDays)),
            new("Audience.BirthdayDaysBefore", row => Number(row.BirthdayDaysBefore)), new("Audience.BirthdayDaysAfter", row => Number(row.BirthdayDaysAfter)),
            new("Programmes.Priority", row => Number(row.Priority)), new("Programmes.Multiplier", row => words.Number(row.Multiplier)), new("Programmes.ExtraPercent", row => words.Percent(row.ExtraPercent)),
            new("Programmes.ExtraPerItem", row => words.Units(row.ExtraPerItem)), new("Programmes.ExtraPerOrder", row => words.Units(row.ExtraPerOrder)), new("Programmes.Stackable", row => Tick(row.Stackable)),
            new("Programmes.CapPerOrder", row => Amount(row.CapPerOrder)), new("Programmes.CapPerClient", row => Amount(row.CapPerClient)), new("Programmes.CapPerDay", row => Amount(row.CapPerDay)),
            new("Programmes.CapPerMonth", row => Amount(row.CapPerMonth)), new("Programmes.Budget", row => Amount(row.Budget)), new("Programmes.DisplayOrder", row => Number(row.DisplayOrder)),
            new("Programmes.PaymentMethods", row => row.ToRule().PaymentMethods is { Count: > 0 } methods ? string.Join(", ", methods.Select(method => words.PaymentMethods.GetValueOrDefault(method, method))) : None),
            new("Programmes.MinimumOrder", row => words.Units(row.MinimumOrder)),
        ];

        string Tick(bool isTicked) => isTicked ? yes : no;

        string Rate(decimal? rate, int unit) => rate is { } number ? words.Rate(number, unit) : None;

        string Amount(long? minor) => minor is { } amount ? words.Amount(amount) : None;

        string Number(int? number) => number is { } known ? known.ToString(culture) : None;

        string Instant(DateTime? utc) => utc is { } instant ? words.Instant(instant) : None;

        static string Time(int? minute) => minute is { } of ? new TimeOnly(of / 60 % 24, of % 60).ToString("HH:mm", CultureInfo.InvariantCulture) : None;

        // One that is no more is told by its number: it was meant all the same.
        static string Names(string? list, IReadOnlyDictionary<int, string> names) =>
            IdList.Parse(list) is { Count: > 0 } ids ? string.Join(", ", ids.Select(id => names.GetValueOrDefault(id) ?? string.Create(CultureInfo.InvariantCulture, $"#{id}"))) : None;
    }
}
