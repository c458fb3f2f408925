using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Stores;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

/// <summary>The habits of nopCommerce's services that the plugin has to live with.</summary>
public class ShopServicesTests
{
    SmallShop _shop = null!;

    [SetUp]
    public async Task OpenAsync() => _shop = await SmallShop.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [Test]
    public async Task A_setting_of_one_store_wins_over_the_shared_one_there_only()
    {
        var values = await _shop.Store.RequestAsync(async services =>
        {
            var settings = services.GetRequiredService<ISettingService>();
            await settings.SaveSettingAsync(new CashbackSettings { ExpiryDays = 30 });
            await settings.SaveSettingOverridablePerStoreAsync(new CashbackSettings { ExpiryDays = 60 }, cashback => cashback.ExpiryDays, true, 2);
            return (await settings.LoadSettingAsync<CashbackSettings>(1), await settings.LoadSettingAsync<CashbackSettings>(2));
        });

        Assert.That((values.Item1.ExpiryDays, values.Item2.ExpiryDays), Is.EqualTo((30, 60)));
    }

    [Test]
    public async Task A_class_of_settings_can_be_asked_for_in_a_constructor()
    {
        await _shop.Store.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { RedeemMinimum = 7.5m }));

        Assert.That(await _shop.Store.AskAsync<CashbackSettings, decimal>(settings => Task.FromResult(settings.RedeemMinimum)), Is.EqualTo(7.5m));
    }

    [Test]
    public async Task A_text_that_a_language_lacks_shows_as_its_lower_case_key() =>
        Assert.That(await _shop.Store.AskAsync<ILocalizationService, string>(texts => texts.GetResourceAsync("Plugins.Misc.Cashback.NoSuchText")), Is.EqualTo("plugins.misc.cashback.nosuchtext"));

    [Test]
    public async Task A_text_follows_the_visitor_s_language()
    {
        var shown = await _shop.Store.RequestAsync(async services =>
        {
            var finnish = new Language { Name = "suomi", LanguageCulture = "fi-FI", UniqueSeoCode = "fi", Published = true };
            await services.GetRequiredService<IRepository<Language>>().InsertAsync(finnish);
            var texts = services.GetRequiredService<ILocalizationService>();
            await texts.AddOrUpdateLocaleResourceAsync(new Dictionary<string, string> { ["Greeting"] = "Hei" }, finnish.Id);
            await services.GetRequiredService<IWorkContext>().SetWorkingLanguageAsync(finnish);
            return await texts.GetResourceAsync("Greeting");
        }, _shop.Anna.Id);

        Assert.That(shown, Is.EqualTo("Hei"));
    }

    [Test]
    public async Task Permissions_of_the_plugin_belong_to_administrators_after_the_installation()
    {
        var owner = await _shop.Store.RegisterAsync("owner@example.com", null, NopCustomerDefaults.AdministratorsRoleName);

        var allowed = await _shop.Store.AskAsync<IPermissionService, (bool, bool)>(async permissions =>
            (await permissions.AuthorizeAsync(CashbackPermissions.Configure, owner), await permissions.AuthorizeAsync(CashbackPermissions.Configure, _shop.Anna)));

        Assert.That(allowed, Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Instants_come_back_without_a_kind()
    {
        var row = (await _shop.RowsAsync<Customer>()).First(customer => customer.Id == _shop.Anna.Id);

        Assert.That((row.CreatedOnUtc, row.CreatedOnUtc.Kind), Is.EqualTo((new DateTime(2026, 1, 5, 8, 0, 0), DateTimeKind.Unspecified)));
    }

    [Test]
    public async Task Text_is_found_without_regard_to_case() =>
        Assert.That((await _shop.Store.AskAsync<Nop.Services.Customers.ICustomerService, Customer>(customers => customers.GetCustomerByEmailAsync("ANNA@example.COM"))).Id, Is.EqualTo(_shop.Anna.Id));

    [Test]
    public async Task A_deleted_row_of_a_softly_deleted_kind_is_still_there()
    {
        await _shop.Store.TellAsync<IRepository<Store>>(async stores => await stores.DeleteAsync(await stores.GetByIdAsync(1)));

        Assert.That((await _shop.RowsAsync<Store>()).Single().Deleted, Is.True);
    }

    [Test]
    public async Task An_attribute_is_kept_by_store()
    {
        var values = await _shop.Store.RequestAsync(async services =>
        {
            var attributes = services.GetRequiredService<IGenericAttributeService>();
            await attributes.SaveAttributeAsync(_shop.Anna, "Wish", 5.5m, 1);
            return (await attributes.GetAttributeAsync<decimal>(_shop.Anna, "Wish", 1), await attributes.GetAttributeAsync<decimal>(_shop.Anna, "Wish", 2));
        });

        Assert.That(values, Is.EqualTo((5.5m, 0m)));
    }

    [Test]
    public async Task A_password_signs_in_and_another_does_not()
    {
        await _shop.Store.RegisterAsync("bea@example.com", "secret");

        var signedIn = await _shop.Store.AskAsync<Registration, (Customer?, Customer?)>(async registration =>
            (await registration.SignInAsync("bea@example.com", "secret"), await registration.SignInAsync("bea@example.com", "guess")));

        Assert.That((signedIn.Item1 is null, signedIn.Item2 is null), Is.EqualTo((false, true)));
    }
}
