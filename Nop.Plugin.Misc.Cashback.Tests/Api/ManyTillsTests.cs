using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Tests.Browser;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Many tills at once, on two web servers of one database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
sealed class ManyTillsTests(DatabaseKind kind)
{
    const int Askers = 64;

    ApiShop _shop = null!;
    Till[] _tills = [];
    string _wallet = "";

    [SetUp]
    public async Task OpenShopAsync()
    {
        _shop = await ApiShop.OpenAsync(kind, hosts: 2);
        var first = await _shop.TillAsync();
        _tills = [first, _shop.TillWith(first.Key, host: 1)];
        _wallet = await first.AnnaAsync();
    }

    [TearDown]
    public ValueTask CloseShopAsync() => _shop.DisposeAsync();

    [Test]
    public async Task One_request_sent_by_all_is_done_once_and_answered_alike()
    {
        var answers = await AllAsync(_ => ("k-1", 300, "A-1"));
        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => (answer.Status, answer.Body)).Distinct().Count(), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Header("Idempotent-Replayed") is null), Is.EqualTo(1));
            Assert.That(await TakenAsync(), Is.EqualTo(300));
        });
    }

    [Test]
    public async Task One_receipt_under_a_key_each_is_taken_once()
    {
        var answers = await AllAsync(i => ($"k-{i}", 300, "A-1"));
        Assert.That((answers.Count(answer => answer.Status == 201), answers.Count(answer => answer.Status == 200), await TakenAsync()), Is.EqualTo((1, Askers - 1, 300)));
    }

    [Test]
    public async Task One_key_for_a_receipt_each_takes_one_of_them()
    {
        var answers = await AllAsync(i => ("k-1", 30, $"A-{i}"));
        Assert.That((answers.Count(answer => answer.Status == 201), answers.Count(answer => answer.Code == "idempotency_key_reused"), await TakenAsync()), Is.EqualTo((1, Askers - 1, 30)));
    }

    [Test]
    public async Task Nothing_is_overspent_and_each_refusal_has_its_reason()
    {
        var answers = await AllAsync(i => ($"k-{i}", 100, $"A-{i}"));
        Assert.Multiple(async () =>
        {
            Assert.That((answers.Count(answer => answer.Status == 201), answers.Count(answer => answer.Code == "wallet_insufficient")), Is.EqualTo((25, Askers - 25)));
            Assert.That(await TakenAsync(), Is.EqualTo(BrowsedShop.Credit));
            Assert.That((await _shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings, Is.Empty);
        });
    }

    // A till that is told to ask again does so.
    Task<TillAnswer[]> AllAsync(Func<int, (string Key, long Amount, string Receipt)> what) => Task.WhenAll(Enumerable.Range(0, Askers).Select(i => Task.Run(async () =>
    {
        var (key, amount, receipt) = what(i);
        while (true)
        {
            var answer = await _tills[i % 2].PostAsync("redemptions", new { wallet_id = _wallet, amount, currency = "EUR", receipt }, key);
            if (answer.Code is not ("idempotency_in_progress" or "server_busy" or "limit_exceeded"))
                return answer;
            await Task.Delay(20);
        }
    })));

    async Task<long> TakenAsync() => (await _shop.RowsAsync<LedgerEntry>()).Where(entry => entry.Kind == EntryKind.Capture).Sum(entry => entry.Amount);
}
