using Microsoft.Playwright;
using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>An owner gives one store a setting of its own.</summary>
public class StoreSettingsTests : BrowserTests
{
    const int Store = 1;
    const string Form = "/Admin/CashbackConfiguration/Configure";

    // With one store alone the page does not ask for which.
    [OneTimeSetUp]
    public async Task OpenSecondStoreAsync()
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IRepository<Store>>().InsertAsync(new Store { Name = "Second", Url = "http://second.example/", Hosts = "second.example", CompanyName = "Second" });
    }

    [Test]
    public async Task Only_what_is_ticked_is_the_stores_own()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync(Form);
        await Page.SelectOptionAsync("#store-scope-configuration", $"{Store}");
        await Box("ExpiryDays").CheckAsync();
        await Page.FillAsync("#ExpiryDays", "77");
        await Page.ClickAsync("button[name=save]");
        await Expect("#bar-notification").ToBeVisibleAsync();

        await GoAsync(Form);
        await Assertions.Expect(Box("ExpiryDays")).ToBeCheckedAsync();
        await Assertions.Expect(Box("ActivationDelayDays")).Not.ToBeCheckedAsync();
        using var scope = Shop.Services.CreateScope();
        var settings = scope.ServiceProvider.GetRequiredService<ISettingService>();
        Assert.That((
            (await settings.LoadSettingAsync<CashbackSettings>(Store)).ExpiryDays,
            (await settings.LoadSettingAsync<CashbackSettings>()).ExpiryDays,
            await settings.SettingExistsAsync(new CashbackSettings(), values => values.ActivationDelayDays, Store)), Is.EqualTo((77, new CashbackSettings().ExpiryDays, false)));
    }

    ILocator Box(string setting) => Page.Locator($"input[type=checkbox][name='Own.{setting}']");
}
