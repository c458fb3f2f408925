using System.Text;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>What owners see of their letters, and the sentence for reminders.</summary>
public sealed class LetterDeskTests : InstalledShopFixture
{
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        await Shop.GiveAsync(_anna, 850);
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));
        var end = new DateTime(2026, 5, 3, 22, 0, 0, DateTimeKind.Utc);
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.GrantAsync(key, 400, end, new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { Reason = "gift", IdempotencyKey = "gift" }));
    }

    [Test]
    public async Task A_preview_shows_the_figures_of_the_client_and_sends_nothing()
    {
        var shown = await Shop.AskAsync<ILetterDesk, ShownLetter?>(desk => desk.ShowAsync((int)ClientLetterKind.CreditEnds, _anna, 1));
        Assert.That((shown!.Subject, (await Shop.RowsAsync<QueuedEmail>()).Count), Is.EqualTo(("Preview store: €4.00 of your credit can be used until Sunday, May 3, 2026", 0)));
    }

    [Test]
    public async Task A_test_goes_even_to_who_switched_it_off_and_claims_nothing()
    {
        await Shop.AskAsync<ILetterSwitches, bool>(letters => letters.SwitchAsync(_anna.Id, (int)ClientLetterKind.CreditEnds, isOn: false));
        var sent = await Shop.AskAsync<ILetterDesk, bool>(desk => desk.TestAsync((int)ClientLetterKind.CreditEnds, _anna, 1));
        Assert.That((sent, (await Shop.RowsAsync<QueuedEmail>()).Count, (await Shop.RowsAsync<LetterClaim>()).Count), Is.EqualTo((true, 1, 0)));
    }

    [Test]
    public async Task Every_kind_can_be_shown_also_before_it_is_switched_on()
    {
        foreach (var kind in Enum.GetValues<ClientLetterKind>())
        {
            var shown = await Shop.AskAsync<ILetterDesk, ShownLetter?>(desk => desk.ShowAsync((int)kind, _anna, 1));
            Assert.That(shown!.Subject + shown.Body, Does.Not.Contain("%Cashback.").And.Contain("Letters?token="), $"{kind}");
        }
    }

    [Test]
    public async Task The_sentence_says_what_ends_first() =>
        Assert.That(await Shop.AskAsync<CreditSentence, string>(sentence => sentence.OfCustomerAsync(_anna, 1)), Is.EqualTo("You have €12.50 to spend, €4.00 of it until Sunday, May 3, 2026."));

    [Test]
    public async Task The_list_for_text_messages_has_who_has_a_phone_and_runs_no_formula()
    {
        await Shop.TellAsync<IRepository<Customer>>(async customers =>
        {
            var row = await customers.GetByIdAsync(_anna.Id);
            (row.Phone, row.FirstName) = ("+39 (333) 1234567", "=1+1");
            await customers.UpdateAsync(row);
        });
        using var output = new MemoryStream();
        var rows = await Shop.AskAsync<IReminderFile, int>(file => file.WriteAsync(output, CancellationToken.None));
        var line = Encoding.UTF8.GetString(output.ToArray()).Split("\r\n")[1];
        Assert.That((rows, line.StartsWith("'=1+1", StringComparison.Ordinal), line.Contains(",+393331234567,", StringComparison.Ordinal), line.EndsWith("\"You have €12.50 to spend, €4.00 of it until Sunday, May 3, 2026.\"", StringComparison.Ordinal)),
            Is.EqualTo((1, true, true, true)), line);
    }

    [Test]
    public async Task The_list_for_sms_takes_the_phone_of_the_billing_address_where_an_account_has_none()
    {
        await Shop.TellAsync<IRepository<Address>>(async addresses =>
        {
            var home = new Address { PhoneNumber = "06 1234567" };
            await addresses.InsertAsync(home);
            await Shop.TellAsync<IRepository<Customer>>(async customers =>
            {
                var row = await customers.GetByIdAsync(_anna.Id);
                (row.Phone, row.BillingAddressId) = (null, home.Id);
                await customers.UpdateAsync(row);
            });
        });
        using var output = new MemoryStream();
        await Shop.AskAsync<IReminderFile, int>(file => file.WriteAsync(output, CancellationToken.None));
        Assert.That(Encoding.UTF8.GetString(output.ToArray()), Does.Contain(",061234567,"));
    }
}
