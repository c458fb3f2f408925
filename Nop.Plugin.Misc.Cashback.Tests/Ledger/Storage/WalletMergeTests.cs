using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>A wallet is merged into another and back by entries of both, orders of the merged one go on, and the books hold.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class WalletMergeTests(DatabaseKind kind) : StoreFixture(kind)
{
    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    CashbackLedger Ledger => field ??= new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    [Test]
    public async Task Each_lot_goes_over_with_its_last_day_and_its_order()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7001, 40);
        Assert.That((await MergeAsync(old.Id, kept.Id)).Value, Is.EqualTo(340));
        var book = await LoadAsync(kept.Id);
        Assert.That(book.Lots.Select(lot => (lot.Available, lot.Pending, lot.ExpiresOnUtc, lot.OrderId)), Is.EquivalentTo(new[]
        {
            (50L, 0L, (DateTime?)null, (int?)null), (100L, 0L, Now.Date.AddDays(10), null), (200L, 0L, null, null), (0L, 40L, null, 7001),
        }));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task The_old_wallet_is_closed_and_names_the_one_that_has_it_now()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        var wallet = (await LoadAsync(old.Id)).Wallet;
        Assert.That((wallet.State, wallet.MergedIntoId, wallet.Available, wallet.Pending), Is.EqualTo((WalletState.Closed, (int?)kept.Id, 0L, 0L)));
    }

    [Test]
    public async Task Entries_of_both_name_each_other_and_come_to_nothing_together()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        var entries = (await EntriesAsync(old.Id)).Concat(await EntriesAsync(kept.Id)).Where(entry => entry.Kind is EntryKind.MoveOut or EntryKind.MoveIn).ToList();
        Assert.That(entries.Sum(entry => entry.To == LedgerAccount.Moved ? entry.Amount : -entry.Amount), Is.Zero);
        Assert.That(entries.Select(entry => (entry.WalletId, entry.BatchId)).Distinct(), Is.EquivalentTo(new[] { (old.Id, (int?)kept.Id), (kept.Id, old.Id) }));
    }

    [Test]
    public async Task Credit_that_comes_over_pays_what_is_owed_and_a_debt_goes_over()
    {
        var (old, kept) = await PairAsync();
        await OweAsync(kept, 7010, 90);
        await MergeAsync(old.Id, kept.Id);
        var (debtor, creditor) = await PairAsync();
        await OweAsync(debtor, 7011, 60);
        var forecast = (await Ledger.ForecastMergeAsync(debtor.Id, creditor.Id, Context())).Value!;
        await MergeAsync(debtor.Id, creditor.Id);
        Assert.That(((await BalanceAsync(kept)).Available, (await BalanceAsync(kept)).Debt), Is.EqualTo((210L, 0L)));
        Assert.That((forecast.Debt, forecast.PaidOff, (await BalanceAsync(creditor)).Available, (await BalanceAsync(debtor)).Debt), Is.EqualTo((60L, 50L, 0L, 0L)));
        Assert.That((await BalanceAsync(creditor)).Debt, Is.EqualTo(10));
        await AssertSoundAsync(old.Id, kept.Id, debtor.Id, creditor.Id);
    }

    [Test]
    public async Task What_is_set_aside_stands_in_the_way()
    {
        var (old, kept) = await PairAsync();
        await Ledger.HoldAsync(old.Key, Hold($"m{old.Id}", 50));
        Assert.That(((await MergeAsync(old.Id, kept.Id)).Outcome, (await LoadAsync(old.Id)).Wallet.State), Is.EqualTo((LedgerOutcome.HasHolds, WalletState.Open)));
    }

    [TestCase(WalletAct.Freeze, ExpectedResult = LedgerOutcome.Frozen)]
    [TestCase(WalletAct.Close, ExpectedResult = LedgerOutcome.Closed)]
    public async Task<LedgerOutcome> Nothing_goes_to_a_wallet_that_stands_still(WalletAct act)
    {
        var (old, kept) = await PairAsync();
        await Ledger.ChangeAsync(kept.Id, new(act), Staff($"life {kept.Id}"));
        return (await Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"merge {old.Id}"))).Outcome;
    }

    [Test]
    public async Task What_came_after_the_decision_does_not_go_over_by_it()
    {
        var (old, kept) = await PairAsync();
        await Ledger.GrantAsync(old.Key, 30, null, Context($"g{old.Id}"));
        Assert.That((await Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"merge {old.Id}"))).Outcome, Is.EqualTo(LedgerOutcome.Moved));
    }

    [Test]
    public async Task The_same_form_again_moves_nothing_and_another_target_under_it_is_refused()
    {
        var (old, kept) = await PairAsync();
        var (_, third) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        var again = await Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"merge {old.Id}"));
        var other = await Ledger.MergeAsync(old.Id, third.Id, new(300, 0), Staff($"merge {old.Id}"));
        Assert.That((again.Outcome, again.Repeated, again.Value, other.Outcome, (await BalanceAsync(kept)).Available), Is.EqualTo((LedgerOutcome.Done, true, 300L, LedgerOutcome.KeyUsed, 350L)));
    }

    [Test]
    public async Task Of_sixteen_at_once_one_is_done_and_no_minor_unit_is_lost()
    {
        var (old, kept) = await PairAsync();
        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"merge {old.Id}")))));
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"merge {old.Id} {i}")))));
        Assert.That(same.Count(one => one is { IsDone: true, Repeated: false }) + others.Count(one => one.IsDone), Is.EqualTo(1));
        Assert.That((await BalanceAsync(kept)).Available, Is.EqualTo(350));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task Against_spenders_of_both_wallets_at_once_the_books_hold()
    {
        var (old, kept) = await PairAsync();
        var spent = Enumerable.Range(0, 12).Select(i => Task.Run(() => Ledger.SpendAsync(i % 2 == 0 ? old.Key : kept.Key, Hold($"s{old.Id}-{i}", 10)))).ToList();
        var merged = Task.Run(async () =>
        {
            for (var tries = 0; tries < 40; tries++)
            {
                if (await Ledger.ForecastMergeAsync(old.Id, kept.Id, Context()) is { Value: { } now } && (await Ledger.MergeAsync(old.Id, kept.Id, now.Amounts, Staff($"merge {old.Id} {tries}"))).IsDone)
                    return true;
            }

            return false;
        });
        var taken = (await Task.WhenAll(spent)).Count(one => one.IsDone) * 10;
        Assert.That(await merged, Is.True);
        var balance = await BalanceAsync(kept);
        Assert.That(balance.Available, Is.EqualTo(350 - taken));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task Two_that_are_merged_into_one_another_at_once_do_not_both_go()
    {
        var (old, kept) = await PairAsync();
        var answers = await Task.WhenAll(
            Task.Run(() => Ledger.MergeAsync(old.Id, kept.Id, new(300, 0), Staff($"there {old.Id}"))), Task.Run(() => Ledger.MergeAsync(kept.Id, old.Id, new(50, 0), Staff($"back {old.Id}"))));
        Assert.That(answers.Count(one => one.IsDone), Is.EqualTo(1));
        Assert.That((await BalanceAsync(old)).Available + (await BalanceAsync(kept)).Available, Is.EqualTo(350));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task An_order_of_the_old_wallet_that_is_completed_later_gets_its_days_where_its_credit_is()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7020, 40);
        await MergeAsync(old.Id, kept.Id);
        await PayAsync(old, 7020, 40, completed: true, days: 14);
        var lot = (await LoadAsync(kept.Id)).Lots.Single(lot => lot.OrderId == 7020);
        Assert.That((lot.Pending, lot.ActivatesOnUtc), Is.EqualTo((40L, (DateTime?)Now.AddDays(14))));
        Assert.That((await BalanceAsync(old)).Pending, Is.Zero);
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task What_it_earned_is_taken_back_from_the_wallet_that_has_it_now()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7030, 40, completed: true);
        await MergeAsync(old.Id, kept.Id);
        await PayAsync(old, 7030, 40, completed: true, voided: true);
        Assert.That(((await BalanceAsync(kept)).Available, (await BalanceAsync(kept)).Debt, (await BalanceAsync(old)).Debt), Is.EqualTo((350L, 0L, 0L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task What_is_not_there_any_more_becomes_the_debt_of_that_wallet()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7040, 40, completed: true);
        await MergeAsync(old.Id, kept.Id);
        await Ledger.SpendAsync(kept.Key, Hold($"all{kept.Id}", 380));
        await PayAsync(old, 7040, 40, completed: true, voided: true);
        Assert.That(((await BalanceAsync(kept)).Available, (await BalanceAsync(kept)).Debt, (await BalanceAsync(old)).Debt), Is.EqualTo((0L, 30L, 0L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task Credit_that_an_old_order_gives_back_goes_over_with_its_last_day()
    {
        var (old, kept) = await PairAsync();
        await Ledger.HoldAsync(old.Key, Hold($"o{old.Id}", 80) with { Purpose = HoldPurpose.Checkout });
        await Ledger.CaptureForOrderAsync($"o{old.Id}", 7050, Context());
        await PayAsync(old, 7050, 0);
        await MergeAsync(old.Id, kept.Id);
        await PayAsync(old, 7050, 0, voided: true);
        var book = await LoadAsync(kept.Id);
        Assert.That((book.Wallet.Available, book.Lots.Where(lot => lot.ExpiresOnUtc == Now.Date.AddDays(10)).Sum(lot => lot.Available)), Is.EqualTo((350L, 100L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task An_order_that_comes_back_to_life_takes_its_credit_from_there_again()
    {
        var (old, kept) = await PairAsync();
        await Ledger.HoldAsync(old.Key, Hold($"r{old.Id}", 80) with { Purpose = HoldPurpose.Checkout });
        await Ledger.CaptureForOrderAsync($"r{old.Id}", 7060, Context());
        await PayAsync(old, 7060, 0);
        await PayAsync(old, 7060, 0, voided: true);
        await MergeAsync(old.Id, kept.Id);
        await PayAsync(old, 7060, 0);
        Assert.That(((await BalanceAsync(kept)).Available, (await BalanceAsync(old)).Available, (await BalanceAsync(old)).Debt), Is.EqualTo((270L, 0L, 0L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task An_order_that_asks_for_nothing_new_posts_nothing()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7070, 40, completed: true);
        await MergeAsync(old.Id, kept.Id);
        var before = ((await LoadAsync(old.Id)).Wallet.Sequence, (await LoadAsync(kept.Id)).Wallet.Version);
        await PayAsync(old, 7070, 40, completed: true);
        Assert.That(((await LoadAsync(old.Id)).Wallet.Sequence, (await LoadAsync(kept.Id)).Wallet.Version), Is.EqualTo(before));
    }

    [Test]
    public async Task What_was_taken_in_the_salon_and_is_undone_comes_to_the_wallet_that_has_the_rest()
    {
        var (old, kept) = await PairAsync();
        await Ledger.SpendAsync(old.Key, Hold($"u{old.Id}", 20) with { Purpose = HoldPurpose.Counter });
        await MergeAsync(old.Id, kept.Id);
        await Ledger.UndoCaptureAsync($"u{old.Id}", 20, Now.AddDays(30), Staff($"undo {old.Id}"));
        Assert.That(((await BalanceAsync(kept)).Available, (await BalanceAsync(old)).Available), Is.EqualTo((350L, 0L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task Undone_at_once_everything_is_as_it_was()
    {
        var (old, kept) = await PairAsync();
        await PayAsync(old, 7080, 40);
        var before = (await LoadAsync(old.Id)).Lots.Select(lot => (lot.Number, lot.Available, lot.Pending, lot.ExpiresOnUtc, lot.OrderId)).ToList();
        await MergeAsync(old.Id, kept.Id);
        Assert.That((await UndoAsync(old.Id, kept.Id)).Value, Is.EqualTo(340));
        var book = await LoadAsync(old.Id);
        Assert.That(book.Lots.Select(lot => (lot.Number, lot.Available, lot.Pending, lot.ExpiresOnUtc, lot.OrderId)), Is.EqualTo(before));
        Assert.That((book.Wallet.State, book.Wallet.MergedIntoId, (await BalanceAsync(kept)).Available, (await BalanceAsync(kept)).Pending), Is.EqualTo((WalletState.Open, (int?)null, 50L, 0L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task What_was_spent_meanwhile_stays_spent_and_is_told_before()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        await Ledger.SpendAsync(kept.Key, Hold($"w{kept.Id}", 70));
        var forecast = (await Ledger.ForecastUnmergeAsync(old.Id, kept.Id, Context())).Value!;
        await UndoAsync(old.Id, kept.Id);
        Assert.That((forecast.Available, forecast.Kept, (await BalanceAsync(old)).Available, (await BalanceAsync(kept)).Available), Is.EqualTo((230L, 70L, 230L, 50L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task What_came_over_and_is_set_aside_stands_in_the_way_of_undoing()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        await Ledger.HoldAsync(kept.Key, Hold($"v{kept.Id}", 70));
        Assert.That((await UndoAsync(old.Id, kept.Id)).Outcome, Is.EqualTo(LedgerOutcome.HasHolds));
    }

    [Test]
    public async Task What_was_extended_meanwhile_stays_extended()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        await Ledger.ExtendAsync(kept.Id, new(Now.Date.AddDays(90)), Staff($"longer {kept.Id}"));
        await UndoAsync(old.Id, kept.Id);
        Assert.That((await LoadAsync(old.Id)).Lots.Single(lot => lot.Available == 100).ExpiresOnUtc, Is.EqualTo(Now.Date.AddDays(90)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task A_debt_that_is_still_owed_comes_back()
    {
        var (debtor, creditor) = await PairAsync();
        await OweAsync(debtor, 7090, 60);
        await MergeAsync(debtor.Id, creditor.Id);
        await UndoAsync(debtor.Id, creditor.Id);
        Assert.That(((await BalanceAsync(debtor)).Debt, (await BalanceAsync(creditor)).Debt, (await BalanceAsync(creditor)).Available), Is.EqualTo((10L, 0L, 0L)));
        await AssertSoundAsync(debtor.Id, creditor.Id);
    }

    [Test]
    public async Task Merged_undone_merged_and_undone_again_it_is_as_it_was()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        await UndoAsync(old.Id, kept.Id);
        await MergeAsync(old.Id, kept.Id, "again");
        await UndoAsync(old.Id, kept.Id, "again");
        Assert.That(((await BalanceAsync(old)).Usable, (await BalanceAsync(kept)).Usable), Is.EqualTo((300L, 50L)));
        await AssertSoundAsync(old.Id, kept.Id);
    }

    [Test]
    public async Task A_chain_of_merges_ends_at_the_last_wallet()
    {
        var (first, second) = await PairAsync();
        var (_, third) = await PairAsync();
        await PayAsync(first, 7100, 40, completed: true);
        await MergeAsync(first.Id, second.Id);
        await MergeAsync(second.Id, third.Id);
        await PayAsync(first, 7100, 40, completed: true, voided: true);
        Assert.That((await BalanceAsync(third)).Available, Is.EqualTo(400));
        Assert.That((await UndoAsync(first.Id, second.Id)).Outcome, Is.EqualTo(LedgerOutcome.Closed), "the second one was merged itself");
        await AssertSoundAsync(first.Id, second.Id, third.Id);
    }

    [Test]
    public async Task A_merged_wallet_is_opened_by_undoing_alone()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        Assert.That((await Ledger.ChangeAsync(old.Id, new(WalletAct.Reopen), Staff($"open {old.Id}"))).Outcome, Is.EqualTo(LedgerOutcome.Moved));
    }

    [Test]
    public async Task A_pointer_that_is_changed_by_hand_is_named_and_made_good()
    {
        var (old, kept) = await PairAsync();
        await MergeAsync(old.Id, kept.Id);
        await Database.RunAsync(Database.IsMySql ? $"UPDATE Cashback_Wallet SET MergedIntoId = 1 WHERE Id = {old.Id}" : $"UPDATE \"Cashback_Wallet\" SET \"MergedIntoId\" = 1 WHERE \"Id\" = {old.Id}");
        Assert.That((await Auditor.VerifyWalletAsync(old.Id, None))?.Code, Is.EqualTo(FindingCode.WalletState));
        Assert.That(await Auditor.RebuildAsync(old.Id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That((await LoadAsync(old.Id)).Wallet.MergedIntoId, Is.EqualTo(kept.Id));
    }

    [Test]
    public async Task Half_of_a_move_is_named()
    {
        await using var database = await TestDatabase.CreateAsync(Kind);
        var store = new AdoWalletStore(database, new RandomCardNumbers());
        var id = (await store.OpenAsync(new(7, 0, "EUR"), Now, None)).Id;
        var other = (await store.OpenAsync(new(8, 0, "EUR"), Now, None)).Id;
        var book = (await store.LoadAsync(id, new(), None))!;
        var lot = book.AddLot(EntryKind.MoveIn, null, Now, null, Now);
        book.Post(Context() with { BatchId = other }, EntryKind.MoveIn, LedgerAccount.Moved, LedgerAccount.Available, 40, [new(lot, 40)]);
        await store.TryCommitAsync(book, None);
        var report = await new LedgerAuditor(database, store).VerifyAsync(0, null, None);
        Assert.That(report.Findings.Select(finding => finding.Code), Has.Member(FindingCode.Transfer));
    }

    /// <summary>One with 100 that ends in ten days and 200 without an end, and one with 50.</summary>
    async Task<((int Id, WalletKey Key) Old, (int Id, WalletKey Key) Kept)> PairAsync()
    {
        return (await FillAsync((100, Now.Date.AddDays(10)), (200, null)), await FillAsync((50, null)));

        async Task<(int, WalletKey)> FillAsync(params (long Amount, DateTime? End)[] lots)
        {
            var book = await LoadAsync(await WalletAsync());
            foreach (var (amount, end) in lots)
                Give(book, amount, end);
            await Store.TryCommitAsync(book, None);
            return (book.Wallet.Id, new(book.Wallet.CustomerId, book.Wallet.StoreId, book.Wallet.CurrencyCode));
        }
    }

    async Task<LedgerResult<long>> MergeAsync(int id, int intoId, string attempt = "") =>
        await Ledger.MergeAsync(id, intoId, (await Ledger.ForecastMergeAsync(id, intoId, Context())).Value?.Amounts ?? new(0, 0), Staff($"merge {id}{attempt}"));

    async Task<LedgerResult<long>> UndoAsync(int id, int intoId, string attempt = "") =>
        await Ledger.UnmergeAsync(id, intoId, (await Ledger.ForecastUnmergeAsync(id, intoId, Context())).Value?.Amounts ?? new(0, 0), Staff($"unmerge {id}{attempt}"));

    // Spends all that is there, and an order that is called off takes back what it earned.
    async Task OweAsync((int Id, WalletKey Key) wallet, int orderId, long amount)
    {
        await PayAsync(wallet, orderId, amount, completed: true);
        var usable = (await BalanceAsync(wallet)).Usable;
        await Ledger.SpendAsync(wallet.Key, Hold($"owe{wallet.Id}", usable));
        await PayAsync(wallet, orderId, amount, completed: true, voided: true);
    }

    async Task PayAsync((int Id, WalletKey Key) wallet, int order, long earns, bool voided = false, bool completed = false, int days = 0)
    {
        // Each fixture has a database of its own, and each test orders of its own.
        var facts = new OrderFacts(order, Paid: true, 400, Refunded: 0, voided, completed ? Now : null, ShortfallPolicy.Debt, (on, delay, _) => new(on.AddDays(Math.Max(delay, days)), null), Now.AddDays(30));
        await Ledger.PostOrderAsync(wallet.Key, facts, () => Task.FromResult(new FrozenEarning(earns, earns, new Dictionary<int, (long, long)>(), 0, null, 0, "{}")), Context());
    }

    Task<WalletBalance> BalanceAsync((int Id, WalletKey Key) wallet) => Ledger.GetBalanceAsync(wallet.Key);

    async Task AssertSoundAsync(params int[] wallets)
    {
        foreach (var id in wallets)
            Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null, $"wallet {id}");
        var moved = (await Database.RowsAsync()).Entries.Where(entry => entry.Kind is EntryKind.MoveOut or EntryKind.MoveIn && wallets.Contains(entry.WalletId)).Sum(entry => entry.To == LedgerAccount.Moved ? entry.Amount : -entry.Amount);
        Assert.That(moved, Is.Zero);
    }

    async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(int id) => [.. (await Database.RowsAsync()).Entries.Where(entry => entry.WalletId == id).OrderBy(entry => entry.Sequence)];

    static PostingContext Staff(string key) => new(Channel.Admin, 9, Now) { Reason = "one client, two accounts", IdempotencyKey = key };

    static HoldRequest Hold(string reference, long amount) => new(HoldPurpose.Voucher, reference, amount, Context());
}
