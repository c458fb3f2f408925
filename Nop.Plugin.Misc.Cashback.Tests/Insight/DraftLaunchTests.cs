using System.Text.Json.Nodes;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Putting a draft live on real databases: all of it or nothing, and all that earns.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class DraftLaunchTests(DatabaseKind kind)
{
    TestDatabase _database = null!;
    PreviewStore _store = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_store, _database) = await CopyOfSalon.OpenAsync(kind);
        await SaveCardAsync(new CardKind { Name = "Friend", Rate = 4 });
    }

    [TearDown]
    public async Task TearDown()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [TestCase("Cashback_Programme")]
    [TestCase("Setting")]
    [TestCase("Cashback_RuleDraft")]
    public async Task A_failure_on_the_way_live_leaves_the_live_rules_as_they_were(string table)
    {
        var draft = await ChangeAllAsync();
        var before = await LiveAsync();
        await RefuseUpdatesAsync(table);

        await FailToPutLiveAsync(draft);
        await ForgetAsync();
        Assert.That(await LiveAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task After_a_failure_the_caches_agree_with_the_database()
    {
        var draft = await ChangeAllAsync();
        await LiveAsync();
        await RefuseUpdatesAsync("Cashback_RuleDraft");

        await FailToPutLiveAsync(draft);
        var cached = await LiveAsync();
        await ForgetAsync();
        Assert.That(cached, Is.EqualTo(await LiveAsync()));
    }

    [Test]
    public async Task After_a_failure_the_draft_is_still_a_draft_and_can_be_put_live()
    {
        var draft = await ChangeAllAsync();
        await RefuseUpdatesAsync("Cashback_RuleDraft");
        await FailToPutLiveAsync(draft);
        await AllowUpdatesAsync("Cashback_RuleDraft");

        var kept = (await _store.AskAsync<RuleDrafts, RuleDraft?>(drafts => drafts.GetAsync(draft.Id)))!;
        await PutLiveAsync(kept);
        Assert.Multiple(async () =>
        {
            Assert.That(kept.Rules, Is.EqualTo(draft.Rules));
            Assert.That((await RulesAsync()).Source.Tiers[0].Rate, Is.EqualTo(7));
        });
    }

    [Test]
    public async Task What_is_put_live_brings_tiers_cards_their_terms_and_caps()
    {
        await PutLiveAsync(await ChangeAllAsync());
        var live = await RulesAsync();
        Assert.Multiple(() =>
        {
            Assert.That(live.Source.Tiers[0].Rate, Is.EqualTo(7));
            Assert.That(live.Source.Cards.Single().Rate, Is.EqualTo(6.5m));
            Assert.That(live.Source.CapPercent, Is.EqualTo(40));
            Assert.That(live.Terms, Is.EqualTo(new TierTerms(TierWindow.Rolling365) { Review = TierReview.Months, ReviewMonths = 6, GraceDays = 14, ReturnDays = 30 }));
        });
    }

    [Test]
    public async Task A_new_programme_that_is_put_live_twice_is_there_once()
    {
        var draft = await SaveAsync(rules => rules with { Source = rules.Source with { Programmes = [.. rules.Source.Programmes, new Programme { Id = -1, Name = "New", Multiplier = 2 }] } });
        await PutLiveAsync(draft);
        await PutLiveAsync(draft);
        var programmes = await _store.AskAsync<EarnRuleService, IList<Programme>>(rules => rules.GetProgrammesAsync());
        Assert.That(programmes.Count(programme => programme is { Name: "New", Active: true }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_kind_of_card_that_came_later_is_in_the_draft_and_stays()
    {
        var draft = await SaveAsync(rules =>
        {
            rules.Source.Cards[0].Rate = 6.5m;
            return rules;
        });
        await SaveCardAsync(new CardKind { Name = "Later", Rate = 2 });
        var inDraft = await _store.AskAsync<RuleDrafts, DraftRules>(drafts => drafts.RulesAsync(draft));
        await PutLiveAsync(draft);
        Assert.Multiple(async () =>
        {
            Assert.That(inDraft.Source.Cards.Select(card => card.Name), Is.EqualTo(new[] { "Friend", "Later" }));
            Assert.That((await RulesAsync()).Source.Cards.Select(card => (card.Name, card.Rate)), Is.EqualTo(new (string, decimal?)[] { ("Friend", 6.5m), ("Later", 2) }));
        });
    }

    [Test]
    public async Task A_tier_that_was_deleted_since_comes_back_and_programmes_name_it_as_before()
    {
        var gold = (await RulesAsync()).Source.Tiers[1].Id;
        var draft = await SaveAsync(rules =>
        {
            rules.Source.Programmes[0].TierIds = $"{gold}";
            return rules;
        });
        await _store.TellAsync<EarnRuleService>(rules => rules.DeleteTierAsync(gold));
        await PutLiveAsync(draft);
        var live = (await RulesAsync()).Source;
        Assert.That(live.Programmes[0].TierIds, Is.EqualTo($"{live.Tiers[1].Id}"));
    }

    [Test]
    public async Task A_draft_that_was_stored_without_cards_and_terms_has_those_in_force()
    {
        var draft = await SaveAsync(rules => rules);
        var stored = JsonNode.Parse(draft.Rules)!.AsObject();
        Assert.That((stored.Remove("terms"), stored["source"]!.AsObject().Remove("cards")), Is.EqualTo((true, true)), "what a draft keeps them as");
        draft.Rules = stored.ToJsonString();
        await _store.RequestAsync(services => services.ChangeAsync<CashbackSettings>(settings => settings.TierGraceDays = 9));
        await SaveCardAsync(new CardKind { Name = "Later", Rate = 2 });

        var rules = await _store.AskAsync<RuleDrafts, DraftRules>(drafts => drafts.RulesAsync(draft));
        Assert.Multiple(async () =>
        {
            Assert.That(rules.Terms.GraceDays, Is.EqualTo(9));
            Assert.That(rules.ToJson(), Is.EqualTo(await LiveAsync()));
        });
    }

    [Test]
    public async Task A_draft_whose_product_rates_are_over_its_hard_cap_does_not_go_live()
    {
        var before = await LiveAsync();
        var draft = await _store.AskAsync<RuleDrafts, RuleDraft>(drafts => drafts.CreateAsync("Low"));
        var stored = JsonNode.Parse(draft.Rules)!;
        stored["source"]!["productRates"] = new JsonArray(new JsonObject { ["id"] = -1, ["productId"] = 1, ["rate"] = 50 });
        stored["source"]!["capPercent"] = 45;
        draft.Rules = stored.ToJsonString();

        var result = await TryToPutLiveAsync(draft);
        Assert.Multiple(async () =>
        {
            Assert.That(result.Errors.Single(), Is.EqualTo(new RuleError("ProductRates[0].Rate", RuleErrors.OverCap)));
            Assert.That(await LiveAsync(), Is.EqualTo(before));
        });
    }

    // A draft in which every table and some settings are other than live.
    Task<RuleDraft> ChangeAllAsync() => SaveAsync(rules =>
    {
        rules.Source.Tiers[0].Rate = 7;
        rules.Source.Cards[0].Rate = 6.5m;
        rules.Source.CategoryRates[0].Rate = 11;
        rules.Source.Programmes[0].Multiplier = 1.5m;
        return new(rules.Source with { CapPercent = 40 }, new(TierWindow.Rolling365) { Review = TierReview.Months, ReviewMonths = 6, GraceDays = 14, ReturnDays = 30 });
    });

    Task<RuleDraft> SaveAsync(Func<DraftRules, DraftRules> change) => _store.AskAsync<RuleDrafts, RuleDraft>(async drafts =>
    {
        var draft = await drafts.CreateAsync("Draft");
        var saved = await drafts.SaveAsync(draft, change(await drafts.RulesAsync(draft)));
        Assert.That(saved.Errors, Is.Empty);
        return draft;
    });

    async Task PutLiveAsync(RuleDraft draft) => Assert.That((await TryToPutLiveAsync(draft)).Errors, Is.Empty);

    // The database refuses.
    async Task FailToPutLiveAsync(RuleDraft draft) =>
        Assert.That((await TryToPutLiveAsync(draft)).Errors.Select(error => error.ResourceKey), Is.EqualTo(new[] { "Plugins.Misc.Cashback.Drafts.NotLive" }));

    Task<RuleSaveResult> TryToPutLiveAsync(RuleDraft draft) => _store.AskAsync<RuleDrafts, RuleSaveResult>(drafts => drafts.PutLiveAsync(draft, 0));

    Task<DraftRules> RulesAsync() => _store.AskAsync<RuleDrafts, DraftRules>(drafts => drafts.LiveAsync());

    async Task<string> LiveAsync() => (await RulesAsync()).ToJson();

    async Task SaveCardAsync(CardKind card)
    {
        var saved = await _store.AskAsync<CardKinds, RuleSaveResult>(cards => cards.SaveAsync(card));
        Assert.That(saved.Errors, Is.Empty);
    }

    async Task ForgetAsync()
    {
        await _store.TellAsync<ISettingService>(settings => settings.ClearCacheAsync());
        await _store.TellAsync<IRuleSetProvider>(rules => rules.ClearAsync());
    }

    async Task RefuseUpdatesAsync(string table)
    {
        if (_database.IsSqlite)
        {
            await _database.RunAsync($"""CREATE TRIGGER refuse BEFORE UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, 'refused'); END""");
            return;
        }

        await _database.RunAsync("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$");
        await _database.RunAsync($"""CREATE TRIGGER refuse BEFORE UPDATE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse()""");
    }

    Task AllowUpdatesAsync(string table) => _database.RunAsync(_database.IsSqlite ? "DROP TRIGGER refuse" : $"""DROP TRIGGER refuse ON "{table}";""");
}
