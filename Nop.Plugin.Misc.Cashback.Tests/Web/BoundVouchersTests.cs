using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The page of vouchers for who is bound to a branch: what their branches may take, and no other.</summary>
public sealed class BoundVouchersTests : InstalledShopFixture
{
    List<Hold> _vouchers = [];
    Customer _manager = null!;

    [SetUp]
    public async Task FillAsync()
    {
        foreach (var name in new[] { "Roma", "Milano" })
            await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(new Branch { Name = name }));
        _manager = await Shop.Store.RegisterAsync("manager@example.com", null, NopCustomerDefaults.AdministratorsRoleName);
        var anna = await Shop.Store.RegisterAsync("anna@example.com");
        await Shop.GiveAsync(anna, 10_00);
        foreach (var branch in new[] { 1, 2, 0 })
            await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(anna.Id, 1, 1_00, branch, null, Channel.Shop, anna.Id));
        _vouchers = [.. (await Shop.RowsAsync<Hold>()).OrderBy(hold => hold.Id)];
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(_manager.Id, 2));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task The_list_has_those_that_the_own_branches_may_take(int branchId)
    {
        var model = await AskAsync<AdminVoucherFactory, VoucherListModel>(factory => factory.PrepareAsync(branchId, 0));
        Assert.That(model.Vouchers.Rows.Select(row => row.Id), Is.EqualTo(new[] { _vouchers[1].Id, _vouchers[2].Id }));
        Assert.That(model.AvailableBranches.Select(item => item.Value), Is.EqualTo(new[] { "0", "2" }));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(2, true)]
    public async Task Of_another_branch_none_is_found_to_be_cancelled(int at, bool isFound) =>
        Assert.That(await AskAsync<AdminVoucherFactory, Hold?>(factory => factory.FindAsync(_vouchers[at].WalletId, _vouchers[at].Number)) is not null, Is.EqualTo(isFound));

    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(2, true)]
    public async Task A_file_is_had_for_the_own_branches_alone(int branchId, bool isHad)
    {
        var state = new Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary();
        var read = await Shop.Store.RequestAsync(
            services => services.GetRequiredService<ExportForm>().ReadAsync(new ExportModel { BranchId = branchId, ContentId = (int)ExportContent.Vouchers, Format = "csv" }, state), _manager.Id);
        Assert.That((read is not null, state.IsValid), Is.EqualTo((isHad, isHad)));
    }

    Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull => Shop.Store.RequestAsync(services => ask(services.GetRequiredService<TService>()), _manager.Id);
}
