using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Registers the salon.</summary>
public static class SalonServices
{
    /// <summary>Adds the services of vouchers, counter, branches and export.</summary>
    public static IServiceCollection AddCashbackSalon(this IServiceCollection services)
    {
        services.AddSingleton<ICodeSource, RandomCodeSource>();
        services.AddScoped<GuessGuard>();
        services.AddScoped<Receipts>();
        services.AddScoped<IRedemptions, Redemptions>();
        services.AddScoped<IBranchService, BranchService>();
        services.AddScoped<IVoucherService, VoucherService>();
        services.AddScoped<ICounterService, CounterService>();
        services.AddScoped<SalonExport>();
        return services;
    }
}
