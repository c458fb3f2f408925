using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Salon;
using Nop.Plugin.Misc.Cashback.Web.Salon.Slips;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The slip of what was taken at nine in the morning by the shop's clock, and at five in the afternoon by Tokyo's.</summary>
public sealed class SlipTests : InstalledShopFixture
{
    [Test]
    public async Task It_names_the_branch_with_its_address() =>
        Assert.That((await SlipAsync(new() { Name = "Roma", Address = "Via del Corso 1" })).Branch, Is.EqualTo("Roma, Via del Corso 1"));

    [Test]
    public async Task A_branch_without_an_address_is_named_by_its_name() => Assert.That((await SlipAsync(new() { Name = "Roma" })).Branch, Is.EqualTo("Roma"));

    [TestCase("", "9:00")]
    [TestCase("Asia/Tokyo", "(17|5):00")]
    [TestCase("Mars/Olympus", "9:00")]
    public async Task It_tells_the_time_by_the_branchs_clock_where_that_is_known(string zone, string time) =>
        Assert.That((await SlipAsync(new() { Name = "Roma", ZoneId = zone })).When, Does.Match($@"\b0?{time}"));

    [Test]
    public async Task One_that_was_undone_tells_what_was_left_after_it_was_given_back() =>
        Assert.That((await SlipAsync(new() { Name = "Roma" }, undo: true)).Left, Does.Contain("50.00"));

    [Test]
    public async Task One_that_was_undone_says_when_and_why() =>
        Assert.That((await SlipAsync(new() { Name = "Roma" }, undo: true)).Undone, Does.Contain("9:00").And.Contain("the wrong client"));

    async Task<SlipModel> SlipAsync(Branch branch, bool undo = false)
    {
        var anna = await Shop.Store.RegisterAsync("anna@example.com");
        var clerk = await Shop.Store.RegisterAsync("olivia@example.com");
        await Shop.GiveAsync(anna, 50_00);
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(branch));
        return await Shop.Store.RequestAsync(async services =>
        {
            var taken = await services.GetRequiredService<ICounterService>().TakeAsync(anna.Id, 1, 10_00, branch.Id, "r1", clerk.Id);
            if (undo)
                await services.GetRequiredService<IRedemptions>().UndoAsync(taken.Act, "the wrong client", 1, clerk.Id, ofOthers: false);
            return (await services.GetRequiredService<SlipFactory>().PrepareAsync(taken.Act, repeated: false, clerk.Id, undoesOthers: false))!;
        }, clerk.Id);
    }
}
