using Nop.Plugin.Misc.Cashback.Api.Operations;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What is asked for twice under one key is done once, whoever dies in between.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
sealed class IdempotencyTests(DatabaseKind kind) : ApiFixture(kind)
{
    static object Body(string wallet, long amount = 300, string receipt = "A-1") => new { wallet_id = wallet, amount, currency = "EUR", receipt };

    async Task<int> CapturesAsync() => (await Shop.RowsAsync<LedgerEntry>()).Count(entry => entry.Kind == EntryKind.Capture);

    [Test]
    public async Task The_same_request_answers_with_the_first_answer()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var first = await till.PostAsync("redemptions", Body(wallet), "k-1");
        var again = await till.PostAsync("redemptions", Body(wallet), "k-1");
        Assert.Multiple(async () =>
        {
            Assert.That((again.Status, again.Body, again.Header("Location")), Is.EqualTo((201, first.Body, first.Header("Location"))));
            Assert.That((first.Header("Idempotent-Replayed"), again.Header("Idempotent-Replayed")), Is.EqualTo(((string?)null, "true")));
            Assert.That(await CapturesAsync(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task The_same_request_in_other_words_is_the_same()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        await till.PostAsync("redemptions", Body(wallet), "k-1");
        var again = await till.PostAsync("redemptions", $$"""{ "receipt": "A-\u0031", "currency": "EUR",  "amount": 300, "wallet_id": "{{wallet}}" }""", "\"k-1\"");
        Assert.That((again.Status, again.Header("Idempotent-Replayed")), Is.EqualTo((201, "true")));
    }

    [Test]
    public async Task A_key_does_not_name_two_requests()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        await till.PostAsync("redemptions", Body(wallet), "k-1");
        Assert.That((await till.PostAsync("redemptions", Body(wallet, amount: 400), "k-1")).Error, Is.EqualTo((422, "idempotency_key_reused")));
    }

    [Test]
    public async Task A_key_is_the_tills_own()
    {
        var (one, two) = (await Shop.TillAsync(), await Shop.TillAsync("Till 2"));
        await one.RedeemAsync(300, "A-1", "k-1");
        Assert.That((await two.RedeemAsync(400, "A-2", "k-1")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task The_next_key_of_a_till_asks_for_what_the_first_one_did()
    {
        var (first, next) = (await Shop.TillAsync(), await Shop.TillAsync());
        var wallet = await first.AnnaAsync();
        await first.PostAsync("redemptions", Body(wallet), "k-1");
        Assert.That((await next.PostAsync("redemptions", Body(wallet), "k-1")).Header("Idempotent-Replayed"), Is.EqualTo("true"));
    }

    [TestCase(null, "idempotency_key_required")]
    [TestCase("a b", "idempotency_key_invalid")]
    [TestCase("\"\"", "idempotency_key_invalid")]
    public async Task A_request_that_writes_has_a_key(string? key, string code)
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.PostAsync("redemptions", Body(await till.AnnaAsync()), key ?? "")).Error, Is.EqualTo((400, code)));
    }

    [Test]
    public async Task A_key_that_is_too_long_is_none()
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.PostAsync("redemptions", Body(await till.AnnaAsync()), new string('k', 256))).Code, Is.EqualTo("idempotency_key_invalid"));
    }

    [Test]
    public async Task What_the_rules_refuse_stays_refused()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var first = await till.PostAsync("redemptions", Body(wallet, amount: 9900), "k-1");
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(async ledger => await ledger.GrantAsync(new((await Shop.AnnaAsync()).Id, 0, "EUR"), 20_000, null, new PostingContext(Channel.Admin, 1, Shop.Clock.UtcNow)));
        var again = await till.PostAsync("redemptions", Body(wallet, amount: 9900), "k-1");
        Assert.That((first.Error, again.Error, again.Header("Idempotent-Replayed"), again.Body), Is.EqualTo(((422, "wallet_insufficient"), (422, "wallet_insufficient"), "true", first.Body)));
    }

    [Test]
    public async Task What_was_wrong_in_the_request_may_be_put_right_under_the_same_key()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var errors = new[] { (await till.PostAsync("redemptions", Body("w_unknown"), "k-1")).Error, (await till.PostAsync("redemptions", Body(wallet, amount: -1), "k-1")).Error };
        Assert.That((errors[0], errors[1], (await till.PostAsync("redemptions", Body(wallet), "k-1")).Status), Is.EqualTo(((404, "wallet_unknown"), (400, "request_invalid"), 201)));
    }

    [Test]
    public async Task What_was_put_right_under_the_same_key_is_found_by_the_receipt_that_it_has_now()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        await till.PostAsync("redemptions", Body("w_unknown", receipt: "A-1"), "k-1");
        await till.PostAsync("redemptions", Body(wallet, receipt: "A-2"), "k-1");
        Assert.That(((await till.GetAsync("receipts/1/A-1")).Status, (await till.GetAsync("receipts/1/A-2")).Status), Is.EqualTo((404, 200)));
    }

    [Test]
    public async Task While_the_first_is_at_it_the_second_is_told_so()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        await BeginAsync(wallet);
        var second = await till.PostAsync("redemptions", Body(wallet), "k-1");
        Assert.That((second.Error, second.Header("Retry-After")), Is.EqualTo(((409, "idempotency_in_progress"), "1")));
    }

    [Test]
    public async Task Of_who_died_before_the_act_another_takes_over()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        await BeginAsync(wallet);
        Shop.Clock.Advance(OperationDesk.Lease);
        Assert.That(((await till.PostAsync("redemptions", Body(wallet), "k-1")).Status, await CapturesAsync()), Is.EqualTo((201, 1)));
    }

    // The server dies the moment after the ledger's commit: nothing is between the act and its answer.
    [Test]
    public async Task Of_who_died_after_the_act_the_answer_is_there()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var begun = await BeginAsync(wallet);
        await TakeAsync(new OperationAct(begun.Id, begun.Claim, isDryRun: false, _ => new(201, """{"amount":300}""")));
        var answer = await till.PostAsync("redemptions", Body(wallet), "k-1");
        Assert.That((answer.Status, answer.Body, answer.Header("Idempotent-Replayed"), await CapturesAsync()), Is.EqualTo((201, """{"amount":300}""", "true", 1)));
    }

    [Test]
    public async Task Who_was_taken_over_writes_nothing_any_more()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var slow = await BeginAsync(wallet);
        Shop.Clock.Advance(OperationDesk.Lease);
        var taken = await till.PostAsync("redemptions", Body(wallet, receipt: "A-1"), "k-1");
        var late = await TakeAsync(new OperationAct(slow.Id, slow.Claim, isDryRun: false, _ => new(201, "{}")), receipt: "A-2");
        var kept = await Shop.AskAsync<OperationDesk, bool>(desk => desk.KeepAsync(slow, new(422, "{}", "wallet_insufficient")));
        Assert.That((taken.Status, late.Refusal, kept, await CapturesAsync(), (await Shop.RowsAsync<TillOperation>()).Single().Status), Is.EqualTo((201, SalonRefusal.Busy, false, 1, 201)));
    }

    [Test]
    public async Task A_receipt_that_was_taken_under_another_key_is_told_and_not_taken_again()
    {
        var till = await Shop.TillAsync();
        await till.RedeemAsync(300, "A-1", "k-1");
        var again = await till.RedeemAsync(300, "a-1", "k-2");
        Assert.That((again.Status, again.Json.GetProperty("repeated").GetBoolean(), again.Usable, await CapturesAsync()), Is.EqualTo((200, true, 2200, 1)));
    }

    [Test]
    public async Task A_receipt_that_the_counter_took_is_the_same_receipt()
    {
        var anna = await Shop.AnnaAsync();
        await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(anna.Id, 1, 300, ApiShop.Centro, "A-1", actorId: 3));
        var till = await Shop.TillAsync();
        Assert.That(((await till.RedeemAsync(300, "A-1")).Status, (await till.RedeemAsync(400, "A-1")).Error, await CapturesAsync()), Is.EqualTo((200, (422, "receipt_used"), 1)));
    }

    [Test]
    public async Task After_a_power_cut_the_till_asks_by_key_and_by_receipt()
    {
        var till = await Shop.TillAsync();
        var done = await till.RedeemAsync(300, "A 1/7", "k/1%");
        var (byKey, byReceipt, none) = (await till.GetAsync("operations/k%2F1%25"), await till.GetAsync(done.Header("Location")![ApiShop.Path.Length..]), await till.GetAsync("operations/k-2"));
        Assert.That((byKey.Json.GetProperty("operations")[0].GetProperty("answer").GetRawText(), byReceipt.Json.GetProperty("operations")[0].GetProperty("status").GetInt32(), none.Error), Is.EqualTo((done.Body, 201, (404, "operation_unknown"))));
    }

    [Test]
    public async Task After_a_month_the_answer_is_made_anew_from_the_books_and_nothing_runs_again()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var held = await till.PostAsync("holds", new { wallet_id = wallet, amount = 200, currency = "EUR" }, "k-0");
        var done = await till.PostAsync("redemptions", Body(wallet), "k-1");
        var refused = await till.PostAsync("redemptions", Body(wallet, amount: 9900, receipt: "A-2"), "k-2");
        Shop.Clock.Advance(TimeSpan.FromDays(OperationDesk.DaysKept + 1));
        var forgotten = await Shop.AskAsync<OperationDesk, int>(desk => desk.ForgetAsync());
        var again = new[] { await till.PostAsync("holds", new { wallet_id = wallet, amount = 200, currency = "EUR" }, "k-0"), await till.PostAsync("redemptions", Body(wallet), "k-1"), await till.PostAsync("redemptions", Body(wallet, amount: 9900, receipt: "A-2"), "k-2") };
        Assert.Multiple(async () =>
        {
            Assert.That(forgotten, Is.EqualTo(3));
            Assert.That(again.Select(answer => (answer.Status, answer.Header("Idempotent-Replayed"), answer.Header("Location"))), Is.EqualTo(new[] { (201, "true", held.Header("Location")), (201, "true", done.Header("Location")), (422, "true", null) }));
            Assert.That(again[1].Json.GetProperty("balance").GetRawText(), Is.EqualTo(done.Json.GetProperty("balance").GetRawText()));
            Assert.That((again[1].Json.GetProperty("rebuilt").GetBoolean(), again[2].Code, refused.Code), Is.EqualTo((true, "wallet_insufficient", "wallet_insufficient")));
            Assert.That(await CapturesAsync(), Is.EqualTo(1));
        });
    }

    async Task<TillOperation> BeginAsync(string wallet)
    {
        var key = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Api.Keys.TillKey>()).Single();
        var body = System.Text.Json.JsonSerializer.SerializeToElement(Body(wallet));
        var wanted = new WantedOperation(key.TillId, ApiShop.Centro, "POST redemptions", "k-1", CanonicalJson.FingerprintOf(body, ""));
        return (await Shop.AskAsync<OperationDesk, Claimed>(desk => desk.ClaimAsync(wanted, CancellationToken.None))).Row;
    }

    async Task<SalonResult> TakeAsync(OperationAct operation, string receipt = "A-1")
    {
        var anna = await Shop.AnnaAsync();
        return await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(anna.Id, 1, 300, ApiShop.Centro, receipt, actorId: -1, proof: null, operation));
    }
}
