using Cashback.Preview.Services;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Tests.Shops;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>What the schedule tasks tell the shop's pages and the witness.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WitnessTests
{
    const string Witness = "books@example.org";

    InstalledShop _shop = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _shop = await InstalledShop.OpenAsync();
        var anna = await _shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = "anna@example.com", FirstName = "Anna" }, "preview", []));
        await _shop.GiveAsync(anna, 500);
        await _shop.SetAsync(settings => settings.WitnessEmail = Witness);
    }

    [TearDown]
    public async Task EndAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    [Test]
    public async Task The_witness_gets_a_seal_that_can_be_held_against_the_ledger()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        var seal = SealText.Parse((await LettersAsync()).Single().Body)!;
        Assert.That(seal.Totals, Is.EqualTo("EUR:1:0:500:0:0"));
        Assert.That(await _shop.AskAsync((ILedgerAuditor auditor) => auditor.VerifySealAsync(seal, CancellationToken.None)), Is.Null);
    }

    [Test]
    public async Task A_day_on_which_nothing_changed_brings_no_letter()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        Assert.That(await LettersAsync(), Has.Count.EqualTo(1));
    }

    // The wallet is sealed by its version, whatever date its newest entry bears.
    [Test]
    public async Task What_is_dated_before_the_last_seal_and_came_after_it_is_sealed_and_told()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.Store.RequestAsync(async services =>
        {
            var key = (await _shop.RowsAsync<Wallet>()).Single();
            var booked = await services.GetRequiredService<ICashbackLedger>().AdjustAsync(new WalletKey(key.CustomerId, key.StoreId, key.CurrencyCode), 700, new PostingContext(Channel.Admin, 9, _shop.Clock.UtcNow.AddDays(-30)) { Reason = "late" });
            Assert.That(booked.IsDone, Is.True);
        });
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        Assert.That(SealText.Parse((await LettersAsync())[^1].Body)!.Totals, Is.EqualTo("EUR:1:0:1200:0:0"));
    }

    [Test]
    public async Task A_seal_whose_letter_a_crash_prevented_is_told_by_the_next_run()
    {
        await _shop.AskAsync<ILedgerSealer, object>(async sealer => await sealer.SealAsync(CancellationToken.None));
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        Assert.That(await LettersAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_was_the_witness_before_still_gets_the_letters_for_a_while()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.SetAsync(settings => settings.WitnessEmail = "mallory@example.org");
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        _shop.Clock.Advance(TimeSpan.FromDays(31));
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        var told = (await _shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Body.Contains(nameof(FindingCode.WalletBalance), StringComparison.Ordinal)).Select(letter => letter.To);
        Assert.That(told, Is.EqualTo(new[] { "mallory@example.org", Witness, "mallory@example.org" }));
    }

    [Test]
    public async Task Who_was_the_witness_before_is_told_that_the_address_was_changed()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.SetAsync(settings => settings.WitnessEmail = "mallory@example.org");
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        var told = (await _shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Body.Contains("no longer names your address", StringComparison.Ordinal)).Select(letter => letter.To);
        Assert.That(told, Is.EqualTo(new[] { Witness }));
    }

    // Two tasks that began at once may both have found no row.
    [Test]
    public async Task An_address_that_was_written_twice_is_told_once()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.TellAsync<IRepository<WitnessAddress>>(addresses => addresses.InsertAsync(new WitnessAddress { Address = Witness.ToUpperInvariant() }));
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        var told = (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.Body.Contains(nameof(FindingCode.WalletBalance), StringComparison.Ordinal));
        Assert.That(told, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_was_the_witness_before_is_told_also_where_none_is_named_now()
    {
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        await _shop.SetAsync(settings => settings.WitnessEmail = "");
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        Assert.That(await LettersAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Where_no_witness_is_named_nobody_is_written_to()
    {
        await _shop.SetAsync(settings => settings.WitnessEmail = null);
        await _shop.Store.RunTaskAsync(typeof(SealTask));
        Assert.That(await _shop.RowsAsync<QueuedEmail>(), Is.Empty);
    }

    [Test]
    public async Task The_witness_gets_what_a_verification_finds()
    {
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        Assert.That((await LettersAsync()).Single().Body, Does.Contain(nameof(FindingCode.WalletBalance)));
    }

    [Test]
    public async Task A_sound_ledger_is_noted_with_the_time_and_brings_no_letter()
    {
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        Assert.That(await LastCleanAsync(), Is.EqualTo(_shop.Clock.UtcNow));
        Assert.That(await LettersAsync(), Is.Empty);
    }

    [Test]
    public async Task A_finding_leaves_the_time_at_which_the_ledger_last_was_sound()
    {
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        var sound = await LastCleanAsync();
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        await _shop.Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 501");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        Assert.That(await LastCleanAsync(), Is.EqualTo(sound));
    }

    [Test]
    public async Task What_the_last_one_found_is_kept_until_the_ledger_is_whole_again()
    {
        var at = _shop.Clock.UtcNow;
        var (found, whole) = (await VerifiedAsync(available: 501), await VerifiedAsync(available: 500));
        Assert.That((found.FoundOnUtc, found.Findings > 0, whole.FoundOnUtc), Is.EqualTo(((DateTime?)at, true, (DateTime?)null)));
    }

    async Task<LastVerification> VerifiedAsync(long available)
    {
        await _shop.Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = {available}");
        await _shop.Store.RunTaskAsync(typeof(VerifyTask));
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        return await LastAsync();
    }

    async Task<DateTime?> LastCleanAsync() => (await LastAsync()).CleanOnUtc;

    Task<LastVerification> LastAsync() => _shop.AskAsync((ILedgerVerification verification) => verification.LastAsync());

    async Task<IReadOnlyList<QueuedEmail>> LettersAsync() => [.. (await _shop.RowsAsync<QueuedEmail>()).Where(letter => letter.To == Witness)];
}
