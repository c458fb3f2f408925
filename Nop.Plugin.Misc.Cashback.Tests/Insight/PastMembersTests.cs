using Cashback.Preview.Seeding;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>What the simulator reads of clients' part in the programme, as the shop's own services wrote it.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class PastMembersTests(DatabaseKind kind)
{
    static readonly DateTime _start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    readonly ScenarioClock _clock = new(_start);
    TestDatabase _database = null!;
    PreviewStore _store = null!;
    int _client;
    int _gold;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _database = await TestDatabase.CreateEmptyAsync(kind);
        _store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(_database.Place), Clock = _clock });
        await _store.RequestAsync(services => ActivatorUtilities.CreateInstance<SalonShop>(services).MakeAsync());
        _client = (await _store.RegisterAsync("pinned@example.com")).Id;
        _gold = (await _store.AskAsync<EarnRuleService, IList<CashbackTier>>(rules => rules.GetTiersAsync()))[1].Id;

        await _store.TellAsync<ITierPins>(pins => pins.PinAsync(_client, 0, _gold, new DateOnly(2026, 3, 31), "guest of honour", 1));
        await _store.TellAsync<IMembership>(members => members.OptInAsync(_client, 0));
        _clock.Advance(TimeSpan.FromDays(10));
        await _store.TellAsync<ITierPins>(pins => pins.UnpinAsync(_client, 0, "over", 1));
        await _store.TellAsync<CardKinds>(cards => cards.SaveAsync(new CardKind { Name = "Friend", Rate = 4 }));
        var card = (await _store.AskAsync<CardKinds, IList<CardKind>>(cards => cards.GetAllAsync()))[0];
        await _store.TellAsync<IMembership>(members => members.GiveCardAsync(_client, 0, card.Id, 1));
        _clock.Advance(TimeSpan.FromDays(10));
        await _store.TellAsync<IMembership>(members => members.OptOutAsync(_client, 0));
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Pins_are_read_with_their_days()
    {
        var record = await RecordAsync(JoinConditions.None);
        Assert.That(record.Pins, Is.EqualTo(new[]
        {
            new PastPin(_start, _gold, new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc)),
            new PastPin(_start.AddDays(10), 0, null),
        }));
    }

    [Test]
    public async Task Joining_leaving_and_the_card_are_read_with_their_days()
    {
        var record = await RecordAsync(new(OptIn: true, Card: true));
        Assert.That((record.JoinedOnUtc, record.LeftOnUtc, record.CardGivenOnUtc), Is.EqualTo((_start, _start.AddDays(20), _start.AddDays(10))));
    }

    Task<MemberRecord> RecordAsync(JoinConditions conditions) => _store.RequestAsync(async services =>
    {
        var rules = await services.GetRequiredService<IRuleSetProvider>().GetAsync(0);
        return (await services.GetRequiredService<IPastShop>().MembersAsync([rules], conditions))[new(_client, 0)];
    });
}
