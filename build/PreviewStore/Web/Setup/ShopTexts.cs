using System.Text.Json;
using Nop.Services.Localization;

namespace Cashback.Preview.Web.Setup;

/// <summary>Brings the texts of the shop's own pages into its resources when the store starts.</summary>
public sealed class ShopTexts(IServiceScopeFactory scopes) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var localization = scope.ServiceProvider.GetRequiredService<ILocalizationService>();
        var texts = Read();
        foreach (var language in await scope.ServiceProvider.GetRequiredService<ILanguageService>().GetAllLanguagesAsync(true))
        {
            var own = texts.ToDictionary(text => text.Key, text => text.Value.GetValueOrDefault(language.UniqueSeoCode) ?? text.Value["en"]);
            await localization.AddOrUpdateLocaleResourceAsync(own, language.Id);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var stream = typeof(ShopTexts).Assembly.GetManifestResourceStream("Cashback.Preview.Web.Texts.shop.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
