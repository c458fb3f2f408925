using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What a client reads in the history: a line an act, of what was taken in the salon with the branch and the receipt, and of staff's reasons nothing.</summary>
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
    public async Task What_a_till_takes_says_where_and_for_which_receipt_as_the_counters()
    {
        const int till = -1;
        await Shop.Store.RequestAsync(services => services.GetRequiredService<ICounterService>().TakeAsync(_anna.Id, 1, 3_00, _roma.Id, "t7", till), _clerk.Id);
        Assert.That((await LinesAsync())[0], Has.Property("What").EqualTo("Spent at Roma, receipt t7").And.Property("Sale").Null);
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

    [Test]
    public async Task Credit_that_staff_extend_says_its_new_last_day_and_what_staff_wrote()
    {
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(async ledger => await ledger.GrantAsync(await KeyAsync(), 5_00, new DateTime(2027, 1, 1), Context()));
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _anna.Id);
        await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandExtensions>().ExtendAsync(
            new(wallet, new(new DateTime(2027, 4, 30, 22, 0, 0)) { EndingByUtc = new DateTime(2027, 1, 1) }, "was ill", Guid.NewGuid()) { ClientText = "Get well soon" }), _clerk.Id);
        Assert.That((await LinesAsync())[0], Has.Property("What").EqualTo("Extended by the shop: Get well soon (last day now Friday, 30 April 2027)").And.Property("Amount").EqualTo("€5.00"));
    }

    [Test]
    public async Task What_an_order_spends_is_one_line()
    {
        await Shop.SeedAsync();
        await Shop.PlaceWithCreditAsync(_anna, 20_00);
        Assert.That((await LinesAsync()).Select(line => line.What), Has.Exactly(1).EqualTo("Spent").And.None.EqualTo("Set aside"));
    }

    [Test]
    public async Task What_a_broken_off_checkout_set_aside_is_told_as_it_was()
    {
        await Shop.AskAsync<ICashbackLedger, LedgerResult<Hold>>(async ledger => await ledger.HoldAsync(await KeyAsync(), new HoldRequest(HoldPurpose.Checkout, "c1", 20_00, Context())));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.ReleaseAsync("c1", HoldState.Released, Context()));
        Assert.That((await LinesAsync()).Take(2).Select(line => $"{line.What}: {line.Amount}"), Is.EqualTo(new[] { "No longer set aside: +€20.00", "Set aside: −€20.00" }));
    }

    [Test]
    public async Task What_becomes_ready_to_spend_is_a_plus()
    {
        var now = Shop.Clock.UtcNow;
        var facts = new OrderFacts(9001, Paid: true, 100_00, 0, Voided: false, now, ShortfallPolicy.Debt, (completed, _, _) => new(completed, null), now.AddDays(400));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<OrderAccount?>>(async ledger => await ledger.PostOrderAsync(
            await KeyAsync(), facts, () => Task.FromResult(new FrozenEarning(new(500, 1), new(100_00, 1), new Dictionary<int, (long, long)>(), 0, null, 0, "")), Context()));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(async ledger => await ledger.ActivateDueAsync((await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _anna.Id).Id, Context()));
        Assert.That((await LinesAsync()).Select(line => $"{line.What}: {line.Amount}"), Does.Contain("Ready to spend: +€5.00").And.All.Match(": [+−]€"));
    }

    [Test]
    public async Task The_reason_of_an_adjustment_is_not_for_the_client()
    {
        await AdjustAsync("complaint about colour", "");
        Assert.That((await LinesAsync())[0].What, Is.EqualTo("Adjusted by the shop"));
    }

    [Test]
    public async Task What_staff_wrote_to_the_client_is()
    {
        await AdjustAsync("complaint about colour", "Sorry for the wait");
        Assert.That((await LinesAsync())[0].What, Is.EqualTo("Adjusted by the shop: Sorry for the wait"));
    }

    async Task AdjustAsync(string reason, string text)
    {
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _anna.Id);
        await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, 3_00, reason, Guid.NewGuid()) { ClientText = text }), _clerk.Id);
    }

    Task<WalletKey> KeyAsync() => Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));

    PostingContext Context() => new(Channel.Shop, _anna.Id, Shop.Clock.UtcNow);

    Task<SalonResult> TakeAsync() =>
        Shop.Store.RequestAsync(services => services.GetRequiredService<ICounterService>().TakeAsync(_anna.Id, 1, 10_00, _roma.Id, "r1", _clerk.Id), _clerk.Id);

    async Task<IReadOnlyList<HistoryModel>> LinesAsync()
    {
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _anna.Id);
        return (await Shop.AskAsync<HistoryFactory, (IReadOnlyList<HistoryModel> Lines, int Pages)>(history => history.PrepareAsync(wallet.Id, 1))).Lines;
    }
}
