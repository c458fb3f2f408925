using Microsoft.AspNetCore.DataProtection;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Web.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class CounterTicketsTests
{
    static readonly CounterTicket _ticket = new(50, "", 70, 1);

    readonly ManualClock _clock = new(PlayedShop.Spring);
    readonly EphemeralDataProtectionProvider _keys = new();

    CounterTickets Tickets => new(_keys, _clock);

    [Test]
    public void A_ticket_says_who_was_looked_up_and_where() => Assert.That(Tickets.Read(Tickets.Issue(_ticket), 70)! with { EndsUtc = null }, Is.EqualTo(_ticket));

    [Test]
    public void It_is_of_no_use_to_another_clerk() => Assert.That(Tickets.Read(Tickets.Issue(_ticket), 71), Is.Null);

    [Test]
    public void It_ends()
    {
        var ticket = Tickets.Issue(_ticket);
        _clock.NowUtc = _clock.NowUtc.AddMinutes(CounterTickets.Minutes).AddSeconds(1);
        Assert.That(Tickets.Read(ticket, 70), Is.Null);
    }

    [Test]
    public void A_page_that_shows_it_again_does_not_make_it_last_longer()
    {
        var ticket = Tickets.Issue(_ticket);
        _clock.NowUtc = _clock.NowUtc.AddMinutes(CounterTickets.Minutes - 1);
        var again = Tickets.Issue(Tickets.Read(ticket, 70)!);
        _clock.NowUtc = _clock.NowUtc.AddMinutes(2);
        Assert.That(Tickets.Read(again, 70), Is.Null);
    }

    [Test]
    public void Another_shops_ticket_is_none() => Assert.That(Tickets.Read(new CounterTickets(new EphemeralDataProtectionProvider(), _clock).Issue(_ticket), 70), Is.Null);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("50")]
    [TestCase("50||70|1|9223372036854775807")]
    [TestCase("</script>")]
    public void What_is_made_up_is_none(string? text) => Assert.That(Tickets.Read(text, 70), Is.Null);

    [Test]
    public void It_gives_nothing_of_what_it_holds() => Assert.That(Tickets.Issue(new(0, "e:0011:ff", 70, 1)), Does.Not.Contain("0011"));
}
