using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Whatever is wrong with a draft, its owner reads where.</summary>
public sealed class DraftErrorsSaidTests
{
    const string NotPositive = "It must be above zero; leave it empty for no limit.";

    TestDatabase _database = null!;
    PreviewStore _store = null!;

    [SetUp]
    public async Task SetUp() => (_store, _database) = await CopyOfSalon.OpenAsync(DatabaseKind.Sqlite);

    [TearDown]
    public async Task TearDown()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_field_that_the_page_lacks_is_named_above_it()
    {
        var state = await RefusedAsync(rules => rules.Source.Programmes[0].CapPerOrder = 0);
        Assert.That(Said(state, ""), Is.EqualTo(new[] { $"Programmes – {await ProgrammeAsync(0)} – Most on one order: {NotPositive}" }));
    }

    [Test]
    public async Task A_product_s_rate_is_named_with_its_product()
    {
        var product = (await _store.AskAsync<Nop.Services.Catalog.IProductService, Nop.Core.Domain.Catalog.Product>(products => products.GetProductByIdAsync(1))).Name;
        var state = await RefusedAsync(rules => Changed(rules, source => source with { ProductRates = [new() { Id = -1, ProductId = 1, Rate = 101 }] }));
        Assert.That(Said(state, ""), Is.EqualTo(new[] { $"Product rates – {product} – Cashback rate: Between 0 and 100." }));
    }

    [Test]
    public async Task A_unit_that_is_none_is_named_above_it()
    {
        var state = await RefusedAsync(rules => rules.Source.Tiers[0].Unit = 9);
        Assert.That(Said(state, ""), Is.EqualTo(new[] { $"Tiers – {await TierAsync(0)} – What the number means: Choose one from the list." }));
    }

    [Test]
    public async Task A_draft_that_was_kept_with_a_larger_multiplier_is_tried_still_and_not_saved_anew()
    {
        var draft = await _store.AskAsync<RuleDrafts, RuleDraft>(drafts => drafts.CreateAsync("Long ago"));
        var rules = await _store.AskAsync<RuleDrafts, DraftRules>(drafts => drafts.RulesAsync(draft));
        (rules.Source.Programmes[0].Multiplier, rules.Source.Programmes[0].Active) = (500, true);
        draft.Rules = rules.ToJson();
        await _store.TellAsync<IRepository<RuleDraft>>(rows => rows.UpdateAsync(draft));
        var tried = (await _store.AskAsync<RuleDrafts, SimulatedRules?>(drafts => drafts.SimulatedAsync(draft.Id, "Live")))!.Rules.Programmes.Max(programme => programme.Multiplier);
        var saved = await _store.AskAsync<RuleDrafts, RuleSaveResult>(drafts => drafts.SaveAsync(draft, rules));
        Assert.That((tried, saved.Errors.Single().ResourceKey), Is.EqualTo((500m, "Plugins.Misc.Cashback.Errors.MultiplierRange")));
    }

    [Test]
    public async Task A_field_that_the_page_has_is_told_beside_it()
    {
        var state = await RefusedAsync(rules =>
        {
            rules.Source.Tiers[1].Rate = 101;
            rules.Source.Programmes[1].ToUtc = rules.Source.Programmes[1].FromUtc = new DateTime(2026, 1, 1);
        });
        Assert.That(state.Where(entry => entry.Value!.Errors.Count > 0).Select(entry => entry.Key), Is.EquivalentTo(new[] { "Tiers[1].Rate", "Programmes[1].To" }));
    }

    [Test]
    public async Task A_row_is_told_in_its_place_on_the_page_also_when_another_is_gone_from_the_draft()
    {
        var state = await RefusedAsync(rules =>
        {
            rules.Source.Tiers[1].Name = "";
            return Changed(rules, source => source with { Tiers = [.. source.Tiers.Skip(1)] });
        });
        Assert.That(Said(state, "Tiers[1].Name"), Is.Not.Empty);
    }

    [Test]
    public async Task Rates_over_the_draft_s_cap_that_the_page_lacks_are_named_beside_the_cap_only()
    {
        var state = await RefusedAsync(rules => Changed(rules, source => source with { CapPercent = 45, ProductRates = [new() { Id = -1, ProductId = 1, Rate = 50 }] }));
        Assert.Multiple(() =>
        {
            Assert.That(Said(state, ""), Is.Empty);
            Assert.That(Said(state, nameof(DraftModel.CapPercent)).Single(), Does.Contain("50"));
        });
    }

    [Test]
    public async Task Why_a_draft_is_not_live_names_list_row_and_field()
    {
        var why = await WhyNotLiveAsync(rules => rules.Source.Programmes[1].Name = rules.Source.Programmes[1].Name.PadRight(201, 'x'));
        Assert.That(why, Does.StartWith("The draft was not put live. Programmes – ").And.EndsWith(" – Name: At most 200 characters."));
    }

