using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>A letter 30, 7 and 1 days before credit ends: once each, of what is left then.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class EndingCreditLettersTests(DatabaseKind kind) : InstalledShopFixture(kind)
{
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp() => _anna = await Shop.Store.RegisterAsync("anna@example.com");

    [Test]
    public async Task It_comes_on_the_days_of_the_settings_and_on_no_other()
    {
        await GiveAsync(1250, days: 40);
        var days = new List<int>();
        for (var left = 40; left >= 0; left--, Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1))
        {
            if (await WriteAsync() == 1)
                days.Add(left);
        }

        Assert.That(days, Is.EqualTo(new[] { 30, 7, 1 }));
    }

    [Test]
    public async Task It_says_how_much_ends_when_and_how_much_there_is_in_all()
    {
        await GiveAsync(400, days: 40);
        await GiveAsync(850, days: 100);
        await PassAsync(33);
        await WriteAsync();
        var letter = (await LettersAsync()).Single();
        Assert.That((letter.Subject, letter.Body.Contains("12.50", StringComparison.Ordinal)), Is.EqualTo(("Preview store: €4.00 of your credit can be used until Saturday, February 14, 2026", true)));
    }

    [Test]
    public async Task All_that_ends_on_one_day_is_told_in_one_letter()
    {
        await GiveAsync(400, days: 40);
        await GiveAsync(100, days: 40);
        await PassAsync(33);
        Assert.That((await WriteAsync(), (await LettersAsync()).Single().Subject), Is.EqualTo((1, "Preview store: €5.00 of your credit can be used until Saturday, February 14, 2026")));
    }

    [Test]
    public async Task What_is_spent_or_set_aside_is_not_told()
    {
        await GiveAsync(400, days: 40);
        await HoldAsync(150);
        await PassAsync(33);
        await WriteAsync();
        Assert.That((await LettersAsync()).Single().Subject, Does.Contain("€2.50"));
    }

    [Test]
    public async Task Where_all_is_set_aside_there_is_no_letter()
    {
        await GiveAsync(400, days: 40);
        await HoldAsync(400);
        await PassAsync(33);
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task A_day_on_which_no_task_ran_is_made_up_for()
    {
        await GiveAsync(400, days: 40);
        await PassAsync(36);
        Assert.That((await WriteAsync(), await WriteAsync()), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Credit_that_was_given_for_no_longer_is_told_of_at_the_next_step()
    {
        await GiveAsync(400, days: 7);
        Assert.That(await WriteAsync(), Is.Zero);
        await PassAsync(6);
        Assert.That(await WriteAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_servers_at_once_write_it_once()
    {
        await GiveAsync(400, days: 40);
        await PassAsync(33);
        await using var other = await Shop.OpenOtherNodeAsync();
        var written = await Task.WhenAll(Task.Run(WriteAsync), Task.Run(() => other.AskAsync<IEndingCreditLetters, int>(letters => letters.WriteAsync(CancellationToken.None))));
        Assert.That((written.Sum(), (await LettersAsync()).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Switched_off_it_is_not_lost_before_it_is_switched_on()
    {
        await GiveAsync(400, days: 40);
        await PassAsync(33);
        await SwitchAsync(false);
        var off = await WriteAsync();
        await SwitchAsync(true);
        await PassAsync(1);
        Assert.That((off, await WriteAsync()), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_shop_that_wants_none_has_none()
    {
        await GiveAsync(400, days: 40);
        await Shop.SetAsync(settings => settings.CreditEndDays = "");
        await PassAsync(33);
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task Changed_days_count_at_once()
    {
        await GiveAsync(400, days: 40);
        await PassAsync(10);
        await WriteAsync();
        await Shop.SetAsync(settings => settings.CreditEndDays = "35");
        await PassAsync(1);
        Assert.That(await WriteAsync(), Is.EqualTo(1));
    }

    Task PassAsync(int days)
    {
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(days);
        return Task.CompletedTask;
    }

    async Task GiveAsync(long minor, int days)
    {
        var key = await KeyAsync();
        var end = new DateTime(2026, 1, 5, 23, 0, 0, DateTimeKind.Utc).AddDays(days);
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.GrantAsync(key, minor, end, new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { Reason = "gift", IdempotencyKey = $"{minor}:{days}" }));
    }

    Task HoldAsync(long minor) => Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(_anna.Id, 1, minor, 0, 90, Channel.Shop, _anna.Id));

    Task<WalletKey> KeyAsync() => Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));

    Task SwitchAsync(bool isOn) => Shop.TellAsync<Nop.Services.Messages.IMessageTemplateService>(async templates =>
    {
        var template = (await templates.GetMessageTemplatesByNameAsync(Letter.CreditEnds.Name))[0];
        template.IsActive = isOn;
        await templates.UpdateMessageTemplateAsync(template);
    });

    Task<int> WriteAsync() => Shop.AskAsync<IEndingCreditLetters, int>(letters => letters.WriteAsync(CancellationToken.None));

    async Task<List<QueuedEmail>> LettersAsync() => [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Subject.Contains("of your credit", StringComparison.Ordinal))];
}
