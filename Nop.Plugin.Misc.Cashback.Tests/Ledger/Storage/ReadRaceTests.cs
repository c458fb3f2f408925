using System.Data.Common;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>What others commit between two reads, and what a database does to a reader that is in a writer's way. Spoken to as SQL Server is, where one SELECT may see two states.</summary>
sealed class ReadRaceTests() : StoreFixture(DatabaseKind.PostgreSqlInTransactions)
{
    const int QueriesOfABook = 12;
    const int QueriesOfAnAudit = 9;

    WatchedDatabase _watched = null!;
    AdoWalletStore _reader = null!;

    [SetUp]
    public void Watch()
    {
        _watched = new(Database);
        _reader = new(_watched, new RandomCardNumbers());
    }

    [Test]
    public async Task The_wallet_is_read_before_everything_else_and_alone()
    {
        var sql = new List<string>();
        _watched.Before = sql.Add;
        await _reader.LoadAsync(await WalletAsync(100), new BookScope(), None);
        Assert.That(sql, Has.Count.GreaterThan(1));
        Assert.That(sql[0], Does.Contain("\"Cashback_Wallet\"").And.Not.Contain("JOIN"));
        Assert.That(sql[1..^1], Has.None.Contains("\"Cashback_Wallet\""));
    }

    [Test]
    public async Task A_commit_between_any_two_reads_is_noticed([Range(1, QueriesOfABook - 1)] int before)
    {
        var (id, order) = (await WalletAsync(100), NextOrder());
        var read = 0;
        _watched.Before = _ =>
        {
            if (read++ == before)
                SpendAsync(id, 30).GetAwaiter().GetResult();
        };
        var book = (await _reader.LoadAsync(id, new BookScope { OrderId = order, HoldReference = "none" }, None))!;
        Assert.That((book.Wallet.Version, book.Wallet.Available, book.Lots.Sum(lot => lot.Available)), Is.EqualTo((2, 70, 70)));
    }

    [Test]
    public async Task A_reader_that_the_database_gave_up_reads_again_from_the_beginning([Range(0, QueriesOfABook - 1)] int before)
    {
        var id = await WalletAsync(100);
        var read = 0;
        _watched.Before = _ =>
        {
            if (read++ == before)
                throw new Victim();
        };
        var book = (await _reader.LoadAsync(id, new BookScope { OrderId = NextOrder(), HoldReference = "none" }, None))!;
        Assert.That((book.Wallet.Available, book.Lots.Single().Available), Is.EqualTo((100, 100)));
        Assert.That(read, Is.GreaterThan(QueriesOfABook), "it was given up");
    }

    [Test]
    public async Task An_audit_that_the_database_gave_up_calls_nothing_damaged([Range(0, QueriesOfAnAudit - 1)] int before)
    {
        var id = await WalletAsync(100);
        await SpendAsync(id, 30);
        var read = 0;
        _watched.Before = _ =>
        {
            if (read++ == before)
                throw new Victim();
        };
        Assert.That(await new LedgerAuditor(_watched, _reader).VerifyWalletAsync(id, None), Is.Null);
        Assert.That(read, Is.GreaterThan(QueriesOfAnAudit), "it was given up");
    }

    [Test]
    public async Task Given_up_each_time_an_act_is_told_that_the_wallet_is_busy()
    {
        var key = NextKey();
        await Store.OpenAsync(key, Now, None);
        _watched.Before = _ => throw new Victim();
        var ledger = new CashbackLedger(_reader, new NoPause(), new WalletTurns(), new ManualClock(Now));
        Assert.That((await ledger.GrantAsync(key, 5, null, Context("act"))).Outcome, Is.EqualTo(LedgerOutcome.Busy));
    }

    async Task SpendAsync(int id, long amount)
    {
        var book = await LoadAsync(id);
        book.Post(Context(), EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme, amount, [new(book.Lots[0], amount)]);
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));
    }

    sealed class Victim() : DbException("deadlock detected")
    {
        public override string SqlState => "40P01";
    }
}
