using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What a client reads in the history of what was taken in the salon: a line an act, with the branch and the receipt.</summary>
public sealed class HistoryTests : InstalledShopFixture
{
    Customer _anna = null!;
    Customer _clerk = null!;
    Branch _roma = null!;

    [SetUp]
    public async Task OpenSalonAsync()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _clerk = await Shop.Store.RegisterAsync("olivia@example.com");
        await Shop.GiveAsync(_anna, 50_00);
        _roma = new() { Name = "Roma" };
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(_roma));
    }

    [Test]
    public async Task What_the_counter_takes_is_one_line()
    {
        await TakeAsync();
        Assert.That((await LinesAsync()).Take(2).Select(line => $"{line.What}: {line.Amount}"), Is.EqualTo(new[] { "Spent at Roma, receipt r1: −€10.00", (await LinesAsync())[^1].What + ": +€50.00" }));
    }

    [Test]
    public async Task What_was_given_back_says_of_which_receipt()
    {
        var taken = await TakeAsync();
        await Shop.Store.RequestAsync(services => services.GetRequiredService<IRedemptions>().UndoAsync(taken.Act, "the wrong client", 1, _clerk.Id, ofOthers: false), _clerk.Id);
        Assert.That((await LinesAsync())[0].What, Is.EqualTo("Given back: taken by mistake at Roma, receipt r1"));
    }

    [Test]
    public async Task A_voucher_is_set_aside_in_one_line_and_used_in_another()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            var vouchers = services.GetRequiredService<IVoucherService>();
            var issued = await vouchers.IssueAsync(_anna.Id, 1, 20_00, _roma.Id, validDays: null, Channel.Shop, _anna.Id, Guid.NewGuid());
            return await vouchers.RedeemAsync(issued.Hold!, 5_00, _roma.Id, "r2", _clerk.Id);
        }, _clerk.Id);
        Assert.That((await LinesAsync()).Take(2).Select(line => line.What), Is.EqualTo(new[] { "Voucher used at Roma, receipt r2", "Set aside" }));
    }

    Task<SalonResult> TakeAsync() =>
        Shop.Store.RequestAsync(services => services.GetRequiredService<ICounterService>().TakeAsync(_anna.Id, 1, 10_00, _roma.Id, "r1", _clerk.Id), _clerk.Id);

    async Task<IReadOnlyList<HistoryModel>> LinesAsync()
    {
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _anna.Id);
        return (await Shop.AskAsync<HistoryFactory, (IReadOnlyList<HistoryModel> Lines, int Pages)>(history => history.PrepareAsync(wallet.Id, 1))).Lines;
    }
}
