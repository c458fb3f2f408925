using Cashback.Preview.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Core.Events;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Services.Affiliates;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Directory;
using Nop.Services.Events;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;
using Nop.Services.Seo;
using Nop.Services.Stores;
using Nop.Services.Tax;
using Nop.Web.Framework.Mvc.Routing;

namespace Cashback.Preview.Hosting;

/// <summary>Registers the shop's services and then the plugin's, in the order in which nopCommerce does.</summary>
public static class ShopServices
{
    /// <summary>Everything below the pages.</summary>
    public static void Add(IServiceCollection services, PreviewOptions options, IConfiguration configuration)
    {
        var plugin = new PluginAssembly();
        services.AddSingleton(plugin);
        services.AddSingleton(options);
        services.AddScoped<NewShop>();
        services.AddSingleton(options.Clock);
        AddData(services, options.Database);
        AddShop(services);
        AddCatalogAndOrders(services);
        AddContent(services);
        AddSettings(services, plugin);
        // The plugin wraps one of MVC's services, with pages or without.
        services.AddMvcCore().AddViews();

        foreach (var startup in plugin.Startups())
            startup.ConfigureServices(services, configuration);
        AddConsumers(services, plugin);
        services.Replace(ServiceDescriptor.Singleton<ILedgerDatabase>(new PreviewLedgerDatabase(options.Database)));
        services.Replace(ServiceDescriptor.Singleton<IShopKeys>(new ShopKeys(options.Database.KeyFile, options.Database.SealFile)));
        services.Replace(ServiceDescriptor.Singleton(new ExportFolder(Path.GetFullPath($"{options.Database.KeyFile}.exports"))));
    }

    static void AddData(IServiceCollection services, PreviewDatabase database)
    {
        var builder = new DbContextOptionsBuilder<ShopContext>();
        database.Configure(builder);
        services.AddSingleton(database);
        services.AddSingleton(new ShopContexts(new PooledDbContextFactory<ShopContext>(builder.Options), database));
        services.AddSingleton<IDbContextFactory<ShopContext>>(provider => provider.GetRequiredService<ShopContexts>());
        services.AddScoped<RequestContext>();
        services.AddScoped(typeof(IRepository<>), typeof(EfRepository<>));
        services.AddScoped<MigrationRunner>();
    }

    static void AddShop(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IStaticCacheManager, MemoryCache>();
        services.AddSingleton<ILocker, Locker>();
        services.AddScoped<IShortTermCacheManager, RequestCache>();
        services.AddScoped<IEventPublisher, EventPublisher>();
        services.AddScoped<ISettingService, SettingService>();
        services.AddScoped<IGenericAttributeService, GenericAttributeService>();
        services.AddScoped<Nop.Services.Logging.ILogger, TableLogger>();
        services.AddScoped<ICustomerActivityService, ActivityService>();
        services.AddScoped<IStoreService, StoreService>();
        services.AddScoped<StoreContext>();
        services.AddScoped<IStoreContext>(provider => provider.GetRequiredService<StoreContext>());
        services.AddScoped<IVisitor, WebVisitor>();
        services.AddScoped<IWorkContext, WorkContext>();
        services.AddScoped<IWebHelper, WebHelper>();
        services.AddScoped<INopUrlHelper, NopUrlHelper>();
        services.AddScoped<IDateTimeHelper, DateTimeHelper>();
        services.AddScoped<ICurrencyService, CurrencyService>();
        services.AddScoped<ICustomerService, CustomerService>();
        services.AddScoped<Registration>();
        services.AddScoped<ICustomerRegistrationService, CustomerRegistrationService>();
        services.AddScoped<IPermissionService, PermissionService>();
        services.AddScoped<IEncryptionService, EncryptionService>();
        services.AddScoped(typeof(IPluginManager<>), typeof(PluginManager<>));
        services.AddScoped<IPaymentPluginManager, PaymentPluginManager>();
        services.AddScoped<PluginInstaller>();
        services.AddScoped<IScheduleTaskService, ScheduleTaskService>();
        services.AddScoped<ScheduleTaskRunner>();
    }

    static void AddCatalogAndOrders(IServiceCollection services)
    {
        services.AddScoped<IProductService, ProductService>();
        services.AddScoped<ICategoryService, CategoryService>();
        services.AddScoped<IManufacturerService, ManufacturerService>();
        services.AddScoped<IPriceCalculationService, PriceCalculation>();
        services.AddScoped<IPriceFormatter, PriceFormatter>();
        services.AddScoped<ITaxService, TaxService>();
        services.AddSingleton<CartTermsBook>();
        services.AddSingleton<PaymentGateway>();
        services.AddScoped<UnitPrices>();
        services.AddScoped<IProductAttributeParser, OptionParser>();
        services.AddScoped<CartPricing>();
        services.AddScoped<CartSurcharges>();
        services.AddScoped<ShoppingCart>();
        services.AddScoped<IShoppingCartService>(provider => provider.GetRequiredService<ShoppingCart>());
        services.AddScoped<IGiftCardService, GiftCardService>();
        services.AddScoped<IRewardPointService, RewardPointService>();
        services.AddScoped<ShopCheckout>();
        services.AddScoped<IOrderService, OrderService>();
        services.AddScoped<IOrderTotalCalculationService, OrderTotals>();
        // By its own name for what only the preview store knows; by the interface, where the plugin wraps it, for all else.
        services.AddScoped<OrderProcessing>();
        services.AddScoped<IOrderProcessingService>(provider => provider.GetRequiredService<OrderProcessing>());
    }

    static void AddContent(IServiceCollection services)
    {
        services.AddScoped<ILanguageService, LanguageService>();
        services.AddScoped<ILocalizationService, LocalizationService>();
        services.AddScoped<ILocalizedEntityService, LocalizedEntityService>();
        services.AddScoped<IMessageTemplateService, MessageTemplateService>();
        services.AddScoped<IQueuedEmailService, QueuedEmailService>();
        services.AddScoped<IEmailAccountService, EmailAccountService>();
        services.AddScoped<IMessageTokenProvider, MessageTokenProvider>();
        services.AddScoped<ITokenizer, Tokenizer>();
        services.AddScoped<IWorkflowMessageService, WorkflowMessageService>();
        services.AddScoped<OrderLetters>();
        services.AddSingleton<NotificationTray>();
        services.AddScoped<INotificationService, NotificationService>();
        services.AddScoped<IUrlRecordService, UrlRecordService>();
        services.AddScoped<IAffiliateService, AffiliateService>();
        services.AddScoped<IAddressService, AddressService>();
    }

    // A class of settings can be asked for in any constructor: the current store's values.
    static void AddSettings(IServiceCollection services, PluginAssembly plugin)
    {
        var types = new[] { typeof(ISettings).Assembly, plugin.Assembly, typeof(PreviewSettings).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ISettings).IsAssignableFrom(type));
        foreach (var type in types)
            services.AddScoped(type, provider => Load(provider, type));
    }

    static object Load(IServiceProvider provider, Type type)
    {
        var storeId = provider.GetRequiredService<IStoreContext>().GetCurrentStore().Id;
        return provider.GetRequiredService<ISettingService>().LoadSettingAsync(type, storeId).GetAwaiter().GetResult();
    }

    static void AddConsumers(IServiceCollection services, PluginAssembly plugin)
    {
        foreach (var type in plugin.Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            foreach (var consumed in type.GetInterfaces().Where(@interface => @interface.IsGenericType && @interface.GetGenericTypeDefinition() == typeof(IConsumer<>)))
                services.AddScoped(consumed, type);
        }
    }
}
