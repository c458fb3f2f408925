using Moq;
using Nop.Core.Domain.Customers;
using Nop.Services.Plugins;
using Nop.Services.Security;
using Nop.Web.Framework.Menu;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The plugin's part of the admin menu. nopCommerce shows a page to who has all the permissions that its item names.</summary>
[TestFixture(DatabaseKind.Sqlite)]
public sealed class CashbackMenuTests(DatabaseKind kind) : BonusFixture(kind)
{
    [TestCase(CashbackPermissions.AdjustWallets)]
    [TestCase(CashbackPermissions.ReleaseGifts)]
    [TestCase(CashbackPermissions.PutRulesLive)]
    [TestCase(CashbackPermissions.Configure)]
    public async Task Who_may_approve_one_kind_finds_the_approvals(string permission) =>
        Assert.That((await OfAsync(permission)).GetItemBySystemName(CashbackMenuItems.Approvals).PermissionNames, Is.EqualTo(new[] { permission }));

    [TestCase(CashbackPermissions.ImportReturns)]
    [TestCase(CashbackPermissions.ViewWallets)]
    public async Task Who_deals_with_one_kind_of_work_finds_the_work_list(string permission) =>
        Assert.That((await OfAsync(permission)).GetItemBySystemName(CashbackMenuItems.Work).PermissionNames, Is.EqualTo(new[] { permission }));

    [Test]
    public async Task No_page_asks_for_more_than_one_permission() =>
        Assert.That(Pages(await OfAsync("")).Where(page => page.PermissionNames.Count != 1).Select(page => page.SystemName), Is.Empty);

    [Test]
    public async Task Every_page_has_a_name_of_its_own() => Assert.That(Pages(await OfAsync("")).Select(page => page.SystemName), Is.Unique);

    Task<AdminMenuItem> OfAsync(string permission) => Shop.AskAsync<IServiceProvider, AdminMenuItem>(async services =>
    {
        var permissions = new Mock<IPermissionService>();
        permissions.Setup(it => it.AuthorizeAsync(It.IsAny<string>())).ReturnsAsync((string name) => name == permission);
        permissions.Setup(it => it.AuthorizeAsync(It.IsAny<string>(), It.IsAny<Customer>())).ReturnsAsync((string name, Customer _) => name == permission);
        var root = new AdminMenuItem { SystemName = "Home", ChildNodes = [new() { SystemName = "Promotions" }] };
        var plugins = new Mock<IPluginManager<IPlugin>>();
        plugins.Setup(it => it.LoadPluginBySystemNameAsync(It.IsAny<string>(), It.IsAny<Customer>(), It.IsAny<int>())).ReturnsAsync(Mock.Of<IPlugin>());
        var menu = ActivatorUtilities.CreateInstance<CashbackMenu>(services, plugins.Object, permissions.Object);
        await menu.HandleEventAsync(new(Mock.Of<IAdminMenu>(), root));
        return root;
    });

    static IEnumerable<AdminMenuItem> Pages(AdminMenuItem item) =>
        item.ChildNodes.Count == 0 ? item.SystemName == "Promotions" ? [] : [item] : item.ChildNodes.SelectMany(Pages);
}
