using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A few products, rules and people: as much of a shop as browser tests walk through.</summary>
static class BrowsedShop
{
    /// <summary>Cultures of its languages; the first is a visitor's.</summary>
    public static readonly string[] Languages = ["en-US", "it-IT", "ru-RU", "fi-FI", "fr-FR", "pl-PL"];

    /// <summary>May do everything.</summary>
    public const string Owner = "owner@example.com";

    /// <summary>Sees and adjusts wallets in the admin area.</summary>
    public const string Manager = "manager@example.com";

    /// <summary>Works at the counter and has nothing to do with the admin area.</summary>
    public const string Clerk = "clerk@example.com";

    /// <summary>Has <see cref="Credit"/> to spend.</summary>
    public const string Shopper = "anna@example.com";

    /// <summary>Has the same, and markup for a name.</summary>
    public const string Marked = "marked@example.com";

    /// <summary>Password of them all.</summary>
    public const string Password = "preview";

    /// <summary>The marked customer's first name.</summary>
    public const string MarkedName = "<b>Zoë</b>";

    /// <summary>A product whose name is markup.</summary>
    public const string MarkedProduct = "<i>Gel</i> & \"Base\"";

    /// <summary>An ordinary product.</summary>
    public const string Product = "Nail lamp 48 W";

    /// <summary>The ordinary product's net price.</summary>
    public const decimal Price = 60;

    /// <summary>What each shopper has at first, minor units.</summary>
    public const long Credit = 2500;

    /// <summary>The one salon.</summary>
    public const string Salon = "Salon Centro";

    const int Taxed = 1;

    /// <summary>Puts it into an empty preview store.</summary>
    public static async Task SeedAsync(IServiceProvider services)
    {
        await AddCatalogueAsync(services);
        await AddRulesAsync(services);
        await AddPeopleAsync(services);
    }

    /// <summary>Somebody with some rights in the admin area and no others.</summary>
    public static async Task EmployAsync(IServiceProvider services, string email, params string[] permissions)
    {
        await AddRoleAsync(services, email, [StandardPermission.Security.ACCESS_ADMIN_PANEL, .. permissions]);
        await services.GetRequiredService<Registration>().RegisterAsync(new Customer { Email = email }, Password, [email]);
    }

    static async Task AddCatalogueAsync(IServiceProvider services)
    {
        await services.GetRequiredService<IRepository<TaxRate>>().InsertAsync(new TaxRate { TaxCategoryId = Taxed, Percent = 22 });
        var products = services.GetRequiredService<IRepository<Product>>();
        var categories = services.GetRequiredService<IRepository<Category>>();
        var mappings = services.GetRequiredService<IRepository<ProductCategory>>();
        (string Category, (string Name, decimal Price)[] Products)[] all =
        [
            ("Nails", [(Product, Price), (MarkedProduct, 14.5m), ("Cuticle oil, apricot", 6.9m), ("File set, 10 pieces", 4.5m)]),
            ("Lashes", [("Lash extensions, mink", 19.9m), ("Lash glue, 5 ml", 12m)]),
            ("Hair", [("Keratin mask, 500 ml", 24m), ("Ceramic brush", 11.5m)]),
        ];
        var order = 0;
        foreach (var (name, rows) in all)
        {
            var category = new Category { Name = name, Published = true, DisplayOrder = order++, PageSizeOptions = "", MetaKeywords = "", Description = "" };
            await categories.InsertAsync(category);
            foreach (var (productName, price) in rows)
            {
                var product = new Product
                {
                    Name = productName,
                    Sku = $"P{order++:000}",
                    Price = price,
                    Published = true,
                    VisibleIndividually = true,
                    TaxCategoryId = Taxed,
                    ShortDescription = "For the salon and at home.",
                    DisplayOrder = order,
                    ProductType = ProductType.SimpleProduct,
                };
                await products.InsertAsync(product);
                await mappings.InsertAsync(new ProductCategory { ProductId = product.Id, CategoryId = category.Id });
            }
        }
    }

    static async Task AddRulesAsync(IServiceProvider services)
    {
        var rules = services.GetRequiredService<EarnRuleService>();
        await rules.SaveTierAsync(new CashbackTier { Name = "Client", SpendThreshold = 0, Rate = 5 });
        await rules.SaveTierAsync(new CashbackTier { Name = "Gold", SpendThreshold = 50_000, Rate = 10 });
        await services.GetRequiredService<IBranchService>().SaveAsync(new Branch { Name = Salon });
    }

    static async Task AddPeopleAsync(IServiceProvider services)
    {
        var registration = services.GetRequiredService<Registration>();
        Task<Customer> RegisterAsync(string email, string first, string last, params string[] roles) =>
            registration.RegisterAsync(new Customer { Email = email, FirstName = first, LastName = last, Phone = $"+39 02 {email.Length:000} 01" }, Password, roles);

        await AddRoleAsync(services, "Managers", StandardPermission.Security.ACCESS_ADMIN_PANEL, CashbackPermissions.ViewWallets, CashbackPermissions.AdjustWallets);
        await AddRoleAsync(services, "Salon staff", CashbackPermissions.RedeemInSalon);
        await RegisterAsync(Owner, "Olivia", "Rossi", NopCustomerDefaults.AdministratorsRoleName);
        await RegisterAsync(Manager, "Marco", "Bianchi", "Managers");
        await RegisterAsync(Clerk, "Carla", "Verdi", "Salon staff");
        foreach (var shopper in new[] { await RegisterAsync(Shopper, "Anna", "Korhonen"), await RegisterAsync(Marked, MarkedName, "Nowak") })
            await GiveAsync(services, shopper);
    }

    static async Task AddRoleAsync(IServiceProvider services, string name, params string[] permissions)
    {
        var role = new CustomerRole { Name = name, SystemName = name, Active = true };
        await services.GetRequiredService<ICustomerService>().InsertCustomerRoleAsync(role);
        await services.GetRequiredService<IPermissionService>().InsertPermissionMappingAsync(role.Id, permissions);
    }

    static async Task GiveAsync(IServiceProvider services, Customer customer)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, storeId: 1);
        var grant = new BonusGrant { CustomerId = customer.Id, Number = 0, Reason = "gift", GrantKey = $"welcome:{customer.Id}", Amount = Credit, Note = "Welcome", DecidedOnUtc = now, GivenOnUtc = now };
        await services.GetRequiredService<IRepository<BonusGrant>>().InsertAsync(services.GetRequiredService<Nop.Plugin.Misc.Cashback.Platform.Keys.IRowSignatures>().Sign(grant));
        var given = await services.GetRequiredService<ICashbackLedger>().GrantAsync(key, Credit, now.AddDays(200), new PostingContext(Channel.Admin, 0, now) { IdempotencyKey = grant.GrantKey, Reason = grant.Note });
        if (!given.IsDone)
            throw new InvalidOperationException($"No credit for {customer.Email}: {given}");
    }
}
