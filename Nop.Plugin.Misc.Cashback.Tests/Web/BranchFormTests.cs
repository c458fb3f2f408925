using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Branches;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class BranchFormTests : InstalledShopFixture
{
    [SetUp]
    public Task AddAsync() => Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(new Branch { Name = "Roma" }));

    [Test]
    public async Task A_branch_stays_when_somebody_asks_to_delete_it()
    {
        await Shop.AskAsync<IServiceProvider, object>(async services =>
        {
            using var controller = ActivatorUtilities.CreateInstance<CashbackBranchController>(services);
            return await controller.Delete(1);
        });
        Assert.That((await Shop.RowsAsync<Branch>()).Select(branch => branch.Name), Is.EqualTo(new[] { "Roma" }));
    }

    [Test]
    public async Task A_name_that_another_branch_has_is_refused_beside_the_name()
    {
        var result = await Shop.AskAsync<BranchForm, RuleSaveResult>(form => form.SaveAsync(new Branch { Name = "roma" }));
        Assert.That(result.Errors.Select(error => error.Field), Is.EqualTo(new[] { nameof(INamedModel.Name) }));
    }
}
