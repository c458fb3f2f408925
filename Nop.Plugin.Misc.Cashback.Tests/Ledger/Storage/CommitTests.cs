using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.PostgreSqlInTransactions)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class CommitTests(DatabaseKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task A_committed_book_is_loaded_as_it_was()
    {
        var order = NextOrder();
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        var lot = Give(book, 500, Now.AddDays(30));
        var hold = HoldFrom(book, lot, 200, $"ref-{order}", orderId: order, expires: Now.AddDays(1));
        book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now, Earned = 7, EarnExact = "15/2", Snapshot = "{\"x\":\"ä\"}", Total = 10, Expiry = new(7) { Until = ExpiryUntil.Date, Month = 1, Day = 31 }, LotNumber = lot.Number, Revision = 1 });
        await Store.TryCommitAsync(book, None);

        var loaded = await LoadAsync(id, new BookScope { OrderId = order });
        Assert.Multiple(() =>
        {
            AssertSame(loaded.Wallet, book.Wallet);
            AssertSame(loaded.Lots.Single(), lot);
            AssertSame(loaded.Holds.Single(), hold);
            AssertSame(loaded.HoldLots.Single(), book.HoldLots.Single());
            AssertSame(loaded.Order!, book.Order!);
        });
    }

    [Test]
    public async Task An_entry_read_back_has_the_hash_it_was_written_with()
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        Give(book, 500, Now.AddDays(30), $"act {id}");
        await Store.TryCommitAsync(book, None);

        var entry = await Store.FindEntryAsync($"act {id}", None);
        var movements = (await Database.RowsAsync()).Movements.Where(row => row.WalletId == id);
        Assert.That(HashChain.HashOf(entry!, movements), Is.EqualTo(book.Entries[0].Hash));
    }

    [Test]
    public async Task Updates_of_all_rows_are_written()
    {
        var order = NextOrder();
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        HoldFrom(book, Give(book, 500), 200, $"ref-{order}", orderId: order);
        book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now, Revision = 1 });
        await Store.TryCommitAsync(book, None);

        book = await LoadAsync(id, new BookScope { OrderId = order });
        var (lot, hold, share, account) = (book.Lots[0], book.Holds[0], book.HoldLots[0], book.Order!);
        (share.Held, share.Captured, hold.Captured, hold.State, account.Refunded, account.Voided, account.Revision) = (0, 200, 200, HoldState.Used, 5, true, 2);
        lot.ExpiresOnUtc = Now.AddDays(9);
        foreach (var row in new object[] { lot, hold, share, account })
            book.Touch(row);
        book.Post(Context(), EntryKind.Capture, LedgerAccount.Reserved, LedgerAccount.Redeemed, 200, [new(lot, 200)], order, hold.Number);
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));

        var loaded = await LoadAsync(id, new BookScope { OrderId = order });
        Assert.Multiple(() =>
        {
            AssertSame(loaded.Wallet, book.Wallet);
            AssertSame(loaded.Lots.Single(), lot);
            AssertSame(loaded.Holds.Single(), hold);
            AssertSame(loaded.HoldLots.Single(), share);
            AssertSame(loaded.Order!, account);
        });
    }

    [Test]
    public async Task The_slower_of_two_writers_meets_a_conflict_and_leaves_nothing()
    {
        var id = await WalletAsync(1000);
        var (fast, slow) = (await LoadAsync(id), await LoadAsync(id));
        Give(fast, 1);
        Give(slow, 2);
        await Store.TryCommitAsync(fast, None);
        var before = await RowsOfAsync(id);

        Assert.That(await Store.TryCommitAsync(slow, None), Is.EqualTo(CommitOutcome.Conflict));
        Assert.That(await RowsOfAsync(id), Is.EqualTo(before));
    }

    [Test]
    public async Task A_change_without_an_entry_is_a_commit_too()
    {
        var id = await WalletAsync(1000);
        var (fast, slow) = (await LoadAsync(id), await LoadAsync(id));
        fast.Lots[0].ExpiresOnUtc = Now.AddDays(3);
        fast.Touch(fast.Lots[0]);
        Give(slow, 2);
        await Store.TryCommitAsync(fast, None);

        Assert.That(await Store.TryCommitAsync(slow, None), Is.EqualTo(CommitOutcome.Conflict));
    }

    [Test]
    public async Task A_repeated_act_key_is_told_and_leaves_nothing()
    {
        var id = await WalletAsync(1000);
        var book = await LoadAsync(id);
        Give(book, 1, idempotencyKey: $"same {id}");
        await Store.TryCommitAsync(book, None);
        var before = await RowsOfAsync(id);

        book = await LoadAsync(id);
        Give(book, 1, idempotencyKey: $"same {id}");
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Repeated));
        Assert.That(await RowsOfAsync(id), Is.EqualTo(before));
    }

    [Test]
    public async Task A_repeated_hold_reference_is_told_also_from_another_wallet()
    {
        var reference = $"ref-{NextOrder()}-twice";
        foreach (var expected in new[] { CommitOutcome.Committed, CommitOutcome.Repeated })
        {
            var book = await LoadAsync(await WalletAsync(1000));
            HoldFrom(book, book.Lots[0], 10, reference);
            Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task An_order_that_another_wallet_has_is_a_conflict()
    {
        var order = NextOrder();
        foreach (var expected in new[] { CommitOutcome.Committed, CommitOutcome.Conflict })
        {
            var book = await LoadAsync(await WalletAsync());
            book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now, Revision = 1 });
            Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task A_wallet_whose_sequence_was_put_back_is_not_built_on_though_the_version_fits()
    {
        var id = await WalletAsync(1000);
        await Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Sequence\" = 0 WHERE \"Id\" = {id}");
        var book = await LoadAsync(id);

        Assert.That(() => Give(book, 1), Throws.TypeOf<AlteredRowException>());
    }

    [Test]
    public async Task A_lot_that_has_vanished_undoes_the_whole_commit()
    {
        var id = await WalletAsync(1000);
        var book = await LoadAsync(id);
        HoldFrom(book, book.Lots[0], 10, $"vanish-{id}");
        await Database.RunAsync($"DELETE FROM \"Cashback_Lot\" WHERE \"WalletId\" = {id}");
        var before = await RowsOfAsync(id);

        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Conflict));
        Assert.That(await RowsOfAsync(id), Is.EqualTo(before));
    }

    [Test]
    public async Task A_budget_that_is_opened_does_not_hide_a_lot_that_has_vanished()
    {
        var id = await WalletAsync(1000);
        var (book, programme) = (await LoadAsync(id), NextOrder());
        book.Touch(book.Lots[0]);
        book.OpenOrder(new OrderAccount { OrderId = NextOrder(), FrozenOnUtc = Now, Revision = 1 });
        book.Charges[programme] = (0, 30);
        await Database.RunAsync($"DELETE FROM \"Cashback_Lot\" WHERE \"WalletId\" = {id}");
        var before = await RowsOfAsync(id);

        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Conflict));
        Assert.That(await RowsOfAsync(id), Is.EqualTo(before));
        Assert.That(await Store.BudgetsAsync([programme], None), Is.Empty);
    }

    [Test]
    public async Task An_account_of_another_revision_is_a_conflict()
    {
        var order = NextOrder();
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now, Revision = 1 });
        await Store.TryCommitAsync(book, None);
        book = await LoadAsync(id, new BookScope { OrderId = order });
        await Database.RunAsync($"UPDATE \"Cashback_OrderAccount\" SET \"Revision\" = 9 WHERE \"OrderId\" = {order}");
        book.Touch(book.Order!);

        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Conflict));
    }

    [Test]
    public async Task Budgets_are_charged_with_the_commit_from_the_value_that_was_read()
    {
        var programme = NextOrder();
        Assert.That(await ChargeAsync(programme, before: 0, added: 30), Is.EqualTo(CommitOutcome.Committed));
        Assert.That(await ChargeAsync(programme, before: 0, added: 5), Is.EqualTo(CommitOutcome.Conflict), "spent meanwhile");
        Assert.That(await ChargeAsync(programme, before: 30, added: 12), Is.EqualTo(CommitOutcome.Committed));

        Assert.That(await Store.BudgetsAsync([programme, programme + 1_000_000], None), Is.EquivalentTo(new Dictionary<int, long> { [programme] = 42 }));
    }

    [Test]
    public async Task A_text_that_is_too_long_is_refused_on_every_database()
    {
        var book = await LoadAsync(await WalletAsync());
        var lot = book.AddLot(EntryKind.Bonus, null, Now, null, Now);
        book.Post(Context() with { Reason = new string('x', 1001) }, EntryKind.Bonus, LedgerAccount.Programme, LedgerAccount.Available, 1, [new(lot, 1)]);

        Assert.ThrowsAsync<ArgumentException>(() => Store.TryCommitAsync(book, None));
    }

    [Test]
    public async Task A_reference_in_capitals_is_refused_on_every_database()
    {
        var book = await LoadAsync(await WalletAsync(100));
        HoldFrom(book, book.Lots[0], 1, "ABC");

        Assert.ThrowsAsync<ArgumentException>(() => Store.TryCommitAsync(book, None));
    }

    async Task<CommitOutcome> ChargeAsync(int programme, long before, long added)
    {
        var book = await LoadAsync(await WalletAsync());
        book.OpenOrder(new OrderAccount { OrderId = NextOrder(), FrozenOnUtc = Now, Revision = 1 });
        book.Charges[programme] = (before, added);
        return await Store.TryCommitAsync(book, None);
    }

    async Task<string> RowsOfAsync(int id)
    {
        var rows = await Database.RowsAsync();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Wallets = rows.Wallets.Where(row => row.Id == id),
            Entries = rows.Entries.Where(row => row.WalletId == id),
            Movements = rows.Movements.Where(row => row.WalletId == id),
            Lots = rows.Lots.Where(row => row.WalletId == id),
            Holds = rows.Holds.Where(row => row.WalletId == id),
            HoldLots = rows.HoldLots.Where(row => row.WalletId == id),
        });
    }

    static void AssertSame<T>(T actual, T expected)
    {
        foreach (var property in typeof(T).GetProperties().Where(property => property.Name != "Id" && property.CanWrite))
            Assert.That(property.GetValue(actual), Is.EqualTo(property.GetValue(expected)), $"{typeof(T).Name}.{property.Name}");
    }
}
