using Microsoft.Playwright;
using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The activity log tells who changed what: a form that is saved as it was shown changed nothing.</summary>
public class UnchangedSaveTests : BrowserTests
{
    const string Said = "#bar-notification";

    // Each page with a field and another value for it.
    static readonly TestCaseData[] s_forms =
    [
        new("CashbackConfiguration/Configure", "#VoucherValidDays", "31"),
        new("CashbackTier/Edit/2", "#Name", "Diamond"),
        new("CashbackRate/Category/1", "#Rate", "7.5"),
        new("CashbackRate/Product/1", "#Rate", "7.5"),
        new("CashbackRate/Manufacturer/1", "#Rate", "7.5"),
        new("CashbackProgramme/Edit/1", "#Name", "Other days"),
        new("CashbackBonus/Edit/1", "#Amount", "6.00"),
        new("CashbackCard/Edit/1", "#Rate", "7.5"),
        new("CashbackBranch/Edit/1", "#Name", "Salon Sud"),
        new("CashbackGuard/List", "#WarnPercent", "41"),
    ];

    [OneTimeSetUp]
    public async Task AddRulesAsync()
    {
        using var scope = Shop.Services.CreateScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IRepository<Manufacturer>>().InsertAsync(new Manufacturer { Name = "Lumea", Published = true, PageSizeOptions = "", MetaKeywords = "", Description = "" });
        var settings = services.GetRequiredService<ISettingService>();
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        values.EarnFromUtc = new DateTime(2025, 3, 2, 8, 30, 25, DateTimeKind.Utc);
        await settings.SaveSettingAsync(values);
        var rules = services.GetRequiredService<EarnRuleService>();
        await rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = 1, Rate = 6 });
        await rules.SaveProductRateAsync(new ProductRate { ProductId = 1, Rate = 8, Unit = (int)RateUnit.Percent });
        await rules.SaveManufacturerRateAsync(1, 4, RateUnit.Percent);
        await rules.SaveProgrammeAsync(new Programme
        {
            Name = "Quiet days", Active = true, Multiplier = 1.5m, Weekdays = 6, FromMinute = 600, ToMinute = 840, Months = 3, CapPerOrder = 5_00,
            FromUtc = new DateTime(2026, 1, 2, 8, 30, 0, DateTimeKind.Utc), ToUtc = new DateTime(2027, 1, 2, 8, 30, 0, DateTimeKind.Utc), CategoryIds = "1,2",
        });
        await services.GetRequiredService<BonusService>().SaveAsync(new Bonus { Name = "Welcome", KindId = (int)BonusKind.Registration, Amount = 5_00, Active = true, SendEmail = true });
        await services.GetRequiredService<CardKinds>().SaveAsync(new CardKind { Name = "Blue", Rate = 3 });
    }

    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [TestCaseSource(nameof(s_forms))]
    public async Task A_form_leaves_a_line_where_it_changed_something_and_none_where_it_did_not(string path, string field, string value)
    {
        var before = await LinesAsync();
        await SaveAsync(path);
        var unchanged = await LinesAsync() - before;
        await SaveAsync(path, () => Page.FillAsync(field, value));
        Assert.That((unchanged, await LinesAsync() - before), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_draft_leaves_one_when_it_is_put_live_with_something_new()
    {
        using var scope = Shop.Services.CreateScope();
        var drafts = scope.ServiceProvider.GetRequiredService<RuleDrafts>();
        var draft = await drafts.CreateAsync("As it is");
        var before = await LinesAsync();
        await PutLiveAsync(draft.Id);
        var unchanged = await LinesAsync() - before;
        await GoAsync($"/Admin/CashbackDraft/Edit/{draft.Id}");
        await Page.Locator("input[name='Tiers[0].Rate']").FillAsync("6.25");
        await Page.Locator("button[name=save]").First.ClickAsync();
        await PutLiveAsync(draft.Id);
        Assert.That((unchanged, await LinesAsync() - before), Is.EqualTo((0, 1)));
    }

    async Task SaveAsync(string path, Func<Task>? change = null)
    {
        await GoAsync("/Admin/" + path);
        if (change is not null)
            await change();
        await Page.Locator("button[name=save]").First.ClickAsync();
        await Expect(Said).Not.ToBeEmptyAsync();
    }

    async Task PutLiveAsync(int draftId)
    {
        await GoAsync($"/Admin/CashbackDraft/Edit/{draftId}");
        await Page.Locator("#put-live").ClickAsync();
        await Expect(Said).Not.ToBeEmptyAsync();
    }

    async Task<int> LinesAsync()
    {
        using var scope = Shop.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IRepository<ActivityLog>>().Table.CountAsync();
    }
}
