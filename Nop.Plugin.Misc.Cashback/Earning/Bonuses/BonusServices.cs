using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Earning.Bonuses.Sources;
using Nop.Plugin.Misc.Cashback.Notifications;

namespace Nop.Plugin.Misc.Cashback.Earning.Bonuses;

/// <summary>Registers bonuses.</summary>
public static class BonusServices
{
    /// <summary>Adds the services of bonuses, invitations and gift runs.</summary>
    public static IServiceCollection AddCashbackBonuses(this IServiceCollection services)
    {
        services.AddScoped<IClients, Clients>();
        services.AddScoped<GiftAudience>();
        services.AddScoped<ReferralBook>();
        services.AddScoped<IBonuses, BonusService>();
        services.AddScoped<IBonusGranter, BonusGranter>();
        services.AddScoped<IBonusRuns, BonusRuns>();
        services.AddScoped<IInvitations, Invitations>();
        services.AddScoped<INewsletterConsent, NewsletterConsent>();
        services.AddScoped<IBonusMail, BonusMail>();
        services.AddScoped<BirthdayNotes>();
        services.AddScoped<Mailboxes>();
        services.AddScoped<ReferralParties>();
        services.AddScoped<SourceTools>();
        AddSource<RegistrationSource>(services);
        AddSource<ReviewSource>(services);
        AddSource<BirthdaySource>(services);
        AddSource<ReferralSource>(services);
        AddSource<RebookingSource>(services);
        AddSource<ItemsSource>(services);
        AddSource<WinBackSource>(services);
        return services;
    }

    // By a factory: the shop takes a second registration by type of the same service for two plugins that override each other, and warns.
    static void AddSource<TSource>(IServiceCollection services)
        where TSource : class, IBonusSource
    {
        services.AddScoped<TSource>();
        services.AddScoped<IBonusSource>(provider => provider.GetRequiredService<TSource>());
    }
}
