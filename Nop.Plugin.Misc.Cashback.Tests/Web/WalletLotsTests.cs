using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What the page of a wallet says of its credit and when it ends.</summary>
public sealed class WalletLotsTests : InstalledShopFixture
{
    [TestCase(true, "not known yet: the order is not complete")]
    [TestCase(false, "no end")]
    public async Task What_an_order_earned_has_no_known_end_before_it_is_complete_and_a_gift_by_hand_has_none(bool ofOrder, string end)
    {
        await Shop.SeedAsync();
        var client = await Shop.Store.RegisterAsync("anna@example.com");
        var order = await Shop.AddOrderAsync(client, 45.00m, PaymentStatus.Paid);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        await Shop.GiveAsync(client, 5_00);
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(client.Id, 1));
        var wallet = (await Shop.AskAsync<IWalletDirectory, WalletRow?>(wallets => wallets.FindAsync(key)))!.Wallet;
        var page = await Shop.AskAsync<AdminWalletFactory, WalletModel?>(factory => factory.PrepareAsync(wallet.Id));
        var row = page!.Lots.Rows.Single(lot => lot.Cells[0].Link is not null == ofOrder);
        Assert.That(row.Cells[^1].Text, Is.EqualTo(end));
    }
}
