using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A day at a branch without internet.</summary>
public class CheckerRoadTests : CheckerFixture
{
    [Test]
    public async Task A_voucher_is_taken_in_parts_and_the_rest_survives_a_reload()
    {
        await OpenFileAsync();
        var token = Signed(1, 10_00);
        await CheckAsync(token);
        await Expect("#left").ToHaveTextAsync("€10.00");
        await PictureAsync("checker-take");
        await TakeAsync("4.00", "17");
        await Expect("#done").ToContainTextAsync("Taken: €4.00. Left on the voucher: €6.00.");

        await GoToFileAsync();
        await Expect("#rows li").ToContainTextAsync(["17"]);
        await CheckAsync(token.ToLowerInvariant());
        await Expect("#left").ToHaveTextAsync("€6.00");
        await Expect("#earlier").ToContainTextAsync("€4.00");
        await Page.ClickAsync("#all");
        await Page.FillAsync("#receipt", "18");
        await Page.ClickAsync("#take button.primary");
        await Expect("#done").ToContainTextAsync("Left on the voucher: €0.00");

        await CheckAsync(token);
        await Expect("#refusal").ToContainTextAsync("taken here already: €10.00");
        await Expect("#take").ToBeHiddenAsync();
        await PictureAsync("checker-refused");
    }

