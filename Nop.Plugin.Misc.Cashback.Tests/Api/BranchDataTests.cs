using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Files of a branch, its return files, and what has changed at it.</summary>
sealed class BranchDataTests : ApiFixture
{
    [TearDown]
    public async Task AuditAsync() => Assert.That((await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings, Is.Empty);

    static object ReturnOf(string voucher, long amount = 400, long? sum = null) => new
    {
        file = new
        {
            version = "1", batch = "mon-1", branch = ApiShop.Centro,
            rows = new[] { new { row = 1, voucher, amount, currency = "EUR", receipt = "A-9" } },
            totals = new[] { new { currency = "EUR", decimals = 2, rows = 1, amount = sum ?? amount } },
        },
    };

    [Test]
    public async Task A_return_file_is_judged_then_confirmed_and_taken_once()
    {
        var till = await Shop.TillAsync();
        var body = ReturnOf(await Shop.VoucherAsync(1000));
        var brought = await till.PostAsync("returns", body);
        var again = await till.PostAsync("returns", body);
        var path = brought.Header("Location")![ApiShop.Path.Length..];
        var confirmed = new[] { await till.PostAsync($"{path}/confirm", new { }), await till.PostAsync($"{path}/confirm", new { }) };
        var entry = (await Shop.RowsAsync<LedgerEntry>()).Single(entry => entry.Kind == EntryKind.Capture);
        Assert.Multiple(() =>
        {
            Assert.That((brought.Status, State(brought), again.Status, again.Json.GetProperty("repeated").GetBoolean()), Is.EqualTo((201, "waits ready 1 400", 200, true)));
            Assert.That(confirmed.Select(State), Is.All.EqualTo("done taken 1 400"));
            Assert.That((entry.Channel, entry.Amount, entry.Reason), Is.EqualTo((Channel.Api, 400L, "A-9")));
        });
    }

    [Test]
    public async Task A_dry_run_judges_a_return_file_and_keeps_nothing()
    {
        var till = await Shop.TillAsync();
        var body = ReturnOf(await Shop.VoucherAsync(1000));
        var tried = await till.PostAsync("returns?dry_run=true", body, "");
        var kept = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Salon.Returns.ReturnBatch>()).Count;
        Assert.That((State(tried), tried.Json.GetProperty("committed").GetBoolean(), kept, State(await till.PostAsync("returns", body))), Is.EqualTo(("waits ready 1 400", false, 0, "waits ready 1 400")));
    }

    [Test]
    public async Task A_return_file_that_does_not_add_up_is_refused_whole() =>
        Assert.That((await (await Shop.TillAsync()).PostAsync("returns", ReturnOf(await Shop.VoucherAsync(1000), sum: 401))).Error, Is.EqualTo((422, "return_refused")));

    [TestCase(TillScopes.Export, 403)]
    [TestCase(TillScopes.Export | TillScopes.Earn, 201)]
    public async Task A_return_file_with_sales_is_brought_by_who_may_record_sales(TillScopes scopes, int status)
    {
        var body = new
        {
            file = new
            {
                version = "1", batch = "mon-1", branch = ApiShop.Centro,
                rows = new[] { new { row = 1, kind = "sale", client = "nobody@example.com", amount = 400, currency = "EUR", receipt = "A-9" } },
                totals = new[] { new { currency = "EUR", decimals = 2, rows = 1, amount = 400 } },
            },
        };
        var till = await Shop.TillAsync(scopes: scopes);
        var answers = new[] { await till.PostAsync("returns?dry_run=true", body, ""), await till.PostAsync("returns", body) };
        Assert.That((answers[0].Status, answers[1].Status, (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Salon.LookUp>()).Count), Is.EqualTo(status == 403 ? (403, 403, 0) : (200, 201, 2)));
    }

    [Test]
    public async Task A_return_file_is_the_branchs_own()
    {
        var brought = await (await Shop.TillAsync()).PostAsync("returns", ReturnOf(await Shop.VoucherAsync(1000)));
        var other = await Shop.TillAsync("Till 2", ApiShop.Porto);
        Assert.That((await other.PostAsync($"returns/{brought.Json.GetProperty("id")}/confirm", new { })).Error, Is.EqualTo((404, "return_unknown")));
    }

    [Test]
    public async Task The_file_for_a_branch_has_its_open_vouchers_and_control_totals()
    {
        await Shop.VoucherAsync(700);
        await Shop.VoucherAsync(300, ApiShop.Porto);
        var file = await (await Shop.TillAsync()).GetAsync("export");
        Assert.That((file.Status, file.Json.GetProperty("totals")[0].GetProperty("amount").GetInt64(), file.Json.GetProperty("rows").GetArrayLength()), Is.EqualTo((200, 700L, 1)));
    }

    [Test]
    public async Task Csv_for_a_branch_is_in_its_tills_own_words()
    {
        await Shop.AskAsync<BranchExports, bool>(async exports =>
        {
            var wanted = await exports.OfAsync(ApiShop.Centro);
            (wanted.Separator, wanted.DecimalSign, wanted.HasMark, wanted.Headings) = (";", ",", false, "amount = Betrag");
            await exports.SaveAsync(wanted);
            return true;
        });
        await Shop.VoucherAsync(1234);
        var lines = (await (await Shop.TillAsync()).GetAsync("export?format=csv")).Body.Split("\r\n");
        var other = await (await Shop.TillAsync("Till 2", ApiShop.Porto)).GetAsync("export?format=csv");
        Assert.That((lines[0].Contains(";Betrag;", StringComparison.Ordinal), lines[1].Contains(";12,34;EUR;", StringComparison.Ordinal), other.Body.Contains(",12.34,EUR,", StringComparison.Ordinal)), Is.EqualTo((true, true, true)));
    }

