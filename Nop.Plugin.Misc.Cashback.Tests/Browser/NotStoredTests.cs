namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What a client owns and a clerk sees stays in no cache: not the browser's, for whoever presses "back" after the sign-out, and no proxy's.</summary>
public class NotStoredTests : BrowserTests
{
    [TestCase("/customer/cashback")]
    [TestCase("/customer/cashback/ConfirmAddress?token=old")]
    [TestCase("/customer/cashback/DownloadData")]
    [TestCase("/customer/cashback/card")]
    [TestCase("/customer/cashback/voucher?number=1")]
    [TestCase("/salon/counter")]
    [TestCase("/salon/counter?branchId=1&ticket=old")]
    [TestCase("/salon/counter/Slip?act=none")]
    [TestCase("/salon/sale?ticket=old")]
    [TestCase("/salon/sale/Slip?act=none")]
    [TestCase("/salon/day?branchId=1")]
    [TestCase("/salon/checker?branch=1")]
    public async Task A_page_is_not_to_be_stored(string path)
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        using var answer = await visitor.GetAsync(path);

        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True, $"{(int)answer.StatusCode} {answer.Headers.CacheControl}");
    }

    [TestCase("/customer/cashback/OptIn")]
    [TestCase("/customer/cashback/CancelVoucher")]
    [TestCase("/salon/counter/Find")]
    [TestCase("/salon/counter/Undo")]
    public async Task An_answer_to_a_form_is_not_to_be_stored(string path)
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        using var answer = await visitor.PostAsync(path, []);

        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True, $"{(int)answer.StatusCode} {answer.Headers.CacheControl}");
    }
}
