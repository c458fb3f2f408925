using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>What the ledger keeps of edited orders is in the entries too, and rows of an earlier version go on.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class EditedOrderStorageTests(DatabaseKind kind) : StoreFixture(kind)
{
    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    CashbackLedger Ledger => field ??= new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    [Test]
    public async Task What_was_paid_and_what_an_edit_freed_are_stored()
    {
        var (id, order) = await EditedAsync();
        var book = await LoadAsync(id, new() { OrderId = order });
        Assert.That((book.Order!.PaidTotal, book.Order.Total, book.Holds.Single().Freed, book.Holds.Single().Restored), Is.EqualTo((2000L, 1500L, 1000L, 1000L)));
    }

    [Test]
    public async Task What_of_its_credit_is_out_of_an_orders_total_is_stored_and_mended_from_the_entries()
    {
        var (key, order) = await PaidAsync();
        var id = (await Store.FindAsync(key, None))!.Id;
        await PostAsync(key, order, total: 2000, refunded: 500);
        var edited = await Ledger.EditOrderAsync(id, new OrderEdit(order, 3200, 0, 500, false, Now.AddDays(30)), Context());
        var stored = (await LoadAsync(id, new() { OrderId = order })).Holds.Single().OutOfTotal;
        await Database.RunAsync($"UPDATE \"Cashback_Hold\" SET \"OutOfTotal\" = 0 WHERE \"WalletId\" = {id}");
        var found = (await Auditor.VerifyWalletAsync(id, None))?.Code;
        await Auditor.RebuildAsync(id, None);
        var rebuilt = (await LoadAsync(id, new() { OrderId = order })).Holds.Single().OutOfTotal;
        Assert.That((edited.Value!.Total, stored, found, rebuilt), Is.EqualTo((2300L, 300L, FindingCode.HoldParts, 300L)));
    }

    [TestCase("UPDATE \"Cashback_OrderAccount\" SET \"PaidTotal\" = \"PaidTotal\" + 1 WHERE \"WalletId\" = {0}", FindingCode.OrderParts)]
    [TestCase("UPDATE \"Cashback_OrderAccount\" SET \"PaidTotal\" = NULL WHERE \"WalletId\" = {0}", FindingCode.OrderParts)]
    [TestCase("UPDATE \"Cashback_Hold\" SET \"Freed\" = \"Freed\" + 1 WHERE \"WalletId\" = {0}", FindingCode.HoldParts)]
    public async Task A_row_that_says_otherwise_is_named_and_mended_from_the_entries(string damage, FindingCode code)
    {
        var (id, order) = await EditedAsync();
        await Database.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, damage, id));
        var found = (await Auditor.VerifyWalletAsync(id, None))?.Code;
        var rebuilt = await Auditor.RebuildAsync(id, None);
        var book = await LoadAsync(id, new() { OrderId = order });
        Assert.That((found, rebuilt, book.Order!.PaidTotal, book.Holds.Single().Freed), Is.EqualTo((code, RebuildOutcome.Rebuilt, 2000L, 1000L)));
    }

    [Test]
    public async Task A_sound_wallet_with_an_edited_order_has_no_finding() =>
        Assert.That(await Auditor.VerifyWalletAsync((await EditedAsync()).Id, None), Is.Null);

    [Test]
    public async Task An_order_that_an_earlier_version_kept_counts_as_paid_with_the_total_that_it_had()
    {
        var (key, order) = await PaidAsync();
        // The others drop an index with its column.
        if (Database.IsSqlite)
            await Database.RunAsync($"DROP INDEX \"IX_{CashbackTableNames.OrderAccount}_{nameof(OrderAccount.PaidTotal)}\"");
        await Database.RunAsync($"ALTER TABLE \"{CashbackTableNames.OrderAccount}\" DROP COLUMN \"{nameof(OrderAccount.PaidTotal)}\"");
        await Database.RunAsync($"ALTER TABLE \"{CashbackTableNames.Hold}\" DROP COLUMN \"{nameof(Hold.Freed)}\"");
        await Database.RunAsync($"ALTER TABLE \"{CashbackTableNames.Hold}\" DROP COLUMN \"{nameof(Hold.OutOfTotal)}\"");
        await Database.UninstallAsync();
        await Database.InstallAsync();

        var account = (await PostAsync(key, order, total: 500)).Value!;
        Assert.That((account.PaidTotal, account.Taken, await Auditor.VerifyWalletAsync(account.WalletId, None)), Is.EqualTo((2000L, 75L, (LedgerFinding?)null)));
    }

    /// <summary>20.00 of money and 12.00 of credit; lines of 22.00 leave 2.00 of credit in use, and then staff type 15.00.</summary>
    async Task<(int Id, int Order)> EditedAsync()
    {
        var (key, order) = await PaidAsync();
        var id = (await Store.FindAsync(key, None))!.Id;
        var edited = await Ledger.EditOrderAsync(id, new OrderEdit(order, 2200, 0, 0, false, Now.AddDays(30)), Context());
        Assert.That(edited.Value, Is.EqualTo(new OrderEditResult(2000, 1000, 0)));
        await PostAsync(key, order, total: 1500);
        return (id, order);
    }

    async Task<(WalletKey Key, int Order)> PaidAsync()
    {
        var (key, order) = (NextKey(), NextOrder());
        await Ledger.GrantAsync(key, 1200, Now.AddDays(10), Context() with { Reason = "gift" });
        await Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, $"e-{order}", 1200, Context()));
        await Ledger.CaptureForOrderAsync($"e-{order}", order, Context());
        await PostAsync(key, order, total: 2000);
        return (key, order);
    }

    Task<LedgerResult<OrderAccount?>> PostAsync(WalletKey key, int order, long total, long refunded = 0)
    {
        var facts = new OrderFacts(order, true, total, refunded, false, null, ShortfallPolicy.Debt, (at, _, _) => new(at, at.AddDays(90)), Now.AddDays(30));
        return Ledger.PostOrderAsync(key, facts, () => Task.FromResult(new FrozenEarning(new(100, 1), new(2000, 1), new Dictionary<int, (long, long)>(), 14, new(365), 0, "{}")), Context());
    }
}
