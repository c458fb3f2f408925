using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>What an order earns stops at the highest balance of the wallet as it is in the transaction that posts it, and stays so.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
sealed class HighestBalanceTests(DatabaseKind kind) : StoreFixture(kind)
{
    LedgerAuditor Auditor => field ??= new LedgerAuditor(Database, Store);

    CashbackLedger Ledger => field ??= new CashbackLedger(Store, new NoPause(), new WalletTurns(), new ManualClock(Now));

    [TestCase(100, 40, 40)]
    [TestCase(320, 40, 20)]
    [TestCase(300, 40, 0)]
    [TestCase(200, 40, 0)]
    public async Task No_more_is_earned_than_fits(long most, long earns, long gets)
    {
        var (id, key) = await FillAsync(most == 100 ? 0 : 300);
        var account = await PayAsync(key, id, earns, new(most, WarnsOnly: false));
        Assert.That((account!.Earned, account.Snapshot, await Auditor.VerifyWalletAsync(id, None)), Is.EqualTo((gets, gets == earns ? "{}" : $"{gets} of {earns}", (LedgerFinding?)null)));
    }

    [Test]
    public async Task Posted_again_once_there_is_room_it_stays_as_it_was()
    {
        var (id, key) = await FillAsync(300);
        await PayAsync(key, id, 40, new(320, WarnsOnly: false));
        await Ledger.AdjustAsync(key, -300, Context() with { Reason = "mistyped" });
        Assert.That((await PayAsync(key, id, 40, new(320, WarnsOnly: false)))!.Earned, Is.EqualTo(20));
    }

    [Test]
    public async Task What_is_set_aside_counts_and_a_debt_makes_room()
    {
        var (id, key) = await FillAsync(300);
        await Ledger.HoldAsync(key, new(HoldPurpose.Voucher, $"h{id}", 250, Context()));
        Assert.That((await PayAsync(key, id, 40, new(310, WarnsOnly: false)))!.Earned, Is.EqualTo(10));
    }

    [Test]
    public async Task Where_it_only_warns_all_is_earned_and_the_explanation_tells()
    {
        var (id, key) = await FillAsync(300);
        var account = await PayAsync(key, id, 40, new(320, WarnsOnly: true));
        Assert.That((account!.Earned, account.Snapshot), Is.EqualTo((40L, "40 of 40")));
    }

    [Test]
    public async Task A_budget_is_charged_by_what_was_given()
    {
        var (id, key) = await FillAsync(300);
        var account = await PayAsync(key, id, 40, new(310, WarnsOnly: false), charge: 20);
        Assert.That(account!.Charges, Is.EqualTo($"{id}:5"));
    }

    [Test]
    public async Task A_refund_takes_back_its_share_of_what_was_earned()
    {
        var (id, key) = await FillAsync(300);
        await PayAsync(key, id, 40, new(320, WarnsOnly: false));
        Assert.That((await PayAsync(key, id, 40, new(320, WarnsOnly: false), refunded: 200))!.Taken, Is.EqualTo(10));
    }

    async Task<(int Id, WalletKey Key)> FillAsync(long available)
    {
        var id = available == 0 ? await WalletAsync() : await WalletAsync(available);
        var wallet = (await LoadAsync(id)).Wallet;
        return (id, new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode));
    }

    async Task<OrderAccount?> PayAsync(WalletKey key, int orderId, long earns, BalanceLimit limit, long refunded = 0, long charge = 0)
    {
        var facts = new OrderFacts(orderId, Paid: true, 400, refunded, Voided: false, CompletedOnUtc: null, ShortfallPolicy.Debt, (on, days, _) => new(on.AddDays(days), null), Now.AddDays(30));
        var charges = charge == 0 ? new Dictionary<int, (long, long)>() : new() { [orderId] = (0, charge) };
        return (await Ledger.PostOrderAsync(key, facts, () => Task.FromResult(new FrozenEarning(earns, earns, charges, 0, null, 0, "{}")
        {
            Limit = limit,
            Explain = cut => $"{cut.Earned} of {cut.Full}",
        }), Context())).Value;
    }
}
