using System.Text.RegularExpressions;
using Cashback.Preview.Web.Setup;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A clerk who wants what is a client's. Each attempt is refused, or the client is told of it by letter and it stands in the activity log under the clerk's name.</summary>
public partial class DishonestClerkTests : BrowserTests
{
    readonly MovableClock _clock = new();
    ShopVisitor _clerk = null!;
    int _receipts;

    [SetUp]
    public async Task SignInClerkAsync()
    {
        _clerk = new ShopVisitor(Address);
        await _clerk.SignInAsync(BrowsedShop.Clerk);
    }

    [TearDown]
    public async Task ForgetAsync()
    {
        _clerk.Dispose();
        await SetAsync("counterprooffrom", "0");
    }

    [Test]
    public Task Taking_from_a_client_who_was_not_looked_up_is_refused() => AssertRefusedAsync(() => TakeAsync("", ("CustomerId", "4")));

    [Test]
    public Task Taking_with_a_made_up_look_up_is_refused() => AssertRefusedAsync(() => TakeAsync(new string('A', 200)));

    [Test]
    public async Task Taking_with_a_colleagues_look_up_is_refused()
    {
        using var owner = new ShopVisitor(Address);
        await owner.SignInAsync(BrowsedShop.Owner);
        var ticket = await LookUpAsync(owner);
        await AssertRefusedAsync(() => TakeAsync(ticket));
    }

    [Test]
    public async Task Taking_long_after_the_client_has_left_is_refused_also_where_the_page_was_loaded_again()
    {
        var ticket = await LookUpAsync(_clerk);
        _clock.Ahead += TimeSpan.FromMinutes(CounterTickets.Minutes - 1);
        ticket = (await _clerk.FormAsync($"/salon/counter?ticket={Uri.EscapeDataString(ticket)}", "/Take")).Fields["Ticket"];
        _clock.Ahead += TimeSpan.FromMinutes(2);
        await AssertRefusedAsync(() => TakeAsync(ticket));
    }

    [Test]
    public async Task A_large_amount_without_the_clients_code_is_refused_however_many_are_tried()
    {
        await SetAsync("counterprooffrom", "2");
        var ticket = await LookUpAsync(_clerk);
        await AssertRefusedAsync(async () =>
        {
            await TakeAsync(ticket, ("Amount", "2.00"));
            for (var code = 100_000; code < 100_010; code++)
                await TakeAsync(ticket, ("Amount", "2.00"), ("Proof", $"{code}"));
        });
    }

    [Test]
    public async Task A_large_amount_in_small_parts_is_refused_from_the_part_on_that_makes_it_large()
    {
        await SetAsync("counterprooffrom", "2");
        var ticket = await LookUpAsync(_clerk);
        var before = await BalanceAsync();
        for (var part = 0; part < 5; part++)
            await TakeAsync(ticket, ("Amount", "0.60"));
        Assert.That(before - await BalanceAsync(), Is.EqualTo(180), "three parts of 0.60; the fourth would make it 2.00 or more");
    }

    [Test]
    public async Task Undoing_what_a_colleague_took_is_refused()
    {
        string act;
        using (var scope = Shop.Services.CreateScope())
            act = (await scope.ServiceProvider.GetRequiredService<ICounterService>().TakeAsync(await ClientIdAsync(), 1, 50, 1, $"C-{++_receipts}", 1)).Act!;
        Assert.That(act, Is.Not.Empty);
        await AssertRefusedAsync(async () => (await _clerk.PostAsync("/salon/counter/Undo", new() { ["Act"] = act, ["Reason"] = "for a friend" })).Dispose());
    }

    [Test]
    public async Task Undoing_later_than_a_client_stands_there_is_refused()
    {
        var act = await TakeAsync(await LookUpAsync(_clerk));
        _clock.Ahead += TimeSpan.FromHours(3);
        Assert.That(act, Is.Not.Empty);
        await AssertRefusedAsync(async () => (await _clerk.PostAsync("/salon/counter/Undo", new() { ["Act"] = act, ["Reason"] = "for a friend" })).Dispose());
    }

    [Test]
    public async Task Undoing_what_was_taken_from_ones_own_wallet_is_refused()
    {
        // Who may undo what others took.
        int ownerId;
        string act;
        using (var scope = Shop.Services.CreateScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<ICustomerService>();
            ownerId = (await people.GetCustomerByEmailAsync(BrowsedShop.Owner)).Id;
            var clerkId = (await people.GetCustomerByEmailAsync(BrowsedShop.Clerk)).Id;
            var key = await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(ownerId, 1);
            await scope.ServiceProvider.GetRequiredService<ICashbackLedger>().AdjustAsync(key, 500, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = "a gesture" });
            act = (await scope.ServiceProvider.GetRequiredService<ICounterService>().TakeAsync(ownerId, 1, 100, 1, $"O-{++_receipts}", clerkId)).Act!;
        }

