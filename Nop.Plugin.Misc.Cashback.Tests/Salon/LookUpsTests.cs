using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Who looks up clients to gather names and balances.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class LookUpsTests() : SalonDeskFixture(kind: null)
{
    [Test]
    public async Task A_clerk_looks_up_no_more_clients_than_the_most()
    {
        Shop.CustomerOf(SalonDesk.Anna).Email = "anna@example.com";
        var found = 0;
        for (var asked = 0; asked < 2 * LookUps.Most; asked++)
            found += (await Desk.FindAsync("anna@example.com")).Clients.Count;
        Assert.That(found, Is.EqualTo(LookUps.Most));
    }

    [Test]
    public async Task Many_at_once_are_no_more()
    {
        Shop.CustomerOf(SalonDesk.Anna).Email = "anna@example.com";
        var found = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Desk.FindAsync("anna@example.com"))));
        Assert.That(found.Sum(one => one.Clients.Count), Is.InRange(1, LookUps.Most));
    }

    [Test]
    public async Task Another_clerk_goes_on()
    {
        Shop.CustomerOf(SalonDesk.Anna).Email = "anna@example.com";
        for (var asked = 0; asked <= LookUps.Most; asked++)
            await Desk.FindAsync("anna@example.com");
        Assert.That((await Desk.FindAsync("anna@example.com", clerkId: 71)).Clients, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_a_while_the_clerk_goes_on_and_waiting_is_not_made_longer_by_trying()
    {
        for (var asked = 0; asked < 2 * LookUps.Most; asked++)
            await Desk.FindAsync("nobody@example.com");
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(LookUps.Minutes);
        Assert.That((await Desk.FindAsync("nobody@example.com")).Refusal, Is.EqualTo(SalonRefusal.UnknownVoucher));
    }

    [Test]
    public async Task A_day_has_a_most_too()
    {
        var asked = 0;
        for (; asked < 2 * LookUps.MostADay && (await Desk.FindAsync("nobody@example.com")).Refusal != SalonRefusal.TooManyTries; asked++)
            Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(2);
        Assert.That(asked, Is.EqualTo(LookUps.MostADay));
    }

    [Test]
    public async Task Another_node_and_a_restart_count_on()
    {
        for (var asked = 0; asked < LookUps.Most; asked++)
            await Desk.FindAsync("nobody@example.com");
        Assert.That(await new LookUps(Desk.LookUpRows, Shop.Clock).BeginAsync(SalonDesk.Clerk, SalonDesk.Rome), Is.Null);
    }

    [Test]
    public async Task Whom_a_clerk_found_is_written_down()
    {
        Shop.CustomerOf(SalonDesk.Anna).Email = "anna@example.com";
        await Desk.FindAsync("anna@example.com");
        var row = Desk.LookUpRows.Rows.Single();
        Assert.That((row.ActorId, row.CustomerId, row.BranchId, (LookUpOutcome)row.OutcomeId), Is.EqualTo((SalonDesk.Clerk, SalonDesk.Anna, SalonDesk.Rome, LookUpOutcome.Client)));
    }

    [Test]
    public async Task Old_look_ups_are_forgotten()
    {
        await Desk.FindAsync("nobody@example.com");
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddDays(LookUps.DaysKept + 1);
        await Desk.FindAsync("nobody@example.com");
        await Desk.LookUps.ForgetAsync();
        Assert.That(Desk.LookUpRows.Rows, Has.Count.EqualTo(1));
    }
}
