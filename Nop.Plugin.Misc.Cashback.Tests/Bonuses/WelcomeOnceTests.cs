using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Tests.Rules;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Who opens an account is welcomed once a mailbox, whatever became of the account. Which spellings are one mailbox: ReferralCheckTests.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class WelcomeOnceTests(DatabaseKind kind) : BonusFixture(kind)
{
    [SetUp]
    public async Task SetUp()
    {
        await AddAsync(BonusKind.Registration, 5_00);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [TestCase("maria", "maria@example.com")]
    [TestCase("maria", "Maria@Example.com")]
    [TestCase("maria", "maria+2@example.com")]
    [TestCase("maria+1", "maria+2@example.com")]
    public async Task Who_deletes_the_account_and_registers_again_gets_no_second_welcome(string first, string again)
    {
        await DeleteAsync(await WelcomeAsync(first));
        Assert.That(await GivenAgainAsync(again), Is.Zero);
    }

    [Test]
    public async Task Nor_does_who_opens_a_second_account_beside_the_first()
    {
        await WelcomeAsync("maria");
        Assert.That(await GivenAgainAsync("maria+salon@example.com"), Is.Zero);
    }

    [Test]
    public async Task Nor_by_a_bonus_that_took_the_place_of_the_first_one()
    {
        await DeleteAsync(await WelcomeAsync("maria"));
        await AddAsync(BonusKind.Registration, 8_00);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await GivenAgainAsync("maria@example.com"), Is.Zero);
    }

    [Test]
    public async Task Two_bonuses_welcome_one_account_both()
    {
        await AddAsync(BonusKind.Registration, 8_00);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await GivenAgainAsync("maria@example.com"), Is.EqualTo(13_00));
    }

    [Test]
    public async Task Somebody_else_is_welcomed()
    {
        await DeleteAsync(await WelcomeAsync("maria"));
        Assert.That(await GivenAgainAsync("mario@example.com"), Is.EqualTo(5_00));
    }

    [Test]
    public async Task Who_was_never_welcomed_is_when_coming_again()
    {
        await Shop.SetAsync(settings => settings.Enabled = false);
        await DeleteAsync(await WelcomeAsync("maria"));
        await Shop.SetAsync(settings => settings.Enabled = true);
        Assert.That(await GivenAgainAsync("maria@example.com"), Is.EqualTo(5_00));
    }

    [Test]
    public async Task What_is_kept_for_it_names_nobody()
    {
        await WelcomeAsync("maria");
        var kept = (await Shop.RowsAsync<BonusGrant>()).Single();
        Assert.That($"{kept.GrantKey} {kept.Note} {kept.Reason}", Does.Not.Contain("maria").IgnoreCase.And.Not.Contain("example").IgnoreCase);
    }

    [Test]
    public async Task The_same_mailbox_has_another_hash_in_another_shop()
    {
        var maria = new Customer { Email = "maria@example.com" };
        var here = await Shop.AskAsync<Mailboxes, string?>(mailboxes => mailboxes.HashAsync(maria));
        await Shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackKeptSettings { MailboxSecret = new string('a', 64) }));
        Assert.That(await Shop.AskAsync<Mailboxes, string?>(mailboxes => mailboxes.HashAsync(maria)), Is.Not.EqualTo(here));
    }

    [Test]
    public async Task It_is_known_over_an_uninstallation_too()
    {
        await DeleteAsync(await WelcomeAsync("maria"));
        await Shop.TellAsync<PluginInstaller>(installer => installer.UninstallAsync());
        await Shop.TellAsync<PluginInstaller>(installer => installer.InstallAsync());
        Assert.That(await GivenAgainAsync("maria@example.com"), Is.Zero);
    }

    [TestCase("maria+salon@example.com")]
    [TestCase("MARIA@example.com")]
    public async Task A_friend_who_had_ordered_as_a_guest_under_the_same_mailbox_is_no_new_one(string ordered)
    {
        var guest = await Shop.Store.AddGuestAsync();
        var address = new Address { Email = ordered, CreatedOnUtc = Shop.Clock.UtcNow };
        await Shop.TellAsync<IRepository<Address>>(rows => rows.InsertAsync(address));
        var order = await Shop.AddOrderAsync(guest, 45.00m);
        await Shop.ChangeAsync(order, row => row.BillingAddressId = address.Id);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var friend = await RegisterAsync("maria");
        var now = Shop.Clock.UtcNow;
        Assert.That(await Shop.AskAsync<ReferralParties, bool>(parties => parties.OrderedBeforeAsync(friend.Id, now)), Is.True);
    }

    async Task<long> GivenAgainAsync(string email)
    {
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        var again = await Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = email }));
        await ConfirmAsync(again);
        await RunAsync();
        return await GivenAsync(again);
    }

    Task DeleteAsync(Customer customer) => Shop.TellAsync<IRepository<Customer>>(async rows => await rows.DeleteAsync(await rows.GetByIdAsync(customer.Id)));
}
