using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.RuleBook;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class CashbackSettingsWriterTests
{
    readonly Mock<ISettingService> _settings = new();
    readonly Mock<IRuleSetProvider> _rules = new();
    readonly Mock<ICustomerActivityService> _activity = new();

    [Test]
    public void Every_setting_is_read_from_the_page()
    {
        string[] byHand = [nameof(CashbackSettings.EarnFromUtc), nameof(CashbackSettings.WalletPerStore), nameof(CashbackSettings.DeleteLedgerOnUninstall),
            nameof(CashbackSettings.RedeemProductIds), nameof(CashbackSettings.RedeemNotProductIds)];
        var fields = SettingFields.All.Select(field => field.Setting).Concat(typeof(ITierTermsModel).GetProperties().Select(property => property.Name)).Concat(byHand);
        Assert.That(fields, Is.EquivalentTo(typeof(CashbackSettings).GetProperties().Select(property => property.Name)));
    }

    [Test]
    public void Every_setting_of_a_store_has_its_box()
    {
        var views = Directory.EnumerateFiles(Path.Combine(LocaleSources.PluginFolder, "Views", "Admin", "Configuration"), "*.cshtml");
        var boxes = views.SelectMany(view => Box().Matches(File.ReadAllText(view)).Select(box => box.Groups["setting"] is { Success: true } named ? named.Value : box.Groups["field"].Value));
        Assert.That(boxes, Is.EquivalentTo(CashbackSettingFields.PerStore.Select(field => field.Name)));
    }

    [Test]
    public async Task Saving_clears_both_caches_once()
    {
        await SaveAsync(new CashbackSettings(), new CashbackSettings());
        _settings.Verify(s => s.ClearCacheAsync(), Times.Once);
        _rules.Verify(r => r.ClearAsync(), Times.Once);
    }

    [Test]
    public async Task What_changed_is_logged_from_old_to_new()
    {
        await SaveAsync(new CashbackSettings { ActivationDelayDays = 14, RedeemMinimum = 1.5m }, new CashbackSettings { ActivationDelayDays = 7, RedeemMinimum = 2m });
        _activity.Verify(a => a.InsertActivityAsync(It.IsAny<Customer>(), CashbackActivity.RulesChanged,
            It.Is<string>(t => t.Contains("Days until usable: 14 → 7; Least amount to spend: 1.5 → 2", StringComparison.Ordinal)), It.IsAny<BaseEntity>()), Times.Once);
    }

    [Test]
    public async Task Nothing_is_logged_where_nothing_changed()
    {
        await SaveAsync(new CashbackSettings(), new CashbackSettings());
        _activity.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Only_the_ticked_settings_become_the_stores_own()
    {
        await SaveAsync(new CashbackSettings(), new CashbackSettings(), storeId: 2, own: nameof(CashbackSettings.ExpiryDays));
        Verify(s => s.ExpiryDays, true);
        Verify(s => s.ActivationDelayDays, false);
    }

    [Test]
    public async Task The_scope_of_wallets_is_not_saved_for_one_store()
    {
        await SaveAsync(new CashbackSettings(), new CashbackSettings { WalletPerStore = true }, storeId: 2);
        _settings.Verify(s => s.SaveSettingAsync(It.IsAny<CashbackSettings>(), It.IsAny<Expression<Func<CashbackSettings, bool>>>(), It.IsAny<int>(), It.IsAny<bool>()), Times.Never);
    }

    void Verify(Expression<Func<CashbackSettings, int>> property, bool own)
    {
        var name = ((MemberExpression)property.Body).Member.Name;
        _settings.Verify(s => s.SaveSettingOverridablePerStoreAsync(It.IsAny<CashbackSettings>(),
            It.Is<Expression<Func<CashbackSettings, int>>>(e => ((MemberExpression)e.Body).Member.Name == name), own, 2, false), Times.Once);
    }

    async Task SaveAsync(CashbackSettings before, CashbackSettings after, int storeId = 0, string own = "")
    {
        _settings.SetupSequence(s => s.LoadSettingAsync<CashbackSettings>(storeId)).ReturnsAsync(before).ReturnsAsync(after);
        var localization = new Mock<Nop.Services.Localization.ILocalizationService>();
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("store {0}: {1}");
        localization.Setup(l => l.GetResourceAsync(It.IsAny<string>(), 1, false, It.IsAny<string>(), false)).ReturnsAsync((string key, int _, bool _, string otherwise, bool _) => LocaleSources.Texts("en").GetValueOrDefault(key, otherwise));
        var work = Mock.Of<IWorkContext>(w => w.GetWorkingLanguageAsync() == Task.FromResult(new Nop.Core.Domain.Localization.Language { Id = 1 }));
        await new CashbackSettingsWriter(_settings.Object, _rules.Object, new ActivityLines(_activity.Object, new Actor(Mock.Of<IWorkContext>()), localization.Object, AnyText.Held),
            new SettingWords(localization.Object), work, Mock.Of<Nop.Services.Stores.IStoreService>(), new Texts(localization.Object)).SaveAsync(after, name => name == own, storeId);
    }

    [GeneratedRegex("<cashback-setting asp-for=\"(?<field>\\w+)\"(?:[^>]* setting=\"(?<setting>\\w+)\")?")]
    private static partial Regex Box();
}
