using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Registers checkout.</summary>
public static class RedemptionServices
{
    /// <summary>Adds the services of checkout and decorates the shop's own; call after the shop has registered them.</summary>
    public static IServiceCollection AddCashbackRedemption(this IServiceCollection services)
    {
        services.AddScoped<CheckoutPlacement>();
        services.AddScoped<CashbackRow>();
        services.AddScoped<CreditText>();
        services.AddScoped<RefusalText>();
        services.AddScoped<ChoiceNote>();
        services.AddScoped<EarlierOrders>();
        services.AddScoped<IShownCredits, ShownCredits>();
        services.AddScoped<WindowCredit>();
        services.AddScoped<ICheckoutCashback, CheckoutCashback>();
        services.AddScoped<CheckoutConsent>();
        services.AddScoped<StaffNotes>();
        services.AddScoped<WrittenCredit>();
        services.AddScoped<ICheckoutHolds, CheckoutHolds>();
        services.AddScoped<IHoldSettlement, HoldSettlement>();
        services.AddScoped<IOrderCredit, OrderCredit>();
        services.Decorate<IOrderTotalCalculationService>((provider, inner) =>
            ActivatorUtilities.CreateInstance<RedeemingOrderTotalCalculationService>(provider, inner));
        services.Decorate<IOrderProcessingService>((provider, inner) =>
            ActivatorUtilities.CreateInstance<RedeemingOrderProcessingService>(provider, inner));
        services.Decorate<IViewComponentInvokerFactory>((provider, inner) =>
            ActivatorUtilities.CreateInstance<TotalsRowInvokerFactory>(provider, inner));
        return services;
    }
}
