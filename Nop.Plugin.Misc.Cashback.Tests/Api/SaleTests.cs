using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What tills sell and take back.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
sealed class SaleTests(DatabaseKind kind) : ApiFixture(kind)
{
    [TearDown]
    public async Task AuditAsync() => Assert.That((await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings, Is.Empty);

    static object Sale(string wallet, long credit = 0, string receipt = "A-1") => new { wallet_id = wallet, currency = "EUR", receipt, credit, lines = new[] { new { amount = 10_000 } } };

    [Test]
    public async Task What_a_receipt_would_earn_is_what_it_earns()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var calculated = await till.PostAsync("calculate", new { wallet_id = wallet, currency = "EUR", lines = new[] { new { amount = 10_000 } } });
        var sold = await till.PostAsync("sales", Sale(wallet));
        Assert.That((calculated.Json.GetProperty("may_use").GetInt64(), calculated.Json.GetProperty("earns").GetInt64(), sold.Status), Is.EqualTo((2500L, sold.Json.GetProperty("earned").GetInt64(), 201)));
    }

    [Test]
    public async Task A_sale_spends_its_credit_and_is_the_tills_in_the_books()
    {
        var till = await Shop.TillAsync();
        var sold = await till.PostAsync("sales", Sale(await till.AnnaAsync(), credit: 500));
        var (row, key) = ((await Shop.RowsAsync<Sale>()).Single(), (await Shop.RowsAsync<TillKey>()).Single());
        Assert.That((sold.Usable, row.Credit, row.ClerkId, row.ChannelId), Is.EqualTo((2000L, 500L, key.ActorId, (int)Channel.Api)));
    }

