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
        services.AddScoped<IReferralBook, ReferralBook>();
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
        services.AddScoped<RegistrationSource>();
        services.AddScoped<ReviewSource>();
        services.AddScoped<IBonusSource>(provider => provider.GetRequiredService<RegistrationSource>());
        services.AddScoped<IBonusSource>(provider => provider.GetRequiredService<ReviewSource>());
        services.AddScoped<IBonusSource, BirthdaySource>();
        services.AddScoped<IBonusSource, ReferralSource>();
        services.AddScoped<IBonusSource, RebookingSource>();
        services.AddScoped<IBonusSource, ItemsSource>();
        services.AddScoped<IBonusSource, WinBackSource>();
        return services;
    }
}
