using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>A gift to many in one run. There are Anna and four others; two of the five subscribed to the newsletter.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class GiftRunTests(DatabaseKind kind) : BonusFixture(kind)
{
    List<Customer> _all = null!;

    [SetUp]
    public async Task SetUp()
    {
        _all = [Anna];
        foreach (var name in new[] { "bea", "carla", "daria", "elena" })
            _all.Add(await RegisterAsync(name));
        await SubscribeAsync(_all[1]);
        await SubscribeAsync(_all[3]);
    }

    [Test]
    public async Task Everybody_gets_it_once_however_often_the_task_runs()
    {
        var run = await AddAsync();
        await ReleaseAsync(run);
        await RunAsync();
        await RunAsync();
        var done = await GetAsync(run);
        Assert.That((await GivenAsync(), (GiftRunState)done.StateId, await ProgressAsync(run)),
            Is.EqualTo((25_00L, GiftRunState.Done, new RunProgress(5, 5, 0, 0))));
    }

    [Test]
    public async Task A_run_that_is_not_released_gives_nothing()
    {
        await AddAsync();
        await RunAsync();
        Assert.That(await GivenAsync(), Is.Zero);
    }

    [Test]
    public async Task A_run_waits_for_its_time()
    {
        var run = await AddAsync(row => row.StartOnUtc = Shop.Clock.UtcNow.AddDays(2));
        await ReleaseAsync(run);
        await RunAsync();
        var early = await GivenAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        Assert.That((early, await GivenAsync()), Is.EqualTo((0L, 25_00L)));
    }

    [Test]
    public async Task A_run_that_was_broken_off_goes_on_where_it_was()
    {
        var run = await AddAsync();
        await ReleaseAsync(run);
        foreach (var customer in _all.Take(2))
            await GrantAsync(run, customer);
        await RunAsync();
        Assert.That((await GivenAsync(), await GivenAsync(_all[0])), Is.EqualTo((25_00L, 5_00L)));
    }

    [Test]
    public async Task A_stopped_run_gives_no_more()
    {
        var run = await AddAsync();
        await ReleaseAsync(run);
        await Shop.AskAsync<GiftRunService, bool>(runs => runs.StopAsync(run.Id));
        await RunAsync();
        Assert.That((await GivenAsync(), (GiftRunState)(await GetAsync(run)).StateId), Is.EqualTo((0L, GiftRunState.Stopped)));
    }

    [Test]
    public async Task Letters_go_to_subscribers_alone()
    {
        var run = await AddAsync(row => (row.SendEmail, row.Message) = (true, "Merry <Christmas>"));
        await ReleaseAsync(run);
        await RunAsync();
        await RunAsync();
        var letters = await Shop.RowsAsync<QueuedEmail>();
        Assert.Multiple(() =>
        {
            Assert.That(letters.Select(letter => letter.To), Is.EqualTo(new[] { "bea@example.com", "daria@example.com" }));
            Assert.That(letters[0].Body, Does.Contain("Merry &lt;Christmas&gt;").And.Contain("€5.00").And.Not.Contain("%"));
        });
    }

    [Test]
    public async Task Only_the_audience_gets_it_and_the_preview_says_how_many()
    {
        var audience = new AudienceRule { Newsletter = true };
        var run = await AddAsync(row => row.Audience = AudienceText.Of(audience));
        var reach = await ReachAsync(run);
        await ReleaseAsync(run);
        await RunAsync();
        Assert.That((reach, await GivenAsync()), Is.EqualTo((new GiftReach(2, 0, 0, 0, 0), 10_00L)));
    }

    [Test]
    public async Task Who_has_not_joined_is_counted_apart_and_gets_nothing()
    {
        await Shop.SetAsync(values => values.RequireOptIn = true);
        await JoinAsync(0, 2);
        var run = await AddAsync();
        var reach = await ReachAsync(run);
        await ReleaseAsync(run);
        await RunAsync();
        Assert.That((reach, await GivenAsync(), await ProgressAsync(run)), Is.EqualTo((new GiftReach(2, 0, 3, 0, 0), 10_00L, new RunProgress(2, 2, 0, 0))));
    }

    [Test]
    public async Task Who_has_no_card_is_counted_apart_and_gets_nothing()
    {
        await Shop.SetAsync(values => values.RequireCard = true);
        var gold = new CardKind { Name = "Gold" };
        await Shop.TellAsync<IRepository<CardKind>>(kinds => kinds.InsertAsync(gold));
        await Shop.AskAsync<IMembership, bool>(membership => membership.GiveCardAsync(_all[1].Id, 0, gold.Id, 0));
        var run = await AddAsync();
        var reach = await ReachAsync(run);
        await ReleaseAsync(run);
        await RunAsync();
        Assert.That((reach, await GivenAsync()), Is.EqualTo((new GiftReach(1, 0, 0, 4, 0), 5_00L)));
    }

    [Test]
    public async Task Where_cashback_is_off_nobody_is_counted()
    {
        await Shop.SetAsync(values => values.Enabled = false);
        Assert.That(await ReachAsync(await AddAsync()), Is.EqualTo(new GiftReach(0, 0, 0, 0, 5)));
    }

    [Test]
    public async Task Who_had_it_is_told_apart_also_after_having_left()
    {
        await Shop.SetAsync(values => values.RequireOptIn = true);
        await JoinAsync(0, 2, 3);
        var run = await AddAsync();
        await GrantAsync(run, _all[0]);
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptOutAsync(_all[0].Id, 0));
        Assert.That(await ReachAsync(run), Is.EqualTo(new GiftReach(2, 1, 2, 0, 0)));
    }

    [Test]
    public async Task Who_leaves_while_it_runs_is_left_out()
    {
        await Shop.SetAsync(values => values.RequireOptIn = true);
        await JoinAsync(0, 1, 2);
        var run = await AddAsync();
        await ReleaseAsync(run);
        await Shop.AskAsync<GiftRunService, int>(runs => runs.StepAsync(run.Id, 0, CancellationToken.None));
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptOutAsync(_all[1].Id, 0));
        await RunAsync();
        Assert.That(await ProgressAsync(run), Is.EqualTo(new RunProgress(3, 2, 0, 1)));
    }

    [Test]
    public async Task Many_workers_give_it_once()
    {
        for (var number = 0; number < 60; number++)
            _all.Add(await RegisterAsync($"client{number}"));
        var run = await AddAsync();
        await ReleaseAsync(run);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            foreach (var customer in _all)
                await GrantAsync(run, customer);
        })));
        await RunAsync();
        Assert.That((await GivenAsync(), (await ProgressAsync(run)).Given), Is.EqualTo((65 * 5_00L, 65)));
    }

    [Test]
    public async Task A_released_run_cannot_be_changed()
    {
        var run = await AddAsync();
        await ReleaseAsync(run);
        run.Amount = 500_00;
        await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(run));
        Assert.That((await GetAsync(run)).Amount, Is.EqualTo(5_00));
    }

    async Task<GiftRun> AddAsync(Action<GiftRun>? set = null)
    {
        var run = new GiftRun { Name = "Christmas", Amount = 5_00, ExpiresOnUtc = Shop.Clock.UtcNow.AddDays(30) };
        set?.Invoke(run);
        var saved = await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(run));
        Assert.That(saved.Errors, Is.Empty);
        return run;
    }

    async Task JoinAsync(params int[] clients)
    {
        foreach (var index in clients)
            await Shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(_all[index].Id, 0));
    }

    Task<GrantOutcome> GrantAsync(GiftRun run, Customer customer) => Shop.AskAsync<BonusGranter, GrantOutcome>(granter => granter.GrantAsync(run, customer, mayMail: false));

    Task<GiftReach> ReachAsync(GiftRun run) => Shop.AskAsync<GiftRunService, GiftReach>(runs => runs.ReachAsync(run));

    Task<bool> ReleaseAsync(GiftRun run) => Shop.AskAsync<GiftRunService, bool>(runs => runs.ReleaseAsync(run, 0));

    async Task<GiftRun> GetAsync(GiftRun run) => (await Shop.AskAsync<GiftRunService, GiftRun?>(runs => runs.GetAsync(run.Id)))!;

    async Task<RunProgress> ProgressAsync(GiftRun run) => await Shop.AskAsync<GiftRunService, RunProgress>(async runs => await runs.ProgressAsync((await runs.GetAsync(run.Id))!));

    async Task<long> GivenAsync()
    {
        var sum = 0L;
        foreach (var customer in _all)
            sum += await GivenAsync(customer);
        return sum;
    }
}