    [Test]
    public async Task A_hold_is_not_taken_for_a_receipt_whose_sale_has_spent_credit()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var hold = (await till.PostAsync("holds", new { wallet_id = wallet, amount = 300, currency = "EUR" })).Json.GetProperty("hold").GetProperty("id").GetString();
        await till.PostAsync("sales", Sale(wallet, credit: 500));
        Assert.That((await till.PostAsync($"holds/{hold}/capture", new { receipt = "A-1" })).Error, Is.EqualTo((422, "receipt_used")));
    }

    [Test]
    public async Task A_sale_that_is_sent_again_is_recorded_once()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var first = await till.PostAsync("sales", Sale(wallet), "k-1");
        var (sameKey, otherKey, otherSale) = (await till.PostAsync("sales", Sale(wallet), "k-1"), await till.PostAsync("sales", Sale(wallet), "k-2"), await till.PostAsync("sales", Sale(wallet, credit: 1), "k-3"));
        Assert.That((sameKey.Body, otherKey.Status, otherKey.Json.GetProperty("repeated").GetBoolean(), otherSale.Error, (await Shop.RowsAsync<Sale>()).Count), Is.EqualTo((first.Body, 200, true, (422, "receipt_used"), 1)));
    }

    [Test]
    public async Task A_dry_run_of_a_sale_and_of_its_return_says_what_the_real_ones_say()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var back = new { receipt = "A-1", amount = 4000, reference = "R-1", reason = "given back" };
        var tried = await till.PostAsync("sales?dry_run=true", Sale(wallet, credit: 500), "");
        var none = (await Shop.RowsAsync<Sale>()).Count;
        var sold = await till.PostAsync("sales", Sale(wallet, credit: 500));
        var triedBack = await till.PostAsync("sales/returns?dry_run=true", back, "");
        var taken = await till.PostAsync("sales/returns", back);
        Assert.Multiple(() =>
        {
            Assert.That(none, Is.Zero);
            Assert.That((tried.Json.GetProperty("earned").GetInt64(), tried.Usable), Is.EqualTo((sold.Json.GetProperty("earned").GetInt64(), sold.Usable)));
            Assert.That((triedBack.Json.GetProperty("credit_back").GetInt64(), triedBack.Json.GetProperty("earned_back").GetInt64(), triedBack.Usable), Is.EqualTo((taken.Json.GetProperty("credit_back").GetInt64(), taken.Json.GetProperty("earned_back").GetInt64(), taken.Usable)));
            Assert.That(taken.Json.GetProperty("credit_back").GetInt64(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Changes_tell_of_a_sale_once_what_it_cost_and_earned_and_what_came_back_of_it()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var sold = await till.PostAsync("sales", Sale(wallet, credit: 500));
        await till.PostAsync("sales/returns", new { receipt = "A-1", amount = 4000, reference = "R-1", reason = "given back" });
        await till.PostAsync("sales", Sale(wallet, credit: 0, receipt: "A-2"));
        var porto = await Shop.TillAsync("Till 2", ApiShop.Porto);
        await porto.PostAsync("sales", Sale(await porto.AnnaAsync(), receipt: "P-1"));
        var (found, elsewhere) = (await SalesAmongAsync(till), await SalesAmongAsync(porto));
        var (earned, gone) = (sold.Json.GetProperty("earned").GetInt64(), (await Shop.RowsAsync<SaleReturn>()).Single());
        var second = (await Shop.RowsAsync<OrderAccount>()).Single(account => account.OrderId == -2).Earned;
        Assert.That(found, Is.EqualTo(new[] { ("A-1", "sold", 10_000L, 500L, earned), ("A-1", "returned", 4000L, gone.CreditBack, gone.EarnedBack), ("A-2", "sold", 10_000L, 0L, second) }));
        Assert.That(elsewhere.Select(one => one.Receipt), Is.EqualTo(new[] { "P-1" }));
    }

    static async Task<List<(string Receipt, string Kind, long Gross, long Credit, long Earned)>> SalesAmongAsync(Till till) =>
        [.. (await till.GetAsync("changes")).Json.GetProperty("changes").EnumerateArray().Where(change => change.TryGetProperty("sale", out _)).Select(change =>
        {
            var sale = change.GetProperty("sale");
            return (change.GetProperty("receipt").GetString()!, sale.GetProperty("kind").GetString()!, sale.GetProperty("gross").GetInt64(), sale.GetProperty("credit").GetInt64(), sale.GetProperty("earned").GetInt64());
        })];

    [Test]
    public async Task A_return_is_taken_once_and_no_more_than_is_left()
    {
        var till = await Shop.TillAsync();
        await till.PostAsync("sales", Sale(await till.AnnaAsync()));
        var back = new { receipt = "A-1", amount = 10_000, reference = "R-1", reason = "given back" };
        var answers = new[] { await till.PostAsync("sales/returns", back), await till.PostAsync("sales/returns", back), await till.PostAsync("sales/returns", new { back.receipt, back.amount, reference = "R-2", back.reason }), await till.PostAsync("sales/returns", new { receipt = "A-9", back.reference, back.reason }) };
        Assert.That(answers.Select(answer => answer.Error), Is.EqualTo(new[] { (200, null), (200, null), (409, "sale_nothing_left"), (404, "sale_unknown") }));
    }

    [Test]
    public async Task A_key_that_may_only_record_sales_spends_nothing()
    {
        var till = await Shop.TillAsync(scopes: TillScopes.BalanceRead | TillScopes.Earn);
        var wallet = await till.AnnaAsync();
        Assert.That(((await till.PostAsync("sales", Sale(wallet, credit: 1))).Error, (await till.PostAsync("sales", Sale(wallet))).Status), Is.EqualTo(((403, "key_scope"), 201)));
    }

    [Test]
    public async Task After_a_month_a_sale_is_told_from_its_row()
    {
        var till = await Shop.TillAsync();
        var body = Sale(await till.AnnaAsync());
        var sold = await till.PostAsync("sales", body, "k-1");
        Shop.Clock.Advance(TimeSpan.FromDays(Nop.Plugin.Misc.Cashback.Api.Operations.OperationDesk.DaysKept + 1));
        await Shop.AskAsync<Nop.Plugin.Misc.Cashback.Api.Operations.OperationDesk, int>(desk => desk.ForgetAsync());
        var again = await till.PostAsync("sales", body, "k-1");
        Assert.That((again.Status, again.Json.GetProperty("earned").GetInt64(), again.Json.GetProperty("rebuilt").GetBoolean()), Is.EqualTo((201, sold.Json.GetProperty("earned").GetInt64(), true)));
    }

    [TestCase("""[{"amount": 100, "product": 99999}]""", 422, "sale_line")]
    [TestCase("""[]""", 400, "request_invalid")]
    [TestCase("""[{"amount": 100, "tax": 101}]""", 400, "request_invalid")]
    [TestCase("""[{"amount": 100, "price": 1}]""", 400, "request_invalid")]
    public async Task Lines_are_what_the_shop_has(string lines, int status, string code)
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.PostAsync("sales", $$"""{"wallet_id": "{{await till.AnnaAsync()}}", "currency": "EUR", "receipt": "A-1", "lines": {{lines}}}""")).Error, Is.EqualTo((status, code)));
    }
}
