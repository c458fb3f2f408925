using System.Text;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner brings what a branch took offline, and both books agree in the evening.</summary>
public class ReturnRoadTests : BrowserTests
{
    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test]
    public async Task A_file_is_brought_looked_at_confirmed_and_taken()
    {
        var code = await VoucherAsync(500);
        await BringAsync(Csv("day-1", $"{code},3.00,R-1"));
        await Expect("main").ToContainTextAsync("Will be taken");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await Page.ClickAsync("#confirm-return button");
        await Expect("#bar-notification").ToContainTextAsync("All rows are through.");
        Assert.That(await LeftAsync(code), Is.EqualTo(200));
    }

    [Test]
    public async Task What_does_not_agree_waits_until_somebody_says_how_it_was_settled()
    {
        await BringAsync(Csv("day-2", "2222-3333-4444,3.00,R-1"));
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await Page.ClickAsync("#confirm-return button");
        await Page.ClickAsync("#open-differences a");
        await Page.ClickAsync("main table a.btn");
        await Page.ClickAsync("#settle");
        await Expect("[data-valmsg-for='Note']").ToContainTextAsync("required");
        await Page.FillAsync("#Note", "Written off, a copy of a copy");
        await Page.ClickAsync("#settle");
        await Expect("main").ToContainTextAsync("Nothing waits");
    }

    [Test]
    public async Task A_file_that_was_cut_is_refused_with_its_line_and_nothing_is_lost()
    {
        await BringAsync("version,batch,row,voucher,amount,receipt\n1,day-3,1,2222-3333-4444,3.00,\"R");
        await Expect("[data-valmsg-for='Upload.File']").ToContainTextAsync("Line 2, column 31");
        Assert.That(await Page.InputValueAsync("[name='Upload.BranchId']"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_till_without_totals_brings_those_that_it_printed()
    {
        var code = await VoucherAsync(500);
        await BringAsync($"voucher;amount;receipt\n{code};2,00;R-7\n");
        await Expect("[data-valmsg-for='Upload.File']").ToContainTextAsync("control totals");
        await Page.FillAsync("[name='Upload.TypedRows']", "1");
        await Page.FillAsync("[name='Upload.TypedSum']", "2.00");
        await BringAsync($"voucher;amount;receipt\n{code};2,00;R-7\n", goes: false);
        await Expect("main").ToContainTextAsync("Will be taken");
    }

    async Task BringAsync(string csv, bool goes = true)
    {
        if (goes)
            await GoAsync("/Admin/CashbackReturn/List");
        await Page.SelectOptionAsync("[name='Upload.BranchId']", "1");
        await Page.SetInputFilesAsync("[name='Upload.File']", new FilePayload { Name = "return.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Page.ClickAsync("#return-file button[type=submit]");
    }

    async Task<string> VoucherAsync(long amount)
    {
        using var scope = Shop.Services.CreateScope();
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var anna = await Get<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Shopper);
        var key = await Get<IWalletDirectory>().KeyAsync(anna.Id, storeId: 1);
        await Get<ICashbackLedger>().AdjustAsync(key, amount, new PostingContext(Channel.Admin, 1, UtcNow) { Reason = "for a voucher", IdempotencyKey = $"{Guid.NewGuid():N}" });
        return Get<IVoucherService>().Display((await Get<IVoucherService>().IssueAsync(anna.Id, 1, amount, branchId: 0, validDays: null, Channel.Shop, anna.Id)).Hold!);
    }

    async Task<long> LeftAsync(string code)
    {
        using var scope = Shop.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<IVoucherService>().FindAsync(code))!.Left;
    }

    static string Csv(string batch, string row) => $"version,batch,branch,row,voucher,amount,receipt\n1,{batch},1,1,{row}\n1,{batch},1,total,1,{row.Split(',')[1]},\n";
}
