using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class LoadTests(DatabaseKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task There_is_no_book_of_a_wallet_that_was_never_opened() =>
        Assert.That(await Store.LoadAsync(int.MaxValue, new BookScope(), None), Is.Null);

    [Test]
    public async Task A_book_is_found_by_the_wallets_key_as_by_its_id()
    {
        var key = NextKey();
        Assert.That(await Store.LoadAsync(key, new BookScope(), None), Is.Null);
        var book = await LoadAsync((await Store.OpenAsync(key, Now, None)).Id);
        HoldFrom(book, Give(book, 50), 20, $"by-key-{key.CustomerId}", "", NextOrder() + 5000);
        await Store.TryCommitAsync(book, None);

        var scope = new BookScope { OrderId = book.Holds[0].OrderId, HoldReference = book.Holds[0].Reference };
        var found = await Store.LoadAsync(key with { CurrencyCode = "eur" }, scope, None);
        Assert.That((found!.Wallet.Id, found.Lots.Count, found.Holds.Count, found.HoldLots.Count), Is.EqualTo((book.Wallet.Id, 1, 1, 1)));
    }

    [Test]
    public async Task Without_a_scope_only_open_lots_are_loaded()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(wallet.Id);
        Assert.That((book.Lots.Select(lot => lot.Number), book.Holds.Count, book.HoldLots.Count, book.Order), Is.EqualTo((new[] { 1, 2, 3 }, 0, 0, (OrderAccount?)null)));
    }

    [Test]
    public async Task An_order_brings_its_account_its_own_lot_its_holds_and_their_lots()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(wallet.Id, new BookScope { OrderId = wallet.Order });
        Assert.Multiple(() =>
        {
            Assert.That(book.Order!.OrderId, Is.EqualTo(wallet.Order));
            Assert.That(book.Holds.Select(hold => hold.Number), Is.EqualTo(new[] { 4 }));
            Assert.That(book.HoldLots.Select(share => share.LotNumber), Is.EqualTo(new[] { 5 }));
            Assert.That(book.Lots.Select(lot => lot.Number), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }), "4 is the order's own, 5 is what its hold took; both are used up");
        });
    }

    [Test]
    public async Task A_reference_brings_its_hold_alone()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(wallet.Id, new BookScope { HoldReference = $"b-{wallet.Id}" });
        Assert.That(book.Holds.Select(hold => hold.Number), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task A_group_brings_its_open_holds()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(wallet.Id, new BookScope { HoldGroup = $"g-{wallet.Id}" });
        Assert.That(book.Holds.Select(hold => hold.Number), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Criteria_add_up_and_no_row_comes_twice()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(wallet.Id, new BookScope { OrderId = wallet.Order, HoldReference = $"a-{wallet.Id}", HoldGroup = $"g-{wallet.Id}" });
        Assert.That((book.Holds.Select(hold => hold.Number), book.Lots.Select(lot => lot.Number)), Is.EqualTo((new[] { 1, 2, 4 }, new[] { 1, 2, 3, 4, 5 })));
    }

    [Test]
    public async Task Another_wallets_hold_is_not_brought()
    {
        var wallet = await FilledAsync();
        var book = await LoadAsync(await WalletAsync(5), new BookScope { OrderId = wallet.Order, HoldReference = $"a-{wallet.Id}", HoldGroup = $"g-{wallet.Id}" });
        Assert.That((book.Holds.Count, book.Order), Is.EqualTo((0, (OrderAccount?)null)));
    }

    // Lots 1 to 3 open, 4 (the order's own) and 5 used up; holds 1 and 2 open and of one group, 3 of the group but closed, 4 the order's.
    async Task<(int Id, int Order)> FilledAsync()
    {
        var order = NextOrder();
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        var lots = Enumerable.Range(0, 5).Select(_ => Give(book, 100)).ToList();
        var group = $"g-{id}";
        HoldFrom(book, lots[0], 10, $"a-{id}", group, expires: Now.AddDays(1));
        HoldFrom(book, lots[1], 10, $"b-{id}", group, expires: Now.AddDays(5));
        var released = HoldFrom(book, lots[2], 10, $"c-{id}", group, expires: Now.AddDays(-1));
        released.State = HoldState.Released;
        var used = HoldFrom(book, lots[4], 100, $"d-{id}", orderId: order);
        used.State = HoldState.Used;
        book.Post(Context(), EntryKind.Capture, LedgerAccount.Reserved, LedgerAccount.Redeemed, 100, [new(lots[4], 100)], order, used.Number);
        book.Post(Context(), EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme, 100, [new(lots[3], 100)]);
        book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now, LotNumber = 4, Revision = 1 });
        Assert.That(await Store.TryCommitAsync(book, None), Is.EqualTo(CommitOutcome.Committed));
        return (id, order);
    }
}
