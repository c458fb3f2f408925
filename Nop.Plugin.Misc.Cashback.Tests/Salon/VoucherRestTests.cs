using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>What is left of a voucher after a part was taken goes back to the credit, where the owner wants it so.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class VoucherRestTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [SetUp]
    public void GoesBack() => Shop.Settings.VoucherRest = VoucherRest.GoesBack;

    [Test]
    public async Task The_rest_is_usable_at_once_and_the_voucher_is_over()
    {
        var code = await Desk.CodeAsync(600);
        var taken = await Desk.RedeemAsync(code, 200, "r1");
        Assert.That((taken.Amount, taken.Hold!.State, taken.Hold.Captured, taken.Hold.Released, (await Shop.BalanceAsync()).Usable), Is.EqualTo((200L, HoldState.Released, 200L, 400L, 800L)));
        Assert.That((await Desk.RedeemAsync(code, 100, "r2")).Refusal, Is.EqualTo(SalonRefusal.VoucherClosed));
    }

    [Test]
    public async Task The_client_reads_what_went_back()
    {
        var code = await Desk.CodeAsync(600);
        await Desk.RedeemAsync(code, 200, "r1");
        Assert.That(Desk.Letters.Letters, Has.One.EndsWith("rest 400"));
    }

    [Test]
    public async Task A_voucher_that_is_taken_whole_is_used_as_ever()
    {
        var code = await Desk.CodeAsync(600);
        Assert.That((await Desk.RedeemAsync(code, null, "r1")).Hold!.State, Is.EqualTo(HoldState.Used));
        Assert.That(Desk.Letters.Letters, Has.None.Contains("rest"));
    }

    [Test]
    public async Task The_same_receipt_again_changes_nothing()
    {
        var code = await Desk.CodeAsync(600);
        await Desk.RedeemAsync(code, 200, "r1");
        var again = await Desk.RedeemAsync(code, 200, "r1");
        Assert.That((again.Repeated, again.Amount, (await Shop.BalanceAsync()).Usable), Is.EqualTo((true, 200L, 800L)));
    }

    [Test]
    public async Task What_is_undone_goes_back_to_the_credit()
    {
        var code = await Desk.CodeAsync(600);
        var taken = await Desk.RedeemAsync(code, 200, "r1");
        Assert.That(await Desk.UndoAsync(taken.Act), Is.EqualTo(UndoRefusal.None));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }

    [Test]
    public async Task Where_it_stays_on_the_voucher_it_is_taken_later()
    {
        Shop.Settings.VoucherRest = VoucherRest.StaysOnVoucher;
        var code = await Desk.CodeAsync(600);
        await Desk.RedeemAsync(code, 200, "r1");
        Assert.That((await Desk.RedeemAsync(code, 400, "r2")).IsDone, Is.True);
    }
}
