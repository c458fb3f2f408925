using System.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>Somebody holds the lock that an act needs, and does not let go.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.PostgreSqlInTransactions)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class TimeLimitTests(DatabaseKind kind) : StoreFixture(kind)
{
    static readonly TimeSpan NotForEver = TimeSpan.FromSeconds(20);

    [Test]
    public async Task Past_its_time_an_act_is_told_busy_and_has_written_nothing()
    {
        var key = NextKey();
        var ledger = LedgerOn(Database);
        await ledger.GrantAsync(key, 100, null, Context());
        var id = (await Store.FindAsync(key, None))!.Id;

        await using (var connection = await Database.OpenAsync(None))
        await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted))
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, Database.Quoted($"UPDATE \"Cashback_Wallet\" SET \"LotCount\" = \"LotCount\" WHERE \"Id\" = {id}"));
            await command.ExecuteNonQueryAsync();

            var answer = await LedgerOn(Database.ForTheImpatient()).GrantAsync(key, 5, null, Context("late")).WaitAsync(NotForEver);
            Assert.That(answer.Outcome, Is.EqualTo(LedgerOutcome.Busy));
        }

        var repeat = await ledger.GrantAsync(key, 5, null, Context("late"));
        Assert.That((repeat.Repeated, (await LoadAsync(id)).Wallet.Available), Is.EqualTo((false, 105)));
    }

    static CashbackLedger LedgerOn(TestDatabase database) =>
        new(new AdoWalletStore(database, new RandomCardNumbers()), new NoPause(), new WalletTurns(), new ManualClock(Now));
}
