using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin.Referrals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;
using Nop.Plugin.Misc.Cashback.Web;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>A client with a wallet who was deleted: nopCommerce leaves name and address in the row, and no page of the plugin shows them.</summary>
public sealed class ErasedClientTests : InstalledShopFixture
{
    const string Email = "zoe@example.com";

    Customer _zoe = null!;
    WalletKey _key;

    [SetUp]
    public async Task SetUp()
    {
        await Shop.TellAsync<ISettingService>(settings => settings.SaveSettingAsync(new CashbackBonusSettings { BirthdaysNotedOnUtc = Shop.Clock.UtcNow }));
        _zoe = await Shop.AskAsync<Registration, Customer>(registration =>
            registration.RegisterAsync(new Customer { Email = Email, FirstName = "Zoe", LastName = "Rossi", DateOfBirth = new DateTime(1990, 5, 5) }));
        await Shop.TellAsync<AddressRecords>(notes => notes.KeepConfirmedAsync(_zoe));
        _key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_zoe.Id, 1));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.AdjustAsync(_key, 100, new PostingContext(Channel.Admin, _zoe.Id, Shop.Clock.UtcNow) { Reason = "gift" }));
        await Shop.TellAsync<IRepository<Referral>>(rows => rows.InsertAsync(new Referral { FriendId = _zoe.Id, ReferrerId = _zoe.Id, CreatedOnUtc = Shop.Clock.UtcNow }));
        await Shop.TellAsync<IRepository<Customer>>(async rows => await rows.DeleteAsync(await rows.GetByIdAsync(_zoe.Id)));
        _zoe = await Shop.AskAsync<IRepository<Customer>, Customer>(rows => rows.GetByIdAsync(_zoe.Id));
    }

    [Test]
    public async Task The_list_of_wallets_shows_the_number_alone()
    {
        var row = (await Shop.AskAsync<AdminWalletFactory, WalletListModel>(factory => factory.PrepareListAsync(AdminWalletFactory.PrepareSearch()))).Data.Single();
        Assert.That((row.Customer, row.Email), Is.EqualTo(($"Deleted client {_zoe.Id}", (string?)null)));
    }

    [Test]
    public async Task So_does_the_wallet_with_its_entries()
    {
        var wallet = (await Shop.AskAsync<IWalletDirectory, WalletRow?>(wallets => wallets.FindAsync(_key)))!.Wallet;
        var page = await Shop.AskAsync<AdminWalletFactory, WalletModel?>(factory => factory.PrepareAsync(wallet.Id));
        var entries = await Shop.AskAsync<AdminEntryFactory, EntryListModel>(factory => factory.PrepareAsync(new EntrySearchModel { WalletId = wallet.Id, Length = 10 }));
        Assert.That((page!.Customer, page.Email, entries.Data.Single().Actor), Is.EqualTo(($"Deleted client {_zoe.Id}", (string?)null, "Admin area")));
    }

    [Test]
    public async Task So_does_the_report_of_clients()
    {
        await Shop.SeedAsync();
        var mia = await Shop.Store.RegisterAsync("mia@example.com");
        await Shop.PlaceWithCreditAsync(mia, 5_00);
        await Shop.TellAsync<IRepository<Customer>>(async rows => await rows.DeleteAsync(await rows.GetByIdAsync(mia.Id)));
        var day = DateOnly.FromDateTime(Shop.Clock.UtcNow);
        var filter = new ReportFilter(day.AddDays(-1), day.AddDays(1), Shop.Clock.UtcNow.AddDays(-1), Shop.Clock.UtcNow.AddDays(1));
        var report = await Shop.Store.RequestAsync(services => services.GetServices<IReport>().Single(one => one.Key == "Clients").RunAsync(filter, CancellationToken.None));
        Assert.That(report.Tables[0].Rows.Single().Cells[0].Text, Is.EqualTo($"Deleted client {mia.Id}"));
    }

    [Test]
    public async Task Invitations_show_the_number_too()
    {
        var row = (await Shop.AskAsync<AdminReferralFactory, ReferralListModel>(factory => factory.PrepareListAsync(new ReferralSearchModel { StateId = -1, Length = 10 }))).Data.Single();
        Assert.That((row.Friend, row.Referrer), Is.EqualTo(($"{_zoe.Id}", $"{_zoe.Id}")));
    }

    [TestCase(Email, null)]
    [TestCase(null, "Zoe")]
    [TestCase(null, "Rossi")]
    public async Task Nobody_is_found_by_a_name_or_an_address_that_is_not_shown(string? email, string? name) =>
        Assert.That(await Shop.AskAsync<IWalletDirectory, IPagedList<WalletRow>>(wallets => wallets.SearchAsync(email, name, null, false, 0, 10)), Is.Empty);

    [Test]
    public void The_counter_masks_nothing_that_it_does_not_know() => Assert.That(ClientMask.Of(_zoe), Is.Empty);

    [Test]
    public async Task Notes_of_address_and_birthday_go_with_the_account()
    {
        var attributes = (await Shop.RowsAsync<GenericAttribute>()).Where(row => row.Key.StartsWith(CashbackDefaults.AttributePrefix, StringComparison.Ordinal)).Select(row => row.Value);
        Assert.That((attributes.Count(value => value.Contains('@', StringComparison.Ordinal)), (await Shop.RowsAsync<BirthdayRecord>()).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Who_is_not_deleted_is_called_by_the_name_that_the_record_has_now()
    {
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        await Shop.TellAsync<IRepository<Customer>>(async rows =>
        {
            var row = await rows.GetByIdAsync(bea.Id);
            (row.FirstName, row.LastName) = ("Beatrice", "Bianchi");
            await rows.UpdateAsync(row);
        });
        var now = await Shop.AskAsync<IRepository<Customer>, Customer>(rows => rows.GetByIdAsync(bea.Id));
        Assert.That(await Shop.AskAsync<ClientNames, string>(names => names.NameAsync(now)), Is.EqualTo("Beatrice Bianchi"));
    }
}
