using Moq;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>Slips that staff send to the client's own address.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SlipLettersTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [Test]
    public async Task The_slip_of_a_sale_says_what_was_sold_how_it_was_paid_and_what_came_back()
    {
        var number = await SoldAsync("R-17", 20_00, OfHair(60_00), OfNothing(5_00));
        await ReturnAsync(number, 30_00);
        Assert.That(await SendAsync((await FindAsync(number)).Sale.Act), Is.EqualTo(SlipSending.Sent));
        var letter = await SlipAsync();
        Assert.That(letter.To, Is.EqualTo("anna@example.com"));
        Assert.That(letter.Body, Does.Contain("Hair: ").And.Contain("Centro").And.Contain("R-17").And.Contain("65.00").And.Contain("20.00").And.Contain("45.00").And.Contain("goods came back").And.Not.Contain("endif").And.Not.Contain("%"));
        Assert.That(letter.Subject, Does.Contain("R-17"));
    }

    [Test]
    public async Task The_slip_of_a_taking_says_what_was_taken_and_that_it_was_given_back()
    {
        var act = await TakeAsync();
        await Shop.TellAsync<IRedemptions>(redemptions => redemptions.UndoAsync(act, "mistyped", 1, Clerk.Id, ofOthers: false));
        Assert.That(await SendAsync(act), Is.EqualTo(SlipSending.Sent));
        Assert.That((await SlipAsync()).Body, Does.Contain("3.00").And.Contain("was put back").And.Not.Contain("Total").And.Not.Contain("mistyped"));
    }

    [Test]
    public async Task Of_two_clicks_one_sends_it()
    {
        var act = await TakeAsync();
        var ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(act))));
        Assert.That((ended.Count(one => one == SlipSending.Sent), (await SlipsAsync()).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task It_is_sent_again_after_a_minute_and_five_times_in_all()
    {
        var act = await TakeAsync();
        var ended = new List<SlipSending> { await SendAsync(act), await SendAsync(act, 2) };
        for (var number = 2; number <= 6; number++)
        {
            Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddMinutes(2);
            ended.Add(await SendAsync(act, number));
        }

        Assert.That((ended.Count(one => one == SlipSending.Sent), ended[1], ended[^1]), Is.EqualTo((5, SlipSending.SentBefore, SlipSending.SentBefore)));
    }

    [Test]
    public async Task Nothing_is_sent_where_the_owner_has_switched_the_letter_off_and_it_may_be_sent_later()
    {
        var act = await TakeAsync();
        async Task SwitchAsync(bool isOn) => await Shop.TellAsync<IRepository<MessageTemplate>>(async rows =>
        {
            var template = rows.Table.First(row => row.Name == "Cashback.Slip.CustomerNotification");
            template.IsActive = isOn;
            await rows.UpdateAsync(template);
        });

        await SwitchAsync(false);
        var off = await SendAsync(act);
        await SwitchAsync(true);
        Assert.That((off, await SendAsync(act)), Is.EqualTo((SlipSending.NoAddress, SlipSending.Sent)));
    }

    [Test]
    public async Task A_slip_at_which_the_queue_of_letters_failed_can_be_sent_again()
    {
        var act = await TakeAsync();
        var letters = new Mock<ISalonLetters>();
        letters.Setup(it => it.SlipAsync(It.IsAny<Customer>(), It.IsAny<int>(), It.IsAny<SalonSlip>())).ThrowsAsync(new InvalidOperationException("no queue"));
        Assert.ThrowsAsync<InvalidOperationException>(() => Shop.AskAsync<IServiceProvider, SlipSending>(services => ActivatorUtilities.CreateInstance<SlipLetters>(services, letters.Object).SendAsync(act, 1, Clerk.Id)));
        Assert.That(await SendAsync(act), Is.EqualTo(SlipSending.Sent));
    }

    [Test]
    public async Task A_clerk_of_another_branch_sends_none()
    {
        var act = await TakeAsync();
        var other = await AddBranchAsync("Mare");
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(Clerk.Id, other));
        Assert.That((await SendAsync(act), await SendAsync("no such act"), (await SlipsAsync()).Count), Is.EqualTo((SlipSending.Unknown, SlipSending.Unknown, 0)));
    }

    async Task<string> TakeAsync() => (await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 3_00, Centro, "r1", Clerk.Id))).Act;

    Task<SlipSending> SendAsync(string act, int number = 1) => Shop.AskAsync<ISlipLetters, SlipSending>(slips => slips.SendAsync(act, number, Clerk.Id));

    async Task<IReadOnlyList<QueuedEmail>> SlipsAsync() => [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Subject.Contains("your slip", StringComparison.Ordinal))];

    async Task<QueuedEmail> SlipAsync() => (await SlipsAsync()).Single();
}
