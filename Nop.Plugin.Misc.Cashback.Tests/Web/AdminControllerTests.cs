using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Branches;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed partial class AdminControllerTests
{
    static readonly Type[] _controllers =
        [.. typeof(AdminCashbackController).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(AdminCashbackController)))];

    // Those that a page inherits from what several share are its actions too.
    static IEnumerable<MethodInfo> Actions => _controllers.SelectMany(c =>
        c.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(m => !m.IsSpecialName && m.DeclaringType!.Assembly == c.Assembly));

    [Test]
    public void Actions_that_a_page_inherits_are_looked_at() =>
        Assert.That(Actions.Select(action => (action.ReflectedType!.Name, action.Name)), Has.Member((nameof(CashbackBranchController), "Edit")));

    [Test]
    public void There_is_a_controller_for_each_topic() => Assert.That(_controllers, Has.Length.GreaterThanOrEqualTo(8));

    [TestCaseSource(nameof(Actions))]
    public void Each_action_asks_for_a_permission_of_the_plugin(MethodInfo action)
    {
        var asked = action.GetCustomAttributes<CheckPermissionAttribute>().SelectMany(p => p.PermissionSystemName).ToList();
        Assert.That(asked, Is.Not.Empty.And.SubsetOf(CashbackPermissions.All));
    }

    [TestCaseSource(nameof(_controllers))]
    public void A_controller_is_in_the_admin_area_and_refuses_forged_posts(Type controller)
    {
        Assert.Multiple(() =>
        {
            Assert.That(controller.GetCustomAttribute<AreaAttribute>(true)?.RouteValue, Is.EqualTo("Admin"));
            Assert.That(controller.GetCustomAttribute<AuthorizeAdminAttribute>(true), Is.Not.Null);
            Assert.That(controller.GetCustomAttribute<AutoValidateAntiforgeryTokenAttribute>(true), Is.Not.Null);
            Assert.That(controller.GetCustomAttribute<IgnoreAntiforgeryTokenAttribute>(true), Is.Null);
        });
    }

    [TestCaseSource(nameof(_controllers))]
    public void A_controller_carries_what_the_shops_own_admin_pages_carry(Type controller) =>
        Assert.That(Carried(controller), Is.SupersetOf(Carried(typeof(BaseAdminController))).And.Contains(typeof(ValidateIpAddressAttribute)));

    static IEnumerable<Type> Carried(Type controller) => controller.GetCustomAttributes(true).Select(attribute => attribute.GetType()).Where(type => type.Namespace is not "System.Runtime.CompilerServices");

    [TestCaseSource(nameof(Actions))]
    public void What_changes_something_takes_posts_only(MethodInfo action)
    {
        var reads = ReadName().IsMatch(action.Name) && !action.GetParameters().Any(p => p.ParameterType.Name.EndsWith("Model", StringComparison.Ordinal));
        Assert.That(reads || action.GetCustomAttributes<HttpMethodAttribute>().Any(m => m is HttpPostAttribute), Is.True);
    }

    [Test]
    public void Every_page_that_is_asked_for_is_there()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(LocaleSources.PluginFolder, "Web", "Admin"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => PagePath().Matches(File.ReadAllText(f)).Select(m => m.Groups["path"].Value)).Distinct();
        Assert.That(asked.Where(p => !File.Exists(Path.Combine(LocaleSources.PluginFolder, "Views", "Admin", p + ".cshtml"))), Is.Empty);
    }

    [GeneratedRegex("^(List|Create|Edit|Configure|Categories|Category|Products|Product|Manufacturers|Manufacturer|Wallet|Watch|Progress|Warning|Index|Why|Differences|Difference|Batch|Sheet|Outcome|IntoCredit|Show|Members|Poster|Preview)$")]
    private static partial Regex ReadName();

    [GeneratedRegex("""(Page\(|const string \w+ = )"(?<path>[A-Za-z]+/[A-Za-z]+)["]""")]
    private static partial Regex PagePath();
}
