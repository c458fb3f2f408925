using Microsoft.AspNetCore.Mvc.ModelBinding;
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
    public async Task A_new_branch_goes_last_where_no_place_is_named()
    {
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(new Branch { Name = "Torino", DisplayOrder = 7 }));
        await ReadAsync(new() { Name = "Milano" }, save: true);
        Assert.That((await Shop.AskAsync<IBranchService, IList<Branch>>(branches => branches.GetAllAsync())).Select(branch => branch.Name), Is.EqualTo(new[] { "Roma", "Torino", "Milano" }));
    }

    [Test]
    public async Task A_name_that_another_branch_has_is_refused_beside_the_name()
    {
        var result = await Shop.AskAsync<BranchForm, RuleSaveResult>(form => form.SaveAsync(new Branch { Name = "roma" }));
        Assert.That(result.Errors.Select(error => error.Field), Is.EqualTo(new[] { nameof(INamedModel.Name) }));
    }

    [Test]
    public async Task Address_and_zone_that_were_saved_are_in_the_form_again()
    {
        await ReadAsync(new() { Name = "Milano", Address = " Corso Como 1 ", ZoneId = "Europe/Rome" }, save: true);
        var again = await Shop.AskAsync<BranchForm, BranchModel>(async form => await form.OpenAsync((await form.FindAsync(2))!));
        Assert.That((again.Address, again.ZoneId), Is.EqualTo(("Corso Como 1", "Europe/Rome")));
    }

    [Test]
    public async Task A_zone_that_the_server_does_not_know_is_refused_beside_it() =>
        Assert.That(await ReadAsync(new() { Name = "Milano", ZoneId = "Mars/Olympus" }), Is.EqualTo(new[] { nameof(BranchModel.ZoneId) }));

    [Test]
    public async Task An_address_that_is_too_long_is_refused_beside_it() =>
        Assert.That(await ReadAsync(new() { Name = "Milano", Address = new string('a', Branch.LongestAddress + 1) }), Is.EqualTo(new[] { nameof(BranchModel.Address) }));

    Task<string[]> ReadAsync(BranchModel model, bool save = false) => Shop.AskAsync<BranchForm, string[]>(async form =>
    {
        var state = new ModelStateDictionary();
        var row = await form.ReadAsync(model, state);
        if (save)
            await form.SaveAsync(row);
        return [.. state.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key)];
    });
}
