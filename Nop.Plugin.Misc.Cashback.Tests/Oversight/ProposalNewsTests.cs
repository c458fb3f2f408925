using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Letters about what waits for a second person. Olivia proposes; Otto may approve.</summary>
public sealed class ProposalNewsTests : OversightFixture
{
    [SetUp]
    public async Task ProposeAsync()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        await AdjustAsync(Olivia, Anna, 30_00, reason: "a <b>late</b> parcel");
    }

    [Test]
    public async Task Who_may_approve_it_reads_once_what_waits()
    {
        await TellAsync();
        await TellAsync();
        var letter = (await LettersAsync()).Single();
        var card = (await WalletAsync(Anna)).CardNumber;
        Assert.That(letter.To, Is.EqualTo("otto@example.com"));
        Assert.That(letter.Subject, Does.Contain("Adjust a wallet").And.Contains(card));
        Assert.That(letter.Body, Does.Contain("olivia@example.com").And.Contain("anna@example.com").And.Contain(card).And.Contain("+30.00").And.Contain("a &lt;b&gt;late").And.Match("href=\"[^\"]*CashbackApproval[^\"]*Watch"));
    }

    [Test]
    public async Task Whoever_may_not_see_wallets_reads_of_the_client_by_the_card_alone()
    {
        await EmployAsync("adjuster", CashbackPermissions.AdjustWallets);
        await TellAsync();
        var body = (await LettersAsync()).Single(letter => letter.To == "adjuster@example.com").Body;
        Assert.That(body, Does.Contain((await WalletAsync(Anna)).CardNumber).And.Not.Contain("anna@"));
    }

    [Test]
    public async Task Many_who_tell_at_once_write_one_letter()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TellAsync()));
        Assert.That((await LettersAsync()).Select(letter => letter.To), Is.EqualTo(new[] { "otto@example.com" }));
    }

    [Test]
    public async Task Who_proposed_it_reads_that_it_was_declined_by_whom_and_why()
    {
        await TellAsync();
        await DeclineAsync(Otto, "Anna got one in May");
        await TellAsync();
        await TellAsync();
        var letter = (await LettersAsync()).Single(letter => letter.To == "olivia@example.com");
        Assert.That(letter.Body, Does.Contain("otto@example.com").And.Contain("Anna got one in May").And.Contain("+30.00"));
    }

    [Test]
    public async Task Who_proposed_it_reads_that_it_was_done()
    {
        await TellAsync();
        await ApproveAsync(Otto);
        await TellAsync();
        Assert.That((await LettersAsync()).Single(letter => letter.To == "olivia@example.com").Body, Does.Contain("otto@example.com").And.Not.Contain("Reason: </p>"));
    }

    [Test]
    public async Task Who_proposed_it_reads_that_nobody_decided_in_time()
    {
        await TellAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(ProposalBook.Days));
        await TellAsync();
        Assert.That((await LettersAsync()).Count(letter => letter.To == "olivia@example.com"), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_takes_it_back_is_not_written_to()
    {
        await TellAsync();
        await TakeBackAsync(Olivia);
        await TellAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.To), Is.EqualTo(new[] { "otto@example.com" }));
    }

    [Test]
    public async Task What_was_over_before_anybody_was_told_is_not_told()
    {
        await DeclineAsync(Otto);
        await TellAsync();
        Assert.That(await LettersAsync(), Is.Empty);
    }

    [Test]
    public async Task Switched_off_nobody_is_written_to()
    {
        await Shop.TellAsync<IMessageTemplateService>(async templates =>
        {
            foreach (var letter in new[] { Letter.ProposalWaits, Letter.ProposalEnded })
            {
                var template = (await templates.GetMessageTemplatesByNameAsync(letter.Name)).Single();
                template.IsActive = false;
                await templates.UpdateMessageTemplateAsync(template);
            }
        });
        await TellAsync();
        await DeclineAsync(Otto);
        await TellAsync();
        Assert.That(await LettersAsync(), Is.Empty);
    }

    Task TellAsync() => Shop.TellAsync<IProposalNews>(news => news.TellAsync());

    Task<IList<QueuedEmail>> LettersAsync() => Shop.RowsAsync<QueuedEmail>();
}
