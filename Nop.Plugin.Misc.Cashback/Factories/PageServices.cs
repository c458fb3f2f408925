using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Plugin.Misc.Cashback.Factories.Salon;

namespace Nop.Plugin.Misc.Cashback.Factories;

/// <summary>Registers what builds the shopper's and the clerk's pages.</summary>
public static class PageServices
{
    /// <summary>Adds the factories.</summary>
    public static IServiceCollection AddCashbackPages(this IServiceCollection services)
    {
        services.AddScoped<ClientNames>();
        services.AddScoped<IExplanationText, ExplanationText>();
        services.AddScoped<IBonusText, BonusText>();
        services.AddScoped<IPublicTexts, PublicTexts>();
        services.AddScoped<TierProgressFactory>();
        services.AddScoped<MembershipFactory>();
        services.AddScoped<AccountFactory>();
        services.AddScoped<HistoryFactory>();
        services.AddScoped<ICartCashbackFactory, CartCashbackFactory>();
        services.AddScoped<EarnHintFactory>();
        services.AddScoped<OrderCashbackFactory>();
        services.AddScoped<CounterFactory>();
        return services;
    }
}