    [Test]
    public async Task Why_a_draft_is_not_live_names_the_first_of_many()
    {
        var why = await WhyNotLiveAsync(rules =>
        {
            foreach (var tier in rules.Source.Tiers)
                (tier.Name, tier.SpendThreshold, tier.Rate) = ("Same", 100, 101);
        });
        Assert.That(why.Split("Tiers – Same").Length - 1, Is.EqualTo(4));
    }

    [Test]
    public async Task A_programme_that_is_off_and_over_the_cap_does_not_keep_a_draft_of_the_live_rules_from_going_live()
    {
        await _store.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Off", Multiplier = 1, ExtraPercent = 50, Active = false }));
        await _store.TellAsync<ISettingService>(async settings =>
        {
            var values = await settings.LoadSettingAsync<CashbackSettings>();
            values.EarnCapPercent = 45;
            await settings.SaveSettingAsync(values);
        });
        await _store.TellAsync<IRuleSetProvider>(rules => rules.ClearAsync());
        var result = await _store.AskAsync<RuleDrafts, RuleSaveResult>(async drafts => await drafts.PutLiveAsync(await drafts.CreateAsync("Same"), 0));
        Assert.That(result.Errors, Is.Empty);
    }

    // Whatever the checks can say of a field has a label, or it would be shown as a key.
    [Test]
    public async Task Every_field_that_can_be_wrong_has_a_label()
    {
        var wrong = new Programme
        {
            Id = -7, ToUtc = DateTime.UnixEpoch, FromUtc = DateTime.UnixEpoch, Weekdays = -1, Multiplier = 0, ExtraPercent = -1, ExtraPerItem = -1, ExtraPerOrder = -1, Months = -1,
            FromMinute = -1, ToMinute = -1, FavouriteCategory = true, CategoryIds = "1", FirstOrder = true, SleepingDays = 0, BirthdayDaysBefore = -1, BirthdayDaysAfter = -1,
            CapPerOrder = 0, CapPerClient = 0, CapPerDay = 0, CapPerMonth = 0, Budget = 0,
        };
        var state = await RefusedAsync(rules => Changed(rules, source => source with
        {
            MinimumReceipt = -1,
            Tiers = [new() { Id = -7, Rate = -1, SpendThreshold = -1, MinimumReceipt = -1 }],
            Cards = [new() { Id = -7, Rate = -1 }],
            CategoryRates = [new() { CategoryId = -7, Rate = -1 }],
            ProductRates = [new() { ProductId = -7, Rate = -1 }],
            ManufacturerRates = [new() { ManufacturerId = -7, Rate = -1 }],
            Programmes = [wrong],
        }));
        Assert.Multiple(() =>
        {
            Assert.That(Said(state, ""), Has.Count.GreaterThan(20).And.None.Contains("plugins.").IgnoreCase);
            Assert.That(state.Keys, Is.EquivalentTo(new[] { "", nameof(DraftModel.MinimumReceipt) }));
        });
    }

    static DraftRules Changed(DraftRules rules, Func<RuleRows, RuleRows> change) => rules with { Source = change(rules.Source) };

    static IReadOnlyList<string> Said(ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) ? [.. entry.Errors.Select(error => error.ErrorMessage)] : [];

    Task<string> TierAsync(int index) => _store.AskAsync<EarnRuleService, string>(async rules => (await rules.GetTiersAsync())[index].Name);

    Task<string> ProgrammeAsync(int index) => _store.AskAsync<EarnRuleService, string>(async rules => (await rules.GetProgrammesAsync())[index].Name);

    Task<ModelStateDictionary> RefusedAsync(Action<DraftRules> change) => RefusedAsync(rules =>
    {
        change(rules);
        return rules;
    });

    Task<ModelStateDictionary> RefusedAsync(Func<DraftRules, DraftRules> change) => _store.RequestAsync(async services =>
    {
        var drafts = services.GetRequiredService<RuleDrafts>();
        var draft = await drafts.CreateAsync("Draft");
        var page = (await services.GetRequiredService<DraftFactory>().PrepareAsync(draft.Id))!;
        var rules = change(await drafts.RulesAsync(draft));
        var state = new ModelStateDictionary();
        await services.GetRequiredService<DraftErrorText>().RefuseAsync(await drafts.SaveAsync(draft, rules), page, rules, state);
        return state;
    });

    Task<string> WhyNotLiveAsync(Action<DraftRules> change) => _store.RequestAsync(async services =>
    {
        var drafts = services.GetRequiredService<RuleDrafts>();
        var draft = await drafts.CreateAsync("Draft");
        var rules = await drafts.RulesAsync(draft);
        change(rules);
        draft.Rules = rules.ToJson();
        var (key, arguments) = await services.GetRequiredService<DraftErrorText>().WhyNotLiveAsync(await drafts.PutLiveAsync(draft, 0), rules);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, await services.GetRequiredService<ILocalizationService>().GetResourceAsync(key), arguments);
    });
}
