using Autofac.Extensions.DependencyInjection;

namespace Cashback.Preview.Web;

/// <summary>The preview store with its pages: what <c>dotnet run</c> starts, and what browser tests start on a free port.</summary>
public static class WebShop
{
    /// <summary>Makes the shop, or opens the one that the database holds. It listens once it is started.</summary>
    /// <param name="options">Where, in which zone and currency; a <see cref="Setup.MovableClock"/> gives the clock page something to move.</param>
    /// <param name="url">Where to listen; port 0: a free one.</param>
    /// <param name="configure">Adds or replaces services after all others: for tests.</param>
    public static async Task<WebApplication> OpenAsync(PreviewOptions options, string url, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(WebShop).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseServiceProviderFactory(new AutofacServiceProviderFactory());
        builder.WebHost.UseUrls(url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPreviewWeb();
        ShopServices.Add(builder.Services, options, builder.Configuration);
        configure?.Invoke(builder.Services);

        var application = builder.Build();
        await using (var scope = application.Services.CreateAsyncScope())
            await PreviewHost.StartAsync(scope.ServiceProvider);
        return application.MapPreviewWeb();
    }
}
