using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>A clerk who is bound to another branch neither sells at Centro nor takes back what was sold there.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class BoundClerkTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [Test]
    public async Task A_sale_at_another_branch_is_refused()
    {
        await BindElsewhereAsync();
        Assert.That((await RecordAsync(Sale("R-1", 0, OfHair(10_00)))).Refusal, Is.EqualTo(SalonRefusal.WrongBranch));
    }

    [Test]
    public async Task A_sale_at_another_branch_is_neither_returned_nor_undone()
    {
        var number = await SoldAsync("R-1", 10_00, OfHair(40_00));
        await BindElsewhereAsync();
        Assert.That(((await ReturnAsync(number, 10_00)).Refusal, await UndoAsync(number)), Is.EqualTo((SalonRefusal.WrongBranch, UndoRefusal.NotYours)));
    }

    [Test]
    public async Task Closed_days_of_other_branches_are_not_listed()
    {
        await Shop.AskAsync<IServiceProvider, object>(async services =>
        {
            var branch = (await services.GetRequiredService<IBranchService>().GetByIdAsync(Centro))!;
            var days = services.GetRequiredService<ISalonDays>();
            return await days.CloseAsync(branch, days.Today(branch), 0, null, Clerk.Id);
        });
        await BindElsewhereAsync();
        Assert.That(await Shop.AskAsync<IServiceProvider, int>(async services =>
            (await services.GetRequiredService<ISalonDays>().ClosedAsync(await services.GetRequiredService<BranchStaff>().ReachAsync(Clerk.Id), 10)).Count), Is.Zero);
    }

    [Test]
    public async Task Who_is_deleted_for_good_is_bound_no_more()
    {
        await BindElsewhereAsync();
        await Shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(Clerk.Id));
        Assert.That(await Shop.RowsAsync<BranchClerk>(), Is.Empty);
    }

    async Task BindElsewhereAsync()
    {
        var other = await AddBranchAsync("Mare");
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(Clerk.Id, other));
    }
}
