using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Staff who may release gift runs and nothing else: they have no business with clients' names.</summary>
public class OnlyGiftsTests : BrowserTests
{
    const string Gifts = "gifts@example.com";

    ShopVisitor _staff = null!;

    [SetUp]
    public async Task EmployAsync()
    {
        using (var scope = Shop.Services.CreateScope())
        {
            await BrowsedShop.EmployAsync(scope.ServiceProvider, Gifts, CashbackPermissions.ReleaseGifts);
            await scope.ServiceProvider.GetRequiredService<ProposalBook>().ProposeAsync(
                new Proposal { KindId = (int)ProposalKind.Adjustment, SubjectId = 1, Name = "0001", Amount = 30_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:1:a", ProposedBy = 1 });
        }

        _staff = new ShopVisitor(Address);
        await _staff.SignInAsync(Gifts);
    }

    [TearDown]
    public void Leave() => _staff?.Dispose();

    [TestCase("Watch", false)]
    [TestCase("Approve", true)]
    [TestCase("Decline", true)]
    public async Task Find_an_adjustment_that_waits_as_little_as_one_that_is_not_there(string action, bool isForm)
    {
        Assert.That(await AnswerAsync("1"), Is.EqualTo(await AnswerAsync("4711")));
        using var scope = Shop.Services.CreateScope();
        Assert.That((await scope.ServiceProvider.GetRequiredService<ProposalBook>().GetAsync(1))!.State, Is.EqualTo(ProposalState.Open));

        async Task<string> AnswerAsync(string id)
        {
            var path = $"/Admin/CashbackApproval/{action}/{id}";
            using var answer = isForm ? await _staff.PostAsync(path, []) : await _staff.GetAsync(path);
            return $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
        }
    }

    [Test]
    public async Task See_none_in_the_list_and_none_counted_in_the_menu()
    {
        using var list = await _staff.GetAsync("/Admin/CashbackApproval/List");
        Assert.That(await list.Content.ReadAsStringAsync(), Does.Contain("/Admin/CashbackApproval/List").And.Not.Contain(BrowsedShop.Shopper).And.Not.Contain("(1)"));
    }

    [Test]
    public async Task Are_led_from_a_release_to_a_page_that_is_open_to_them()
    {
        using var released = await _staff.PostAsync("/Admin/CashbackGiftRun/Release/4711", []);
        using var led = await _staff.GetAsync(released.Headers.Location!.OriginalString);
        Assert.That((int)led.StatusCode, Is.EqualTo(200));
    }
}
