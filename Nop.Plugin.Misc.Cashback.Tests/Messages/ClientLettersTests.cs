using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>Letters about what was earned, what became usable, tiers and months: each once, by what the client and the owner chose.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class ClientLettersTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp() => _anna = await Shop.Store.RegisterAsync("anna@example.com");

    [Test]
    public async Task A_complete_order_is_told_once_with_the_day_from_which_it_can_be_used()
    {
        await CompleteAsync(await PayAsync(100m));
        var written = (await WriteAsync(), await WriteAsync());
        var letter = (await LettersAsync("you have earned €5.00")).Single();
        Assert.That((written, letter.Body.Contains("You can use it from Monday, January 19, 2026 on.", StringComparison.Ordinal)), Is.EqualTo(((1, 0), true)));
    }

    [Test]
    public async Task An_order_that_is_only_paid_is_not_told()
    {
        await PayAsync(100m);
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task What_was_taken_back_meanwhile_is_not_told()
    {
        var order = await PayAsync(100m);
        await CompleteAsync(order);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
        await FollowAsync(order);
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task What_becomes_usable_is_told_where_the_owner_wants_it()
    {
        await SwitchTemplateAsync(Letter.Usable, true);
        await CompleteAsync(await PayAsync(100m));
        await WriteAsync();
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(14);
        await Shop.AskAsync<DueCredit, int>(due => due.ActivateAsync(CancellationToken.None));
        Assert.That((await WriteAsync(), await WriteAsync(), (await LettersAsync("you can use €5.00 now")).Count), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task A_reached_tier_is_told_once()
    {
        await CompleteAsync(await PayAsync(400m));
        await WriteAsync();
        await WriteAsync();
        Assert.That((await LettersAsync("you are now Gold")).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task In_the_quiet_time_nothing_is_written_and_nothing_is_lost()
    {
        await CompleteAsync(await PayAsync(100m));
        Shop.Clock.UtcNow = new DateTime(2026, 1, 5, 21, 30, 0, DateTimeKind.Utc);
        var quiet = await WriteAsync();
        Shop.Clock.UtcNow = new DateTime(2026, 1, 6, 7, 0, 0, DateTimeKind.Utc);
        Assert.That((quiet, await WriteAsync()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Who_switched_a_kind_off_gets_none_of_it()
    {
        await Shop.AskAsync<ILetterSwitches, bool>(letters => letters.SwitchAsync(_anna.Id, (int)ClientLetterKind.Earned, isOn: false));
        await CompleteAsync(await PayAsync(100m));
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task The_statement_of_a_month_sums_it_up()
    {
        await SwitchTemplateAsync(Letter.Statement, true);
        await Shop.GiveAsync(_anna, 1250);
        Shop.Clock.UtcNow = new DateTime(2026, 2, 1, 9, 0, 0, DateTimeKind.Utc);
        await WriteAsync();
        await WriteAsync();
        var letter = (await LettersAsync("your cashback in January 2026")).Single();
        Assert.That(letter.Body, Does.Contain("Received: €12.50<br />Spent: €0.00<br />Run out: €0.00<br />To spend now: €12.50"));
    }

    [Test]
    public async Task A_link_switches_its_kind_off_and_on_again_and_another_ones_does_nothing()
    {
        var token = await Shop.Store.RequestAsync(services => Task.FromResult(services.GetRequiredService<LetterLinks>().Of(_anna.Id, ClientLetterKind.Statement)));
        var off = await SwitchAsync(token, isOn: false);
        var state = (await StateAsync(token))!.IsOn;
        var on = await SwitchAsync(token, isOn: true);
        Assert.That((off, state, on, (await StateAsync(token))!.IsOn, await SwitchAsync(token[..^2] + "AA", isOn: false), await StateAsync("x")), Is.EqualTo((true, false, true, true, false, (LetterSwitch?)null)));
    }

    [Test]
    public async Task A_letter_that_staff_look_at_has_no_link_that_answers_in_the_clients_name()
    {
        await SwitchTemplateAsync(Letter.Statement, true);
        var token = await Shop.Store.RequestAsync(services => Task.FromResult(services.GetRequiredService<LetterLinks>().Of(_anna.Id, ClientLetterKind.Statement)));
        var shown = await Shop.AskAsync<ILetterDesk, ShownLetter?>(desk => desk.ShowAsync((int)ClientLetterKind.Statement, _anna, 1));
        Assert.That(shown!.Body, Does.Contain($"token={LetterLinks.OfNobody}").And.Not.Contains(token));
    }

    [Test]
    public async Task Looking_at_a_link_changes_nothing()
    {
        var token = await Shop.Store.RequestAsync(services => Task.FromResult(services.GetRequiredService<LetterLinks>().Of(_anna.Id, ClientLetterKind.Statement)));
        await StateAsync(token);
        Assert.That(await Shop.RowsAsync<LetterChoice>(), Is.Empty);
    }

    async Task<Order> PayAsync(decimal net)
    {
        var order = await Shop.AddOrderAsync(_anna, net, PaymentStatus.Paid);
        await FollowAsync(order);
        return order;
    }

    async Task CompleteAsync(Order order)
    {
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await FollowAsync(order);
    }

    Task FollowAsync(Order order) => Shop.TellAsync<IOrderReconciler>(reconciler => reconciler.ReconcileAsync(order.Id));

    Task<int> WriteAsync() => Shop.AskAsync<IClientLetters, int>(letters => letters.WriteAsync(CancellationToken.None));

    Task<bool> SwitchAsync(string token, bool isOn) => Shop.AskAsync<ILetterSwitches, bool>(letters => letters.SwitchByLinkAsync(token, isOn));

    Task<LetterSwitch?> StateAsync(string token) => Shop.AskAsync<ILetterSwitches, LetterSwitch?>(letters => letters.OfLinkAsync(token));

    Task SwitchTemplateAsync(Letter letter, bool isOn) => Shop.TellAsync<Nop.Services.Messages.IMessageTemplateService>(async templates =>
    {
        var template = (await templates.GetMessageTemplatesByNameAsync(letter.Name))[0];
        template.IsActive = isOn;
        await templates.UpdateMessageTemplateAsync(template);
    });

    async Task<List<QueuedEmail>> LettersAsync(string subject) => [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Subject.Contains(subject, StringComparison.Ordinal))];
}
