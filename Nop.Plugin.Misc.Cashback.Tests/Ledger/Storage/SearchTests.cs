using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class SearchTests(DatabaseKind kind) : StoreFixture(kind)
{
    [Test]
    public async Task A_wallet_is_opened_once_with_a_valid_card_number()
    {
        var key = NextKey();
        var wallet = await Store.OpenAsync(key, Now, None);
        var again = await Store.OpenAsync(key, Now.AddDays(1), None);
        Assert.That((again.Id, again.CreatedOnUtc, RandomCardNumbers.IsValid(wallet.CardNumber)), Is.EqualTo((wallet.Id, Now, true)));
    }

    [Test]
    public async Task Many_who_open_a_wallet_at_once_get_the_same_one()
    {
        var key = NextKey();
        var wallets = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.OpenAsync(key, Now, None))));
        Assert.That(wallets.Select(wallet => wallet.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_card_number_that_is_taken_is_drawn_again()
    {
        var taken = (await Store.OpenAsync(NextKey(), Now, None)).CardNumber;
        var store = new AdoWalletStore(Database, new FixedNumbers(taken, "9999999999993"));
        Assert.That((await store.OpenAsync(NextKey(), Now, None)).CardNumber, Is.EqualTo("9999999999993"));
    }

    [Test]
    public async Task Wallets_of_other_stores_and_currencies_are_others()
    {
        var key = NextKey();
        var ids = new HashSet<int>();
        foreach (var other in new[] { key, key with { StoreId = 2 }, key with { CurrencyCode = "USD" } })
            ids.Add((await Store.OpenAsync(other, Now, None)).Id);
        Assert.That(ids, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Wallets_to_activate_are_those_with_a_due_lot()
    {
        var due = await PendingAsync(Now);
        await PendingAsync(Now.AddMilliseconds(1));
        await PendingAsync(null);
        await WalletAsync(10);
        Assert.That(await Store.WalletsToActivateAsync(Now, due - 1, 10, None), Is.EqualTo(new[] { due }));
    }

    [Test]
    public async Task Wallets_to_expire_are_those_with_available_credit_past_its_date()
    {
        var past = await ExpiringAsync(Now);
        await ExpiringAsync(Now.AddMilliseconds(1));
        await ExpiringAsync(null);
        var second = await ExpiringAsync(Now.AddDays(-3));
        Assert.That(await Store.WalletsToExpireAsync(Now, past - 1, 10, None), Is.EqualTo(new[] { past, second }));
    }

    [Test]
    public async Task Pages_go_on_after_a_wallet()
    {
        var first = await ExpiringAsync(Now.AddYears(-1));
        var second = await ExpiringAsync(Now.AddYears(-1));
        Assert.That(await Store.WalletsToExpireAsync(Now.AddDays(-100), first - 1, 1, None), Is.EqualTo(new[] { first }));
        Assert.That(await Store.WalletsToExpireAsync(Now.AddDays(-100), first, 1, None), Is.EqualTo(new[] { second }));
    }

    [Test]
    public async Task Open_holds_are_found_by_age_and_by_date()
    {
        var book = await LoadAsync(await WalletAsync(100));
        var id = book.Wallet.Id;
        HoldFrom(book, book.Lots[0], 1, $"s1-{id}", expires: Now.AddDays(-1)).Purpose = HoldPurpose.Counter;
        HoldFrom(book, book.Lots[0], 1, $"s2-{id}", expires: Now.AddDays(1)).Purpose = HoldPurpose.Counter;
        HoldFrom(book, book.Lots[0], 1, $"s3-{id}").Purpose = HoldPurpose.Counter;
        await Store.TryCommitAsync(book, None);

        async Task<string> Found(DateTime? madeBefore, DateTime? past) => string.Join(' ',
            (await Store.OpenHoldsAsync(HoldPurpose.Counter, madeBefore, past, 0, 10, None)).Select(hold => hold.Reference[..2]));
        Assert.Multiple(async () =>
        {
            Assert.That(await Found(null, Now), Is.EqualTo("s1"));
            Assert.That(await Found(Now.AddDays(1), null), Is.EqualTo("s1 s2 s3"));
            Assert.That(await Found(Now.AddDays(-1), Now), Is.EqualTo("s1"));
            Assert.That(await Found(Now, null), Is.Empty);
            Assert.That(await Found(null, null), Is.EqualTo("s1 s2 s3"));
        });
    }

    [Test]
    public async Task The_wallet_of_an_order_is_found()
    {
        var (order, id) = (NextOrder(), await WalletAsync());
        var book = await LoadAsync(id);
        book.OpenOrder(new OrderAccount { OrderId = order, FrozenOnUtc = Now });
        await Store.TryCommitAsync(book, None);
        Assert.That((await Store.FindWalletOfOrderAsync(order, None), await Store.FindWalletOfOrderAsync(-1, None)), Is.EqualTo((id, (int?)null)));
    }

    async Task<int> PendingAsync(DateTime? activates)
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        var lot = book.AddLot(EntryKind.Earn, null, activates, null, Now);
        book.Post(Context(), EntryKind.Earn, LedgerAccount.Programme, LedgerAccount.Pending, 10, [new(lot, 10)]);
        await Store.TryCommitAsync(book, None);
        return id;
    }

    async Task<int> ExpiringAsync(DateTime? expires)
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        Give(book, 10, expires);
        await Store.TryCommitAsync(book, None);
        return id;
    }

    sealed class FixedNumbers(params string[] numbers) : ICardNumbers
    {
        int _next;

        public string Next() => numbers[_next++];
    }
}
