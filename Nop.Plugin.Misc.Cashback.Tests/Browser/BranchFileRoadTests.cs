using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner downloads a file for a branch.</summary>
public partial class BranchFileRoadTests : BrowserTests
{
    [Test]
    public async Task A_workbook_comes_down_and_the_activity_log_names_its_batch()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackVoucher/List");
        await Page.SelectOptionAsync("[name='Export.ContentId']", "2");
        await Page.SelectOptionAsync("[name='Export.Format']", "xlsx");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#branch-file button[type=submit]"));
        var batch = Batch().Match(download.SuggestedFilename).Groups["batch"].Value;
        await using var file = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        using var zip = new ZipArchive(copy);
        Assert.That((batch.Length > 0, zip.GetEntry("xl/workbook.xml") is not null), Is.EqualTo((true, true)), download.SuggestedFilename);
        await GoAsync("/Admin/ActivityLog/List");
        await Expect("main").ToContainTextAsync($"Cashback balances downloaded as batch {batch}");
    }

    [Test]
    public async Task What_is_no_amount_is_said_beside_the_field()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackVoucher/List");
        await Page.FillAsync("[name='Export.Least']", "much");
        await Page.ClickAsync("#branch-file button[type=submit]");
        await Expect("[data-valmsg-for='Export.Least']").ToContainTextAsync("Type a number");
        Assert.That(await Page.InputValueAsync("[name='Export.Least']"), Is.EqualTo("much"));
    }

    [GeneratedRegex("^cashback-balances-(?<batch>\\d{8}T\\d{6}Z-0-[a-z0-9]{4})\\.xlsx$")]
    private static partial Regex Batch();
}
