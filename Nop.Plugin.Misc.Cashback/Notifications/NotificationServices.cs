using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Earning.Members;

namespace Nop.Plugin.Misc.Cashback.Notifications;

/// <summary>Registers the plugin's letters.</summary>
public static class NotificationServices
{
    /// <summary>Adds the services of letters.</summary>
    public static IServiceCollection AddCashbackNotifications(this IServiceCollection services)
    {
        services.AddScoped<MailTemplateInstaller>();
        services.AddScoped<ICustomerMail, CustomerMail>();
        services.AddScoped<ITierNotice, TierNotice>();
        services.AddScoped<IAddressLetter, AddressLetter>();
        return services;
    }
}
