using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Damages one row after the other and expects verify to name it, and rebuild to mend what the entries tell.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class AuditTests(DatabaseKind kind) : StoreFixture(kind)
{
    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    [Test]
    public async Task A_sound_wallet_has_no_finding()
    {
        var (id, _) = await HistoryAsync();
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [TestCase("DELETE FROM \"Cashback_Entry\" WHERE {0} AND \"Sequence\" = 3", FindingCode.SequenceGap, 3)]
    [TestCase("DELETE FROM \"Cashback_Entry\" WHERE {0} AND \"Sequence\" >= 5", FindingCode.SequenceGap, 5)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"Sequence\" = 900 WHERE {0} AND \"Sequence\" = 2", FindingCode.SequenceGap, 2)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"Amount\" = -5 WHERE {0} AND \"Sequence\" = 2", FindingCode.Amount, 2)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"ToAccountId\" = 99 WHERE {0} AND \"Sequence\" = 2", FindingCode.Account, 2)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"Amount\" = \"Amount\" + 1 WHERE {0} AND \"Sequence\" = 2", FindingCode.Hash, 2)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"Reason\" = 'other' WHERE {0} AND \"Sequence\" = 4", FindingCode.Text, 4)]
    [TestCase("UPDATE \"Cashback_Entry\" SET \"PreviousHash\" = \"Hash\" WHERE {0} AND \"Sequence\" = 4", FindingCode.Link, 4)]
    [TestCase("UPDATE \"Cashback_LotMovement\" SET \"Available\" = \"Available\" + 1 WHERE {0} AND \"Sequence\" = 2", FindingCode.Hash, 2)]
    [TestCase("DELETE FROM \"Cashback_LotMovement\" WHERE {0} AND \"Sequence\" = 2", FindingCode.Hash, 2)]
    [TestCase("INSERT INTO \"Cashback_LotMovement\" (\"WalletId\", \"Sequence\", \"Ordinal\", \"LotNumber\", \"Pending\", \"Available\", \"Reserved\") VALUES ({1}, 800, 0, 1, 0, 0, 0)", FindingCode.OrphanMovement, 800)]
    [TestCase("DELETE FROM \"Cashback_Lot\" WHERE {0} AND \"Number\" = 1", FindingCode.LotMissing, 1)]
    [TestCase("DELETE FROM \"Cashback_Hold\" WHERE {0} AND \"Number\" = 1", FindingCode.HoldMissing, 1)]
    [TestCase("DELETE FROM \"Cashback_HoldLot\" WHERE {0} AND \"HoldNumber\" = 1", FindingCode.HoldLotMissing, 1)]
    [TestCase("DELETE FROM \"Cashback_OrderAccount\" WHERE {0}", FindingCode.OrderMissing, null)]
    [TestCase("UPDATE \"Cashback_OrderAccount\" SET \"Earned\" = 1 WHERE {0}", FindingCode.OrderParts, null)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"Amount\" = \"Amount\" + 1 WHERE {0} AND \"Number\" = 1", FindingCode.HoldParts, 1)]
    public async Task Damage_that_entries_cannot_mend_is_named_and_left_alone(string damage, FindingCode code, int? row)
    {
        var (id, order) = await HistoryAsync();
        await DamageAsync(damage, id);

        await AssertFindingAsync(id, code, row ?? order);
        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.NotPossible));
    }

    [TestCase("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 1 WHERE \"Id\" = {1}", FindingCode.WalletBalance, null)]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"Sequence\" = \"Sequence\" + 1 WHERE \"Id\" = {1}", FindingCode.WalletEnd, null)]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"Sequence\" = 2 WHERE \"Id\" = {1}", FindingCode.WalletEnd, null)]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"LastHash\" = '' WHERE \"Id\" = {1}", FindingCode.WalletEnd, null)]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"LotCount\" = 0 WHERE \"Id\" = {1}", FindingCode.WalletCounts, null)]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"HoldCount\" = 77 WHERE \"Id\" = {1}", FindingCode.WalletCounts, null)]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"Available\" = \"Available\" + 1 WHERE {0} AND \"Number\" = 1", FindingCode.LotParts, 1)]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"Pending\" = 5, \"Available\" = 0 WHERE {0} AND \"Number\" = 2", FindingCode.LotParts, 2)]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"Open\" = NOT \"Open\" WHERE {0} AND \"Number\" = 1", FindingCode.LotParts, 1)]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"ExpiresOnUtc\" = NULL WHERE {0} AND \"Number\" = 1", FindingCode.LotExpiry, 1)]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"ExpiresOnUtc\" = '2099-01-01 00:00:00' WHERE {0} AND \"Number\" = 1", FindingCode.LotExpiry, 1)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"Captured\" = \"Captured\" + 1 WHERE {0} AND \"Number\" = 1", FindingCode.HoldParts, 1)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"Restored\" = \"Restored\" - 1 WHERE {0} AND \"Number\" = 1", FindingCode.HoldParts, 1)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"StateId\" = 1 WHERE {0} AND \"Number\" = 1", FindingCode.HoldState, 1)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"StateId\" = 2 WHERE {0} AND \"Number\" = 2", FindingCode.HoldState, 2)]
    [TestCase("UPDATE \"Cashback_HoldLot\" SET \"Held\" = \"Held\" + 1 WHERE {0} AND \"HoldNumber\" = 2", FindingCode.HoldLotParts, 2)]
    [TestCase("UPDATE \"Cashback_HoldLot\" SET \"Restored\" = 0 WHERE {0} AND \"HoldNumber\" = 1", FindingCode.HoldLotParts, 1)]
    [TestCase("UPDATE \"Cashback_OrderAccount\" SET \"Taken\" = 0 WHERE {0}", FindingCode.OrderParts, null)]
    public async Task Damage_to_projections_is_named_and_mended(string damage, FindingCode code, int? row)
    {
        var (id, order) = await HistoryAsync();
        var before = (await Database.RowsAsync()).Entries.Count(entry => entry.WalletId == id);
        await DamageAsync(damage, id);

        await AssertFindingAsync(id, code, row ?? (code == FindingCode.OrderParts ? order : id));
        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
        Assert.That((await Database.RowsAsync()).Entries.Count(entry => entry.WalletId == id), Is.EqualTo(before), "entries are never touched");
    }

    [Test]
    public async Task All_damage_to_projections_is_mended_at_once()
    {
        var (id, _) = await HistoryAsync();
        foreach (var table in new[] { "Lot", "Hold", "HoldLot" })
            await DamageAsync($"UPDATE \"Cashback_{table}\" SET \"{(table == "Lot" ? "Available" : "Captured")}\" = 7777 WHERE {{0}}", id);
        await DamageAsync("UPDATE \"Cashback_Wallet\" SET \"Pending\" = 1, \"Available\" = 2, \"Reserved\" = 3, \"Debt\" = -4, \"Sequence\" = 0 WHERE \"Id\" = {1}", id);

        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        var rows = await Database.RowsAsync();
        Assert.That(LedgerInvariants.Violations(rows with { Wallets = [.. rows.Wallets.Where(wallet => wallet.Id == id)] }), Is.Empty);
        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.NothingToDo));
    }

    [Test]
    public async Task A_wallet_goes_on_after_a_rebuild()
    {
        var (id, _) = await HistoryAsync();
        var stale = await LoadAsync(id);
        await DamageAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 0 WHERE \"Id\" = {1}", id);
        await Auditor.RebuildAsync(id, None);
        Give(stale, 1);
        Assert.That(await Store.TryCommitAsync(stale, None), Is.EqualTo(CommitOutcome.Conflict), "who read before it decides anew");

        var book = await LoadAsync(id);
        Give(book, 1);
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [Test]
    public async Task An_unknown_wallet_cannot_be_rebuilt() =>
        Assert.That(await Auditor.RebuildAsync(int.MaxValue, None), Is.EqualTo(RebuildOutcome.UnknownWallet));

    /// <summary>A wallet with a captured and partly restored hold of an order, an open voucher and a redemption at the counter that were taken from and undone, an order partly taken back, and a gift.</summary>
    async Task<(int Id, int Order)> HistoryAsync()
    {
        var key = NextKey();
        var clock = new ManualClock(Now);
        var ledger = new CashbackLedger(Store, new NoPause(), new WalletTurns(), clock);
        var (order, context) = (NextOrder(), new PostingContext(Channel.System, 0, Now) { Reason = "test" });
        await ledger.GrantAsync(key, 1000, Now.AddDays(10), context);
        await ledger.AdjustAsync(key, 500, context);
        await ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, $"c-{order}", 1200, context));
        await ledger.CaptureForOrderAsync($"c-{order}", order, context);
        var facts = new OrderFacts(order, true, 2000, 0, false, null, ShortfallPolicy.Debt, (at, _, _) => new(at, at.AddDays(90)), Now.AddDays(30));
        var earning = new FrozenEarning(new(301, 2), new(1505, 1), new Dictionary<int, (long, long)> { [order] = (0, 20) }, 14, new(365), 0, "{}");
        await ledger.PostOrderAsync(key, facts, () => Task.FromResult(earning), context);
        await ledger.PostOrderAsync(key, facts with { Refunded = 700 }, () => Task.FromResult(earning), context);
        await ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, $"v-{order}", 200, context));
        await ledger.CaptureAsync(new CaptureRequest($"v-{order}", 80, 0, context));
        await ledger.UndoCaptureAsync($"v-{order}", 30, Now.AddDays(30), context with { IdempotencyKey = $"undo v-{order}" });
        await ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, $"k-{order}", 60, context));
        await ledger.UndoCaptureAsync($"k-{order}", 60, Now.AddDays(30), context with { IdempotencyKey = $"undo k-{order}" });
        return ((await Store.FindAsync(key, None))!.Id, order);
    }

    async Task DamageAsync(string damage, int id) =>
        Assert.That(await Database.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, damage, $"\"WalletId\" = {id}", id)), Is.Positive, "the damage was done");

    async Task AssertFindingAsync(int id, FindingCode code, long row)
    {
        var finding = await Auditor.VerifyWalletAsync(id, None);
        Assert.That((finding?.WalletId, finding?.Code, finding?.Row), Is.EqualTo((id, code, row)), finding?.ToString());
    }
}
