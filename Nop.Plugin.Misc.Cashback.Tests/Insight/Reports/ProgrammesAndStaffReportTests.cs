namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>What programmes gave and what staff did, beside a plain reading of the rows.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ProgrammesAndStaffReportTests(DatabaseKind kind) : ReportsFixture(kind)
{
    [Test]
    public async Task A_programme_is_what_purchases_were_charged_for_it()
    {
        var charged = (await Shop.RowsAsync<OrderAccount>()).Where(account => account.Charges.Length > 0).Select(account => (account, Amount: long.Parse(account.Charges.Split(':')[1], CultureInfo.InvariantCulture))).ToList();
        var (given, back) = (charged.Sum(one => one.Amount), (long)Math.Round(charged.Sum(one => (decimal)one.Amount * one.account.Taken / one.account.Earned), MidpointRounding.AwayFromZero));
        var row = (await RunAsync("Programmes", First, Last)).Tables[0].Rows.Single();
        Assert.That(row.Cells.Select(cell => cell.Number).Skip(1), Is.EqualTo(new long?[]
        {
            charged.Count, charged.Sum(one => one.account.MoneyPaid), given, back, (long)Math.Round((decimal)(given - back) / charged.Count, MidpointRounding.AwayFromZero), null, 20_00, 20_00 - given,
        }));
        Assert.That((row.Cells[0].Text, given > 0), Is.EqualTo(("Twice", true)));
    }

    [Test]
    public async Task Of_staff_is_also_what_they_did_to_a_wallets_state()
    {
        var wallet = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>()).Single(row => row.CustomerId == Anna.Id);
        foreach (var act in new[] { WalletAct.Freeze, WalletAct.Unfreeze })
            await Shop.TellAsync<ICashbackLedger>(ledger => ledger.ChangeAsync(wallet.Id, new(act), new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { IdempotencyKey = $"{act}", Reason = "to look" }));
        Assert.That((await RunAsync("Staff", Last, Last)).Tables[1].Rows.Select(row => row.Cells[2].Text), Is.SupersetOf(new[] { "froze a wallet", "unfroze a wallet" }));
    }

    [Test]
    public async Task Adjustments_of_staff_are_those_of_the_entries_with_their_reasons()
    {
        var report = await RunAsync("Staff", First, Last);
        var adjusted = Entries.Where(entry => entry.Kind == EntryKind.Adjust).ToList();
        var acts = report.Tables[1].Rows.Where(row => row.Cells[2].Text == "adjusted a wallet").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(acts.Sum(row => row.Cells[4].Number), Is.EqualTo(adjusted.Sum(entry => entry.From == LedgerAccount.Available ? -entry.Amount : entry.Amount)));
            Assert.That(acts.Select(row => row.Cells[5].Text).Distinct().Order(), Is.EqualTo(adjusted.Select(entry => entry.Reason).Distinct().Order()));
            Assert.That(report.Tables[0].Rows.Where(row => row.Cells[1].Text == "adjusted a wallet").Sum(row => row.Cells[2].Number), Is.EqualTo(adjusted.Count));
        });
    }
}
