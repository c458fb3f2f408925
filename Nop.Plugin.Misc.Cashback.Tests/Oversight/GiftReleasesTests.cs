using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.GiftRuns;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

public sealed class GiftReleasesTests : OversightFixture
{
    int _runId;

    // Anna and Otto, where Olivia releases it: 10.00.
    [SetUp]
    public async Task AddAsync()
    {
        var run = new GiftRun { Name = "Spring", Amount = 5_00 };
        await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(run));
        _runId = run.Id;
    }

    [TestCase(0, HandOutcome.Done, GiftRunState.Planned)]
    [TestCase(10, HandOutcome.Done, GiftRunState.Planned)]
    [TestCase(9.99, HandOutcome.Proposed, GiftRunState.Draft)]
    public async Task A_run_goes_as_far_as_the_limit_of_its_whole_sum(decimal limit, HandOutcome outcome, GiftRunState state)
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = limit);
        Assert.That((await ReleaseAsync(), (GiftRunState)(await RunAsync()).StateId), Is.EqualTo((outcome, state)));
    }

    [Test]
    public async Task A_run_knows_who_released_it()
    {
        await ReleaseAsync();
        Assert.That((await RunAsync()).ReleasedBy, Is.EqualTo(Olivia.Id));
    }

    [Test]
    public async Task Above_it_a_second_person_releases_it()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        Assert.That((await ApproveAsync(Olivia), await ApproveAsync(Otto), (GiftRunState)(await RunAsync()).StateId), Is.EqualTo((ApprovalOutcome.OwnProposal, ApprovalOutcome.Done, GiftRunState.Planned)));
    }

    [TestCase(1, true)]
    [TestCase(0, false)]
    public async Task A_run_that_was_proposed_says_in_what_it_waits_until_the_limit_lets_it_go(decimal limitAfterwards, bool waits)
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await Shop.SetAsync(settings => settings.GiftRunMaximum = limitAfterwards);
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminGiftRunFactory>().PreparePageAsync(_runId), Olivia.Id);
        Assert.That((page!.WaitsIn > 0, page.NeedsSecond), Is.EqualTo((waits, waits)));
    }

    [Test]
    public async Task A_run_that_was_started_after_the_limit_was_raised_waits_no_more()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 0);
        await ReleaseAsync();
        Assert.That(await OvertakenAsync(), Is.EqualTo((ProposalState.Overtaken, 0, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task A_run_that_is_gone_waits_no_more()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        var run = await RunAsync();
        await Shop.TellAsync<IRepository<GiftRun>>(runs => runs.DeleteAsync(run));
        Assert.That(await OvertakenAsync(), Is.EqualTo((ProposalState.Overtaken, 0, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task A_draft_that_was_put_live_when_one_person_was_enough_waits_no_more()
    {
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = true);
        await ApprovedAsync();
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = false);
        var draft = (await Shop.RowsAsync<RuleDraft>()).Single();
        await Shop.Store.RequestAsync(services => services.GetRequiredService<RuleLaunches>().PutLiveAsync(draft), Olivia.Id);
        Assert.That(await OvertakenAsync(), Is.EqualTo((ProposalState.Overtaken, 0, ApprovalOutcome.NotOpen)));
    }

    [Test]
    public async Task A_draft_that_was_changed_after_it_was_proposed_waits_no_more()
    {
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = true);
        await ApprovedAsync();
        await Shop.TellAsync<IRepository<RuleDraft>>(async drafts =>
        {
            var draft = (await drafts.GetAllAsync(all => all)).Single();
            draft.Name = "Autumn";
            await drafts.UpdateAsync(draft);
        });
        Assert.That(await OvertakenAsync(), Is.EqualTo((ProposalState.Overtaken, 0, ApprovalOutcome.NotOpen)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_page_of_a_draft_says_whether_it_asks_for_approval(bool needsSecond)
    {
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = needsSecond);
        var draft = await Shop.AskAsync<RuleDrafts, RuleDraft>(drafts => drafts.CreateAsync("Summer"));
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<DraftFactory>().PrepareAsync(draft.Id), Olivia.Id);
        Assert.That(page!.NeedsSecond, Is.EqualTo(needsSecond));
    }

    [Test]
    public async Task It_names_who_may_approve_it()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminGiftRunFactory>().PreparePageAsync(_runId), Olivia.Id);
        Assert.That(page!.Approvers, Does.Contain("otto@example.com").And.Not.Contain("olivia@example.com"));
    }

    [Test]
    public async Task Where_nobody_else_may_it_says_how_the_owner_gets_on()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        Otto.Active = false;
        await Shop.TellAsync<ICustomerService>(customers => customers.UpdateCustomerAsync(Otto));
        await ReleaseAsync();
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminGiftRunFactory>().PreparePageAsync(_runId), Olivia.Id);
        Assert.That(page!.Approvers, Does.Contain("Release gift runs").And.Contain("Most for one gift run"));
    }

    [Test]
    public async Task It_names_who_may_approve_it_however_many_left_after_them()
    {
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Shop.TellAsync<IRepository<Customer>>(rows => rows.InsertAsync([.. Enumerable.Range(1, Approvers.Most + 1)
            .Select(number => new Customer { Email = $"left{number}@example.com", CustomerGuid = Guid.NewGuid(), Active = false, CreatedOnUtc = Shop.Clock.UtcNow })]));
        var admins = (await Shop.RowsAsync<CustomerRole>()).Single(role => role.SystemName == NopCustomerDefaults.AdministratorsRoleName).Id;
        foreach (var one in (await Shop.RowsAsync<Customer>()).Where(row => row.Email?.StartsWith("left", StringComparison.Ordinal) ?? false))
            await Shop.TellAsync<IRepository<CustomerCustomerRoleMapping>>(rows => rows.InsertAsync(new CustomerCustomerRoleMapping { CustomerId = one.Id, CustomerRoleId = admins }));
        var people = await Shop.AskAsync<Approvers, IReadOnlyList<Customer>>(approvers => approvers.OfAsync(new() { KindId = (int)ProposalKind.GiftRun, SubjectId = _runId, ProposedBy = Olivia.Id }));
        Assert.That(people.Select(person => person.Id), Does.Contain(Otto.Id));
    }

    [Test]
    public async Task A_run_that_was_changed_since_is_not_released()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(new GiftRun { Id = _runId, Name = "Spring", Amount = 500_00 }));
        Assert.That((await ApproveAsync(Otto), (GiftRunState)(await RunAsync()).StateId), Is.EqualTo((ApprovalOutcome.Changed, GiftRunState.Draft)));
    }

    [Test]
    public async Task A_run_that_would_come_to_more_by_now_is_not_released()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await Shop.Store.RegisterAsync("late@example.com");
        Assert.That((await ApproveAsync(Otto), (GiftRunState)(await RunAsync()).StateId), Is.EqualTo((ApprovalOutcome.Changed, GiftRunState.Draft)));
    }

    [Test]
    public async Task Who_releases_it_gets_nothing_by_it()
    {
        await ReleaseAsync();
        await StepAsync();
        Assert.That((await Shop.RowsAsync<BonusGrant>()).Select(grant => grant.CustomerId), Is.EquivalentTo(new[] { Anna.Id, Otto.Id }));
    }

    [Test]
    public async Task Who_approves_it_gets_nothing_by_it()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await ApproveAsync(Otto);
        await StepAsync();
        Assert.That((await Shop.RowsAsync<BonusGrant>()).Select(grant => grant.CustomerId), Is.EqualTo(new[] { Anna.Id }));
    }

    [Test]
    public async Task Who_wrote_it_gets_nothing_by_it_and_is_told_so_before()
    {
        await Shop.Store.RequestAsync(services => services.GetRequiredService<GiftRunService>().SaveAsync(new GiftRun { Id = _runId, Name = "Spring", Amount = 5_00 }), Otto.Id);
        var reach = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<GiftRunService>().ReachAsync(await RunAsync()), Olivia.Id);
        await ReleaseAsync();
        await StepAsync();
        Assert.That((reach, (await Shop.RowsAsync<BonusGrant>()).Select(grant => grant.CustomerId)), Is.EqualTo((new GiftReach(1, 0, 0, 0, 0, 2), new[] { Anna.Id })));
    }

    [Test]
    public async Task Its_page_names_who_made_it()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await ReleaseAsync();
        await ApproveAsync(Otto);
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<AdminGiftRunFactory>().PreparePageAsync(_runId), Anna.Id);
        Assert.That(page!.Makers, Is.SupersetOf(new[] { Olivia.Email, Otto.Email }).And.Not.Contains(Anna.Email));
    }

    [TestCase(0, 3, GiftRunState.Done)]
    [TestCase(10, 2, GiftRunState.Stopped)]
    [TestCase(14.99, 2, GiftRunState.Stopped)]
    [TestCase(15, 3, GiftRunState.Done)]
    public async Task Who_comes_before_it_begins_gets_it_within_the_limit_of_who_released_it(decimal limit, int given, GiftRunState state)
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = limit);
        await PlanAsync();
        await ReleaseAsync();
        await Shop.Store.RegisterAsync("late@example.com");
        await StepAsync();
        Assert.That(await EndAsync(), Is.EqualTo((given, state)));
    }

    [Test]
    public async Task A_run_for_a_role_that_nobody_has_yet_is_held_to_the_limit_too()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 5);
        var role = new CustomerRole { Name = "Friends", SystemName = "Friends", Active = true };
        await Shop.TellAsync<IRepository<CustomerRole>>(roles => roles.InsertAsync(role));
        await PlanAsync(AudienceText.Of(new AudienceRule { RoleIds = [role.Id] }));
        var outcome = await ReleaseAsync();
        foreach (var customer in new[] { Anna, Otto })
            await Shop.TellAsync<IRepository<CustomerCustomerRoleMapping>>(rows => rows.InsertAsync(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = role.Id }));
        await StepAsync();
        Assert.That((outcome, await EndAsync()), Is.EqualTo((HandOutcome.Done, (1, GiftRunState.Stopped))));
    }

    [Test]
    public async Task A_limit_that_is_raised_after_the_release_does_not_let_it_give_more()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 10);
        await PlanAsync();
        await ReleaseAsync();
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 0);
        await Shop.Store.RegisterAsync("late@example.com");
        await StepAsync();
        Assert.That(await EndAsync(), Is.EqualTo((2, GiftRunState.Stopped)));
    }

    [Test]
    public async Task A_run_that_was_approved_gives_no_more_than_what_was_approved()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await PlanAsync();
        await ReleaseAsync();
        await ApproveAsync(Otto);
        await Shop.Store.RegisterAsync("late@example.com");
        await Shop.Store.RegisterAsync("later@example.com");
        await StepAsync();
        Assert.That(await EndAsync(), Is.EqualTo((2, GiftRunState.Stopped)));
    }

    // Anna is of the first tier by her spend.
    [TestCase(1, "anna@example.com")]
    [TestCase(2, "otto@example.com")]
    public async Task A_run_for_a_tier_gives_to_whom_staff_have_pinned_it(int tierId, string given)
    {
        await Shop.Store.RequestAsync(services => services.GetRequiredService<ITierPins>().PinAsync(Otto.Id, 0, 2, null, "a friend", Olivia.Id));
        await PlanAsync(AudienceText.Of(new AudienceRule { TierIds = [tierId] }));
        await ReleaseAsync();
        await StepAsync();
        Assert.That((await Shop.RowsAsync<BonusGrant>()).Select(grant => grant.CustomerId), Is.EqualTo(new[] { given == Anna.Email ? Anna.Id : Otto.Id }));
    }

    [Test]
    public async Task Sixteen_presses_propose_once()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 1);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ReleaseAsync()));
        Assert.That(await Shop.RowsAsync<Proposal>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sixteen_presses_give_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ReleaseAsync()));
        await Shop.AskAsync<GiftRunService, int>(runs => runs.StepAllAsync(CancellationToken.None));
        Assert.That(await AddedAsync(), Is.EqualTo(5_00));
    }

    [TestCase(19.99, HandOutcome.Proposed)]
    [TestCase(20, HandOutcome.Done)]
    public async Task What_one_person_releases_on_a_day_is_counted_together(decimal limit, HandOutcome second)
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximumPerDay = limit);
        var first = await ReleaseAsync();
        await Shop.AskAsync<GiftRunService, int>(runs => runs.StepAllAsync(CancellationToken.None));
        Assert.That((first, await ReleaseAsync(await AnotherAsync())), Is.EqualTo((HandOutcome.Done, second)));
    }

    [Test]
    public async Task A_run_that_has_not_ended_counts_with_all_that_it_may_still_give()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximumPerDay = 20);
        await ReleaseAsync();
        Assert.That(await ReleaseAsync(await AnotherAsync()), Is.EqualTo(HandOutcome.Proposed));
    }

    [Test]
    public async Task The_next_day_is_counted_anew()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximumPerDay = 10);
        await ReleaseAsync();
        await StepAsync();
        Assert.That(await ReleaseAsync(await AnotherAsync()), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task What_a_second_person_approved_does_not_count_towards_the_day()
    {
        await Shop.SetAsync(settings => (settings.GiftRunMaximum, settings.GiftRunMaximumPerDay) = (1, 10));
        await ReleaseAsync();
        await ApproveAsync(Otto);
        await Shop.SetAsync(settings => settings.GiftRunMaximum = 0);
        Assert.That(await ReleaseAsync(await AnotherAsync()), Is.EqualTo(HandOutcome.Done));
    }

    [Test]
    public async Task Runs_that_are_released_at_once_do_not_pass_the_limit_of_the_day()
    {
        await Shop.SetAsync(settings => settings.GiftRunMaximumPerDay = 10);
        var ids = new List<int> { _runId };
        while (ids.Count < 8)
            ids.Add(await AnotherAsync());
        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => ReleaseAsync(id))));
        Assert.That(outcomes.Count(outcome => outcome == HandOutcome.Done), Is.EqualTo(1));
    }

    [Test]
    public async Task A_draft_of_rules_goes_live_with_a_second_person_where_the_owner_wants_it()
    {
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = true);
        var before = await ApprovedAsync();
        await ApproveAsync(Otto);
        Assert.That((before, (await Shop.RowsAsync<RuleLaunch>()).Select(launch => launch.ActorId)), Is.EqualTo((HandOutcome.Proposed, new[] { Olivia.Id })));
    }

    [Test]
    public async Task The_page_of_a_draft_that_waits_says_in_what_and_who_may_approve_it()
    {
        await Shop.SetAsync(settings => settings.RulesNeedSecondPerson = true);
        await ApprovedAsync();
        var (waiting, draft) = (await NewestAsync(), (await Shop.RowsAsync<RuleDraft>()).Single());
        var page = await Shop.Store.RequestAsync(services => services.GetRequiredService<DraftFactory>().PrepareAsync(draft.Id), Olivia.Id);
        Assert.That((page!.WaitsIn, page.Approvers!.Contains("otto@example.com", StringComparison.Ordinal)), Is.EqualTo((waiting.Proposal.Id, true)));
    }

    [Test]
    public async Task Else_one_person_is_enough_for_a_draft() => Assert.That(await ApprovedAsync(), Is.EqualTo(HandOutcome.Done));

    // How the proposal stands, how many wait, and what who approves is told.
    async Task<(ProposalState State, int Waiting, ApprovalOutcome Approval)> OvertakenAsync() =>
        ((await NewestAsync()).State, await Shop.AskAsync<ProposalBook, int>(book => book.CountOpenAsync(Enum.GetValues<ProposalKind>())), await ApproveAsync(Otto));

    async Task<HandOutcome> ApprovedAsync() => (await Shop.Store.RequestAsync(async services =>
    {
        var drafts = services.GetRequiredService<RuleDrafts>();
        return await services.GetRequiredService<RuleLaunches>().PutLiveAsync(await drafts.CreateAsync("Summer"));
    }, Olivia.Id)).Outcome;

    Task<HandOutcome> ReleaseAsync() => ReleaseAsync(_runId);

    async Task<HandOutcome> ReleaseAsync(int runId) => (await Shop.Store.RequestAsync(services => services.GetRequiredService<GiftReleases>().ReleaseAsync(runId), Olivia.Id)).Outcome;

    // Comes to as much.
    async Task<int> AnotherAsync()
    {
        var run = new GiftRun { Name = "Summer", Amount = 5_00 };
        await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(run));
        return run.Id;
    }

    // Begins tomorrow.
    Task PlanAsync(string audience = "") => Shop.AskAsync<GiftRunService, RuleSaveResult>(runs =>
        runs.SaveAsync(new GiftRun { Id = _runId, Name = "Spring", Amount = 5_00, Audience = audience, StartOnUtc = Shop.Clock.UtcNow.AddDays(1) }));

    Task StepAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        return Shop.AskAsync<GiftRunService, int>(runs => runs.StepAllAsync(CancellationToken.None));
    }

    // How many got it, and how it ended.
    async Task<(int Given, GiftRunState State)> EndAsync() => ((await Shop.RowsAsync<BonusGrant>()).Count, (GiftRunState)(await RunAsync()).StateId);

    async Task<GiftRun> RunAsync() => (await Shop.RowsAsync<GiftRun>()).Single();
}
