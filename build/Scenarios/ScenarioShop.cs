using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Cashback.Scenarios;

/// <summary>Ids of what a scenario names.</summary>
sealed class ScenarioNames
{
    /// <summary>Customers with their rows.</summary>
    public Dictionary<string, Customer> Customers { get; } = [];

    /// <summary>Products by sku.</summary>
    public Dictionary<string, Product> Products { get; } = [];

    /// <summary>Kinds of cards by name.</summary>
    public Dictionary<string, int> Cards { get; } = [];

    /// <summary>Tiers by name.</summary>
    public Dictionary<string, int> Tiers { get; } = [];

    /// <summary>Branches by name.</summary>
    public Dictionary<string, int> Branches { get; } = [];
}

/// <summary>Puts a scenario's shop, rules and customers into an empty preview store.</summary>
sealed class ScenarioShop(IRepository<Currency> currencies, IRepository<Category> categories, IRepository<Product> products, IRepository<ProductCategory> mappings,
    IRepository<TaxRate> taxes, ISettingService settings, EarnRuleService rules, IRepository<Programme> programmes, IRuleSetProvider ruleSets,
    IBranchService branches, IServiceProvider services, PreviewSettings shop, IRepository<Manufacturer> manufacturers, IRepository<ProductManufacturer> madeBy, ICustomerService customerService)
{
    readonly Dictionary<string, int> _categories = [];
    readonly Dictionary<string, int> _tiers = [];
    readonly Dictionary<string, int> _manufacturers = [];
    readonly Dictionary<string, int> _roles = [];

    /// <summary>Does it.</summary>
    public async Task<ScenarioNames> MakeAsync(ScenarioFile scenario, CurrencySpec currency)
    {
        var names = new ScenarioNames();
        await SetCurrencyAsync(scenario.Currency);
        shop.TimeZoneId = scenario.TimeZone.Id;
        await settings.SaveSettingAsync(shop, values => values.TimeZoneId);
        await AddCategoriesAsync(scenario.Categories);
        await settings.SaveSettingAsync(SettingsOf(scenario));
        await AddManufacturersAsync(scenario.Manufacturers);
        await AddProductsAsync(scenario.Products, names);
        await AddTiersAsync(scenario.Tiers, currency);
        foreach (var (name, id) in _tiers)
            names.Tiers[name] = id;
        var people = ActivatorUtilities.CreateInstance<ScenarioPeople>(services);
        await people.AddCardsAsync(scenario, names);
        await AddRolesAsync(scenario);
        await AddProgrammesAsync(scenario.Programmes, names, currency);
        await people.AddAsync(scenario, names);
        foreach (var customer in scenario.Customers)
        {
            foreach (var role in customer.Roles)
                await customerService.AddCustomerRoleMappingAsync(new() { CustomerId = names.Customers[customer.Id].Id, CustomerRoleId = _roles[role] });
        }

        foreach (var name in scenario.Events.Select(BranchOf).OfType<string>().Distinct())
        {
            var branch = new Branch { Name = name };
            await branches.SaveAsync(branch);
            names.Branches[name] = branch.Id;
        }

        return names;
    }

    static string? BranchOf(ScenarioEvent happening) => happening switch
    {
        IssueVoucher voucher => voucher.Branch,
        RedeemVoucher redeem => redeem.Branch ?? ScenarioPlayer.NoBranch,
        _ => null,
    };

    async Task SetCurrencyAsync(string code)
    {
        var currency = currencies.Table.OrderBy(row => row.Id).First();
        if (currency.CurrencyCode == code)
            return;
        (currency.CurrencyCode, currency.Name) = (code, code);
        currency.RoundingType = CurrencyDecimals.Of(code) == 0 ? RoundingType.Rounding1 : RoundingType.Rounding001;
        await currencies.UpdateAsync(currency);
    }

    string IdsOf(IReadOnlyList<string>? names) => string.Join(',', (names ?? []).Select(name => _categories[name]));

    CashbackSettings SettingsOf(ScenarioFile scenario)
    {
        var rule = scenario.Settings;
        return new()
        {
            EarnFromUtc = scenario.Start,
            ActivationDelayDays = rule.ActivationDelayDays,
            CreditExpires = rule.ExpiryDays is not null,
            ExpiryDays = rule.ExpiryDays ?? 365,
            ExpiryUntil = rule.ExpiryUntil,
            ExpiryMonth = rule.ExpiryDate?.Month ?? 12,
            ExpiryDay = rule.ExpiryDate?.Day ?? 31,
            MinimumReceipt = rule.MinimumReceipt,
            RedeemMaxPerOrder = rule.Redeem.MaxPerOrder ?? 0,
            RedeemMaxSharePercent = rule.Redeem.MaxShare * 100,
            RedeemMinimum = rule.Redeem.Minimum,
            RedeemOnGiftCards = rule.Redeem.GiftCards,
            RedeemMinimumOrder = rule.Redeem.MinimumOrder,
            RedeemOnShipping = rule.Redeem.Shipping,
            RedeemOncePerDay = rule.Redeem.OncePerDay,
            RedeemCategoryIds = IdsOf(rule.Redeem.Categories),
            RedeemNotCategoryIds = IdsOf(rule.Redeem.ExcludedCategories),
            BaseIncludesTax = rule.Base == EarnBase.InclTax,
            EarnOn = rule.EarnOn,
            ServiceCategoryIds = string.Join(',', scenario.Categories.Where(category => category.Service).Select(category => _categories[category.Name])),
            EarnCapPercent = rule.CapPercent,
            EarnMarginCapPercent = rule.MarginCapPercent,
            Shortfall = rule.Shortfall,
            TierWindow = rule.TierWindow,
            TierReview = rule.Review switch
            {
                null => TierReview.EveryRun,
                { Yearly: not null } => TierReview.Yearly,
                _ => TierReview.Months,
            },
            TierReviewMonth = rule.Review?.Yearly?.Month ?? 1,
            TierReviewDay = rule.Review?.Yearly?.Day ?? 1,
            TierReviewMonths = rule.Review?.Months ?? 12,
            TierGraceDays = rule.TierGraceDays,
            TierReturnDays = rule.ReturnWindowDays,
            RequireOptIn = rule.OptInRequired,
            RequireCard = rule.CardRequired,
            GuestClaimDays = rule.GuestClaimDays,
        };
    }

    // A file may name a parent below its child.
    async Task AddCategoriesAsync(IReadOnlyList<ScenarioCategory> all)
    {
        var rows = all.Select(category => new Category { Name = category.Name, Published = true, PageSizeOptions = "" }).ToList();
        await categories.InsertAsync(rows, false);
        foreach (var row in rows)
            _categories[row.Name] = row.Id;
        for (var index = 0; index < all.Count; index++)
        {
            if (all[index].Parent is { } parent)
            {
                rows[index].ParentCategoryId = _categories[parent];
                await categories.UpdateAsync(rows[index], false);
            }

            if (all[index].Rate is not null || all[index].Excluded)
                (await rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = rows[index].Id, Rate = all[index].Rate, Excluded = all[index].Excluded, Unit = (int)all[index].Unit })).Demand($"categories[{index}]");
        }
    }

    async Task AddProductsAsync(IReadOnlyList<ScenarioProduct> all, ScenarioNames names)
    {
        var percents = all.Select(product => product.TaxRate).Where(percent => percent > 0).Distinct().ToList();
        await taxes.InsertAsync([.. percents.Select((percent, index) => new TaxRate { TaxCategoryId = index + 1, Percent = percent })], false);
        for (var index = 0; index < all.Count; index++)
        {
            var said = all[index];
            // To be shipped, so that it is complete when the scenario says so and not when it is paid.
            var product = new Product
            {
                Name = said.Sku,
                Sku = said.Sku,
                Price = said.Price,
                ProductCost = said.Cost,
                TaxCategoryId = percents.IndexOf(said.TaxRate) + 1,
                IsGiftCard = said.GiftCard,
                IsShipEnabled = true,
                Published = true,
                VisibleIndividually = true,
            };
            await products.InsertAsync(product, false);
            names.Products[said.Sku] = product;
            await mappings.InsertAsync([.. said.Categories.Distinct().Select(name => new ProductCategory { ProductId = product.Id, CategoryId = _categories[name] })], false);
            await madeBy.InsertAsync([.. said.Manufacturers.Select(name => new ProductManufacturer { ProductId = product.Id, ManufacturerId = _manufacturers[name] })], false);
            if (said.Rate is not null || said.Excluded)
                (await rules.SaveProductRateAsync(new ProductRate { ProductId = product.Id, Rate = said.Rate, Excluded = said.Excluded, Unit = (int)said.Unit })).Demand($"products[{index}]");
        }
    }

    async Task AddManufacturersAsync(IReadOnlyList<ScenarioManufacturer> all)
    {
        for (var index = 0; index < all.Count; index++)
        {
            var row = new Manufacturer { Name = all[index].Name, Published = true };
            await manufacturers.InsertAsync(row, false);
            _manufacturers[row.Name] = row.Id;
            (await rules.SaveManufacturerRateAsync(row.Id, all[index].Rate, all[index].Unit)).Demand($"manufacturers[{index}]");
        }
    }

    async Task AddTiersAsync(IReadOnlyList<ScenarioTier> all, CurrencySpec currency)
    {
        for (var index = 0; index < all.Count; index++)
        {
            var tier = new CashbackTier
            {
                Name = all[index].Name,
                Rate = all[index].Rate,
                Unit = (int)all[index].Unit,
                SpendThreshold = currency.Minor(all[index].Spend),
                MinimumReceipt = all[index].MinimumReceipt is { } least ? currency.Minor(least) : null,
            };
            (await rules.SaveTierAsync(tier)).Demand($"tiers[{index}]");
            _tiers[tier.Name] = tier.Id;
        }
    }

    async Task AddRolesAsync(ScenarioFile scenario)
    {
        foreach (var name in scenario.Customers.SelectMany(customer => customer.Roles).Concat(scenario.Programmes.SelectMany(programme => programme.Roles)).Distinct())
        {
            var role = new CustomerRole { Name = name, SystemName = name, Active = true };
            await customerService.InsertCustomerRoleAsync(role);
            _roles[name] = role.Id;
        }
    }

    async Task AddProgrammesAsync(IReadOnlyList<ScenarioProgramme> all, ScenarioNames names, CurrencySpec currency)
    {
        for (var index = 0; index < all.Count; index++)
        {
            var programme = all[index];
            // One that ends before it begins never runs.
            if (programme.To <= programme.From)
                continue;
            await AddAsync(new Programme
            {
                Name = programme.Name.Length > 0 ? programme.Name : $"Programme {index + 1}",
                FromUtc = programme.From,
                ToUtc = programme.To,
                Weekdays = programme.Weekdays.Aggregate(0, (days, day) => days | 1 << (int)day),
                CategoryIds = string.Join(",", programme.Categories.Select(name => _categories[name])),
                TierIds = string.Join(",", programme.Tiers.Select(name => _tiers[name])),
                Multiplier = programme.Multiplier,
                ExtraPercent = programme.ExtraPercent,
                Stackable = programme.Stackable,
                CapPerOrder = programme.CapPerOrder is { } cap ? currency.Minor(cap) : null,
                Budget = programme.Budget is { } budget ? currency.Minor(budget) : null,
                DisplayOrder = index,
                Months = programme.Months.Aggregate(0, (bits, month) => bits | 1 << (month - 1)),
                FromMinute = programme.FromTime,
                ToMinute = programme.ToTime,
                FavouriteCategory = programme.FavouriteCategory,
                RoleIds = string.Join(",", programme.Roles.Select(name => _roles[name])),
                CardIds = string.Join(",", programme.Cards.Select(name => names.Cards[name])),
                Newsletter = programme.Newsletter,
                FirstOrder = programme.FirstOrder,
                SleepingDays = programme.SleepingDays,
                BirthdayDaysBefore = programme.Birthday?.DaysBefore,
                BirthdayDaysAfter = programme.Birthday?.DaysAfter,
                Priority = (int)programme.Priority,
                MinimumOrder = programme.MinimumOrder,
                ExtraPerItem = programme.ExtraPerItem,
                ExtraPerOrder = programme.ExtraPerOrder,
                CapPerClient = programme.CapPerClient is { } ever ? currency.Minor(ever) : null,
                CapPerDay = programme.CapPerDay is { } day ? currency.Minor(day) : null,
                CapPerMonth = programme.CapPerMonth is { } month ? currency.Minor(month) : null,
            }, $"programmes[{index}]");
        }
    }

    // A limit of nothing, which the plugin's page takes for a slip, is a way to show a rule.
    async Task AddAsync(Programme programme, string path)
    {
        if (programme.CapPerOrder != 0 && programme.Budget != 0)
        {
            (await rules.SaveProgrammeAsync(programme)).Demand(path);
            return;
        }

        await programmes.InsertAsync(programme, false);
        await ruleSets.ClearAsync();
    }
}
