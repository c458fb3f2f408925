using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Factories;
using Nop.Plugin.Misc.Cashback.Insight;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Notifications;
using Nop.Plugin.Misc.Cashback.Platform;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Wallets;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Registers the plugin's services. Event consumers are found and registered by the shop itself.</summary>
public class CashbackStartup : INopStartup
{
    /// <summary>After the shop's own services, so that the decorators find what they decorate.</summary>
    public int Order => 3000;

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<LocalizationInstaller>();
        services.AddScoped<Texts>();
        AddLedger(services);
        AddEarning(services);
        services.AddCashbackBonuses();
        services.AddCashbackRedemption();
        services.AddCashbackSalon();
        services.AddCashbackNotifications();
        services.AddCashbackInsight();
        services.AddCashbackPages();
        services.AddSingleton<IConfigureOptions<MvcOptions>, TypedValueMessages>();
        services.Configure<MvcOptions>(options => options.Filters.Add<PaymentStepFilter>());
        AddViews(services);
    }

    /// <inheritdoc/>
    public void Configure(IApplicationBuilder application)
    {
    }

    static void AddLedger(IServiceCollection services)
    {
        services.TryAddSingleton<ILedgerDatabase, ShopLedgerDatabase>();
        services.AddSingleton<ShopCharacterSets>();
        services.AddSingleton<ShopText>();
        services.AddSingleton<ICardNumbers, RandomCardNumbers>();
        services.AddSingleton<IWalletStore, AdoWalletStore>();
        services.AddSingleton<LedgerRemoval>();
        services.AddSingleton<ILedgerAuditor, LedgerAuditor>();
        services.AddSingleton<IRetryPacing>(new JitteredPacing(Random.Shared));
        services.AddSingleton<WalletTurns>();
        services.AddScoped<ICashbackLedger, CashbackLedger>();
        services.AddScoped<CreditCalendar>();
        services.AddScoped<IWalletQueries, WalletQueries>();
        services.AddScoped<IOrderLedgerQueries, OrderLedgerQueries>();
        services.AddScoped<ClearedOrders>();
        services.AddScoped<IHoldQueries, HoldQueries>();
        services.AddScoped<RedemptionQueries>();
        services.AddScoped<ExportQueries>();
        services.AddScoped<IWalletDirectory, WalletDirectory>();
    }

    static void AddEarning(IServiceCollection services)
    {
        services.AddScoped<IRuleSetProvider, RuleSetProvider>();
        services.AddScoped<IEarnRuleService, EarnRuleService>();
        services.AddScoped<TierBook>();
        services.AddScoped<ITierService, TierService>();
        services.AddScoped<ITierPins, TierPins>();
        services.AddScoped<IMembership, MembershipService>();
        services.AddScoped<ICardKinds, CardKinds>();
        services.AddScoped<FavouriteCategory>();
        services.AddScoped<ICustomerFactsReader, CustomerFactsReader>();
        services.AddScoped<AddressNotes>();
        services.AddScoped<IGuestClaims, GuestClaims>();
        services.AddScoped<GuestOrders>();
        services.AddScoped<IOrderEarning, OrderEarning>();
        services.AddScoped<IOrderOutlook, OrderOutlook>();
        services.AddCashbackTerms();
        services.AddScoped<CompletionNotes>();
        services.AddScoped<IOrderReconciler, OrderReconciler>();
        services.AddScoped<OrderEdits>();
        services.AddScoped<EarnPreview>();
        services.AddScoped<RuleTrial>();
    }

    // The shop adds a plugin's assembly for its controllers only; its compiled views have to be announced.
    static void AddViews(IServiceCollection services) =>
        services.AddMvcCore().PartManager.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(CashbackStartup).Assembly));
}
