using Moq;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Web.Admin.Terms;
using Nop.Services.Helpers;
using Nop.Services.Stores;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The owner's page of the terms: whose they are and in which language.</summary>
public sealed class AdminTermsPageTests
{
    static readonly Store _corso = new() { Id = 1, Name = "Corso", Url = "https://corso.example/" };
    static readonly Store _porta = new() { Id = 2, Name = "Porta", Url = "https://porta.example/" };

    [TestCase("de-DE", null, "en")]
    [TestCase("de-DE", "de", "en")]
    [TestCase("de-DE", "fr", "fr")]
    [TestCase("it-IT", null, "it")]
    [TestCase("it-IT", "de", "it")]
    public async Task The_terms_are_shown_in_a_language_that_they_have(string admin, string? asked, string shown)
    {
        var page = await PageAsync(admin: admin, asked: asked);
        Assert.That((page.Language, page.Languages.Count(language => language.Code == page.Language)), Is.EqualTo((shown, 1)));
    }

    [Test]
    public async Task A_language_is_called_what_its_speakers_call_it()
        => Assert.That((await PageAsync()).Languages.Select(language => language.Name), Is.EqualTo(new[] { "English", "italiano", "русский", "suomi", "français", "polski" }));

    [TestCase(0, "Corso")]
    [TestCase(1, "Corso")]
    [TestCase(2, "Porta")]
    public async Task The_store_whose_terms_they_are_is_named(int scope, string name)
        => Assert.That((await PageAsync(scope: scope, stores: [_corso, _porta])).StoreName, Is.EqualTo(name));

    [Test]
    public async Task One_store_alone_is_not_named() => Assert.That((await PageAsync()).StoreName, Is.Null);

    [TestCase(0, "/cashback/terms")]
    [TestCase(1, "/cashback/terms")]
    [TestCase(2, "https://porta.example/cashback/terms")]
    public async Task The_public_page_is_that_of_the_store(int scope, string url)
        => Assert.That((await PageAsync(scope: scope, stores: [_corso, _porta])).PageUrl, Is.EqualTo(url));

    static Task<TermsListModel> PageAsync(string admin = "en-US", string? asked = null, int scope = 0, params Store[] stores)
    {
        var terms = new Mock<ITermsVersions>();
        terms.Setup(t => t.EnsureAsync(It.IsAny<int>())).ReturnsAsync((int id) => new TermsVersion { StoreId = id, Number = 1 });
        terms.Setup(t => t.AllAsync(It.IsAny<int>())).ReturnsAsync([new TermsIssue(1, DateTime.UnixEpoch)]);
        terms.Setup(t => t.Read(It.IsAny<TermsVersion>(), It.IsAny<string>())).Returns([]);
        var context = new Mock<IStoreContext>();
        context.Setup(c => c.GetActiveStoreScopeConfigurationAsync()).ReturnsAsync(scope);
        context.Setup(c => c.GetCurrentStoreAsync()).ReturnsAsync(_corso);
        var all = new Mock<IStoreService>();
        all.Setup(s => s.GetAllStoresAsync()).ReturnsAsync(stores.Length > 0 ? stores : [_corso]);
        all.Setup(s => s.GetStoreByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => stores.FirstOrDefault(store => store.Id == id));
        var work = new Mock<IWorkContext>();
        work.Setup(w => w.GetWorkingLanguageAsync()).ReturnsAsync(new Language { LanguageCulture = admin, UniqueSeoCode = admin[..2] });
        var urls = new Mock<INopUrlHelper>();
        urls.Setup(u => u.RouteUrl(CashbackRoutes.Terms, It.IsAny<object>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>())).Returns("/cashback/terms");
        var dates = new Mock<IDateTimeHelper>();
        dates.Setup(d => d.DefaultStoreTimeZone).Returns(TimeZoneInfo.Utc);
        return new AdminTermsFactory(terms.Object, context.Object, all.Object, work.Object, urls.Object, new ShopClock(dates.Object)).PrepareAsync(null, asked);
    }
}
