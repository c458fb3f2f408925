using System.Text;
using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner changes over from another system.</summary>
public class OpeningRoadTests : BrowserTests
{
    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test]
    public async Task A_file_is_looked_at_confirmed_and_posted()
    {
        await BringAsync("Email;Saldo;Note\nanna@example.com;12,50;from the old till\nnobody@example.com;5;\n");
        await Expect("#opening-preview").ToContainTextAsync("1 clients will get it");
        await Expect("main").ToContainTextAsync("No such client");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await Page.ClickAsync("#confirm-opening button");
        await Expect("#bar-notification").ToContainTextAsync("All rows are through.");
    }

    [Test]
    public async Task Refused_rows_come_back_as_a_file_with_the_reason()
    {
        await BringAsync("email;amount;note\nstranger@example.com;5;=1+1\n");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#refused-rows"));
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.That(await reader.ReadToEndAsync(), Does.Contain("2,stranger@example.com,,,5.00,,,'=1+1,Client: No such client"));
    }

    [Test]
    public async Task A_wrong_amount_is_told_with_its_place()
    {
        await BringAsync("email;amount\nanna@example.com;1.234\n");
        await Expect("[data-valmsg-for='Upload.File']").ToContainTextAsync("listed below: 1");
        await Expect("#opening-file tbody tr").ToContainTextAsync("2 amount “1.234” is no amount");
    }

    async Task BringAsync(string csv)
    {
        await GoAsync("/Admin/CashbackOpening/List");
        await Page.SetInputFilesAsync("[name='Upload.File']", new FilePayload { Name = "balances.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Page.ClickAsync("#opening-file button[type=submit]");
    }
}
