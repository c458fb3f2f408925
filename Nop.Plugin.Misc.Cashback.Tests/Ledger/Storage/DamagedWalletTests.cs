namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>A wallet whose rows somebody damaged, among others of which something is due.</summary>
[TestFixture(DatabaseKind.Sqlite)]
sealed class DamagedWalletTests(DatabaseKind kind) : StoreFixture(kind)
{
    static readonly DateTime s_later = Now.AddDays(20);

    [Test]
    public async Task One_that_cannot_be_booked_in_keeps_no_other_from_its_turn_and_is_told_of()
    {
        var (bad, good) = (await GivenAsync(), await GivenAsync());
        await Database.RunAsync($"UPDATE \"Cashback_Wallet\" SET \"Available\" = 0 WHERE \"Id\" = {bad}");

        var told = Assert.ThrowsAsync<AggregateException>(() => new DueCredit(Ledger(), Store, new ManualClock(s_later)).ExpireAsync(None))!;
        Assert.That(told.Message, Does.Contain("booked out: 1.").And.Contain($"Wallet {bad}:"));
        Assert.That((await LoadAsync(good)).Wallet.Available, Is.Zero);
    }

    CashbackLedger Ledger() => new(Store, new NoPause(), new WalletTurns(), new ManualClock(s_later));

    async Task<int> GivenAsync()
    {
        var key = NextKey();
        await Ledger().GrantAsync(key, 1000, Now.AddDays(10), new PostingContext(Channel.System, 0, Now) { Reason = "test" });
        return (await Store.FindAsync(key, None))!.Id;
    }
}
