using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Seals over the wallets that have changed, and what they find out that the chains alone do not.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SealTests(DatabaseKind kind)
{
    static readonly string[] s_ledger =
    [
        CashbackTableNames.Wallet, CashbackTableNames.Entry, CashbackTableNames.LotMovement, CashbackTableNames.Lot,
        CashbackTableNames.Hold, CashbackTableNames.HoldLot, CashbackTableNames.OrderAccount, CashbackTableNames.ProgrammeBudget,
    ];

    TestDatabase _database = null!;
    AdoWalletStore _store = null!;
    RichHistory _history = null!;

    static CancellationToken None => CancellationToken.None;

    LedgerSealer Sealer => new(_database, OneKey.Instance, new ManualClock(RichHistory.Start));

    [SetUp]
    public async Task PlayAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _store = new AdoWalletStore(_database, new RandomCardNumbers());
        _history = new RichHistory(_store);
        await _history.PlayAsync();
    }

    [TearDown]
    public async Task DropAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task A_wallet_is_sealed_when_it_has_changed_and_not_again_before()
    {
        var first = await Sealer.SealAsync(None);
        var idle = await Sealer.SealAsync(None);
        await new CashbackLedger(_store, new NoPause(), new WalletTurns(), new ManualClock(RichHistory.Start)).AdjustAsync(RichHistory.Berta, 1, new PostingContext(Channel.Admin, 9, RichHistory.Start) { Reason = "one more" });
        var second = await Sealer.SealAsync(None);
        Assert.Multiple(() =>
        {
            Assert.That((first.Wallets, first.Last?.Number), Is.EqualTo((2, (int?)1)));
            Assert.That(idle, Is.EqualTo((0, (Seal?)null)));
            Assert.That((second.Wallets, second.Last?.Number, second.Last?.PreviousHash), Is.EqualTo((1, (int?)2, first.Last!.Hash)));
        });
    }

    [Test]
    public async Task A_seal_tells_counts_and_sums_by_currency()
    {
        var seal = (await Sealer.SealAsync(None)).Last!;
        var wallets = (await _database.RowsAsync()).Wallets;
        Assert.That(seal.Totals, Is.EqualTo($"EUR:2:{wallets.Sum(wallet => wallet.Pending)}:{wallets.Sum(wallet => wallet.Available)}:{wallets.Sum(wallet => wallet.Reserved)}:{wallets.Sum(wallet => wallet.Debt)}"));
    }

    [Test]
    public async Task Two_who_seal_at_once_seal_each_wallet_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sealer.SealAsync(None))));
        Assert.That(await CodesAsync(), Is.Empty);
        Assert.That((await Sealer.SealAsync(None)).Wallets, Is.Zero);
    }

    [Test]
    public async Task A_sealed_ledger_goes_on_and_stays_sound()
    {
        await Sealer.SealAsync(None);
        await _history.GoOnAsync();
        await Sealer.SealAsync(None);
        await _history.GoOnAsync();
        Assert.That(await CodesAsync(), Is.Empty);
    }

    [Test]
    public async Task Entries_taken_out_with_all_that_they_changed_are_found_by_the_seal()
    {
        var before = await CopyAsync();
        await _history.GoOnAsync();
        await Sealer.SealAsync(None);
        await PutBackAsync(before);
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.SealedEntry, FindingCode.SealedEntry }));
    }

    [Test]
    public async Task Seals_cut_off_at_the_end_are_found_by_what_lies_beside_the_key_also_after_others_were_made()
    {
        var keys = new KeepingKey();
        var sealer = new LedgerSealer(_database, keys, new ManualClock(RichHistory.Start));
        await sealer.SealAsync(None);
        await _history.GoOnAsync();
        var cut = (await sealer.SealAsync(None)).Last!.Number;
        var before = await CodesAsync(keys);
        await _database.RunAsync($"DELETE FROM \"Cashback_SealLeaf\" WHERE \"SealNumber\" = {cut}");
        await _database.RunAsync($"DELETE FROM \"Cashback_Seal\" WHERE \"Number\" = {cut}");
        var after = await CodesAsync(keys);
        await _history.GoOnAsync();
        await sealer.SealAsync(None);
        Assert.That((before, after, await CodesAsync(keys)), Is.EqualTo((Array.Empty<FindingCode>(), new[] { FindingCode.SealMissing }, new[] { FindingCode.SealReplaced })));
    }

    [Test]
    public async Task A_leaf_with_more_than_any_sum_holds_ends_no_verification()
    {
        await Sealer.SealAsync(None);
        await _database.RunAsync($"UPDATE \"Cashback_SealLeaf\" SET \"Available\" = {long.MaxValue}");
        Assert.That(await CodesAsync(), Does.Contain(FindingCode.SealLeaves));
    }

    [Test]
    public async Task A_chain_whose_hashes_were_computed_anew_is_found_by_the_seal()
    {
        await Sealer.SealAsync(None);
        await RewriteAsync();
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.SealedEntry }));
    }

    [Test]
    public async Task Without_a_seal_such_a_chain_is_not_found()
    {
        await RewriteAsync();
        Assert.That(await CodesAsync(), Is.Empty);
    }

    [Test]
    public async Task Seals_made_anew_without_the_key_are_found_by_their_signature()
    {
        await Sealer.SealAsync(None);
        await RewriteAsync();
        await SealAnewAsync(new OneKey(8));
        await _database.RunAsync($"UPDATE \"Cashback_Seal\" SET \"KeyId\" = '{OneKey.Instance.Current().Id}'");
        Assert.That(await CodesAsync(), Does.Contain(FindingCode.SealSignature));
    }

    [Test]
    public async Task Seals_made_anew_with_the_key_are_found_by_one_that_was_kept_outside()
    {
        var letter = $"Please keep this.\r\n\r\n{SealText.Of((await Sealer.SealAsync(None)).Last!)}\r\n";
        await RewriteAsync();
        await SealAnewAsync(OneKey.Instance);
        Assert.That(await CodesAsync(), Is.Empty, "the database agrees with itself");
        Assert.That((await Auditor(OneKey.Instance).VerifySealAsync(SealText.Parse(letter)!, None))?.Code, Is.EqualTo(FindingCode.SealReplaced));
    }

    [Test]
    public async Task A_seal_that_was_kept_outside_and_is_gone_is_named()
    {
        var kept = SealText.Of((await Sealer.SealAsync(None)).Last!);
        await _database.RunAsync("DELETE FROM \"Cashback_Seal\"");
        await _database.RunAsync("DELETE FROM \"Cashback_SealLeaf\"");
        Assert.That((await Auditor(OneKey.Instance).VerifySealAsync(kept, None))?.Code, Is.EqualTo(FindingCode.SealMissing));
    }

    [Test]
    public async Task A_seal_that_was_kept_outside_is_the_same_as_long_as_nobody_changed_it()
    {
        var kept = SealText.Of((await Sealer.SealAsync(None)).Last!);
        await _history.GoOnAsync();
        await Sealer.SealAsync(None);
        Assert.That(await Auditor(OneKey.Instance).VerifySealAsync(kept, None), Is.Null);
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task A_wallet_that_has_gone_on_and_says_a_version_that_was_sealed_is_named(int below)
    {
        await Sealer.SealAsync(None);
        var sealedAt = (await _database.RowsAsync()).Wallets[0];
        await _history.GoOnAsync();
        await _database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Version\" = {sealedAt.Version - below} WHERE \"Id\" = {sealedAt.Id}");
        Assert.That(await CodesAsync(), Is.EqualTo(new[] { FindingCode.SealedState }));
    }

    [Test]
    public async Task A_key_that_is_not_here_is_said_once()
    {
        await Sealer.SealAsync(None);
        await _history.GoOnAsync();
        await Sealer.SealAsync(None);
        Assert.That(await CodesAsync(new OneKey(8)), Is.EqualTo(new[] { FindingCode.SealKeyMissing }));
    }

    [Test]
    public async Task Rebuilding_a_sealed_wallet_breaks_no_seal()
    {
        await Sealer.SealAsync(None);
        await _database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 0");
        foreach (var wallet in (await _database.RowsAsync()).Wallets)
            Assert.That(await Auditor(OneKey.Instance).RebuildAsync(wallet.Id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        await Sealer.SealAsync(None);
        Assert.That(await CodesAsync(), Is.Empty);
    }

    LedgerAuditor Auditor(IShopKeys keys) => new(_database, _store, keys);

    async Task<IReadOnlyList<FindingCode>> CodesAsync(IShopKeys? keys = null) =>
        [.. (await Auditor(keys ?? OneKey.Instance).VerifyAsync(0, null, None)).Findings.Select(finding => finding.Code)];

    // As somebody does who writes to the database and knows how hashes are made: another person gave the first gift, and all follows from it.
    async Task RewriteAsync()
    {
        var rows = await _database.RowsAsync();
        var wallet = rows.Wallets[0];
        var last = HashChain.RootOf(wallet, HashChain.Genesis);
        foreach (var entry in rows.Entries.Where(entry => entry.WalletId == wallet.Id).OrderBy(entry => entry.Sequence))
        {
            entry.ActorId = entry.Sequence == 1 ? 66 : entry.ActorId;
            entry.PreviousHash = last;
            last = HashChain.HashOf(entry, rows.Movements.Where(movement => movement.WalletId == wallet.Id && movement.Sequence == entry.Sequence).OrderBy(movement => movement.Ordinal));
            await _database.RunAsync($"UPDATE \"Cashback_Entry\" SET \"ActorId\" = {entry.ActorId}, \"PreviousHash\" = '{entry.PreviousHash}', \"Hash\" = '{last}' WHERE \"Id\" = {entry.Id}");
        }

        await _database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"LastHash\" = '{last}' WHERE \"Id\" = {wallet.Id}");
    }

    async Task SealAnewAsync(IShopKeys keys)
    {
        await _database.RunAsync("DELETE FROM \"Cashback_Seal\"");
        await _database.RunAsync("DELETE FROM \"Cashback_SealLeaf\"");
        await new LedgerSealer(_database, keys, new ManualClock(RichHistory.Start)).SealAsync(None);
    }

    async Task<IReadOnlyList<string>> CopyAsync()
    {
        foreach (var table in s_ledger)
            await _database.RunAsync($"CREATE TABLE \"{table}_then\" AS SELECT * FROM \"{table}\"");
        return s_ledger;
    }

    async Task PutBackAsync(IReadOnlyList<string> tables)
    {
        foreach (var table in tables)
        {
            await _database.RunAsync($"DELETE FROM \"{table}\"");
            await _database.RunAsync($"INSERT INTO \"{table}\" SELECT * FROM \"{table}_then\"");
        }
    }

    sealed class KeepingKey : IShopKeys
    {
        string? _kept;

        public ShopKey Current() => OneKey.Instance.Current();

        public IReadOnlyList<ShopKey> All() => OneKey.Instance.All();

        public string? Kept() => _kept;

        public void Keep(string text) => _kept = text;
    }
}
