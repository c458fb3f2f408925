using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Bonuses in the preview store: real tables, real queries, real events. It is 5 January 2026, 9:01 in Rome.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class BonusesInTheShopTests(DatabaseKind kind) : BonusFixture(kind)
{
    [Test]
    public async Task Who_opens_an_account_and_confirms_the_address_gets_it_at_once_and_once_who_was_there_nothing()
    {
        await AddAsync(BonusKind.Registration, 5_00);
        var bea = await WelcomeAsync("bea");
        await ConfirmAsync(Anna);
        await RunAsync();
        await RunAsync();
        Assert.That((await GivenAsync(bea), await GivenAsync(Anna)), Is.EqualTo((5_00L, 0L)));
    }

    [Test]
    public async Task Where_the_shop_confirms_addresses_an_account_counts_when_it_is_active()
    {
        await Shop.Store.RequestAsync(services => services.ChangeAsync<CustomerSettings>(values => values.UserRegistrationType = UserRegistrationType.EmailValidation));
        await AddAsync(BonusKind.Registration, 5_00);
        var carla = await Shop.Store.AddGuestAsync();
        await ChangeAsync(carla, row => (row.Email, row.Active) = ("carla@example.com", false));
        carla = await Shop.AskAsync<IRepository<Customer>, Customer>(rows => rows.GetByIdAsync(carla.Id));
        var role = (await Shop.RowsAsync<CustomerRole>()).First(row => row.SystemName == NopCustomerDefaults.RegisteredRoleName);
        await Shop.TellAsync<IRepository<CustomerCustomerRoleMapping>>(rows => rows.InsertAsync(new CustomerCustomerRoleMapping { CustomerId = carla.Id, CustomerRoleId = role.Id }));
        await Shop.TellAsync<IEventPublisher>(events => events.PublishAsync(new CustomerRegisteredEvent(carla)));
        await RunAsync();
        var before = await GivenAsync(carla);
        await ChangeAsync(carla, row => row.Active = true);
        carla.Active = true;
        await Shop.TellAsync<IEventPublisher>(events => events.PublishAsync(new CustomerActivatedEvent(carla)));
        Assert.That((before, await GivenAsync(carla)), Is.EqualTo((0L, 5_00L)));
    }

    [Test]
    public async Task A_guest_gets_nothing()
    {
        await AddAsync(BonusKind.Registration, 5_00);
        var guest = await Shop.Store.AddGuestAsync();
        await RunAsync();
        Assert.That(await GivenAsync(guest), Is.Zero);
    }

    [Test]
    public async Task A_birthday_that_was_known_gives_its_bonus_each_year_and_one_just_typed_does_not()
    {
        await ChangeAsync(Anna, row => row.DateOfBirth = new DateTime(1990, 1, 20));
        await ConfirmAsync(Anna);
        await AddAsync(BonusKind.Birthday, 10_00);
        await RunAsync();
        var bea = await RegisterAsync("bea", new DateTime(1991, 1, 20));
        await ConfirmAsync(bea);
        Shop.Clock.UtcNow = new DateTime(2026, 1, 21, 8, 0, 0, DateTimeKind.Utc);
        await RunAsync();
        await RunAsync();
        var first = (await GivenAsync(Anna), await GivenAsync(bea));
        Shop.Clock.UtcNow = new DateTime(2027, 1, 20, 8, 0, 0, DateTimeKind.Utc);
        await RunAsync();
        Assert.That((first, (await GivenAsync(Anna), await GivenAsync(bea))), Is.EqualTo(((10_00L, 0L), (20_00L, 10_00L))));
    }

    [Test]
    public async Task A_changed_birthday_waits_and_gives_nothing_within_330_days()
    {
        await ChangeAsync(Anna, row => row.DateOfBirth = new DateTime(1990, 1, 20));
        await ConfirmAsync(Anna);
        await AddAsync(BonusKind.Birthday, 10_00);
        await RunAsync();
        Shop.Clock.UtcNow = new DateTime(2026, 1, 20, 8, 0, 0, DateTimeKind.Utc);
        await RunAsync();
        await ChangeAsync(Anna, row => row.DateOfBirth = new DateTime(1990, 6, 1));
        Shop.Clock.UtcNow = new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(10_00));
    }

    [Test]
    public async Task A_review_of_what_was_bought_gives_once([Values] bool tell)
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Review, 2_00);
        await BuyAsync(Anna);
        await ReviewAsync(Anna, tell);
        await ReviewAsync(Anna, tell);
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(2_00));
    }

    [Test]
    public async Task A_review_of_what_was_not_bought_gives_nothing()
    {
        await AddAsync(BonusKind.Review, 2_00);
        await ReviewAsync(Anna, tell: true);
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.Zero);
    }

    [Test]
    public async Task Who_sleeps_is_called_once_a_year_and_written_to_only_with_consent()
    {
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId, bonus.SendEmail) = (90, (int)BonusLimit.Yearly, true));
        var bea = await RegisterAsync("bea");
        await RegisterAsync("never");
        await SubscribeAsync(bea);
        await BuyAsync(Anna);
        await BuyAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(89));
        await RunAsync();
        var awake = await GivenAsync(bea);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await RunAsync();
        var letters = (await Shop.RowsAsync<QueuedEmail>()).Select(letter => letter.To).ToList();
        var first = (await GivenAsync(Anna), await GivenAsync(bea));
        Shop.Clock.Advance(TimeSpan.FromDays(365));
        await RunAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((awake, first), Is.EqualTo((0L, (7_00L, 7_00L))));
            Assert.That(letters, Is.EqualTo(new[] { "bea@example.com" }));
            Assert.That(await GivenAsync(bea), Is.EqualTo(14_00));
        });
    }

    [Test]
    public async Task A_rule_reaches_its_audience_alone()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Review, 2_00, bonus => bonus.Audience = AudienceText.Of(new AudienceRule { Newsletter = true }));
        var bea = await RegisterAsync("bea");
        await SubscribeAsync(bea);
        foreach (var customer in new[] { Anna, bea })
        {
            await BuyAsync(customer);
            await ReviewAsync(customer, tell: true);
        }

        Assert.That((await GivenAsync(Anna), await GivenAsync(bea)), Is.EqualTo((0L, 2_00L)));
    }

    [Test]
    public async Task Holders_of_a_card_are_an_audience()
    {
        var gold = new CardKind { Name = "Gold" };
        await Shop.TellAsync<IRepository<CardKind>>(kinds => kinds.InsertAsync(gold));
        await Shop.AskAsync<IMembership, bool>(membership => membership.GiveCardAsync(Anna.Id, 0, gold.Id, 0));
        await RegisterAsync("bea");
        var audience = new AudienceRule { CardIds = [gold.Id] };
        var reach = await Shop.AskAsync<GiftRunService, GiftReach>(runs => runs.ReachAsync(new GiftRun { Audience = AudienceText.Of(audience) }));
        Assert.That(reach.Due, Is.EqualTo(1));
    }

    [Test]
    public async Task A_rule_that_was_off_gives_nothing_for_that_time()
    {
        var bonus = await AddAsync(BonusKind.Registration, 5_00, row => row.Active = false);
        var bea = await WelcomeAsync("bea");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        bonus.Active = true;
        await Shop.AskAsync<BonusService, RuleSaveResult>(bonuses => bonuses.SaveAsync(bonus));
        await RunAsync();
        Assert.That(await GivenAsync(bea), Is.Zero);
    }

    [Test]
    public async Task A_bonus_ends_on_its_own_day_and_says_what_it_is()
    {
        await AddAsync(BonusKind.Registration, 5_00, bonus => bonus.ValidDays = 10);
        var bea = await WelcomeAsync("bea");
        var entry = (await EntriesAsync(bea)).Single();
        var grant = (await Shop.RowsAsync<BonusGrant>()).Single();
        Assert.That((BonusNote.Parse(entry.Reason)?.Kind, grant.ExpiresOnUtc), Is.EqualTo(((BonusKind?)BonusKind.Registration, (DateTime?)new DateTime(2026, 1, 15, 23, 0, 0))));
    }

    [Test]
    public async Task What_was_decided_is_booked_by_the_task()
    {
        var bonus = await AddAsync(BonusKind.Registration, 5_00);
        await Shop.InsertSignedAsync(new BonusGrant
        {
            BonusId = bonus.Id, CustomerId = Anna.Id, Number = 1, Reason = "registration", GrantKey = $"bonus:{bonus.Id}:{Anna.Id}:registration", Amount = 5_00,
            StoreId = 1, Note = "[registration:1] x", DecidedOnUtc = Shop.Clock.UtcNow,
        });
        await RunAsync();
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(5_00));
    }

    [Test]
    public async Task Many_at_once_give_one_bonus_and_hold_the_limit()
    {
        var bonus = await AddAsync(BonusKind.Review, 2_00, row => row.YearlyMaximum = 3);
        var asked = Enumerable.Range(0, 24).Select(number => Task.Run(() =>
            Shop.AskAsync<BonusGranter, GrantOutcome>(granter => granter.GrantAsync(bonus, Anna, 1, BonusReasons.Review(number % 8)))));
        var outcomes = await Task.WhenAll(asked);
        await RunAsync();
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.That((await GivenAsync(Anna), report.IsClean, outcomes.Count(outcome => outcome == GrantOutcome.Given) <= 3), Is.EqualTo((6_00L, true, true)));
    }

    [Test]
    public async Task Tasks_on_two_nodes_give_once()
    {
        await Shop.SetAsync(values => values.ActivationDelayDays = 0);
        await AddAsync(BonusKind.Items, 6_00, bonus => bonus.Items = 1);
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (1, (int)BonusLimit.Once));
        await BuyAsync(Anna, 3);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Shop.AskAsync<BonusService, int>(bonuses => bonuses.RunAsync(CancellationToken.None)))));
        await RunAsync();
        Assert.That(await GivenAsync(Anna), Is.EqualTo(25_00));
    }
}
