using Nop.Plugin.Misc.Cashback.Insight.Guard;
using Nop.Plugin.Misc.Cashback.Insight.Runs;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>Drafts, and what looks at rules, in the salon shop.</summary>
public sealed class RuleDraftsTests
{
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
    public async Task A_draft_of_the_live_rules_is_the_live_rules()
    {
        var (live, draft) = await _store.AskAsync<RuleDrafts, (DraftRules, DraftRules)>(async drafts =>
            (await drafts.LiveAsync(), await drafts.RulesAsync(await drafts.CreateAsync("Copy"))));
        Assert.That(draft.ToJson(), Is.EqualTo(live.ToJson()));
    }

    [Test]
    public async Task A_draft_changes_nothing_that_is_live()
    {
        await SaveAsync(source => source.Tiers[0].Rate = 9);
        Assert.That((await TiersAsync())[0].Rate, Is.EqualTo(3));
    }

    [Test]
    public async Task A_draft_that_is_put_live_is_live()
    {
        var draft = await SaveAsync(source =>
        {
            source.Tiers[0].Rate = 9;
            source.Programmes[0].Active = false;
        });
        var result = await _store.AskAsync<RuleDrafts, RuleSaveResult>(drafts => drafts.PutLiveAsync(draft, 0));
        var programmes = await _store.AskAsync<EarnRuleService, IList<Programme>>(rules => rules.GetProgrammesAsync());
        Assert.Multiple(async () =>
        {
            Assert.That(result.Saved);
            Assert.That((await TiersAsync())[0].Rate, Is.EqualTo(9));
            Assert.That(programmes.Select(programme => programme.Active), Is.EqualTo(new[] { false, true }));
        });
    }

    [Test]
    public async Task A_programme_that_came_later_is_switched_off_and_kept()
    {
        var draft = await SaveAsync(_ => { });
        await _store.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Later", Multiplier = 3 }));
        await _store.TellAsync<RuleDrafts>(drafts => drafts.PutLiveAsync(draft, 0));
        var programmes = await _store.AskAsync<EarnRuleService, IList<Programme>>(rules => rules.GetProgrammesAsync());
        Assert.That(programmes.Single(programme => programme.Name == "Later").Active, Is.False);
    }

    [Test]
    public async Task A_draft_with_an_error_names_the_field()
    {
        var result = await _store.AskAsync<RuleDrafts, RuleSaveResult>(async drafts =>
        {
            var draft = await drafts.CreateAsync("Wrong");
            var rules = await drafts.RulesAsync(draft);
            rules.Source.Tiers[1].Rate = 101;
            return await drafts.SaveAsync(draft, rules);
        });
        Assert.That(result.Errors.Single().Field, Is.EqualTo("Tiers[1].Rate"));
    }

    [Test]
    public async Task Only_one_simulation_runs_at_a_time()
    {
        var started = await _store.AskAsync<SimulationRuns, List<SimulationRun?>>(runs => Task.FromResult(new List<SimulationRun?> { runs.Start(Request), runs.Start(Request) }));
        Assert.That(started.Count(run => run is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task The_guard_names_what_gives_back_too_much()
    {
        await _store.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Much", Multiplier = 50 }));
        var report = await _store.AskAsync<MarginGuard, GuardReport>(guard => guard.CheckAsync(0, 5));
        Assert.Multiple(() =>
        {
            Assert.That(report.Found, Is.GreaterThan(5).And.LessThanOrEqualTo(report.Products));
            Assert.That(report.Page, Has.Count.EqualTo(5).And.All.Matches<GuardedProduct>(product => product.Name != ""));
        });
    }

    static SimulationRequest Request => new(DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(100), [0], "Live");

    Task<RuleDraft> SaveAsync(Action<RuleRows> change) => _store.AskAsync<RuleDrafts, RuleDraft>(async drafts =>
    {
        var draft = await drafts.CreateAsync("Draft");
        var rules = await drafts.RulesAsync(draft);
        change(rules.Source);
        await drafts.SaveAsync(draft, rules);
        return draft;
    });

    Task<IList<CashbackTier>> TiersAsync() => _store.AskAsync<EarnRuleService, IList<CashbackTier>>(rules => rules.GetTiersAsync());
}
