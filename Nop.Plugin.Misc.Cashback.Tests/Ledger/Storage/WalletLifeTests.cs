using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>A wallet is frozen, closed and opened again by entries, which stop what they are there to stop, and the books hold.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class WalletLifeTests(DatabaseKind kind) : StoreFixture(kind)
{
    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    CashbackLedger Ledger => field ??= new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    [Test]
    public async Task Of_a_frozen_wallet_nothing_is_set_aside_or_spent()
    {
        var (id, key) = await FillAsync();
        await Ledger.HoldAsync(key, Hold($"v{id}", 50));
        await ChangeAsync(id, new(WalletAct.Freeze));
        Assert.That((await Ledger.GetBalanceAsync(key)).Usable, Is.Zero);
        Assert.That(
            ((await Ledger.HoldAsync(key, Hold($"h{id}", 10))).Outcome, (await Ledger.SpendAsync(key, Hold($"s{id}", 10))).Outcome, (await Ledger.CaptureAsync(new($"v{id}", 10, 0, Context($"c{id}")))).Outcome),
            Is.EqualTo((LedgerOutcome.Frozen, LedgerOutcome.Frozen, LedgerOutcome.Frozen)));
    }

    [Test]
    public async Task What_it_earns_and_is_given_goes_on_and_can_be_used_once_that_is_ended()
    {
        var (id, key) = await FillAsync();
        await ChangeAsync(id, new(WalletAct.Freeze));
        await Ledger.GrantAsync(key, 30, null, Context($"g{id}"));
        await PayAsync(key, id, 40);
        await ChangeAsync(id, new(WalletAct.Unfreeze));
        var balance = await Ledger.GetBalanceAsync(key);
        Assert.That((balance.Usable, balance.Pending, await Auditor.VerifyWalletAsync(id, None)), Is.EqualTo((330L, 40L, (LedgerFinding?)null)));
    }

    [Test]
    public async Task An_order_that_was_placed_before_still_gets_its_credit()
    {
        var (id, key) = await FillAsync();
        await Ledger.HoldAsync(key, Hold($"o{id}", 50) with { Purpose = HoldPurpose.Checkout });
        await ChangeAsync(id, new(WalletAct.Freeze));
        Assert.That((await Ledger.CaptureForOrderAsync($"o{id}", id, Context())).Value, Is.EqualTo(50));
    }

    [Test]
    public async Task A_frozen_wallet_s_credit_ends_on_its_day()
    {
        var (id, key) = await FillAsync();
        await ChangeAsync(id, new(WalletAct.Freeze));
        Assert.That((await Ledger.ExpireAsync(id, Context() with { NowUtc = Now.AddDays(11) })).Value, Is.EqualTo(100));
        Assert.That((await Ledger.GetBalanceAsync(key)).Available, Is.EqualTo(200));
    }

    [Test]
    public async Task Closing_gives_up_what_is_available_and_what_is_pending()
    {
        var (id, key) = await FillAsync();
        await PayAsync(key, id, 40);
        var closed = await ChangeAsync(id, new(WalletAct.Close));
        var balance = await Ledger.GetBalanceAsync(key);
        Assert.That((closed.Value, balance.Available, balance.Pending, balance.State, await Auditor.VerifyWalletAsync(id, None)), Is.EqualTo((340L, 0L, 0L, WalletState.Closed, (LedgerFinding?)null)));
    }

    [Test]
    public async Task Paying_out_takes_what_can_be_used_with_the_receipt_and_gives_up_the_rest()
    {
        var (id, key) = await FillAsync();
        await PayAsync(key, id, 40);
        await ChangeAsync(id, new(WalletAct.Close) { Settlement = WalletSettlement.PayOut, Receipt = "R-7" });
        var entries = await EntriesAsync(id);
        Assert.That(entries.Where(entry => entry.Kind is EntryKind.PayOut or EntryKind.Forfeit).Select(entry => (entry.Kind, entry.From, entry.Amount, entry.Reason)), Is.EqualTo(new[]
        {
            (EntryKind.PayOut, LedgerAccount.Available, 300L, "R-7"), (EntryKind.Forfeit, LedgerAccount.Pending, 40L, (string?)"moved away"),
        }));
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [Test]
    public async Task What_is_set_aside_stands_in_the_way_of_closing()
    {
        var (held, key) = await FillAsync();
        await Ledger.HoldAsync(key, Hold($"v{held}", 50));
        var refused = (await ChangeAsync(held, new(WalletAct.Close))).Outcome;
        Assert.That((refused, (await LoadAsync(held)).Wallet.State), Is.EqualTo((LedgerOutcome.HasHolds, WalletState.Open)));
    }

    [Test]
    public async Task A_debt_stands_in_the_way_of_closing()
    {
        var (id, key) = await FillAsync();
        await PayAsync(key, id, 40, completed: true);
        await Ledger.ActivateDueAsync(id, Context());
        await Ledger.AdjustAsync(key, -340, Context() with { Reason = "mistyped" });
        await PayAsync(key, id, 40, voided: true);
        Assert.That((await ChangeAsync(id, new(WalletAct.Close))).Outcome, Is.EqualTo(LedgerOutcome.HasDebt));
    }

    [Test]
    public async Task To_a_closed_wallet_nothing_is_given_and_nothing_is_earned_in_it()
    {
        var (id, key) = await FillAsync();
        await ChangeAsync(id, new(WalletAct.Close));
        Assert.That(
            ((await Ledger.GrantAsync(key, 30, null, Context($"g{id}"))).Outcome, (await Ledger.AdjustAsync(key, 30, Context() with { Reason = "sorry" })).Outcome, (await Ledger.OpenBalanceAsync(key, 30, null, Context($"b{id}"))).Outcome),
            Is.EqualTo((LedgerOutcome.Closed, LedgerOutcome.Closed, LedgerOutcome.Closed)));
        Assert.That((await PayAsync(key, id, 40))!.Earned, Is.Zero);
        await ChangeAsync(id, new(WalletAct.Reopen));
        Assert.That((await PayAsync(key, id, 40))!.Earned, Is.Zero, "frozen with the order, as all earning is");
        Assert.That(await Auditor.VerifyWalletAsync(id, None), Is.Null);
    }

    [Test]
    public async Task A_refund_of_an_old_order_is_posted_in_a_closed_wallet_and_makes_no_debt()
    {
        var (id, key) = await FillAsync();
        await PayAsync(key, id, 40);
        await Ledger.SpendAsync(key, Hold($"s{id}", 50));
        await ChangeAsync(id, new(WalletAct.Close));
        var account = await PayAsync(key, id, 40, voided: true);
        Assert.That((account!.Taken, account.Waived, (await Ledger.GetBalanceAsync(key)).Debt, await Auditor.VerifyWalletAsync(id, None)), Is.EqualTo((0L, 40L, 0L, (LedgerFinding?)null)));
    }

    [TestCase(WalletAct.Unfreeze)]
    [TestCase(WalletAct.Reopen)]
    public async Task An_act_that_does_not_follow_is_refused(WalletAct act)
    {
        var (id, _) = await FillAsync();
        Assert.That((await ChangeAsync(id, new(act))).Outcome, Is.EqualTo(LedgerOutcome.Moved));
    }

    [Test]
    public async Task What_came_after_the_decision_is_not_settled_by_it()
    {
        var (id, key) = await FillAsync();
        var at = (await LoadAsync(id)).Wallet.Sequence;
        await Ledger.GrantAsync(key, 30, null, Context($"g{id}"));
        Assert.That((await ChangeAsync(id, new(WalletAct.Close) { AtSequence = at })).Outcome, Is.EqualTo(LedgerOutcome.Moved));
    }

    [Test]
    public async Task A_state_that_is_changed_by_hand_is_named_and_made_good()
    {
        var (id, _) = await FillAsync();
        await ChangeAsync(id, new(WalletAct.Freeze));
        await Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"StateId\" = 0 WHERE \"Id\" = {id}");
        Assert.That((await Auditor.VerifyWalletAsync(id, None))?.Code, Is.EqualTo(FindingCode.WalletState));
        Assert.That(await Auditor.RebuildAsync(id, None), Is.EqualTo(RebuildOutcome.Rebuilt));
        Assert.That((await LoadAsync(id)).Wallet.State, Is.EqualTo(WalletState.Frozen));
    }

    [Test]
    public async Task An_entry_that_does_not_follow_is_named()
    {
        var (id, _) = await FillAsync();
        var book = await LoadAsync(id);
        book.Note(Context() with { Reason = "no" }, EntryKind.Reopen, LedgerAccount.Available, 0, orderId: null);
        await Store.TryCommitAsync(book, None);
        Assert.That((await Auditor.VerifyWalletAsync(id, None))?.Code, Is.EqualTo(FindingCode.WalletState));
    }

    /// <summary>100 that ends in ten days, 200 without an end.</summary>
    async Task<(int Id, WalletKey Key)> FillAsync()
    {
        var id = await WalletAsync();
        var book = await LoadAsync(id);
        Give(book, 100, Now.Date.AddDays(10));
        Give(book, 200);
        await Store.TryCommitAsync(book, None);
        return (id, new(book.Wallet.CustomerId, book.Wallet.StoreId, book.Wallet.CurrencyCode));
    }

    Task<LedgerResult<long>> ChangeAsync(int id, WalletChange change) =>
        Ledger.ChangeAsync(id, change, new(Channel.Admin, 9, Now) { Reason = "moved away", IdempotencyKey = $"life {id} {change}" });

    async Task<OrderAccount?> PayAsync(WalletKey key, int orderId, long earns, bool voided = false, bool completed = false)
    {
        var facts = new OrderFacts(orderId, Paid: true, 400, Refunded: 0, voided, completed ? Now : null, ShortfallPolicy.Debt, (on, days, _) => new(on.AddDays(days), null), Now.AddDays(30));
        return (await Ledger.PostOrderAsync(key, facts, () => Task.FromResult(new FrozenEarning(earns, earns, new Dictionary<int, (long, long)>(), 0, null, 0, "{}")), Context())).Value;
    }

    async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(int id) => [.. (await Database.RowsAsync()).Entries.Where(entry => entry.WalletId == id).OrderBy(entry => entry.Sequence)];

    static HoldRequest Hold(string reference, long amount) => new(HoldPurpose.Voucher, reference, amount, Context());
}
