using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Factories.Admin;
using Nop.Plugin.Misc.Cashback.Insight.Drafts;
using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.Insight.SlowDays;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Insight;

/// <summary>Registers what looks at the past and at what rules may cost.</summary>
public static class InsightServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddCashbackInsight(this IServiceCollection services)
    {
        services.AddScoped<PastOrderQueries>();
        services.AddScoped<PastOrders>();
        services.AddScoped<IPastShop, PastShop>();
        services.AddScoped<DraftLauncher>();
        services.AddScoped<IRuleDrafts, RuleDrafts>();
        services.AddSingleton<SimulationRuns>();
        services.AddScoped<SimulatorFactory>();
        services.AddScoped<SimulationResultFactory>();
        services.AddScoped<DraftFactory>();
        services.AddScoped<DraftErrorText>();
        services.AddScoped<MarginGuard>();
        services.AddScoped<MarginGuardFactory>();
        services.AddScoped<OrderHours>();
        services.AddScoped<SlowDaysFactory>();
        return services;
    }
}