        using var owner = new ShopVisitor(Address);
        await owner.SignInAsync(BrowsedShop.Owner);
        (await owner.PostAsync("/salon/counter/Undo", new() { ["Act"] = act, ["Reason"] = "for myself" })).Dispose();
        using var later = Shop.Services.CreateScope();
        var own = await later.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(ownerId, 1);
        Assert.That((act.Length > 0, (await later.ServiceProvider.GetRequiredService<ICashbackLedger>().GetBalanceAsync(own)).Usable), Is.EqualTo((true, 400L)));
    }

    [TestCase("/Admin/CashbackWallet/Adjust")]
    [TestCase("/Admin/CashbackMember/Pin")]
    [TestCase("/Admin/CashbackVoucher/Download")]
    [TestCase("/Admin/CashbackApproval/Approve/1")]
    public async Task The_admin_area_is_closed(string path)
    {
        using var answer = await _clerk.PostAsync(path, new() { ["WalletId"] = "1", ["CustomerId"] = "4", ["Amount"] = "5", ["Reason"] = "x", ["TierId"] = "2" });
        Assert.That(answer.Headers.Location?.OriginalString, Does.Contain("/login").IgnoreCase);
    }

    [Test]
    public async Task Taking_a_small_amount_behind_the_clients_back_is_told()
    {
        var ticket = await LookUpAsync(_clerk);
        await AssertToldAsync(() => TakeAsync(ticket), "R-");
    }

    [Test]
    public async Task Making_oneself_a_refund_of_it_is_told_too()
    {
        var act = await TakeAsync(await LookUpAsync(_clerk));
        Assert.That(act, Is.Not.Empty);
        await AssertToldAsync(async () => (await _clerk.PostAsync("/salon/counter/Undo", new() { ["Act"] = act, ["Reason"] = "changed my mind" })).Dispose(), "changed my mind");
    }

    private protected override TimeProvider MakeClock() => _clock;

    async Task AssertRefusedAsync(Func<Task> attempt)
    {
        var (before, letters) = (await BalanceAsync(), Letters().Count);
        await attempt();
        Assert.That((await BalanceAsync(), Letters().Count), Is.EqualTo((before, letters)));
    }

    async Task AssertToldAsync(Func<Task> attempt, string said)
    {
        var (before, letters, lines) = (await BalanceAsync(), Letters().Count, Lines().Count);
        await attempt();
        Assert.That(await BalanceAsync(), Is.Not.EqualTo(before), "it was done");
        Assert.That(Letters(), Has.Count.EqualTo(letters + 1));
        Assert.That(Letters()[^1], Does.Contain("0.50"));
        Assert.That(Lines(), Has.Count.EqualTo(lines + 1));
        Assert.That(Lines()[^1], Does.Contain(said));
    }

    // Look-ups of all the tests together are no more than a clerk may have.
    async Task<string> LookUpAsync(ShopVisitor visitor)
    {
        var find = (await visitor.FormAsync("/salon/counter", "/Find")).With(("q", BrowsedShop.Marked), ("branchId", "1"));
        using var found = await visitor.PostAsync(find.To, find.Fields);
        return (await visitor.FormAsync(found.Headers.Location!.OriginalString, "/Take")).Fields["Ticket"];
    }

    /// <summary>Asks to take; the act, where something was taken.</summary>
    async Task<string> TakeAsync(string ticket, params (string Name, string Value)[] typed)
    {
        var form = new SentForm("/salon/counter/Take", new() { ["Ticket"] = ticket, ["BranchId"] = "1", ["Amount"] = "0.50", ["Receipt"] = $"R-{++_receipts}" }).With(typed);
        using var answer = await _clerk.PostAsync(form.To, form.Fields);
        return Act().Match(answer.Headers.Location?.OriginalString ?? "").Groups[1].Value;
    }

    async Task<long> BalanceAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var key = await scope.ServiceProvider.GetRequiredService<IWalletDirectory>().KeyAsync(await ClientIdAsync(), 1);
        return (await scope.ServiceProvider.GetRequiredService<ICashbackLedger>().GetBalanceAsync(key)).Usable;
    }

    async Task<int> ClientIdAsync()
    {
        using var scope = Shop.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked)).Id;
    }

    List<string> Letters()
    {
        using var scope = Shop.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<IRepository<QueuedEmail>>().Table.Where(letter => letter.To == BrowsedShop.Marked).OrderBy(letter => letter.Id).Select(letter => letter.Body)];
    }

    List<string> Lines()
    {
        using var scope = Shop.Services.CreateScope();
        var typeId = scope.ServiceProvider.GetRequiredService<IRepository<ActivityLogType>>().Table.First(type => type.SystemKeyword == CashbackActivity.Taken).Id;
        var clerkId = scope.ServiceProvider.GetRequiredService<IRepository<Customer>>().Table.First(customer => customer.Email == BrowsedShop.Clerk).Id;
        return [.. scope.ServiceProvider.GetRequiredService<IRepository<ActivityLog>>().Table.Where(line => line.ActivityLogTypeId == typeId && line.CustomerId == clerkId).OrderBy(line => line.Id).Select(line => line.Comment)];
    }

    async Task SetAsync(string name, string value)
    {
        using var scope = Shop.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<ISettingService>().SetSettingAsync($"cashbacksettings.{name}", value);
    }

    [GeneratedRegex("act=([0-9a-f]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Act();
}
