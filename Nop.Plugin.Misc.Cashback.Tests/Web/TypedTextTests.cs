using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;
using Nop.Plugin.Misc.Cashback.Web.Admin.Bonuses;
using Nop.Plugin.Misc.Cashback.Web.Admin.Branches;
using Nop.Plugin.Misc.Cashback.Web.Admin.Cards;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;
using Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What a form can carry and PostgreSQL cannot hold, U+0000, is no error page in any form that takes a name.</summary>
[SetCulture("en-US")]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class TypedTextTests(DatabaseKind kind) : InstalledShopFixture(kind)
{
    const string Typed = " Sp\0ring ";
    const string Kept = "Sp\uFFFDring";


    [Test]
    public async Task Of_a_tier()
    {
        await SaveAsync<TierForm, CashbackTier, TierModel>(new() { Name = "Client", Rate = 5 });
        Assert.That((await Shop.RowsAsync<CashbackTier>()).Single().Name, Is.EqualTo(Kept));
    }

    [Test]
    public async Task Of_a_branch()
    {
        await SaveAsync<BranchForm, Branch, BranchModel>(new() { Name = "Roma" });
        Assert.That((await Shop.RowsAsync<Branch>()).Single().Name, Is.EqualTo(Kept));
    }

    [Test]
    public async Task Of_a_programme()
    {
        await SaveAsync<ProgrammeForm, Programme, ProgrammeModel>(new() { Name = "Tuesday", Multiplier = 2 });
        Assert.That((await Shop.RowsAsync<Programme>()).Single().Name, Is.EqualTo(Kept));
    }

    [Test]
    public async Task Of_a_card()
    {
        await SaveAsync<CardForm, CardKind, CardKindModel>(new() { Name = "Gold" });
        Assert.That((await Shop.RowsAsync<CardKind>()).Single().Name, Is.EqualTo(Kept));
    }

    [Test]
    public async Task Of_a_bonus()
    {
        await SaveAsync<BonusForm, Bonus, BonusModel>(new() { Name = "Welcome", KindId = (int)BonusKind.Registration, Amount = 5_00, ValidDays = 30 });
        Assert.That((await Shop.RowsAsync<Bonus>()).Single().Name, Is.EqualTo(Kept));
    }

    [Test]
    public async Task Of_a_gift_run_and_in_its_message()
    {
        await Shop.AskAsync<IServiceProvider, RuleSaveResult>(async services =>
        {
            var state = new ModelStateDictionary();
            var run = await services.GetRequiredService<AdminGiftRunFactory>().ReadAsync(new GiftRunModel { Name = Typed, Message = Typed, Amount = "5.00" }, state);
            return await services.GetRequiredService<GiftRunService>().SaveAsync(run);
        });
        var saved = (await Shop.RowsAsync<GiftRun>()).Single();
        Assert.That((saved.Name, saved.Message), Is.EqualTo((Kept, Kept)));
    }

    [Test]
    public async Task Of_a_draft_when_it_is_made_and_when_it_is_saved()
    {
        await Shop.SeedAsync();
        var (made, saved, tier) = await Shop.AskAsync<IServiceProvider, (string, string, string)>(async services =>
        {
            using (var controller = ActivatorUtilities.CreateInstance<CashbackDraftController>(services))
                await controller.Create(Typed);
            var drafts = services.GetRequiredService<RuleDrafts>();
            var draft = (await drafts.GetAllAsync()).Single();
            var made = draft.Name;
            var factory = services.GetRequiredService<DraftFactory>();
            var model = (await factory.PrepareAsync(draft.Id))!;
            model.Name = model.Tiers[0].Name = Typed;
            var rules = await factory.ReadAsync(draft, model, new ModelStateDictionary());
            await drafts.SaveAsync(draft, rules);
            await drafts.PutLiveAsync(draft, 0);
            return (made, (await drafts.GetAllAsync()).Single().Name, (await services.GetRequiredService<EarnRuleService>().GetTiersAsync())[0].Name);
        });
        Assert.That((made, saved, tier), Is.EqualTo((Kept, Kept, Kept)));
    }

    Task SaveAsync<TForm, TRow, TModel>(TRow row)
        where TForm : RowForm<TRow, TModel>
        where TRow : BaseEntity
        where TModel : BaseNopEntityModel, INamedModel
        => Shop.TellAsync<TForm>(async form =>
        {
            var (model, state) = (await form.OpenAsync(row), new ModelStateDictionary());
            model.Name = Typed;
            var read = await form.ReadAsync(model, state);
            Assert.That(state.Values.SelectMany(value => value.Errors).Select(error => error.ErrorMessage), Is.Empty);
            Assert.That((await form.SaveAsync(read)).Errors, Is.Empty);
        });
}