    [Test]
    public async Task The_last_day_is_that_of_the_shop_and_has_no_hour()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(9, 10_00));
        await Expect("#until").ToHaveTextAsync(new Regex("^Last day: [^:]+$"));
    }

    [Test]
    public async Task The_return_file_has_what_was_taken_once_the_next_one_the_rest_and_the_shop_takes_both()
    {
        Hold voucher;
        string token;
        using (var scope = Shop.Services.CreateScope())
        {
            var services = scope.ServiceProvider;
            var customer = await services.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
            voucher = (await services.GetRequiredService<IVoucherService>().IssueAsync(customer.Id, 1, 300, Branch, null, Channel.Shop, customer.Id)).Hold!;
            token = services.GetRequiredService<IVoucherService>().SignedOf(voucher, "EUR")!;
        }

        await OpenFileAsync("Anna");
        await CheckAsync(token);
        await TakeAsync("2", "R-9");
        await Expect("#done").ToContainTextAsync("€2.00");
        var (name, file, text) = await SavedAsync("#save");
        var row = file.GetProperty("rows")[0];
        Assert.Multiple(() =>
        {
            Assert.That(name, Is.EqualTo(file.GetProperty("batch").GetString() + ".json"));
            Assert.That(file.GetProperty("batch").GetString(), Does.Match("^[A-Za-z0-9._-]{1,64}$"));
            Assert.That(file.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "version", "batch", "branch", "rows", "totals" }));
            Assert.That((file.GetProperty("version").GetString(), file.GetProperty("branch").GetInt32(), file.GetProperty("rows").GetArrayLength()), Is.EqualTo(("1", Branch, 1)));
            Assert.That(row.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "row", "voucher", "amount", "currency", "receipt", "taken_at", "clerk" }));
            Assert.That((row.GetProperty("row").GetInt32(), row.GetProperty("voucher").GetString(), row.GetProperty("amount").GetInt64(), row.GetProperty("currency").GetString(), row.GetProperty("receipt").GetString(), row.GetProperty("clerk").GetString()),
                Is.EqualTo((1, token, 200L, "EUR", "R-9", "Anna")));
            Assert.That(row.GetProperty("taken_at").GetString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
            Assert.That(file.GetProperty("totals").GetRawText().Replace(" ", "").Replace("\n", ""), Is.EqualTo("""[{"currency":"EUR","decimals":2,"rows":1,"amount":200}]"""));
        });

        await CheckAsync(token);
        await TakeAsync("1", "R-10");
        await Expect("#done").ToContainTextAsync("€1.00");
        var (_, next, nextText) = await SavedAsync("#save");
        Assert.That((next.GetProperty("batch").GetString() != file.GetProperty("batch").GetString(), next.GetProperty("rows")[0].GetProperty("receipt").GetString(), next.GetProperty("rows").GetArrayLength()), Is.EqualTo((true, "R-10", 1)));

        await GoToFileAsync();
        await Expect("#save").ToBeHiddenAsync();
        var (_, _, again) = await SavedAsync("#files li:last-child button");
        Assert.That(again, Is.EqualTo(text));

        foreach (var brought in new[] { text, text, nextText })
            await HandInAsync(brought);
        using var asking = Shop.Services.CreateScope();
        var settled = (await asking.ServiceProvider.GetRequiredService<IVoucherService>().FindByReferenceAsync(voucher.Reference))!;
        Assert.That((settled.State, settled.Captured), Is.EqualTo((HoldState.Used, 300L)));
    }

    async Task HandInAsync(string file)
    {
        using var scope = Shop.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<IReturnDesk>();
        var branch = (await scope.ServiceProvider.GetRequiredService<IBranchService>().GetByIdAsync(Branch))!;
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file));
        var brought = await desk.BringAsync(content, branch, (null, null), actorId: 1);
        Assert.That(brought.Fault, Is.Null);
        await desk.ConfirmAsync(brought.Batch!, actorId: 1, TimeSpan.FromMinutes(1));
    }

    [TestCase("other branch", "another branch")]
    [TestCase("lapsed", "The last day of this voucher was")]
    [TestCase("currency", "another currency")]
    [TestCase("unknown key", "does not know")]
    [TestCase("changed", "is false")]
    [TestCase("cut", "something of it is missing")]
    [TestCase("card", "cannot be checked without the shop")]
    [TestCase("code", "cannot be checked without the shop")]
    [TestCase("nonsense", "no voucher of the shop")]
    public async Task What_is_no_voucher_for_here_and_now_is_refused(string what, string told)
    {
        await OpenFileAsync();
        var good = Signed(2, 10_00);
        await CheckAsync(what switch
        {
            "other branch" => Signed(2, 10_00, branch: 2),
            "lapsed" => Signed(2, 10_00, days: -0.01),
            "currency" => Signed(2, 10_00, currency: "USD"),
            "unknown key" => Signed(2, 10_00, key: new OneKey(9).Current()),
            // In the bytes that name the voucher.
            "changed" => good[..67] + (good[67] == 'A' ? 'B' : 'A') + good[68..],
            "cut" => good[..^4],
            "card" => "4000000000006",
            "code" => VoucherCode.New(new QueuedCodes()),
            _ => "hello",
        });

        await Expect("#refusal").ToContainTextAsync(told);
        await Expect("#take").ToBeHiddenAsync();
    }

    [Test]
    public async Task A_voucher_for_every_branch_is_taken()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(3, 5_00, branch: 0));

        await Expect("#left").ToHaveTextAsync("€5.00");
    }

    [Test]
    public async Task After_a_new_key_the_old_file_refuses_its_vouchers_and_a_new_one_takes_those_of_both()
    {
        await OpenFileAsync();
        var before = Signed(4, 5_00);
        await CheckAsync(before);
        await TakeAsync("1", "1");
        await Expect("#done").ToContainTextAsync("€1.00");
        RotateKeys();
        var after = Signed(5, 6_00);
        await CheckAsync(after);
        await Expect("#refusal").ToContainTextAsync("does not know");

        await DownloadFileAsync();
        await GoToFileAsync();
        await CheckAsync(after);
        await Expect("#left").ToHaveTextAsync("€6.00");
        await CheckAsync(before);
        await Expect("#left").ToHaveTextAsync("€4.00");
    }

    [TestCase("10.01", "1", "#sum-error", "At most €10.00")]
    [TestCase("10 CB1", "1", "#sum-error", "such as")]
    [TestCase("0", "1", "#sum-error", "such as")]
    [TestCase("1.005", "1", "#sum-error", "such as")]
    [TestCase("-1", "1", "#sum-error", "such as")]
    [TestCase("1", " ", "#receipt-error", "receipt number")]
    [TestCase("1", "12345678901234567890123456789012345678901234567890123456789012345", "#receipt-error", "at most 64")]
    public async Task What_cannot_be_taken_is_told_beside_its_field(string amount, string receipt, string field, string told)
    {
        await OpenFileAsync();
        await CheckAsync(Signed(6, 10_00));
        await TakeAsync(amount, receipt);

        await Expect(field).ToContainTextAsync(told);
        await Expect("#none").ToBeVisibleAsync();
    }

    [Test]
    public async Task The_same_receipt_takes_once_of_a_voucher()
    {
        await OpenFileAsync();
        var token = Signed(7, 10_00);
        await CheckAsync(token);
        await TakeAsync("1", "r-1");
        await Expect("#done").ToContainTextAsync("€1.00");
        await CheckAsync(token);
        await TakeAsync("1", "R-1");

        await Expect("#receipt-error").ToContainTextAsync("Nothing was taken now");
        await Expect("#rows li").ToHaveCountAsync(1);
    }

    [Test]
    public async Task What_the_shop_cannot_have_known_is_taken_off_and_what_it_knows_is_not_taken_off_twice()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(17, 10_00));
        await TakeAsync("3", "1");
        await Expect("#done").ToContainTextAsync("€7.00");
        // Signed after 2.00 were taken at the counter, and before the file was handed in.
        await CheckAsync(Signed(17, 8_00));
        await Expect("#left").ToHaveTextAsync("€5.00");

        await SavedAsync("#save");
        // Signed after it was handed in.
        await CheckAsync(Signed(17, 5_00));
        await Expect("#left").ToHaveTextAsync("€5.00");
        // An old picture of it.
        await CheckAsync(Signed(17, 10_00));
        await Expect("#left").ToHaveTextAsync("€7.00");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_was_typed_wrongly_is_undone_before_the_file_and_stays_noted(bool inText)
    {
        if (inText)
            await Page.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new Error('none'); };");
        await OpenFileAsync("Olivia");
        var token = Signed(19, 10_00);
        await CheckAsync(token);
        await TakeAsync("9", "1");
        await Expect("#done").ToContainTextAsync("€9.00");
        await AnswerAsync(false);
        await Page.ClickAsync("#rows button");
        await Expect("#rows .undone").ToHaveCountAsync(0);
        await AnswerAsync(true);
        await Page.ClickAsync("#rows button");
        await Expect("#done").ToContainTextAsync("Undone: €9.00, receipt 1");
        await Expect("#save").ToBeHiddenAsync();
        await PictureAsync("checker-undone");

        await CheckAsync(token);
        await Expect("#left").ToHaveTextAsync("€10.00");
        await TakeAsync("0.90", "1");
        await Expect("#done").ToContainTextAsync("Left on the voucher: €9.10");
        await GoToFileAsync();
        await Expect("#rows .undone").ToContainTextAsync("Olivia");
        var (_, file, _) = await SavedAsync("#save");
        Assert.That((file.GetProperty("rows").GetArrayLength(), file.GetProperty("totals")[0].GetProperty("amount").GetInt64()), Is.EqualTo((1, 90L)));
        await Expect("#rows li").ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_another_window_has_put_into_a_file_is_not_undone()
    {
        await OpenFileAsync("Olivia");
        await CheckAsync(Signed(20, 10_00));
        await TakeAsync("3", "1");
        await Expect("#done").ToContainTextAsync("€3.00");
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        await other.RunAndWaitForDownloadAsync(() => other.ClickAsync("#save"));
        await AnswerAsync(true);
        await Page.ClickAsync("#rows button");
        await Expect("#refusal").ToContainTextAsync("in a return file already");
        await Expect("#rows li").ToHaveCountAsync(0);
    }

    Task AnswerAsync(bool yes) => Page.EvaluateAsync("yes => { window.confirm = () => yes; }", yes);

    [Test]
    public async Task Two_taps_take_once()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(18, 10_00));
        await Page.FillAsync("#sum", "3");
        await Page.FillAsync("#receipt", "1");
        await Page.EvaluateAsync("() => { const form = document.getElementById('take'); form.requestSubmit(); form.requestSubmit(); }");
        await Expect("#done").ToContainTextAsync("€3.00");

        await Expect("#rows li").ToHaveCountAsync(1);
        await Expect("#receipt-error").ToBeEmptyAsync();
    }

    [Test]
    public async Task Open_twice_it_takes_a_voucher_once()
    {
        await OpenFileAsync();
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(Page.Url);
        var token = Signed(8, 10_00);
        await CheckAsync(token);
        await other.FillAsync("#clerk", "Olivia");
        await other.FillAsync("#code", token);
        await other.ClickAsync("#find button.primary");
        await other.FillAsync("#sum", "10");
        await other.FillAsync("#receipt", "2");
        await TakeAsync("10", "1");
        await Expect("#done").ToContainTextAsync("€10.00");
        await other.ClickAsync("#take button.primary");

        await Assertions.Expect(other.Locator("#refusal")).ToContainTextAsync("taken here already");
    }

    [Test]
    public async Task A_scanner_that_types_is_read_wherever_it_types_and_never_as_an_amount()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(9, 10_00));
        await Expect("#left").ToHaveTextAsync("€10.00");
        await Page.FocusAsync("#sum");
        await Page.Keyboard.TypeAsync(Signed(10, 5_00));
        await Page.Keyboard.PressAsync("Enter");
        await Expect("#refusal").ToContainTextAsync("Nothing was taken");
        await Expect("#sum").ToHaveValueAsync("");

        await Page.FocusAsync("#take button.primary");
        await Page.Keyboard.TypeAsync(Signed(10, 5_00));
        await Page.Keyboard.PressAsync("Enter");
        await Expect("#left").ToHaveTextAsync("€5.00");
    }

    [Test]
    public async Task The_camera_reads_a_voucher_without_a_network()
    {
        await OpenFileAsync();
        var code = QrCode.OfAlphanumeric(Signed(16, 7_00), QrLevel.Medium);
        var side = code.Size + 2 * QrCode.QuietZone;
        await Page.EvaluateAsync(ScanRoadTests.CameraThatSees, $"""<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 {side} {side}"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{code.PathData()}"/></svg>""");
        await Page.ClickAsync("#camera");

        await Expect("#left").ToHaveTextAsync("€7.00");
        await Expect("#stage").ToBeHiddenAsync();
    }

    [Test]
    public async Task The_name_of_the_branch_is_text_whatever_it_is()
    {
        const string hostile = "</script><script>document.title = 'broken'</script>{{data}}";
        using (var scope = Shop.Services.CreateScope())
        {
            var branches = scope.ServiceProvider.GetRequiredService<IBranchService>();
            var branch = (await branches.GetByIdAsync(Branch))!;
            branch.Name = hostile;
            await branches.SaveAsync(branch);
        }

        await OpenFileAsync();
        await Expect("h1").ToHaveTextAsync($"Voucher checker: {hostile}");
        Assert.That(await Page.TitleAsync(), Is.EqualTo($"Voucher checker: {hostile}"));
    }

    [Test]
    public async Task Where_signatures_cannot_be_checked_nothing_can_be_taken()
    {
        await Page.AddInitScriptAsync("Object.defineProperty(crypto, 'subtle', { value: undefined });");
        await OpenFileAsync(clerk: null);

        await Expect("#problem").ToContainTextAsync("cannot check signatures");
        await Expect("#work").ToBeHiddenAsync();
    }

    [Test]
    public async Task Where_nothing_can_be_kept_nothing_can_be_taken()
    {
        await Page.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new Error('private'); }; Storage.prototype.setItem = () => { throw new Error('private'); };");
        await OpenFileAsync(clerk: null);

        await Expect("#problem").ToContainTextAsync("keeps nothing");
        await Expect("#work").ToBeHiddenAsync();
    }

    [Test]
    public async Task With_the_clock_before_the_files_day_nothing_is_taken()
    {
        await Page.AddInitScriptAsync("const now = Date.now; Date.now = () => now() - 3 * 24 * 60 * 60 * 1000;");
        await OpenFileAsync();
        await Expect("#problem").ToContainTextAsync("clock");
        await CheckAsync(Signed(11, 10_00));

        await Expect("#refusal").ToContainTextAsync("clock");
    }

    [Test]
    public async Task A_full_storage_is_told_and_nothing_is_lost()
    {
        await OpenFileAsync();
        await CheckAsync(Signed(12, 10_00));
        await TakeAsync("1", "1");
        await Expect("#done").ToContainTextAsync("€1.00");
        await Page.EvaluateAsync("() => { window.add = IDBObjectStore.prototype.add; IDBObjectStore.prototype.add = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); }; addEventListener('error', event => event.preventDefault()); }");
        await CheckAsync(Signed(13, 10_00));
        await TakeAsync("2", "2");
        await Expect("#refusal").ToContainTextAsync("storage may be full");
        await Expect("#rows li").ToHaveCountAsync(1);

        await Page.EvaluateAsync("() => { IDBObjectStore.prototype.add = window.add; }");
        await Page.ClickAsync("#take button.primary");
        await Expect("#done").ToContainTextAsync("€2.00");
        await Expect("#rows li").ToHaveCountAsync(2);
    }

    [Test]
    public async Task Without_a_database_it_keeps_a_text_that_survives_a_reload_and_a_full_storage()
    {
        await Page.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new Error('none'); };");
        await OpenFileAsync();
        var token = Signed(14, 10_00);
        await CheckAsync(token);
        await TakeAsync("1", "1");
        await Expect("#done").ToContainTextAsync("€1.00");
        await Page.EvaluateAsync("() => { for (let size = 1 << 20; size > 0; size >>= 1) try { for (let at = 0; ; at++) localStorage.setItem('junk' + size + '-' + at, 'x'.repeat(size)); } catch { } }");
        await CheckAsync(Signed(15, 10_00));
        await TakeAsync("2", "2");
        await Expect("#refusal").ToContainTextAsync("storage may be full");

        await Page.EvaluateAsync("() => Object.keys(localStorage).filter(key => key.startsWith('junk')).forEach(key => localStorage.removeItem(key))");
        await GoToFileAsync();
        await CheckAsync(token);
        await Expect("#left").ToHaveTextAsync("€9.00");
        await TakeAsync("9", "3");
        await Expect("#done").ToContainTextAsync("€9.00");
        var (_, file, _) = await SavedAsync("#save");
        Assert.That(file.GetProperty("totals")[0].GetProperty("amount").GetInt64(), Is.EqualTo(10_00));
    }
}
