namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What a till is told where the shop has frozen or closed a client's wallet.</summary>
sealed class FrozenWalletTests : ApiFixture
{
    [Test]
    public async Task A_frozen_wallet_gives_nothing_and_has_a_code_of_its_own()
    {
        var code = await Shop.VoucherAsync(1000);
        await ChangeAsync(WalletAct.Freeze);
        var till = await Shop.TillAsync();
        var voucher = await till.PostAsync("vouchers/redeem", new { code, amount = 400, currency = "EUR", receipt = "A-1" });
        var hold = await till.PostAsync("holds", new { wallet_id = await till.AnnaAsync(), amount = 300, currency = "EUR" });
        Assert.That((voucher.Error, hold.Error, (await till.RedeemAsync(100, "A-2")).Error), Is.EqualTo(((409, "wallet_frozen"), (409, "wallet_frozen"), (409, "wallet_frozen"))));
    }

    [Test]
    public async Task So_has_a_closed_one()
    {
        await ChangeAsync(WalletAct.Close);
        Assert.That((await (await Shop.TillAsync()).RedeemAsync(100, "A-2")).Error, Is.EqualTo((409, "wallet_closed")));
    }

    async Task ChangeAsync(WalletAct act)
    {
        var anna = await Shop.AnnaAsync();
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == anna.Id);
        Assert.That((await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.ChangeAsync(wallet.Id, new(act), new(Channel.Admin, 9, DateTime.UtcNow) { Reason = "a dispute", IdempotencyKey = $"{act}" }))).IsDone, Is.True);
    }
}
