using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>What is taken straight from wallets beyond the limits needs a second person. Anna has 10.00.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class TakingLimitsTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    const int Ben = 51;
    const int OtherClerk = 72;
    const int Boss = 90;

    [Test]
    public async Task Without_limits_all_is_taken() => Assert.That((await Desk.TakeAsync(1000, "r1")).IsDone, Is.True);

    [TestCase(500, SalonRefusal.None)]
    [TestCase(501, SalonRefusal.NeedsSecondPerson)]
    public async Task One_taking_is_bounded(long amount, SalonRefusal refusal)
    {
        Shop.Settings.CounterMostPerTaking = 5m;
        Assert.That((await Desk.TakeAsync(amount, "r1")).Refusal, Is.EqualTo(refusal));
    }

    [Test]
    public async Task What_one_clerk_takes_on_a_day_is_bounded_whomever_it_is_taken_from()
    {
        Shop.Settings.CounterMostPerClerkDay = 5m;
        await Shop.GiveAsync(Ben, 1000);
        await Desk.TakeAsync(300, "r1");
        Assert.That(((await Desk.TakeAsync(201, "r2", customerId: Ben)).Refusal, (await Desk.TakeAsync(200, "r3", customerId: Ben)).Refusal, (await Desk.TakeAsync(500, "r4", customerId: Ben, clerkId: OtherClerk)).Refusal),
            Is.EqualTo((SalonRefusal.NeedsSecondPerson, SalonRefusal.None, SalonRefusal.None)));
    }

    [Test]
    public async Task A_form_that_is_sent_several_times_at_once_is_not_refused_for_what_it_took_itself()
    {
        Shop.Settings.CounterMostPerClientDay = 5m;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.TakeAsync(300, "r1"))));
        Assert.That((results.Count(result => result.IsDone), results.Count(result => !result.Repeated), (await Shop.BalanceAsync()).Usable), Is.EqualTo((8, 1, 700L)));
    }

    [Test]
    public async Task What_is_taken_from_one_client_on_a_day_is_bounded_whoever_takes_it()
    {
        Shop.Settings.CounterMostPerClientDay = 5m;
        await Shop.GiveAsync(Ben, 1000);
        await Desk.TakeAsync(300, "r1");
        Assert.That(((await Desk.TakeAsync(201, "r2", clerkId: OtherClerk)).Refusal, (await Desk.TakeAsync(200, "r3", clerkId: OtherClerk)).Refusal, (await Desk.TakeAsync(500, "r4", customerId: Ben)).Refusal),
            Is.EqualTo((SalonRefusal.NeedsSecondPerson, SalonRefusal.None, SalonRefusal.None)));
    }

    [Test]
    public async Task Two_takings_at_once_of_one_client_do_not_both_pass_the_limit_of_the_day()
    {
        Shop.Settings.CounterMostPerClientDay = 5m;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Desk.TakeAsync(200, $"r{number}", clerkId: 70 + number))));
        Assert.That((results.Count(result => result.IsDone), (await Shop.BalanceAsync()).Usable), Is.EqualTo((2, 600L)));
    }

    [Test]
    public async Task Two_takings_at_once_of_one_clerk_do_not_both_pass_the_limit_of_the_day()
    {
        Shop.Settings.CounterMostPerClerkDay = 5m;
        var clients = Enumerable.Range(100, 8).ToList();
        foreach (var client in clients)
            await Shop.GiveAsync(client, 1000);
        var results = await Task.WhenAll(clients.Select(client => Task.Run(() => Desk.TakeAsync(200, $"r{client}", customerId: client))));
        Assert.That(results.Count(result => result.IsDone), Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_given_back_does_not_count()
    {
        (Shop.Settings.CounterMostPerClerkDay, Shop.Settings.CounterMostPerClientDay) = (5m, 5m);
        await Desk.UndoAsync((await Desk.TakeAsync(400, "r1")).Act);
        Assert.That((await Desk.TakeAsync(500, "r2")).IsDone, Is.True);
    }

    [Test]
    public async Task Each_day_of_the_shop_begins_anew()
    {
        (Shop.Settings.CounterMostPerClerkDay, Shop.Settings.CounterMostPerClientDay) = (5m, 5m);
        await Desk.TakeAsync(500, "r1");
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddHours(25);
        Assert.That((await Desk.TakeAsync(500, "r2")).IsDone, Is.True);
    }

    [Test]
    public async Task Vouchers_neither_count_nor_are_bounded()
    {
        (Shop.Settings.CounterMostPerTaking, Shop.Settings.CounterMostPerClerkDay, Shop.Settings.CounterMostPerClientDay) = (1m, 1m, 1m);
        var redeemed = await Desk.RedeemAsync(await Desk.CodeAsync(500), 500, "r1");
        Assert.That((redeemed.IsDone, (await Desk.TakeAsync(100, "r2")).IsDone), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_till_is_bounded_by_taking_and_client_and_not_as_a_clerk()
    {
        Shop.Settings.CounterMostPerClerkDay = 1m;
        Assert.That((await Desk.TakeAsync(500, "r1", clerkId: -3)).IsDone, Is.True);
        Shop.Settings.CounterMostPerClientDay = 6m;
        Assert.That((await Desk.TakeAsync(200, "r2", clerkId: -3)).Refusal, Is.EqualTo(SalonRefusal.NeedsSecondPerson));
    }

    [Test]
    public async Task What_a_second_person_confirmed_is_taken_counts_and_is_kept_with_who_did()
    {
        (Shop.Settings.CounterMostPerTaking, Shop.Settings.CounterMostPerClerkDay) = (5m, 8m);
        var taken = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        Assert.That((taken.IsDone, await Desk.Confirmations.OfAsync(taken.Act), (await Desk.TakeAsync(300, "r2")).Refusal), Is.EqualTo((true, Boss, SalonRefusal.NeedsSecondPerson)));
    }

    [Test]
    public async Task Nothing_is_kept_of_what_was_confirmed_and_not_taken()
    {
        Assert.That((await Desk.TakeAsync(1001, "r1", confirmedBy: Boss)).Refusal, Is.EqualTo(SalonRefusal.Insufficient));
        Assert.That(Desk.ConfirmationRows.Rows, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Of_a_confirmed_form_that_is_sent_twice_it_is_kept_who_confirmed_it_whichever_takes(bool isOtherFirst)
    {
        Shop.Settings.CounterMostPerTaking = 5m;
        var other = default(SalonResult);
        // The first has written who confirmed it; the other finds that.
        await Desk.Confirmations.KeepAsync(await KeyAsync("r1"), Boss);
        if (isOtherFirst)
            other = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        var own = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        other ??= await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        Assert.That((own.IsDone, own.Repeated, other!.Repeated, await Desk.Confirmations.OfAsync(own.Act), (await Shop.BalanceAsync()).Usable), Is.EqualTo((true, isOtherFirst, !isOtherFirst, Boss, 400L)));
    }

    [Test]
    public async Task Where_one_of_two_forms_gives_up_it_is_kept_who_confirmed_what_the_other_took()
    {
        Shop.Settings.CounterMostPerTaking = 5m;
        await Desk.Confirmations.KeepAsync(await KeyAsync("r1"), Boss);
        var taken = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        Assert.That(await Desk.Confirmations.OfAsync(taken.Act), Is.EqualTo(Boss));
    }

    [Test]
    public async Task Many_who_send_one_confirmed_form_at_once_take_once_and_it_is_kept_who_confirmed_it()
    {
        Shop.Settings.CounterMostPerTaking = 5m;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.TakeAsync(600, "r1", confirmedBy: Boss))));
        Assert.That((results.Count(result => result is { IsDone: true, Repeated: false }), await Desk.Confirmations.OfAsync(HashChain.KeyOf(await KeyAsync("r1")))), Is.EqualTo((1, Boss)));
    }

    [Test]
    public async Task What_was_confirmed_and_not_taken_counts_for_who_confirms_it_later_and_what_was_taken_stays()
    {
        const int otherBoss = 91;
        Shop.Settings.CounterProofFrom = 1m;
        var asked = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        Shop.Settings.CounterProofFrom = 0m;
        var taken = await Desk.TakeAsync(600, "r1", confirmedBy: otherBoss);
        await Desk.Confirmations.KeepAsync(await KeyAsync("r1"), Boss);
        Assert.That((asked.Refusal, await Desk.Confirmations.OfAsync(taken.Act)), Is.EqualTo((SalonRefusal.ProofRequired, otherBoss)));
    }

    [Test]
    public async Task What_was_confirmed_and_refused_is_not_said_of_what_is_taken_without_a_second_person()
    {
        Shop.Settings.CounterProofFrom = 1m;
        var asked = await Desk.TakeAsync(600, "r1", confirmedBy: Boss);
        Shop.Settings.CounterProofFrom = 0m;
        var taken = await Desk.TakeAsync(50, "r1");
        Assert.That((asked.Refusal, taken.IsDone, await Desk.Confirmations.OfAsync(taken.Act)), Is.EqualTo((SalonRefusal.ProofRequired, true, 0)));
    }

    [Test]
    public async Task The_limit_is_told_with_what_counts_towards_it()
    {
        Shop.Settings.CounterMostPerClerkDay = 5m;
        await Desk.TakeAsync(300, "r1");
        Assert.That(await Desk.Counter.BreachAsync(SalonDesk.Anna, PlayedShop.StoreId, 300, SalonDesk.Clerk), Is.EqualTo(new LimitBreach(TakingLimit.Clerk, 500, 300)));
    }

    [Test]
    public async Task Without_limits_there_is_no_most() => Assert.That(await RoomAsync(), Is.Null);

    [TestCase(0, 0, 0, ExpectedResult = null)]
    [TestCase(5, 0, 0, ExpectedResult = 500L)]
    [TestCase(5, 7, 0, ExpectedResult = 400L)]
    [TestCase(5, 7, 6, ExpectedResult = 300L)]
    [TestCase(5, 2, 6, ExpectedResult = 0L)]
    public async Task<long?> The_most_that_may_be_taken_alone_is_what_the_smallest_limit_leaves(int once, int ofClerk, int ofClient)
    {
        await Desk.TakeAsync(300, "r1");
        (Shop.Settings.CounterMostPerTaking, Shop.Settings.CounterMostPerClerkDay, Shop.Settings.CounterMostPerClientDay) = (once, ofClerk, ofClient);
        return await RoomAsync();
    }

    [Test]
    public async Task A_receipt_that_comes_again_answers_as_the_first_time_whatever_the_limits_say()
    {
        await Desk.TakeAsync(600, "r1");
        Shop.Settings.CounterMostPerTaking = 1m;
        Assert.That(((await Desk.TakeAsync(600, "r1")).Repeated, (await Shop.BalanceAsync()).Usable), Is.EqualTo((true, 400L)));
    }

    Task<long?> RoomAsync() => Desk.Counter.RoomAsync(SalonDesk.Anna, PlayedShop.StoreId, SalonDesk.Clerk);

    async Task<string> KeyAsync(string receipt) =>
        new Receipt(SalonDesk.Rome, receipt).IdempotencyKeyFor((await Shop.Wallets.FindAsync(await Shop.Wallets.KeyAsync(SalonDesk.Anna, PlayedShop.StoreId)))!.Wallet.Id);
}