    [TestCase(ReceiptSpan.Day, "1 300", "1 200", "2 200 300")]
    [TestCase(ReceiptSpan.Year, "1 300", "1 300", "1 300")]
    [TestCase(ReceiptSpan.Never, "1 300", "1 300", "1 300")]
    public async Task What_became_of_a_receipt_is_told_of_its_day_where_numbers_start_anew(ReceiptSpan span, string first, string second, string both)
    {
        await Shop.AskAsync<IBranchService, bool>(async branches =>
        {
            var branch = (await branches.GetByIdAsync(ApiShop.Centro))!;
            return await branches.SaveAsync(new Branch { Id = branch.Id, Name = branch.Name, ReceiptSpanId = (int)span });
        });
        var till = await Shop.TillAsync();
        await till.RedeemAsync(300, "17");
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        if (span == ReceiptSpan.Day)
            await till.RedeemAsync(200, "17");
        Assert.That((await OfAsync("?day=2026-03-02"), await OfAsync("?day=2026-03-03"), await OfAsync("")), Is.EqualTo((first, second, both)));
        Assert.That((await till.GetAsync("receipts/1/17?day=2025-03-02")).Status, Is.EqualTo(span == ReceiptSpan.Never ? 200 : 404));

        async Task<string> OfAsync(string query)
        {
            var found = (await till.GetAsync($"receipts/1/17{query}")).Json.GetProperty("operations").EnumerateArray().Select(one => one.GetProperty("answer").GetProperty("amount").ToString()).ToList();
            return $"{found.Count} {string.Join(' ', found)}";
        }
    }

    [TestCase("receipts/1/17?day=yesterday", "?day")]
    [TestCase("export?content=wallets", "?content")]
    [TestCase("export?format=pdf", "?format")]
    [TestCase("export?least=-1", "?least")]
    [TestCase("export?changed_since=yesterday", "?changed_since")]
    [TestCase("changes?limit=201", "?limit")]
    [TestCase("changes?after=x", "?after")]
    public async Task What_is_wrong_behind_an_address_is_told(string path, string pointer)
    {
        var answer = await (await Shop.TillAsync()).GetAsync(path);
        Assert.That((answer.Status, answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()), Is.EqualTo((400, pointer)));
    }

    [Test]
    public async Task Changes_come_in_pages_each_once()
    {
        var till = await Shop.TillAsync();
        await Shop.VoucherAsync(100);
        await Shop.VoucherAsync(200, ApiShop.Porto);
        await till.RedeemAsync(300, "A-1");
        await Shop.VoucherAsync(400, ApiShop.Centro);
        var (found, path, pages) = (new List<string>(), "changes?limit=2", 0);
        for (string? next = path; next is not null; pages++)
        {
            var answer = await till.GetAsync(next);
            found.AddRange(answer.Json.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("kind")} {change.GetProperty("amount")}"));
            next = answer.Header("Link") is { } link ? link[(ApiShop.Path.Length + 1)..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.That((string.Join(", ", found), pages), Is.EqualTo(("hold 100, hold 300, capture 300, hold 400", 2)));
    }

    // What commits late has a number below: nothing behind it is told before it is there, or can come no more.
    [Test]
    public async Task Behind_a_gap_that_may_still_be_filled_nothing_is_told()
    {
        var till = await Shop.TillAsync();
        await Shop.VoucherAsync(100);
        await DeleteAsync((await Shop.RowsAsync<LedgerEntry>()).Max(entry => entry.Id), () => Shop.VoucherAsync(200));
        var before = (await till.GetAsync("changes")).Json.GetProperty("changes").GetArrayLength();
        Shop.Clock.Advance(ChangeQueries.Settled);
        var after = (await till.GetAsync("changes")).Json.GetProperty("changes").GetArrayLength();
        await RestoreAsync();
        Assert.That((before, after), Is.EqualTo((0, 1)));
    }

    LedgerEntry? _missing;

    async Task DeleteAsync(int entryId, Func<Task> then)
    {
        await then();
        _missing = (await Shop.RowsAsync<LedgerEntry>()).Single(entry => entry.Id == entryId);
        await Shop.AskAsync<IRepository<LedgerEntry>, bool>(async rows =>
        {
            await rows.DeleteAsync(_missing, publishEvent: false);
            return true;
        });
    }

    Task RestoreAsync() => Shop.AskAsync<IRepository<LedgerEntry>, bool>(async rows =>
    {
        await rows.InsertAsync(_missing!, publishEvent: false);
        return true;
    });

    static string State(TillAnswer answer) =>
        $"{answer.Json.GetProperty("state").GetString()} {string.Join(", ", answer.Json.GetProperty("counts").EnumerateArray().Select(count => $"{count.GetProperty("outcome").GetString()} {count.GetProperty("rows")} {count.GetProperty("amount")}"))}";
}
