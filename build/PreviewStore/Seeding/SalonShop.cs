using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Security;

namespace Cashback.Preview.Seeding;

/// <summary>Puts the salon shop's catalogue, rules, branches and people into an empty preview store.</summary>
public sealed class SalonShop(IRepository<Category> categories, IRepository<Product> products, IRepository<ProductCategory> mappings, IRepository<TaxRate> taxes,
    EarnRuleService rules, BonusService bonuses, IBranchService branches, Registration registration, ICustomerService customers, IPermissionService permissions, ISettingService settings,
    PreviewSettings shop, TimeProvider clock)
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "preview";

    /// <summary>Owns the shop.</summary>
    public const string Owner = "owner@example.com";

    /// <summary>Sees wallets and works at the counter.</summary>
    public const string Manager = "manager@example.com";

    /// <summary>Works at the counter.</summary>
    public const string Clerk = "clerk@example.com";

    const string ManagersRole = "SalonManagers";
    const string StaffRole = "SalonStaff";
    const int TaxCategory = 1;

    /// <summary>Does it.</summary>
    public async Task MakeAsync()
    {
        shop.FlatShipping = 4.90m;
        shop.FreeShippingFrom = 60;
        await settings.SaveSettingAsync(shop);
        await taxes.InsertAsync(new TaxRate { TaxCategoryId = TaxCategory, Percent = 22 }, false);
        await AddCatalogAsync();
        await AddRulesAsync();
        await branches.SaveAsync(new Branch { Name = "Roma", DisplayOrder = 1 });
        await branches.SaveAsync(new Branch { Name = "Milano", DisplayOrder = 2 });
        await AddStaffAsync();
        foreach (var ((first, last, _), index) in SalonCatalog.Clients.Select((client, index) => (client, index)))
        {
            // Birthdays all through the year.
            var born = new DateTime(1975 + index, 1 + index * 5 % 12, 1 + index * 7 % 28);
            await registration.RegisterAsync(new Customer { Email = EmailOf(first), FirstName = first, LastName = last, Phone = PhoneOf(first), DateOfBirth = born }, Password);
        }

        await AddBonusesAsync();
    }

    /// <summary>A client's e-mail.</summary>
    public static string EmailOf(string firstName) => $"{firstName.ToLowerInvariant()}@example.com";

    static string PhoneOf(string firstName) => $"+39 06 555 {1000 + firstName.Sum(letter => letter) % 9000}";

    async Task AddCatalogAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = new Dictionary<string, int>();
        foreach (var seed in SalonCatalog.Categories)
        {
            var category = new Category
            {
                Name = seed.Name,
                ParentCategoryId = seed.Parent is null ? 0 : ids[seed.Parent],
                Published = true,
                DisplayOrder = ids.Count,
                CreatedOnUtc = now,
                UpdatedOnUtc = now,
            };
            await categories.InsertAsync(category, false);
            ids[seed.Name] = category.Id;
            if (seed.Rate is not null || seed.Excluded)
                await rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = category.Id, Rate = seed.Rate, Excluded = seed.Excluded });
        }

        foreach (var seed in SalonCatalog.Products)
        {
            var product = new Product
            {
                Name = seed.Name,
                Sku = seed.Sku,
                Price = seed.Price,
                TaxCategoryId = seed.GiftCard ? 0 : TaxCategory,
                IsGiftCard = seed.GiftCard,
                IsShipEnabled = !seed.Service && !seed.GiftCard,
                ShortDescription = seed.Service ? "Done in the salon" : "",
                Published = true,
                VisibleIndividually = true,
                CreatedOnUtc = now,
                UpdatedOnUtc = now,
            };
            await products.InsertAsync(product, false);
            await mappings.InsertAsync(new ProductCategory { ProductId = product.Id, CategoryId = ids[seed.Category] }, false);
            if (seed.Rate is not null)
                await rules.SaveProductRateAsync(new ProductRate { ProductId = product.Id, Rate = seed.Rate });
        }
    }

    async Task AddRulesAsync()
    {
        await rules.SaveTierAsync(new CashbackTier { Name = "Silver", SpendThreshold = 0, Rate = 3 });
        await rules.SaveTierAsync(new CashbackTier { Name = "Gold", SpendThreshold = 400_00, Rate = 5 });
        await rules.SaveTierAsync(new CashbackTier { Name = "Platinum", SpendThreshold = 1_200_00, Rate = 8 });
        var nails = (await categories.GetAllAsync(all => all.Where(category => category.Name == "Nails"))).First();
        await rules.SaveProgrammeAsync(new Programme { Name = "Double Tuesday", Weekdays = 1 << (int)DayOfWeek.Tuesday, Multiplier = 2, CapPerOrder = 15_00, DisplayOrder = 1 });
        await rules.SaveProgrammeAsync(new Programme { Name = "Nail weeks", CategoryIds = $"{nails.Id}", ExtraPercent = 3, Stackable = true, Budget = 500_00, DisplayOrder = 2 });
    }

    async Task AddBonusesAsync()
    {
        await bonuses.SaveAsync(new Bonus { Name = "Happy birthday", KindId = (int)BonusKind.Birthday, Amount = 10_00, ValidDays = 60, Days = 3, Active = true });
        await bonuses.SaveAsync(new Bonus { Name = "Bring a friend", KindId = (int)BonusKind.Referral, Amount = 8_00, FriendAmount = 4_00, YearlyMaximum = 10, Active = true });
        await bonuses.SaveAsync(new Bonus { Name = "We miss you", KindId = (int)BonusKind.WinBack, Amount = 6_00, ValidDays = 45, Days = 120, LimitId = (int)BonusLimit.Yearly, SendEmail = true, Active = true });
        await bonuses.SaveAsync(new Bonus { Name = "Your opinion", KindId = (int)BonusKind.Review, Amount = 1_50, YearlyMaximum = 6, Active = true });
    }

    async Task AddStaffAsync()
    {
        await AddRoleAsync(ManagersRole, CashbackPermissions.ViewWallets, CashbackPermissions.RedeemInSalon, CashbackPermissions.Export, CashbackPermissions.AdjustWallets,
            StandardPermission.Security.ACCESS_ADMIN_PANEL, StandardPermission.Customers.CUSTOMERS_VIEW, StandardPermission.Orders.ORDERS_VIEW);
        await AddRoleAsync(StaffRole, CashbackPermissions.RedeemInSalon, StandardPermission.Security.ACCESS_ADMIN_PANEL);
        await registration.RegisterAsync(new Customer { Email = Owner, FirstName = "Olga", LastName = "Owner" }, Password, NopCustomerDefaults.AdministratorsRoleName);
        await registration.RegisterAsync(new Customer { Email = Manager, FirstName = "Mario", LastName = "Manager" }, Password, ManagersRole);
        await registration.RegisterAsync(new Customer { Email = Clerk, FirstName = "Carla", LastName = "Clerk" }, Password, StaffRole);
    }

    async Task AddRoleAsync(string name, params string[] allowed)
    {
        var role = new CustomerRole { Name = name, SystemName = name, Active = true };
        await customers.InsertCustomerRoleAsync(role);
        await permissions.InsertPermissionMappingAsync(role.Id, allowed);
    }
}
