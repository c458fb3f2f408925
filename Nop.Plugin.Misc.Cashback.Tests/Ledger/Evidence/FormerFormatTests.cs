using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Wallets that versions before 1.11 have written.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class FormerFormatTests(DatabaseKind kind)
{
    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    RichHistory _history = null!;

    static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _history = new RichHistory(_store);
        await _history.PlayAsync();
        await AgeAsync(fromSequence: 1);
    }

    [TearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Entries_of_the_first_format_verify_as_they_are() => Assert.That(await CodesAsync(), Is.Empty);

    [Test]
    public async Task A_wallet_goes_on_in_the_second_format_and_stays_sound()
    {
        await _history.GoOnAsync();
        var newest = (await _database.RowsAsync()).Entries.GroupBy(entry => entry.WalletId).Select(entries => entries.MaxBy(entry => entry.Sequence)!.HashFormat);
        Assert.That(await CodesAsync(), Is.Empty);
        Assert.That(newest, Is.EqualTo(new[] { HashFormat.Second, HashFormat.Second }));
    }

    [Test]
    public async Task Its_owner_is_held_from_the_first_entry_of_the_second_format_on()
    {
        await _history.GoOnAsync();
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"CustomerId\" = 777 WHERE \"CustomerId\" = 501");
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.Identity }));
    }

    [Test]
    public async Task An_entry_of_the_first_format_behind_one_of_the_second_is_named()
    {
        await _history.GoOnAsync();
        var last = (await _database.RowsAsync()).Wallets[0].Sequence;
        await _history.GoOnAsync();
        await AgeAsync(fromSequence: last + 1);
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.Format, FindingCode.Format }));
    }

    [Test]
    public async Task A_wallet_that_says_an_older_format_than_its_newest_entry_is_named()
    {
        await _history.GoOnAsync();
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"HashFormat\" = 0 WHERE \"CustomerId\" = 501");
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.WalletEnd }));
    }

    [Test]
    public async Task Their_reasons_can_be_erased_and_the_ledger_stays_sound()
    {
        var before = (await _database.RowsAsync()).Entries;
        await EraseAsync();
        await _history.GoOnAsync();
        var after = (await _database.RowsAsync()).Entries.Take(before.Count).ToList();
        var report = await new LedgerAuditor(_database, _store, OneKey.Instance).VerifyAsync(0, null, None);
        Assert.That((before.Any(entry => entry.Reason is not null), after.Any(entry => entry.Reason is not null)), Is.EqualTo((true, false)));
        Assert.That(after.Select(entry => entry.Hash), Is.EqualTo(before.Select(entry => entry.Hash)));
        Assert.That((report.Findings, report.Progress.ErasedTexts), Is.EqualTo((Array.Empty<LedgerFinding>(), (long)before.Count(entry => entry.Reason is not null))));
    }

    [Test]
    public async Task To_erase_them_once_more_or_at_the_same_time_changes_nothing()
    {
        await Task.WhenAll(EraseAsync(), EraseAsync());
        await EraseAsync();
        Assert.That(await CodesAsync(OneKey.Instance), Is.Empty);
    }

    [Test]
    public async Task A_rebuild_goes_past_erased_reasons()
    {
        await EraseAsync();
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 0");
        foreach (var wallet in (await _database.RowsAsync()).Wallets)
            Assert.That(await new LedgerAuditor(_database, _store, OneKey.Instance).RebuildAsync(wallet.Id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That(await CodesAsync(OneKey.Instance), Is.Empty);
    }

    // What somebody does who has the database and not the key.
    [TestCase("UPDATE \"Cashback_Entry\" SET \"ActorId\" = 66 WHERE \"Reason\" IS NULL AND \"Sequence\" = {0}", FindingCode.Hash)]
    [TestCase("UPDATE \"Cashback_ErasedText\" SET \"Signature\" = \"EntryHash\" WHERE \"Sequence\" = {0}", FindingCode.Hash)]
    [TestCase("UPDATE \"Cashback_ErasedText\" SET \"RestDigest\" = \"EntryHash\" WHERE \"Sequence\" = {0}", FindingCode.Hash)]
    [TestCase("DELETE FROM \"Cashback_ErasedText\" WHERE \"Sequence\" = {0}", FindingCode.Hash)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"Reason\" = 'other words' WHERE \"Sequence\" = {0}", FindingCode.Hash)]
    public async Task An_entry_whose_reason_was_erased_and_that_was_changed_is_named(string change, FindingCode code)
    {
        await EraseAsync();
        var erased = (await ErasedAsync())[0];
        await _database.RunAsync(string.Format(CultureInfo.InvariantCulture, change, erased));
        Assert.That(await CodesAsync(OneKey.Instance), Does.Contain(code));
    }

    [Test]
    public async Task A_reason_that_somebody_took_out_by_hand_is_named()
    {
        await _database.RunAsync("UPDATE \"Cashback_Entry\" SET \"Reason\" = NULL WHERE \"Reason\" IS NOT NULL");
        Assert.That(await CodesAsync(OneKey.Instance), Does.Contain(FindingCode.Hash));
    }

    [Test]
    public async Task Without_the_key_nobody_can_tell_whether_it_was_erased_lawfully()
    {
        await EraseAsync();
        Assert.That(await CodesAsync(new OneKey(8)), Does.Contain(FindingCode.SealKeyMissing));
    }

    [Test]
    public async Task A_changed_entry_keeps_its_reason_for_the_verification()
    {
        await _database.RunAsync("UPDATE \"Cashback_Entry\" SET \"ActorId\" = 66 WHERE \"Reason\" IS NOT NULL");
        await EraseAsync();
        Assert.That(await ErasedAsync(), Is.Empty);
        Assert.That(await CodesAsync(OneKey.Instance), Does.Contain(FindingCode.Hash));
    }

    async Task EraseAsync()
    {
        foreach (var wallet in (await _database.RowsAsync()).Wallets)
            await new TextErasure(_database, OneKey.Instance, new ManualClock(RichHistory.Start)).EraseAsync(wallet.Id, None);
    }

    async Task<IReadOnlyList<long>> ErasedAsync()
    {
        var sequences = new List<long>();
        await using var connection = await _database.OpenAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {_database.Dialect.Quote("Sequence")} FROM {_database.Dialect.Quote("Cashback_ErasedText")} ORDER BY {_database.Dialect.Quote("Id")}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            sequences.Add(reader.GetInt64(0));
        return sequences;
    }

    async Task<IReadOnlyList<FindingCode>> CodesAsync(IShopKeys? keys = null) =>
        [.. (await new LedgerAuditor(_database, _store, keys).VerifyAsync(0, null, None)).Findings.Select(finding => finding.Code)];

    // Makes of entries what an earlier version would have written.
    async Task AgeAsync(long fromSequence)
    {
        var rows = await _database.RowsAsync();
        foreach (var wallet in rows.Wallets)
        {
            var last = fromSequence == 1 ? HashChain.Genesis : rows.Entries.Single(entry => entry.WalletId == wallet.Id && entry.Sequence == fromSequence - 1).Hash;
            foreach (var entry in rows.Entries.Where(entry => entry.WalletId == wallet.Id && entry.Sequence >= fromSequence).OrderBy(entry => entry.Sequence))
            {
                (entry.HashFormat, entry.PreviousHash) = (HashFormat.First, last);
                last = HashChain.HashOf(entry, rows.Movements.Where(movement => movement.WalletId == wallet.Id && movement.Sequence == entry.Sequence).OrderBy(movement => movement.Ordinal));
                await _database.RunAsync($"UPDATE \"Cashback_Entry\" SET \"HashFormat\" = 0, \"ReasonSalt\" = NULL, \"ReasonDigest\" = NULL, \"HoldDigest\" = NULL, \"OrderDigest\" = NULL, \"StateAfterId\" = NULL, \"PreviousHash\" = '{entry.PreviousHash}', \"Hash\" = '{last}' WHERE \"Id\" = {entry.Id}");
            }

            await _database.RunAsync($"UPDATE \"Cashback_LotMovement\" SET \"ActivatesOnUtc\" = NULL WHERE \"WalletId\" = {wallet.Id} AND \"Sequence\" >= {fromSequence}");
            await _database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"HashFormat\" = 0, \"LastHash\" = '{last}' WHERE \"Id\" = {wallet.Id}");
        }
    }
}
