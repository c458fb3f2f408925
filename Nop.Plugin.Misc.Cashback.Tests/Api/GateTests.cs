using System.Net;
using System.Text;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Limits;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Browser;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Who gets in, and what is said to who does not.</summary>
sealed class GateTests : ApiFixture
{
    static object Identify => new { code = BrowsedShop.Shopper };

    [Test]
    public async Task A_till_that_shows_no_key_is_refused() =>
        Assert.That((await Shop.TillWith(null).PostAsync("identify", Identify)).Error, Is.EqualTo((401, "key_missing")));

    [Test]
    public async Task A_key_that_nobody_was_given_is_refused() =>
        Assert.That((await Shop.TillWith(TillKeyText.New(isTest: false, new RandomCodeSource())).PostAsync("identify", Identify)).Error, Is.EqualTo((401, "key_invalid")));

    [Test]
    public async Task A_revoked_key_is_refused_at_once()
    {
        var till = await Shop.TillAsync();
        var row = (await Shop.RowsAsync<TillKey>()).Single();
        await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(row.Id, 1));
        Assert.That((await till.PostAsync("identify", Identify)).Error, Is.EqualTo((401, "key_ended")));
    }

    [Test]
    public async Task A_key_past_its_last_day_is_refused()
    {
        var till = await Shop.TillAsync(endsUtc: Shop.Clock.UtcNow.AddMinutes(1));
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await till.PostAsync("identify", Identify)).Error, Is.EqualTo((401, "key_ended")));
    }

    [Test]
    public async Task A_key_is_refused_from_other_addresses_than_its_own() =>
        Assert.That((await (await Shop.TillAsync(addresses: "203.0.113.0/24")).PostAsync("identify", Identify)).Error, Is.EqualTo((403, "key_address")));

    [Test]
    public async Task A_key_may_do_what_its_scopes_say_and_no_more()
    {
        var till = await Shop.TillAsync(scopes: TillScopes.BalanceRead);
        Assert.That((await till.RedeemAsync(100, "A-1")).Error, Is.EqualTo((403, "key_scope")));
    }

    [Test]
    public async Task A_key_of_one_branch_does_not_speak_for_another() =>
        Assert.That((await (await Shop.TillAsync()).PostAsync("identify", new { code = BrowsedShop.Shopper, branch = ApiShop.Porto })).Error, Is.EqualTo((403, "key_branch")));

    [Test]
    public async Task A_key_for_all_branches_says_which_one_it_means()
    {
        var till = await Shop.TillAsync(branchId: 0);
        var answers = new[] { await till.PostAsync("identify", Identify), await till.PostAsync("identify", new { code = BrowsedShop.Shopper, branch = ApiShop.Porto }), await till.PostAsync("identify", new { code = BrowsedShop.Shopper, branch = 99 }) };
        Assert.That(answers.Select(answer => answer.Error), Is.EqualTo(new[] { (400, "request_invalid"), (200, (string?)null), (404, "branch_unknown") }));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    public async Task A_body_is_json(string type)
    {
        using var content = new StringContent("{}");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        Assert.That((await (await Shop.TillAsync()).SendAsync(HttpMethod.Post, "identify", content, null)).Error, Is.EqualTo((415, "request_media_type")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_is_small(bool isMeasured)
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"code": "{{new string('1', 64 * 1024)}}"}""");
        using HttpContent content = isMeasured ? new ByteArrayContent(bytes) : new StreamContent(new Unmeasured(bytes));
        content.Headers.ContentType = new("application/json");
        Assert.That((await (await Shop.TillAsync()).SendAsync(HttpMethod.Post, "identify", content, null)).Error, Is.EqualTo((413, "request_too_large")));
    }

    [TestCase("""{"code": "1", "coed": "2"}""", "/coed", "unknown")]
    [TestCase("""{"code": "1", "a/b~c": 2}""", "/a~1b~0c", "unknown")]
    [TestCase("""{"code": "1", "code": "2"}""", "/code", "duplicate")]
    [TestCase("""{"code": 1}""", "/code", "type")]
    [TestCase("""{}""", "/code", "required")]
    [TestCase("""{"code": null}""", "/code", "required")]
    [TestCase("""{"code": ""}""", "/code", "range")]
    [TestCase("""{"code": "a\u0000b"}""", "/code", "range")]
    [TestCase("""[]""", "", "type")]
    [TestCase("""{"code": "\ud800"}""", "", "format")]
    [TestCase("""{"code": "1",}""", "", "format")]
    [TestCase("""{"code": "1"} x""", "", "format")]
    [TestCase("""{"code": "1"} // x""", "", "format")]
    [TestCase("", "", "format")]
    [TestCase("""{"code": [[[[[[[[[[1]]]]]]]]]]}""", "", "format")]
    public async Task What_is_wrong_in_a_body_is_told_with_where(string body, string pointer, string code)
    {
        var answer = await (await Shop.TillAsync()).PostAsync("identify", body);
        var errors = answer.Json.GetProperty("errors").EnumerateArray().Select(one => $"{one.GetProperty("pointer").GetString()} {one.GetProperty("code").GetString()}");
        Assert.That((answer.Status, answer.Code, string.Join(", ", errors)), Is.EqualTo((400, "request_invalid", $"{pointer} {code}")));
    }

    [TestCase("10.5")]
    [TestCase("1e2")]
    [TestCase("\"10\"")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("99999999999999999999")]
    public async Task An_amount_is_a_whole_number_of_minor_units(string amount)
    {
        var till = await Shop.TillAsync();
        var answer = await till.PostAsync("redemptions", $$"""{"wallet_id": "{{await till.AnnaAsync()}}", "amount": {{amount}}, "currency": "EUR", "receipt": "A-1"}""");
        Assert.That((answer.Status, answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()), Is.EqualTo((400, "/amount")));
    }

    [Test]
    public async Task Every_answer_names_the_request_and_the_version()
    {
        var answer = await Shop.TillWith(null).GetAsync("operations/1");
        Assert.That((answer.Header("Request-Id"), answer.Header("Cashback-Version"), answer.Type?.MediaType), Is.EqualTo((answer.Json.GetProperty("request_id").GetString(), "2026-12-01", "application/problem+json")));
    }

    [Test]
    public async Task A_version_that_is_not_known_is_refused()
    {
        var till = await Shop.TillAsync();
        Assert.That((await till.SendAsync(HttpMethod.Get, "operations/1", null, null, ("Cashback-Version", "2031-01-01"))).Error, Is.EqualTo((400, "request_version")));
    }

    [Test]
    public async Task What_is_not_there_is_told_as_json() =>
        Assert.That((await (await Shop.TillAsync()).PostAsync("nothing/here", new { })).Error, Is.EqualTo((404, "request_unknown")));

    [Test]
    public async Task A_shop_with_a_certificate_takes_no_plain_request()
    {
        var till = await Shop.TillAsync();
        await Shop.AskAsync<IRepository<Nop.Core.Domain.Stores.Store>, bool>(async stores =>
        {
            var store = (await stores.GetByIdAsync(1))!;
            store.SslEnabled = true;
            await stores.UpdateAsync(store);
            return true;
        });
        Assert.That((await till.PostAsync("identify", Identify)).Error, Is.EqualTo((403, "https_required")));
    }

    [Test]
    public async Task A_till_that_asks_without_end_waits()
    {
        var till = await Shop.TillAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * ApiLimits.OfKey.Size).Select(_ => till.GetAsync("operations/1")));
        var limited = answers.Where(answer => answer.Code == "limit_exceeded").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Code == "operation_unknown"), Is.GreaterThanOrEqualTo(ApiLimits.OfKey.Size));
            Assert.That(limited, Is.Not.Empty);
            Assert.That(limited.Select(answer => (answer.Status, answer.Header("Retry-After"), answer.Header("RateLimit-Policy"))), Is.All.EqualTo((429, "1", "\"key\";q=120;w=12")));
        });
    }

    [Test]
    public async Task Who_guesses_keys_waits_and_tills_with_keys_do_not()
    {
        var till = await Shop.TillAsync();
        var codes = new RandomCodeSource();
        var guesses = new List<string?>();
        for (var i = 0; i < 2 * ApiLimits.OfAddress.Size; i++)
            guesses.Add((await Shop.TillWith(TillKeyText.New(isTest: false, codes)).GetAsync("operations/1")).Code);
        Assert.Multiple(async () =>
        {
            Assert.That(guesses.Take(ApiLimits.OfAddress.Size), Is.All.EqualTo("key_invalid"));
            Assert.That(guesses[^1], Is.EqualTo("limit_exceeded"));
            Assert.That((await till.GetAsync("operations/1")).Code, Is.EqualTo("operation_unknown"));
        });
    }

    [Test]
    public async Task A_till_that_guesses_codes_waits_as_a_clerk_does()
    {
        var till = await Shop.TillAsync();
        var guesses = new List<(int, string?)>();
        for (var i = 0; i <= LookUps.MostUnknown; i++)
            guesses.Add((await till.PostAsync("vouchers/check", new { code = VoucherCode.Display(VoucherCode.New(new RandomCodeSource())) })).Error);
        Assert.That((guesses.Take(LookUps.MostUnknown).Distinct().Single(), guesses[^1]), Is.EqualTo(((404, "voucher_unknown"), (429, "client_too_many_tries"))));
    }

    [Test]
    public async Task What_a_till_looks_up_is_written_down_under_the_till()
    {
        await (await Shop.TillAsync()).AnnaAsync();
        var (look, key) = ((await Shop.RowsAsync<LookUp>()).Single(), (await Shop.RowsAsync<TillKey>()).Single());
        Assert.That((look.ActorId, look.BranchId, look.CustomerId), Is.EqualTo((key.ActorId, ApiShop.Centro, (await Shop.AnnaAsync()).Id)));
    }

    [Test]
    public async Task A_cookie_opens_nothing()
    {
        using var visitor = new ShopVisitor(Shop.Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        using var answer = await visitor.GetAsync(ApiShop.Path + "operations/1");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Every_error_has_a_page()
    {
        var refused = await Shop.TillWith(null).GetAsync("operations/1");
        var page = await Shop.TillWith(null).GetAsync(refused.Json.GetProperty("type").GetString()![ApiShop.Path.Length..]);
        Assert.That((page.Status, page.Json.GetProperty("code").GetString()), Is.EqualTo((200, "key_missing")));
    }

    // A stream of which nobody knows how long it is.
    sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
