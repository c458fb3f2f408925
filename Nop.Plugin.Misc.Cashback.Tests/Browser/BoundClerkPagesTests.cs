using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A clerk who is bound to the second branch sees nothing of the first: what is asked for there is answered as what is not.</summary>
public class BoundClerkPagesTests : BrowserTests
{
    string _act = "";
    string _sale = "";

    [OneTimeSetUp]
    public async Task BindAsync()
    {
        using var scope = Shop.Services.CreateScope();
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var clerk = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Clerk);
        var shopper = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Shopper);
        await Get<ICashbackLedger>().AdjustAsync(await Get<IWalletDirectory>().KeyAsync(shopper.Id, 1), 500, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = "a gesture" });
        _act = (await Get<ICounterService>().TakeAsync(shopper.Id, 1, 100, 1, "B-1", clerk.Id)).Act;
        _sale = (await Get<ISalonSales>().RecordAsync(new(shopper.Id, 1, 1, "B-2", [new(0, 0, 1_00)], 0, clerk.Id))).Sale!.Sale.Act;
        await Get<IBranchService>().SaveAsync(new Branch { Name = "Second" });
        await Get<BranchStaff>().BindAsync(clerk.Id, 2);
    }

    [SetUp]
    public Task SignClerkInAsync() => SignInAsync(BrowsedShop.Clerk);

    [TestCase("/salon/counter")]
    [TestCase("/salon/counter?branchId=1")]
    [TestCase("/salon/day")]
    [TestCase("/salon/day?branchId=1")]
    public async Task The_one_branch_is_chosen_and_the_only_choice(string page)
    {
        await GoAsync(page);
        Assert.That((await Page.InputValueAsync("#branchId"), await Page.Locator("#branchId option").CountAsync()), Is.EqualTo(("2", 2)));
    }

    [Test]
    public async Task Looking_a_client_up_at_another_branch_finds_nobody()
    {
        Assert.That((await FoundAtAsync("1"), await FoundAtAsync("2")), Is.EqualTo((false, true)));
    }

    async Task<bool> FoundAtAsync(string branchId)
    {
        using var clerk = await VisitorAsync();
        using var answer = await clerk.PostAsync("/salon/counter/Find", new() { ["q"] = BrowsedShop.Shopper, ["branchId"] = branchId });
        return answer.Headers.Location is not null || (await answer.Content.ReadAsStringAsync()).Contains("name=\"Ticket\"", StringComparison.Ordinal);
    }

    [Test]
    public async Task Slips_of_another_branch_are_as_little_there_as_others()
    {
        using var clerk = await VisitorAsync();
        foreach (var path in new[] { $"/salon/counter/Slip?act={_act}", $"/salon/sale/Slip?act={_sale}", "/salon/checker?branch=1" })
        {
            using var answer = await clerk.GetAsync(path);
            Assert.That(answer.Headers.Location?.OriginalString, Does.EndWith("/salon/counter"), path);
        }
    }

    [Test]
    public async Task The_list_of_all_clients_is_not_theirs_with_the_right_to_export_either()
    {
        const string seller = "seller@example.com";
        using (var scope = Shop.Services.CreateScope())
        {
            await BrowsedShop.EmployAsync(scope.ServiceProvider, seller, CashbackPermissions.ViewWallets, CashbackPermissions.Export);
            await scope.ServiceProvider.GetRequiredService<BranchStaff>().BindAsync((await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(seller)).Id, 2);
        }

        using var visitor = new ShopVisitor(Shop.Urls.First());
        await visitor.SignInAsync(seller);
        using var answer = await visitor.PostAsync("/Admin/CashbackMessages/Download", []);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.Not.EqualTo("text/csv"));
        using var wallets = await visitor.GetAsync("/Admin/CashbackWallet/List");
        Assert.That((int)wallets.StatusCode, Is.EqualTo(200));
    }

    [TestCase("/salon/sale/Return")]
    [TestCase("/salon/sale/Undo")]
    public async Task What_was_sold_at_another_branch_is_not_taken_back(string path)
    {
        using var clerk = await VisitorAsync();
        using var answer = await clerk.PostAsync(path, new() { ["Act"] = _sale, ["Reason"] = "x", ["Key"] = Guid.NewGuid().ToString("n") });
        using var scope = Shop.Services.CreateScope();
        var sale = await scope.ServiceProvider.GetRequiredService<ISalonSales>().FindByActAsync(_sale);
        Assert.That((answer.Headers.Location?.OriginalString, sale!.Returns.Count), Is.EqualTo(("/salon/counter", 0)));
    }

    [Test]
    public async Task A_day_of_another_branch_is_not_closed()
    {
        await CloseAsync("1");
        await CloseAsync("2");
        using var scope = Shop.Services.CreateScope();
        Assert.That((await scope.ServiceProvider.GetRequiredService<IRepository<DayEnd>>().GetAllAsync(all => all)).Select(end => end.BranchId), Is.EqualTo(new[] { 2 }));
    }

    async Task CloseAsync(string branchId)
    {
        using var clerk = await VisitorAsync();
        using var answer = await clerk.PostAsync("/salon/day/Close", new() { ["BranchId"] = branchId, ["Day"] = UtcNow.ToString("yyyy-MM-dd"), ["Counted"] = "0", ["Reason"] = "x" });
    }

    [Test]
    public async Task The_owner_binds_and_unbinds_on_the_page_of_the_branch()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackBranch/Edit/1");
        await Page.FillAsync("#StaffEmail", BrowsedShop.Shopper);
        await Page.ClickAsync("#branch-staff .btn-primary");
        await Expect("[data-valmsg-for='StaffEmail']").ToContainTextAsync("Nobody with this e-mail address");
        await Page.FillAsync("#StaffEmail", BrowsedShop.Clerk);
        await Page.ClickAsync("#branch-staff .btn-primary");
        await Expect("#branch-staff table").ToContainTextAsync(BrowsedShop.Clerk);
        await Expect("#branch-staff table").ToContainTextAsync("Also at");
        await Page.ClickAsync("#branch-staff .btn-danger");
        await Expect("#branch-staff").ToContainTextAsync("Nobody is bound");
    }

    async Task<ShopVisitor> VisitorAsync()
    {
        var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Clerk);
        return visitor;
    }
}
