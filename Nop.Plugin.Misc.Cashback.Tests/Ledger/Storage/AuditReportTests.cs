using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Whole runs over all wallets of a database; each test has its own.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
sealed class AuditReportTests(DatabaseKind kind) : StoreFixture(kind)
{
    [Test, Order(1)]
    public async Task All_wallets_are_checked_and_the_bad_ones_named()
    {
        var bad = 0;
        for (var i = 0; i < 5; i++)
            bad = await WalletAsync(100 + i);
        await WalletAsync();
        await Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = 1 WHERE \"Id\" = {bad}");

        var report = await new LedgerAuditor(Database, Store).VerifyAsync(0, null, None);
        Assert.That((report.IsClean, report.Progress.Wallets, report.Progress.Entries, report.Findings.Single().WalletId), Is.EqualTo((false, 6L, 5L, bad)));
        await Database.RunAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = 104 WHERE \"Available\" = 1");
    }

    [Test, Order(2)]
    public async Task A_run_goes_on_after_a_wallet()
    {
        var last = (await Store.WalletIdsAsync(0, 100, None))[^1];
        var report = await new LedgerAuditor(Database, Store).VerifyAsync(last - 1, null, None);
        Assert.That((report.Progress.Wallets, report.Progress.LastWalletId), Is.EqualTo((1L, last)));
    }

    [Test, Order(3)]
    public async Task A_budget_that_is_not_what_orders_charged_is_named()
    {
        var book = await LoadAsync(await WalletAsync());
        book.OpenOrder(new OrderAccount { OrderId = NextOrder(), FrozenOnUtc = Now, Revision = 1 });
        (book.Charges[11], book.Charges[12]) = ((0, 30), (0, 40));
        await Store.TryCommitAsync(book, None);
        var auditor = new LedgerAuditor(Database, Store);
        Assert.That((await auditor.VerifyAsync(0, null, None)).IsClean, Is.True);

        await Database.RunAsync("UPDATE \"Cashback_ProgrammeBudget\" SET \"Spent\" = 39 WHERE \"ProgrammeId\" = 12");
        var finding = (await auditor.VerifyAsync(0, null, None)).Findings.Single();
        Assert.That((finding.Code, finding.Row, finding.Expected, finding.Actual), Is.EqualTo((FindingCode.Budget, 12L, "40", "39")));
    }
}
