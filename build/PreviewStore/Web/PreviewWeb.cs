using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cashback.Preview.Web.Factories;
using Cashback.Preview.Web.Setup;
using FluentValidation;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using Nop.Web.Areas.Admin.Factories;
using Nop.Web.Components;
using Nop.Web.Factories;
using Nop.Web.Framework.Factories;
using Nop.Web.Framework.Menu;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Web.Framework.UI;

namespace Cashback.Preview.Web;

/// <summary>The pages of the preview store, and the plugin's pages in them.</summary>
public static class PreviewWeb
{
    /// <summary>Registers pages, sign-in and what the plugin's views ask for; after the shop's and the plugin's services.</summary>
    public static IServiceCollection AddPreviewWeb(this IServiceCollection services)
    {
        services.AddScoped<INopHtmlHelper, NopHtml>();
        services.AddScoped<IAdminMenu, AdminMenu>();
        services.AddScoped<IWidgetModelFactory, WidgetModelFactory>();
        services.AddScoped<ICustomerModelFactory, CustomerModelFactory>();
        services.AddScoped<IShoppingCartModelFactory, ShoppingCartModelFactory>();
        services.AddScoped<ISettingModelFactory, SettingModelFactory>();
        services.AddScoped<CatalogModels>();
        services.AddScoped<OrderModels>();
        services.AddScoped<CheckoutModels>();
        services.AddScoped<SignIn>();
        services.AddSingleton<ClockKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockKeeper>());
        services.AddHostedService<ShopTexts>();
        AddMvc(services);
        AddSignIn(services);
        AddValidators(services);
        return services;
    }

    /// <summary>Answers requests.</summary>
    public static WebApplication MapPreviewWeb(this WebApplication application)
    {
        application.UseExceptionHandler("/error");
        application.UseStatusCodePagesWithReExecute("/error/{0}");
        ServeFiles(application, "wwwroot", "");
        ServeFiles(application, "Content", "/Plugins/Misc.Cashback/Content");
        application.UseRouting();
        application.UseMiddleware<PluginPages>();
        application.UseAuthentication();
        application.UseMiddleware<WorkingCulture>();
        application.UseAuthorization();
        foreach (var startup in application.Services.GetRequiredService<PluginAssembly>().Startups())
            startup.Configure(application);
        foreach (var routes in RouteProviders(application.Services.GetRequiredService<PluginAssembly>()))
            routes.RegisterRoutes(application);
        ShopRoutes.Map(application);
        return application;
    }

    static void AddMvc(IServiceCollection services)
    {
        var mvc = services.AddControllersWithViews(options => options.Filters.Add<ValidateModels>(int.MinValue))
            // Grids and scripts read properties by the names that they have in C#, as in nopCommerce.
            .AddJsonOptions(json => json.JsonSerializerOptions.PropertyNamingPolicy = null);
        mvc.ConfigureApplicationPartManager(manager =>
        {
            var plugin = typeof(Nop.Plugin.Misc.Cashback.CashbackDefaults).Assembly;
            foreach (var assembly in new[] { typeof(PreviewWeb).Assembly, typeof(WidgetViewComponent).Assembly, plugin })
            {
                if (!manager.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == assembly))
                    manager.ApplicationParts.Add(new AssemblyPart(assembly));
            }

            foreach (var assembly in new[] { typeof(PreviewWeb).Assembly, plugin })
            {
                if (!manager.ApplicationParts.OfType<CompiledRazorAssemblyPart>().Any(part => part.Assembly == assembly))
                    manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly));
            }
        });
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "preview.antiforgery");
    }

    static void AddSignIn(IServiceCollection services) =>
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "preview.signin";
            cookie.LoginPath = "/login";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            // Who moves the shop's clock on stays signed in.
            cookie.TimeProvider = TimeProvider.System;
        });

    // The shop, too, looks among public types only.
    static void AddValidators(IServiceCollection services)
    {
        foreach (var type in typeof(Nop.Plugin.Misc.Cashback.CashbackDefaults).Assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var validator in type.GetInterfaces().Where(@interface => @interface.IsGenericType && @interface.GetGenericTypeDefinition() == typeof(IValidator<>)))
                services.AddScoped(validator, type);
        }
    }

    static void ServeFiles(WebApplication application, string folder, string at)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder);
        if (Directory.Exists(path))
            application.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(path), RequestPath = at });
    }

    static IEnumerable<IRouteProvider> RouteProviders(PluginAssembly plugin) =>
        plugin.TypesOf<IRouteProvider>().Select(type => (IRouteProvider)Activator.CreateInstance(type)!).OrderByDescending(routes => routes.Priority);
}
