using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>A letter some days before a voucher lapses, once.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class VoucherRemindersTests(DatabaseKind kind) : InstalledShopFixture(kind)
{
    Customer _anna = null!;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        await Shop.GiveAsync(_anna, 5000);
        await Shop.SetAsync(settings => settings.VoucherReminderDays = 3);
    }

    [Test]
    public async Task It_comes_three_days_before_the_last_one_and_not_earlier()
    {
        await IssueAsync(10);
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(6);
        Assert.That((await WriteAsync(), await LettersAsync()), Is.EqualTo((0, 0)));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        Assert.That((await WriteAsync(), await LettersAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task It_comes_once_for_each_voucher()
    {
        await IssueAsync(10);
        await IssueAsync(10);
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(8);
        Assert.That((await WriteAsync(), await WriteAsync(), await LettersAsync()), Is.EqualTo((2, 0, 2)));
    }

    [Test]
    public async Task Two_servers_at_once_write_it_once()
    {
        await IssueAsync(10);
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(8);
        await using var other = await Shop.OpenOtherNodeAsync();
        var written = await Task.WhenAll(Task.Run(WriteAsync), Task.Run(() => other.AskAsync<IVoucherReminders, int>(reminders => reminders.WriteAsync(CancellationToken.None))));
        Assert.That((written.Sum(), await LettersAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_voucher_that_lasts_no_longer_has_none()
    {
        await IssueAsync(3);
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(1);
        Assert.That(await WriteAsync(), Is.Zero);
    }

    [Test]
    public async Task A_voucher_that_is_over_or_a_shop_that_wants_none_has_none()
    {
        var used = await IssueAsync(10);
        await IssueAsync(10);
        await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.CancelAsync(used, Channel.Shop, _anna.Id));
        Shop.Clock.UtcNow = Shop.Clock.UtcNow.AddDays(8);
        await Shop.SetAsync(settings => settings.VoucherReminderDays = 0);
        Assert.That(await WriteAsync(), Is.Zero);
        await Shop.SetAsync(settings => settings.VoucherReminderDays = 3);
        Assert.That(await WriteAsync(), Is.EqualTo(1));
    }

    async Task<Hold> IssueAsync(int days) => (await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(_anna.Id, 1, 500, 0, days, Channel.Shop, _anna.Id))).Hold!;

    Task<int> WriteAsync() => Shop.AskAsync<IVoucherReminders, int>(reminders => reminders.WriteAsync(CancellationToken.None));

    async Task<int> LettersAsync() => (await Shop.RowsAsync<QueuedEmail>()).Count(letter => letter.Subject.Contains("can be used until", StringComparison.Ordinal));
}
