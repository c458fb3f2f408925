using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;
using Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What staff do on a client's page in the client's name, and who is named for it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InAClientsNameTests
{
    InstalledShop _shop = null!;
    Customer _anna = null!;
    Customer _olivia = null!;
    Customer? _staff;

    [SetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync(configure: services =>
        {
            services.AddScoped<WorkContext>();
            services.AddScoped<IWorkContext>(provider => new StaffInName(provider.GetRequiredService<WorkContext>(), () => _staff));
        });
        _anna = await _shop.Store.RegisterAsync("anna@example.com");
        _olivia = await _shop.Store.RegisterAsync("olivia@example.com");
        await _shop.GiveAsync(_anna, 50_00);
        _staff = _olivia;
    }

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [Test]
    public async Task A_voucher_that_staff_issue_is_theirs()
    {
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        Assert.That(await LastAsync(EntryKind.Hold), Is.EqualTo((_olivia.Id, Channel.Admin)));
    }

    [Test]
    public async Task A_voucher_that_staff_cancel_is_cancelled_by_them()
    {
        _staff = null;
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        _staff = _olivia;
        await OnPageAsync(async page => await page.CancelVoucher(await NumberAsync()));
        Assert.That((await LastAsync(EntryKind.Hold), await LastAsync(EntryKind.Release)), Is.EqualTo(((_anna.Id, Channel.Shop), (_olivia.Id, Channel.Admin))));
        Assert.That((await _shop.RowsAsync<ActivityLog>())[^1].CustomerId, Is.EqualTo(_olivia.Id), "the line of the activity log");
    }

    [Test]
    public async Task Staff_see_neither_the_code_of_a_voucher_nor_that_for_large_amounts()
    {
        await _shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { CounterProofFrom = 5 }, row => row.CounterProofFrom));
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        var page = (AccountModel)((ViewResult)await OnPageAsync(page => page.Index())).Model!;
        Assert.That((page.SalonCode, page.Vouchers.Single().Code), Is.EqualTo(((SalonCodeModel?)null, page.Vouchers.Single().Code[^5..])));
    }

    [Test]
    public async Task Clients_see_both()
    {
        await _shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackSettings { CounterProofFrom = 5 }, row => row.CounterProofFrom));
        _staff = null;
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        var page = (AccountModel)((ViewResult)await OnPageAsync(page => page.Index())).Model!;
        Assert.That((page.SalonCode?.Code.Length, page.Vouchers.Single().Code.Length), Is.EqualTo(((int?)6, "XXXX-XXXX-XXXX".Length)));
    }

    [Test]
    public async Task Staff_see_no_signed_voucher_no_page_of_it_and_no_card_to_show()
    {
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        var page = (AccountModel)((ViewResult)await OnPageAsync(page => page.Index())).Model!;
        Assert.That((page.ShowsCarried, page.Vouchers.Single().Picture), Is.EqualTo((false, (QrCode?)null)));
        Assert.That(await CarriedAsync(page.Vouchers.Single().Number), Is.All.InstanceOf<RedirectToRouteResult>());
    }

    [Test]
    public async Task Clients_see_both_pages()
    {
        _staff = null;
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        Assert.That(await CarriedAsync(await NumberAsync()), Is.All.InstanceOf<ViewResult>());
    }

    [Test]
    public async Task Joining_by_staff_stands_in_the_log_under_their_name()
    {
        await OnPageAsync(page => page.OptIn());
        Assert.That(await LineAsync(), Is.EqualTo((_olivia.Id, (int?)_anna.Id)));
    }

    [Test]
    public async Task Leaving_by_staff_stands_in_the_log_under_their_name()
    {
        _staff = null;
        await OnPageAsync(page => page.OptIn());
        _staff = _olivia;
        await OnPageAsync(page => page.OptOut());
        Assert.That(await LineAsync(), Is.EqualTo((_olivia.Id, (int?)_anna.Id)));
    }

    [Test]
    public async Task The_clients_history_says_that_staff_did_it()
    {
        await OnPageAsync(page => page.IssueVoucher(new VoucherRequestModel { Amount = "10", Form = Guid.NewGuid() }));
        var wallet = (await _shop.RowsAsync<Wallet>()).Single();
        var (lines, _) = await _shop.AskAsync<HistoryFactory, (IReadOnlyList<HistoryModel> Lines, int Pages)>(history => history.PrepareAsync(wallet.Id, 1));
        Assert.That(lines[0].What, Is.EqualTo("Set aside (by our staff)"));
    }

    [Test]
    public async Task What_clients_do_themselves_is_theirs()
    {
        _staff = null;
        await OnPageAsync(page => page.OptIn());
        Assert.That(await LineAsync(), Is.EqualTo((_anna.Id, (int?)_anna.Id)));
    }

    async Task<IActionResult[]> CarriedAsync(int number) =>
        [await OnAsync<CashbackCarryController>(page => page.Card()), await OnAsync<CashbackCarryController>(page => page.Voucher(number))];

    Task<IActionResult> OnPageAsync(Func<CashbackAccountController, Task<IActionResult>> act) => OnAsync(act);

    Task<IActionResult> OnAsync<TPage>(Func<TPage, Task<IActionResult>> act)
        where TPage : Controller => _shop.Store.RequestAsync(services =>
    {
        var page = ActivatorUtilities.CreateInstance<TPage>(services);
        page.ControllerContext = new ControllerContext(new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ControllerActionDescriptor()));
        return act(page);
    }, _anna.Id);

    async Task<(int Actor, Channel Channel)> LastAsync(EntryKind kind)
    {
        var entry = (await _shop.RowsAsync<LedgerEntry>()).Last(row => row.Kind == kind);
        return (entry.ActorId, entry.Channel);
    }

    async Task<(int Who, int? About)> LineAsync()
    {
        var type = (await _shop.RowsAsync<ActivityLogType>()).Single(row => row.SystemKeyword == CashbackActivity.MembershipChanged);
        var line = (await _shop.RowsAsync<ActivityLog>()).Last(row => row.ActivityLogTypeId == type.Id);
        return (line.CustomerId, line.EntityId);
    }

    async Task<int> NumberAsync() => (await _shop.RowsAsync<Hold>()).Single().Number;
}
