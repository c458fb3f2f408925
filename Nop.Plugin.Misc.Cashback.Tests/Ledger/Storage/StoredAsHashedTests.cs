using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>What is hashed is what is stored: a row comes back from each database as it was written, whatever the instants that it was made with.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class StoredAsHashedTests(DatabaseKind kind) : StoreFixture(kind)
{
    static readonly Config Config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(20);

    int _rows;

    [Test]
    public void A_wallet_comes_back_as_it_was_written() => Check(Rows.Wallets);

    [Test]
    public void An_entry_comes_back_as_it_was_written() => Check(Rows.Entries);

    [Test]
    public void A_movement_comes_back_as_it_was_written() => Check(Rows.Movements);

    [Test]
    public void A_lot_comes_back_as_it_was_written() => Check(Rows.Lots);

    [Test]
    public void A_hold_comes_back_as_it_was_written() => Check(Rows.Holds);

    [Test]
    public void A_share_of_a_hold_comes_back_as_it_was_written() => Check(Rows.HoldLots);

    [Test]
    public void An_orders_account_comes_back_as_it_was_written() => Check(Rows.Orders);

    [Test]
    public void A_budget_comes_back_as_it_was_written() => Prop.ForAll(LedgerValues.Longs.ToArbitrary(), spent =>
    {
        var id = ++_rows;
        Database.RunAsync($"INSERT INTO \"Cashback_ProgrammeBudget\" (\"ProgrammeId\", \"Spent\") VALUES ({id}, {spent})").GetAwaiter().GetResult();
        Assert.That(Store.BudgetsAsync([id], None).GetAwaiter().GetResult()[id], Is.EqualTo(spent));
    }).Check(Config);

    [Test]
    public void Whatever_the_ends_of_credit_and_vouchers_the_wallet_is_sound() => Prop.ForAll(LedgerValues.Instants.Two().ToArbitrary(), ends =>
    {
        var (credit, voucher) = ends;
        var key = NextKey();
        var ledger = new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));
        var finding = GiveAndHoldAsync().GetAwaiter().GetResult();
        Assert.That(finding, Is.Null, finding?.ToString());

        async Task<LedgerFinding?> GiveAndHoldAsync()
        {
            await ledger.GrantAsync(key, 100, credit.AddYears(3000), Context());
            await ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, $"ends-{key.CustomerId}", 40, Context()) { ExpiresOnUtc = voucher });
            return await new LedgerAuditor(Database, Store).VerifyWalletAsync((await Store.FindAsync(key, None))!.Id, None);
        }
    }).Check(Config);

    void Check<T>(RowMap<T> map) where T : BaseEntity, new() => Prop.ForAll(LedgerValues.RowsOf<T>().ToArbitrary(), row =>
    {
        LedgerValues.MakeUnique(row, ++_rows);
        var read = WriteAndReadAsync(map, row).GetAwaiter().GetResult();
        foreach (var property in LedgerValues.ColumnsOf<T>())
            Assert.That(property.GetValue(read), Is.EqualTo(property.GetValue(row)), property.Name);
    }).Check(Config);

    async Task<T> WriteAndReadAsync<T>(RowMap<T> map, T row) where T : BaseEntity, new()
    {
        var runner = new StatementRunner(Database);
        Assert.That(await runner.WriteAsync([new(map.Insert(Database.Dialect), 1, map.Bind(row))], None), Is.EqualTo(WriteOutcome.Written));
        var last = $"{map.Select(Database.Dialect, "r")} ORDER BY r.{Database.Dialect.Quote("Id")} DESC LIMIT 1";
        return (await runner.ReadAsync(() => new List<T>(), rows => [new(last, reader => rows.Add(map.Read(reader)))], None)).Single();
    }
}
