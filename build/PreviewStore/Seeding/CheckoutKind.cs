namespace Cashback.Preview.Seeding;

/// <summary>Which of its two checkouts the shop has.</summary>
public static class CheckoutKind
{
    /// <summary>Sets it.</summary>
    /// <param name="services">Of a request.</param>
    /// <param name="onePage">On one page; else in several.</param>
    public static async Task SetAsync(IServiceProvider services, bool onePage)
    {
        var settings = services.GetRequiredService<ISettingService>();
        var order = await settings.LoadSettingAsync<OrderSettings>();
        order.OnePageCheckoutEnabled = onePage;
        await settings.SaveSettingAsync(order);
    }
}
