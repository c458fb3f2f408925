using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Browser;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What tills do to wallets and vouchers.</summary>
sealed class ActTests : ApiFixture
{
    [TearDown]
    public async Task AuditAsync() => Assert.That((await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings, Is.Empty);

    [Test]
    public async Task A_client_is_known_by_what_she_shows()
    {
        var till = await Shop.TillAsync();
        var card = (await Shop.RowsAsync<Wallet>()).First(wallet => wallet.Id == 1).CardNumber;
        var answers = new[] { await till.PostAsync("identify", new { code = BrowsedShop.Shopper }), await till.PostAsync("identify", new { code = card }) };
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => (answer.Json.GetProperty("kind").GetString(), answer.Json.GetProperty("client").GetString(), answer.Usable)), Is.All.EqualTo(("client", "A*** K***", 2500L)));
            Assert.That(answers[0].Body, Does.Not.Contain("Korhonen").And.Not.Contain("example.com").And.Not.Contain(card));
        });
    }

    [Test]
    public async Task Who_is_not_known_is_told_without_more() =>
        Assert.That((await (await Shop.TillAsync()).PostAsync("identify", new { code = "nobody@example.com" })).Error, Is.EqualTo((404, "client_unknown")));

    [Test]
    public async Task A_wallet_id_is_worth_nothing_to_another_key()
    {
        var (one, two) = (await Shop.TillAsync(), await Shop.TillAsync("Till 2"));
        var wallet = await one.AnnaAsync();
        Assert.That(((await one.GetAsync($"wallets/{wallet}")).Status, (await two.GetAsync($"wallets/{wallet}")).Error), Is.EqualTo((200, (404, "wallet_unknown"))));
    }

    [Test]
    public async Task A_wallet_id_ends()
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        Shop.Clock.Advance(TimeSpan.FromMinutes(Nop.Plugin.Misc.Cashback.Api.WalletIds.Minutes));
        Assert.That((await till.GetAsync($"wallets/{wallet}")).Error, Is.EqualTo((404, "wallet_unknown")));
    }

    [Test]
    public async Task What_is_redeemed_is_in_the_books_as_the_tills()
    {
        var answer = await (await Shop.TillAsync()).RedeemAsync(300, "A-1");
        var entry = (await Shop.RowsAsync<LedgerEntry>()).Single(entry => entry.Kind == EntryKind.Capture);
        Assert.That((answer.Status, answer.Usable, answer.Header("Location"), entry.Channel, entry.ActorId, entry.Reason, entry.Amount),
            Is.EqualTo((201, 2200L, "/api/cashback/v1/receipts/1/A-1", Channel.Api, -(1), "A-1", 300L)));
    }

    [Test]
    public async Task The_client_gets_the_letter_that_the_counter_would_write()
    {
        await (await Shop.TillAsync()).RedeemAsync(300, "A-1");
        Assert.That((await Shop.RowsAsync<LetterDue>()).Where(due => due.KindId <= (int)LetterOccasion.TakenByHand), Is.Empty, "none is still due");
    }

    [Test]
    public async Task What_a_till_took_staff_give_back_at_the_counter_page()
    {
        var till = await Shop.TillAsync();
        await till.RedeemAsync(300, "A-1");
        var act = PostingContext.ActOf((await Shop.RowsAsync<LedgerEntry>()).Single(entry => entry.Kind == EntryKind.Capture).IdempotencyKey);
        var undone = await Shop.AskAsync<IRedemptions, UndoRefusal>(redemptions => redemptions.UndoAsync(act, "mistyped", 1, actorId: 1, ofOthers: true));
        Assert.That((undone, (await till.GetAsync($"wallets/{await till.AnnaAsync()}")).Usable), Is.EqualTo((UndoRefusal.None, 2500L)));
    }

    [Test]
    public async Task A_large_amount_needs_the_clients_code_as_at_the_counter()
    {
        await Shop.SetAsync(settings => settings.CounterProofFrom = 10);
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var body = new { wallet_id = wallet, amount = 1000, currency = "EUR", receipt = "A-1" };
        var refused = new[] { (await till.PostAsync("redemptions", body, "k-1")).Error, (await till.PostAsync("redemptions", new { body.wallet_id, body.amount, body.currency, body.receipt, proof = "000000" }, "k-1")).Error };
        var anna = await Shop.AnnaAsync();
        var proof = (await Shop.AskAsync<ICounterService, (ClientProof Proof, long From, long Taken)?>(counter => counter.ProofAsync(anna.Id, 1)))!.Value.Proof.Code;
        var done = await till.PostAsync("redemptions", new { body.wallet_id, body.amount, body.currency, body.receipt, proof }, "k-1");
        Assert.That((refused[0], refused[1], done.Status), Is.EqualTo(((403, "wallet_proof_required"), (403, "wallet_proof_wrong"), 201)));
    }

    [Test]
    public async Task Holds_count_for_the_clients_code_too()
    {
        await Shop.SetAsync(settings => settings.CounterProofFrom = 10);
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var held = await till.PostAsync("holds", new { wallet_id = wallet, amount = 900, currency = "EUR" });
        Assert.That((held.Status, (await till.RedeemAsync(100, "A-1")).Error), Is.EqualTo((201, (403, "wallet_proof_required"))));
    }

    [Test]
    public async Task Above_the_limits_of_taking_and_client_a_till_is_refused_for_holds_too()
    {
        await Shop.SetAsync(settings => (settings.CounterMostPerTaking, settings.CounterMostPerClientDay, settings.CounterMostPerClerkDay) = (5, 6, 1));
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var (above, within) = (await till.RedeemAsync(501, "A-1"), await till.RedeemAsync(500, "A-2"));
        var held = await till.PostAsync("holds", new { wallet_id = wallet, amount = 200, currency = "EUR" });
        Assert.That((above.Error, within.Status, held.Error), Is.EqualTo(((422, "wallet_over_limit"), 201, (422, "wallet_over_limit"))));
    }

    [Test]
    public async Task A_hold_is_captured_in_part_and_the_rest_goes_back()
    {
        var till = await Shop.TillAsync();
        var held = await HoldAsync(till, 1000);
        var captured = await till.PostAsync($"holds/{IdOf(held)}/capture", new { amount = 600, receipt = "A-1" });
        Assert.That((held.Status, held.Usable, captured.Status, captured.Usable, captured.Json.GetProperty("amount").GetInt64(), captured.Json.GetProperty("hold").GetProperty("state").GetString()),
            Is.EqualTo((201, 1500L, 200, 1900L, 600L, "released")));
    }

    [Test]
    public async Task A_hold_is_captured_once()
    {
        var till = await Shop.TillAsync();
        var id = IdOf(await HoldAsync(till, 1000));
        await till.PostAsync($"holds/{id}/capture", new { receipt = "A-1" });
        var (same, other, released) = (await till.PostAsync($"holds/{id}/capture", new { receipt = "A-1" }), await till.PostAsync($"holds/{id}/capture", new { receipt = "A-2" }), await till.PostAsync($"holds/{id}/release", new { }));
        Assert.That((same.Status, same.Json.GetProperty("repeated").GetBoolean(), other.Error, released.Error), Is.EqualTo((200, true, (409, "hold_closed"), (409, "hold_closed"))));
    }

    [Test]
    public async Task A_hold_is_let_go()
    {
        var till = await Shop.TillAsync();
        var released = await till.PostAsync($"holds/{IdOf(await HoldAsync(till, 1000))}/release", new { });
        Assert.That((released.Status, released.Usable), Is.EqualTo((200, 2500L)));
    }

    [Test]
    public async Task A_hold_ends_by_itself()
    {
        var till = await Shop.TillAsync();
        var id = IdOf(await HoldAsync(till, 1000));
        Shop.Clock.Advance(TimeSpan.FromMinutes(ITillHolds.UsualMinutes));
        var late = await till.PostAsync($"holds/{id}/capture", new { receipt = "A-1" });
        var lapsed = await Shop.AskAsync<ITillHolds, int>(holds => holds.LapseAsync(CancellationToken.None));
        Assert.That((late.Error, lapsed, (await till.GetAsync($"holds/{id}")).Json.GetProperty("state").GetString(), (await till.GetAsync($"wallets/{await till.AnnaAsync()}")).Usable), Is.EqualTo(((422, "hold_expired"), 1, "lapsed", 2500L)));
    }

    [Test]
    public async Task A_hold_is_the_branchs_own()
    {
        var (here, there) = (await Shop.TillAsync(), await Shop.TillAsync("Till 2", ApiShop.Porto));
        var id = IdOf(await HoldAsync(here, 1000));
        Assert.That((await there.PostAsync($"holds/{id}/capture", new { receipt = "A-1" })).Error, Is.EqualTo((404, "hold_unknown")));
    }

    [Test]
    public async Task No_more_is_captured_than_is_held()
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.PostAsync($"holds/{IdOf(await HoldAsync(till, 1000))}/capture", new { amount = 1001, receipt = "A-1" })).Error, Is.EqualTo((422, "hold_too_much")));
    }

    [Test]
    public async Task The_receipt_of_a_captured_hold_is_taken_at_the_counter_too()
    {
        var till = await Shop.TillAsync();
        await till.PostAsync($"holds/{IdOf(await HoldAsync(till, 1000))}/capture", new { receipt = "A-1" });
        Assert.That((await till.RedeemAsync(1000, "A-1")).Error, Is.EqualTo((422, "receipt_used")));
    }

    [Test]
    public async Task A_voucher_is_taken_in_parts()
    {
        var code = await Shop.VoucherAsync(1000);
        var till = await Shop.TillAsync();
        var seen = await till.PostAsync("vouchers/check", new { code });
        var part = await till.PostAsync("vouchers/redeem", new { code, amount = 400, currency = "EUR", receipt = "A-1" });
        var rest = await till.PostAsync("vouchers/redeem", new { code, currency = "EUR", receipt = "A-2" });
        var none = await till.PostAsync("vouchers/redeem", new { code, currency = "EUR", receipt = "A-3" });
        Assert.That((seen.Json.GetProperty("left").GetInt64(), part.Json.GetProperty("voucher").GetProperty("left").GetInt64(), rest.Json.GetProperty("amount").GetInt64(), none.Error), Is.EqualTo((1000L, 600L, 600L, (409, "voucher_closed"))));
    }

    [Test]
    public async Task A_voucher_of_another_branch_is_refused()
    {
        var code = await Shop.VoucherAsync(1000, ApiShop.Porto);
        Assert.That((await (await Shop.TillAsync()).PostAsync("vouchers/redeem", new { code, currency = "EUR", receipt = "A-1" })).Error, Is.EqualTo((422, "voucher_wrong_branch")));
    }

    [Test]
    public async Task A_voucher_is_found_by_what_identifies()
    {
        var answer = await (await Shop.TillAsync()).PostAsync("identify", new { code = await Shop.VoucherAsync(1000) });
        Assert.That((answer.Json.GetProperty("kind").GetString(), answer.Json.TryGetProperty("client", out _)), Is.EqualTo(("voucher", false)));
    }

    [Test]
    public async Task Another_currency_is_refused()
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.PostAsync("redemptions", new { wallet_id = await till.AnnaAsync(), amount = 100, currency = "USD", receipt = "A-1" })).Error, Is.EqualTo((422, "wallet_currency")));
    }

    [Test]
    public async Task What_is_too_little_is_told_with_what_there_is()
    {
        var answer = await (await Shop.TillAsync()).RedeemAsync(2501, "A-1");
        Assert.That((answer.Error, answer.Json.GetProperty("available").GetInt64(), answer.Json.GetProperty("currency").GetString()), Is.EqualTo(((422, "wallet_insufficient"), 2500L, "EUR")));
    }

    [Test]
    public async Task A_card_is_no_receipt() =>
        Assert.That((await (await Shop.TillAsync()).RedeemAsync(100, (await Shop.RowsAsync<Wallet>())[0].CardNumber)).Error, Is.EqualTo((422, "receipt_is_code")));

    [Test]
    public async Task A_test_key_books_nothing()
    {
        var answer = await (await Shop.TillAsync(isTest: true)).RedeemAsync(300, "A-1");
        Assert.That((answer.Status, answer.Json.GetProperty("committed").GetBoolean(), answer.Usable, (await Shop.RowsAsync<LedgerEntry>()).Any(entry => entry.Kind == EntryKind.Capture)), Is.EqualTo((200, false, 2200L, false)));
    }

    static IEnumerable<string> Writes => ["redemptions", "holds", "capture", "release", "voucher", "too much", "wrong branch"];

    [TestCaseSource(nameof(Writes))]
    public async Task A_dry_run_says_what_the_real_run_says_after_it_and_writes_nothing(string write)
    {
        var till = await Shop.TillAsync();
        var wallet = await till.AnnaAsync();
        var id = IdOf(await HoldAsync(till, 500));
        var (here, there) = (await Shop.VoucherAsync(200), await Shop.VoucherAsync(200, ApiShop.Porto));
        (string Path, object Body) request = write switch
        {
            "redemptions" => ("redemptions", new { wallet_id = wallet, amount = 300, currency = "EUR", receipt = "A-1" }),
            "holds" => ("holds", new { wallet_id = wallet, amount = 300, currency = "EUR" }),
            "capture" => ($"holds/{id}/capture", new { amount = 300, receipt = "A-1" }),
            "release" => ($"holds/{id}/release", new { }),
            "voucher" => ("vouchers/redeem", new { code = here, amount = 100, currency = "EUR", receipt = "A-1" }),
            "too much" => ("redemptions", new { wallet_id = wallet, amount = 9900, currency = "EUR", receipt = "A-1" }),
            _ => ("vouchers/redeem", new { code = there, amount = 100, currency = "EUR", receipt = "A-1" }),
        };
        var before = await StateAsync();
        var tried = await till.PostAsync(request.Path + "?dry_run=true", request.Body, "");
        var between = await StateAsync();
        var real = await till.PostAsync(request.Path, request.Body);
        Assert.Multiple(() =>
        {
            Assert.That(between, Is.EqualTo(before));
            Assert.That(Told(tried), Is.EqualTo(Told(real)));
        });
    }

    // All but what is said to differ: whether it was written, where what is new is found, and the names that are drawn anew.
    static string Told(TillAnswer answer) => string.Join('\n', answer.Json.EnumerateObject().Where(member => member.Name is not ("committed" or "location" or "request_id"))
        .Select(member => member.Name == "hold" ? $"hold {member.Value.GetProperty("state")} {member.Value.GetProperty("amount")} {member.Value.GetProperty("captured")}" : $"{member.Name} {member.Value}")
        .Append(answer.Status >= 400 ? $"{answer.Status}" : "done"));

    async Task<string> StateAsync() =>
        string.Join(' ', (await Shop.RowsAsync<LedgerEntry>()).Count, (await Shop.RowsAsync<Hold>()).Count, (await Shop.RowsAsync<TillOperation>()).Count, string.Join(',', (await Shop.RowsAsync<Wallet>()).Select(wallet => wallet.Version)), (await Shop.RowsAsync<LetterDue>()).Count);

    static async Task<TillAnswer> HoldAsync(Till till, long amount) => await till.PostAsync("holds", new { wallet_id = await till.AnnaAsync(), amount, currency = "EUR" });

    static string IdOf(TillAnswer held) => held.Json.GetProperty("hold").GetProperty("id").GetString()!;
}
