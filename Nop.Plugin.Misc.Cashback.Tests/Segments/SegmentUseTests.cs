using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Segments;

namespace Nop.Plugin.Misc.Cashback.Tests.Segments;

/// <summary>Segments that are saved, counted, kept as customer roles, and used by gift runs, bonuses and programmes.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SegmentUseTests(DatabaseKind kind) : SegmentFixture(kind)
{
    static readonly SegmentNode _readers = Fact(SegmentFact.Newsletter);

    Customer _bea = null!;
    Customer _carla = null!;

    [SetUp]
    public async Task SetUp()
    {
        (_bea, _carla) = (await RegisterAsync("bea"), await RegisterAsync("carla"));
        await SubscribeAsync(Anna);
        await SubscribeAsync(_bea);
    }

    [Test]
    public async Task It_is_counted_on_demand_and_the_number_is_kept_with_its_instant()
    {
        var segment = await SaveAsync(_readers);
        var before = (await GetAsync(segment)).Clients;
        var count = await Shop.AskAsync<SegmentBook, int?>(segments => segments.CountAsync(segment, CancellationToken.None));
        var row = await GetAsync(segment);
        Assert.That((before, count, row.Clients, row.CountedOnUtc is not null), Is.EqualTo(((int?)null, 2, 2, true)));
    }

    [Test]
    public async Task Other_conditions_forget_the_number()
    {
        var segment = await SaveAsync(_readers);
        await Shop.AskAsync<SegmentBook, int?>(segments => segments.CountAsync(segment, CancellationToken.None));
        await SaveAsync(Fact(SegmentFact.NeverBought), row => row.Id = segment.Id);
        Assert.That((await GetAsync(segment)).Clients, Is.Null);
    }

    [Test]
    public async Task A_gift_run_gives_to_those_who_are_in_it_when_it_gives()
    {
        var segment = await SaveAsync(_readers);
        var run = new GiftRun { Name = "Spring", Amount = 5_00, Audience = AudienceText.Of(new AudienceRule { SegmentIds = [segment.Id] }) };
        await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(run));
        var reach = await Shop.AskAsync<GiftRunService, GiftReach>(runs => runs.ReachAsync(run));
        await SubscribeAsync(_carla);
        await ReleaseAsync(run);
        await RunAsync();
        Assert.That((reach.Due, await GivenAsync(Anna), await GivenAsync(_bea), await GivenAsync(_carla), await GivenAsync(Clerk)), Is.EqualTo((2, 5_00L, 5_00L, 5_00L, 0L)));
    }

    [Test]
    public async Task A_gift_run_whose_segment_is_damaged_waits_and_others_go_on()
    {
        var segment = await SaveAsync(_readers);
        var run = new GiftRun { Name = "Spring", Amount = 5_00, Audience = AudienceText.Of(new AudienceRule { SegmentIds = [segment.Id] }) };
        var other = new GiftRun { Name = "Summer", Amount = 1_00 };
        foreach (var one in new[] { run, other })
        {
            await Shop.AskAsync<GiftRunService, RuleSaveResult>(runs => runs.SaveAsync(one));
            await ReleaseAsync(one);
        }

        await DamageAsync(segment);
        Assert.That(async () => await RunAsync(), Throws.InstanceOf<AggregateException>());
        var broken = (await Shop.RowsAsync<GiftRun>()).Single(row => row.Id == run.Id);
        Assert.That(((GiftRunState)broken.StateId, await GivenAsync(Anna)), Is.EqualTo((GiftRunState.Running, 1_00L)));
    }

    [Test]
    public async Task An_audience_of_a_bonus_can_be_a_segment()
    {
        var segment = await SaveAsync(_readers);
        var audience = new AudienceRule { SegmentIds = [segment.Id] };
        Assert.That((await Shop.AskAsync<AudienceQuery, bool>(query => query.IsInAsync(audience, Anna)), await Shop.AskAsync<AudienceQuery, bool>(query => query.IsInAsync(audience, _carla))), Is.EqualTo((true, false)));
    }

    [Test]
    public void An_audience_without_segments_is_kept_as_before_there_were_any() =>
        Assert.That(AudienceText.Of(new AudienceRule { Newsletter = true }), Does.Not.Contain("segment"));

    [Test]
    public async Task Exactly_its_clients_hold_its_role()
    {
        var segment = await SaveAsync(_readers, row => row.KeepAsRole = true);
        await SyncAsync();
        var first = await HoldersAsync(segment);
        await Shop.TellAsync<IRepository<CustomerCustomerRoleMapping>>(async rows =>
        {
            var role = (await GetAsync(segment)).RoleId;
            await rows.InsertAsync(new CustomerCustomerRoleMapping { CustomerId = _carla.Id, CustomerRoleId = role });
            await rows.DeleteAsync(row => row.CustomerId == Anna.Id && row.CustomerRoleId == role);
        });
        await SyncAsync();
        var second = await HoldersAsync(segment);
        await SyncAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(first, Is.EqualTo(new[] { Anna.Id, _bea.Id }));
            Assert.That(second, Is.EqualTo(first));
            Assert.That(await HoldersAsync(segment), Is.EqualTo(first));
            Assert.That((await GetAsync(segment)).Clients, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_role_that_is_wanted_no_more_is_emptied_and_goes()
    {
        var segment = await SaveAsync(_readers, row => row.KeepAsRole = true);
        await SyncAsync();
        var role = (await GetAsync(segment)).RoleId;
        await SaveAsync(_readers, row => row.Id = segment.Id);
        await SyncAsync();
        Assert.That((await RoleIsThereAsync(role), (await GetAsync(segment)).RoleId, (await Shop.RowsAsync<CustomerCustomerRoleMapping>()).Count(row => row.CustomerRoleId == role)), Is.EqualTo((false, 0, 0)));
    }

    [Test]
    public async Task The_role_of_a_segment_that_was_deleted_goes()
    {
        var segment = await SaveAsync(_readers, row => row.KeepAsRole = true);
        await SyncAsync();
        var role = (await GetAsync(segment)).RoleId;
        await Shop.AskAsync<SegmentBook, IReadOnlyList<SegmentUse>>(segments => segments.DeleteAsync(segment));
        await SyncAsync();
        Assert.That(await RoleIsThereAsync(role), Is.False);
    }

    [Test]
    public async Task A_damaged_segment_leaves_its_role_as_it_is_and_stops_no_other()
    {
        var damaged = await SaveAsync(_readers, row => row.KeepAsRole = true);
        await SyncAsync();
        await DamageAsync(damaged);
        var other = await SaveAsync(Fact(SegmentFact.NeverBought), row => (row.Name, row.KeepAsRole) = ("Others", true));
        Assert.That(async () => await SyncAsync(), Throws.InstanceOf<AggregateException>());
        Assert.That(((await HoldersAsync(damaged)).Count, (await HoldersAsync(other)).Contains(_carla.Id)), Is.EqualTo((2, true)));
    }

    [Test]
    public async Task The_name_of_a_role_that_others_made_is_refused()
    {
        await Shop.TellAsync<ICustomerService>(customers => customers.InsertCustomerRoleAsync(new CustomerRole { Name = "Staff's own", Active = true }));
        var saved = await Shop.AskAsync<SegmentBook, RuleSaveResult>(segments => segments.SaveAsync(new Segment { Name = "staff's OWN", KeepAsRole = true, Conditions = SegmentText.Of(_readers) }));
        Assert.That(saved.Errors.Select(error => error.Field), Is.EqualTo(new[] { nameof(Segment.Name) }));
    }

    [Test]
    public async Task What_is_used_is_not_deleted_and_says_by_what()
    {
        var segment = await SaveAsync(_readers, row => row.KeepAsRole = true);
        await SyncAsync();
        var role = (await GetAsync(segment)).RoleId;
        await Shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Twice", Active = true, Multiplier = 2, RoleIds = IdList.Join([role]) }));
        await AddAsync(BonusKind.Review, 2_00, bonus => bonus.Audience = AudienceText.Of(new AudienceRule { SegmentIds = [segment.Id] }));
        var uses = await Shop.AskAsync<SegmentBook, IReadOnlyList<SegmentUse>>(async segments => await segments.DeleteAsync(await GetAsync(segment)));
        var off = await Shop.AskAsync<SegmentBook, RuleSaveResult>(segments => segments.SaveAsync(new Segment { Id = segment.Id, Name = "Some", Conditions = segment.Conditions }));
        Assert.Multiple(async () =>
        {
            Assert.That(uses.Select(use => (use.Name, use.IsOfRole)), Is.EquivalentTo(new[] { ("Twice", true), ("Review of ours", false) }));
            Assert.That(await Shop.AskAsync<SegmentBook, Segment?>(segments => segments.GetAsync(segment.Id)), Is.Not.Null);
            Assert.That(off.Errors.Select(error => error.Field), Is.EqualTo(new[] { nameof(Segment.KeepAsRole) }));
        });
    }

    [Test]
    public async Task Wrong_conditions_are_refused_by_their_places()
    {
        var root = SegmentNode.Of(SegmentJoin.All, SegmentNode.Of(SegmentJoin.All, _readers), SegmentNode.Of(SegmentJoin.All, Fact(SegmentFact.Sleeping, 0), Fact(SegmentFact.NearTier)));
        var saved = await Shop.AskAsync<SegmentBook, RuleSaveResult>(segments => segments.SaveAsync(new Segment { Name = "", Conditions = SegmentText.Of(root) }));
        Assert.That(saved.Errors.Select(error => error.Field), Is.EqualTo(new[] { "Name", "Conditions[1].Days", "Conditions[2].AmountMinor" }));
    }

    Task ReleaseAsync(GiftRun run) => Shop.AskAsync<GiftRunService, bool>(runs => runs.ReleaseAsync(run, 0));

    Task SyncAsync() => Shop.Store.RunTaskAsync(typeof(SegmentRolesTask));

    Task DamageAsync(Segment segment) => Shop.TellAsync<IRepository<Segment>>(async rows =>
    {
        var row = await rows.GetByIdAsync(segment.Id);
        row.Conditions = "{";
        await rows.UpdateAsync(row);
    });

    async Task<IReadOnlyList<int>> HoldersAsync(Segment segment)
    {
        var role = (await GetAsync(segment)).RoleId;
        return [.. (await Shop.RowsAsync<CustomerCustomerRoleMapping>()).Where(row => row.CustomerRoleId == role).Select(row => row.CustomerId).Order()];
    }

    async Task<bool> RoleIsThereAsync(int role) => (await Shop.RowsAsync<CustomerRole>()).Any(row => row.Id == role);
}
