using System.Text;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

/// <summary>What has to be done before an uninstallation deletes the ledger.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DeletionConsentTests
{
    InstalledShop _shop = null!;
    Customer _anna = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync();
        _anna = await _shop.Store.RegisterAsync("anna@example.com");
        await _shop.GiveAsync(_anna, 5_00);
        await _shop.SetAsync(settings => (settings.DeleteLedgerOnUninstall, settings.WitnessEmail) = (true, "witness@example.org"));
    }

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [TestCase("")]
    [TestCase("another shop")]
    [TestCase(null)]
    public async Task Another_name_than_the_shops_confirms_nothing(string? typed)
    {
        Assert.That(await ConfirmAsync(typed), Is.False);
        Assert.That((await StandingAsync()).ConfirmedOnUtc, Is.Null);
    }

    [Test]
    public async Task Without_the_tick_nothing_is_confirmed()
    {
        await _shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = false);
        Assert.That(await ConfirmAsync(), Is.False);
    }

    [Test]
    public async Task Confirmed_it_does_not_hold_before_the_ledger_was_downloaded()
    {
        await ConfirmAsync();
        var before = (await StandingAsync()).Holds;
        await _shop.TellAsync<DeletionConsent>(consent => consent.NoteFileAsync(_shop.Clock.UtcNow));
        Assert.That((before, (await StandingAsync()).Holds), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_file_of_an_earlier_confirmation_does_not_count()
    {
        await ConfirmAsync();
        await _shop.TellAsync<DeletionConsent>(consent => consent.NoteFileAsync(_shop.Clock.UtcNow));
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        await ConfirmAsync();
        Assert.That((await StandingAsync()).Holds, Is.False);
    }

    [Test]
    public async Task A_last_seal_goes_to_the_witness()
    {
        await ConfirmAsync();
        Assert.That(((await _shop.RowsAsync<Seal>()).Count, await LettersAsync("witness@example.org", "seal of the cashback ledger")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Confirmed_again_there_is_another_seal_and_the_ledger_with_both_is_whole()
    {
        await ConfirmAsync();
        await ConfirmAsync();
        var seals = await _shop.RowsAsync<Seal>();
        Assert.That((seals.Count, seals[^1].Wallets, await LettersAsync("witness@example.org", "seal of the cashback ledger")), Is.EqualTo((2, 0, 2)));
        Assert.That(SealText.Parse($"{SealText.Of(seals[^1])}"), Is.EqualTo(SealText.Of(seals[^1])));
        Assert.That((await _shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings, Is.Empty);
    }

    [TestCase("owner@example.org")]
    [TestCase("witness@example.org")]
    public async Task The_owner_and_the_witness_are_told_at_once_who_asked_until_when_and_what_will_go(string address)
    {
        await _shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        await ConfirmAsync();
        var letter = (await _shop.RowsAsync<QueuedEmail>()).Single(letter => letter.To == address && letter.Subject.Contains("deletion", StringComparison.Ordinal));
        Assert.That(letter.Body, Does.Contain("Asked for by: anna@example.com").And.Contain("nobody else has the right").And.Contain("EUR: 1 wallets with 1 entries").And.Contain("available 5.00").And.Contain((await _shop.RowsAsync<Seal>())[^1].Hash));
    }

    [Test]
    public async Task Where_nobody_is_named_nobody_is_told()
    {
        await _shop.SetAsync(settings => settings.WitnessEmail = null);
        await ConfirmAsync();
        Assert.That(await _shop.RowsAsync<QueuedEmail>(), Is.Empty);
    }

    [Test]
    public async Task The_activity_log_names_who_confirmed_it()
    {
        await ConfirmAsync();
        var type = (await _shop.RowsAsync<ActivityLogType>()).Single(row => row.SystemKeyword == CashbackActivity.DeletionConfirmed);
        Assert.That((await _shop.RowsAsync<ActivityLog>()).Single(line => line.ActivityLogTypeId == type.Id).CustomerId, Is.EqualTo(_anna.Id));
    }

    [Test]
    public async Task Withdrawn_it_holds_no_more()
    {
        await ConfirmAsync();
        await _shop.TellAsync<DeletionConsent>(consent => consent.NoteFileAsync(_shop.Clock.UtcNow));
        await _shop.TellAsync<DeletionRequests>(requests => requests.WithdrawAsync());
        var standing = await StandingAsync();
        Assert.That((standing.Holds, standing.IsWanted), Is.EqualTo((false, false)), "the tick goes, too");
    }

    [Test]
    public async Task The_file_has_every_entry_with_its_hash_and_no_formula()
    {
        await _shop.Store.RequestAsync(async services => await services.GetRequiredService<ICashbackLedger>().AdjustAsync(
            await services.GetRequiredService<IWalletDirectory>().KeyAsync(_anna.Id, 1), 1_25, new PostingContext(Channel.Admin, 9, _shop.Clock.UtcNow) { Reason = "=1+1" }));
        using var file = new MemoryStream();
        var count = await _shop.AskAsync<LedgerFile, int>(ledger => ledger.WriteAsync(file, CancellationToken.None));
        var rows = Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var last = (await _shop.RowsAsync<LedgerEntry>())[^1];
        Assert.That((count, rows.Length), Is.EqualTo((2, 3)));
        Assert.That(rows[2], Does.Contain("Adjust,Programme,Available,1.25,0.00,6.25,0.00,0.00").And.Contains("'=1+1").And.EndsWith(last.Hash));
    }

    [Test]
    public async Task The_file_of_the_ledger_byte_for_byte()
    {
        using var file = new MemoryStream();
        await _shop.AskAsync<LedgerFile, int>(ledger => ledger.WriteAsync(file, CancellationToken.None));
        var (entry, wallet) = ((await _shop.RowsAsync<LedgerEntry>()).Single(), (await _shop.RowsAsync<Wallet>()).Single());
        Assert.That(Encoding.UTF8.GetString(file.ToArray()), Is.EqualTo(
            "\uFEFFwallet,customer,store,currency,card,sequence,created,kind,from,to,amount,pending_after,available_after,reserved_after,debt_after,order,hold,channel,actor,reason,previous_hash,hash\r\n"
            + $"{wallet.Id},{wallet.CustomerId},{wallet.StoreId},EUR,{wallet.CardNumber},1,{entry.CreatedOnUtc:yyyy-MM-dd}T{entry.CreatedOnUtc:HH:mm:ss}Z,Adjust,Programme,Available,5.00,0.00,5.00,0.00,0.00,,,Admin,"
            + $"{entry.ActorId},{entry.Reason},{entry.PreviousHash},{entry.Hash}\r\n"));
    }

    async Task<int> LettersAsync(string address, string subject) =>
        (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == address && letter.Subject.Contains(subject, StringComparison.Ordinal));

    async Task<bool> ConfirmAsync() => await ConfirmAsync(await _shop.AskAsync<DeletionConsent, string>(consent => consent.ShopNameAsync()));

    async Task<bool> ConfirmAsync(string? typed) =>
        await _shop.Store.RequestAsync(services => services.GetRequiredService<DeletionRequests>().AskAsync(typed), _anna.Id) == DeletionOutcome.Confirmed;

    Task<DeletionStanding> StandingAsync() => _shop.AskAsync<DeletionConsent, DeletionStanding>(consent => consent.StandingAsync());
}
