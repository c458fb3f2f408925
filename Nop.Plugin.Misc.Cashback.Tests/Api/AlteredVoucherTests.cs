namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What a till is told where somebody has changed a voucher or a hold in the shop's database.</summary>
sealed class AlteredVoucherTests : ApiFixture
{
    static readonly (int Status, string? Code) s_refused = (409, "wallet_altered");

    [Test]
    public async Task A_voucher_is_refused_with_a_code_of_its_own_and_nothing_is_taken()
    {
        var code = await Shop.VoucherAsync(1000);
        await ChangeAsync();
        var answer = await (await Shop.TillAsync()).PostAsync("vouchers/redeem", new { code, amount = 400, currency = "EUR", receipt = "A-1" });
        Assert.That((answer.Error, (await Shop.RowsAsync<LedgerEntry>()).Count(entry => entry.Kind == EntryKind.Capture)), Is.EqualTo((s_refused, 0)));
    }

    [TestCase("capture")]
    [TestCase("release")]
    public async Task So_is_a_hold_and_credit_is_taken_without_it(string act)
    {
        var till = await Shop.TillAsync();
        var hold = (await till.PostAsync("holds", new { wallet_id = await till.AnnaAsync(), amount = 300, currency = "EUR" })).Json.GetProperty("hold").GetProperty("id").GetString();
        await ChangeAsync();
        object body = act == "capture" ? new { amount = 300, receipt = "A-1" } : new { };
        Assert.That(((await till.PostAsync($"holds/{hold}/{act}", body)).Error, (await till.RedeemAsync(100, "A-2")).Status), Is.EqualTo((s_refused, 201)));
    }

    // As by a hand in the database.
    async Task ChangeAsync() => Assert.That(await Shop.Database.RunAsync("UPDATE \"Cashback_Hold\" SET \"ExpiresOnUtc\" = '2031-05-06 07:08:09' WHERE \"StateId\" = 1"), Is.Positive);
}
