using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExportTests
{
    readonly SalonDesk _desk = SalonDesk.InMemory();

    [Test]
    public async Task The_file_of_vouchers_byte_for_byte()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        var everywhere = (await _desk.IssueAsync(1234)).Hold!.Reference;
        var rome = (await _desk.IssueAsync(5, SalonDesk.Rome)).Hold!.Reference;
        _desk.Codes.Next.Enqueue("abcd");
        var card = _desk.Shop.Rows.Wallets.Single().CardNumber;
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Vouchers, SalonDesk.Rome));
        Assert.That(Encoding.UTF8.GetString(file.ToArray()), Is.EqualTo($"""
            \uFEFFversion,batch,row,code_end,token,card,client,amount,currency,valid_until,branch,status,store
            3,20260302T090000Z-1-abcd,1,{_desk.References.EndOf(everywhere)},{everywhere},{card},A*** R***,12.34,EUR,2026-04-01T22:00:00Z,,open,
            3,20260302T090000Z-1-abcd,2,{_desk.References.EndOf(rome)},{rome},{card},A*** R***,0.05,EUR,2026-04-01T22:00:00Z,Rome,open,
            3,20260302T090000Z-1-abcd,total,2,,,,12.39,EUR,,,,

            """.Replace("\\uFEFF", "\uFEFF", StringComparison.Ordinal).ReplaceLineEndings("\r\n")));
    }

    [Test]
    public async Task The_file_of_balances_byte_for_byte_without_any()
    {
        _desk.Codes.Next.Enqueue("abcd");
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Balances, SalonDesk.Rome));
        Assert.That(Encoding.UTF8.GetString(file.ToArray()), Is.EqualTo("\uFEFFversion,batch,row,code_end,token,card,client,amount,currency,valid_until,branch,status,store\r\n3,20260302T090000Z-1-abcd,total,0,,,,0.00,EUR,,,,\r\n"));
    }

    [Test]
    public async Task A_branch_gets_its_open_vouchers_and_those_for_every_branch()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        var everywhere = await _desk.CodeAsync(1234);
        var rome = await _desk.CodeAsync(500, SalonDesk.Rome);
        await _desk.CodeAsync(600, SalonDesk.Milan);
        var used = await _desk.CodeAsync(700);
        await _desk.Vouchers.RedeemAsync(used, null, SalonDesk.Rome, "r1", 70);
        await _desk.Vouchers.RedeemAsync(everywhere, 34, SalonDesk.Rome, "r2", 70);
        var (rows, count) = await VouchersAsync(SalonDesk.Rome);
        Assert.Multiple(() =>
        {
            Assert.That(count, Is.EqualTo(2));
            Assert.That(rows.Select(row => (row[3], row[7], row[10])), Is.EqualTo(new[] { (everywhere[^4..], "12.00", ""), (rome[^4..], "5.00", "Rome"), ("2", "17.00", "") }));
        });
    }

    [Test]
    public async Task A_token_names_the_voucher_and_gives_nothing_of_its_code()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        var code = VoucherCode.Read(await _desk.CodeAsync(500))!;
        var (rows, _) = await VouchersAsync(SalonDesk.Rome);
        Assert.That((_desk.References.CodeOf(rows[0][4]), rows[0][4].Contains(code, StringComparison.OrdinalIgnoreCase)), Is.EqualTo((code, false)));
    }

    [Test]
    public async Task What_is_past_its_date_is_left_out()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        await _desk.CodeAsync(500, validDays: 0);
        _desk.Shop.Clock.NowUtc = _desk.Shop.Clock.NowUtc.AddDays(1);
        Assert.That((await VouchersAsync(SalonDesk.Rome)).Count, Is.Zero);
    }

    [Test]
    public async Task Every_row_has_the_version_the_batch_a_number_and_the_mask_of_the_client()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        await _desk.CodeAsync(500);
        await _desk.CodeAsync(500);
        var (rows, _) = await VouchersAsync(SalonDesk.Rome);
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.All.Length.EqualTo(13));
            Assert.That(rows.Select(row => row[0]), Has.All.EqualTo("3"));
            Assert.That(rows.Select(row => row[1]).Distinct().Single(), Does.Match("^20260302T090000Z-1-[a-z0-9]{4}$"));
            Assert.That(rows.Select(row => row[2]), Is.EqualTo(new[] { "1", "2", "total" }));
            Assert.That(rows[0][6], Is.EqualTo("A*** R***"));
            Assert.That(rows[0][9], Is.EqualTo("2026-04-01T22:00:00Z"));
        });
    }

    [Test]
    public async Task Names_that_are_formulas_are_not_computed()
    {
        _desk.BranchRows[0].Name = "=1+2,\"x\"";
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 100);
        await _desk.CodeAsync(100, SalonDesk.Rome);
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Vouchers, SalonDesk.Rome));
        Assert.That(Encoding.UTF8.GetString(file.ToArray()), Does.Contain(",\"'=1+2,\"\"x\"\"\",open,\r\n"));
    }

    [Test]
    [SetCulture("it-IT")]
    public async Task Numbers_and_dates_are_the_same_in_every_culture()
    {
        Assert.That(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, Is.EqualTo(","));
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 123_456_78);
        await _desk.CodeAsync(123_456_78);
        var (rows, _) = await VouchersAsync(0);
        Assert.That((rows[0][7], rows[0][9]), Is.EqualTo(("123456.78", "2026-04-01T22:00:00Z")));
    }

    [Test]
    public async Task Many_pages_are_written_and_the_total_is_their_sum()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 100_000);
        var key = await _desk.Shop.Wallets.KeyAsync(SalonDesk.Anna, PlayedShop.StoreId);
        // Straight in the ledger: nobody issues that many for one client.
        for (var i = 1; i <= 1203; i++)
        {
            await _desk.Shop.Ledger.HoldAsync(key, new HoldRequest(
                HoldPurpose.Voucher, _desk.References.Of(VoucherCode.New(_desk.Codes)), i % 7 + 1, new PostingContext(Channel.Shop, SalonDesk.Anna, _desk.Shop.Clock.NowUtc)) { ExpiresOnUtc = _desk.Shop.Clock.NowUtc.AddDays(30) });
        }

        var (rows, count) = await VouchersAsync(SalonDesk.Rome);
        var amounts = rows.SkipLast(1).Sum(row => decimal.Parse(row[7], CultureInfo.InvariantCulture));
        Assert.That((count, rows[^1][3], rows[^1][7]), Is.EqualTo((1203, "1203", amounts.ToString("F2", CultureInfo.InvariantCulture))));
    }

    [Test]
    public async Task Balances_are_what_can_be_used_now()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 500, _desk.Shop.Clock.NowUtc.AddHours(1));
        await _desk.Shop.GiveAsync(60, 70);
        await _desk.CodeAsync(100);
        _desk.Shop.Clock.NowUtc = _desk.Shop.Clock.NowUtc.AddHours(2);
        using var file = new MemoryStream();
        var count = await WriteAsync(file, new(ExportContent.Balances, SalonDesk.Rome));
        Assert.That(Rows(file).Select(row => row[7]), Is.EqualTo(new[] { "10.00", "0.70", "10.70" }));
        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public async Task Each_row_names_the_store_of_its_wallet_where_wallets_are_for_single_stores()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        await _desk.CodeAsync(300);
        _desk.Shop.Rows.Wallets.Single().StoreId = 2;
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Balances, SalonDesk.Rome));
        var (vouchers, _) = await VouchersAsync(SalonDesk.Rome);
        Assert.That((Rows(file)[0][^1], vouchers[0][^1]), Is.EqualTo((SalonDesk.OtherStore, SalonDesk.OtherStore)));
    }

    [Test]
    public async Task A_deleted_clients_credit_is_listed_without_a_name()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        await _desk.CodeAsync(300);
        _desk.Shop.CustomerOf(SalonDesk.Anna).Deleted = true;
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Balances, SalonDesk.Rome));
        var (vouchers, _) = await VouchersAsync(SalonDesk.Rome);
        Assert.That((Rows(file)[0][6], Rows(file)[0][7], vouchers[0][6], vouchers[0][7]), Is.EqualTo(("", "7.00", "", "3.00")));
    }

    [Test]
    public async Task The_stream_stays_open_for_the_caller()
    {
        using var file = new MemoryStream();
        await WriteAsync(file, new(ExportContent.Vouchers, SalonDesk.Rome));
        Assert.That(file.CanWrite, Is.True);
    }

    Task<int> WriteAsync(Stream file, ExportRequest request) => _desk.Export.WriteAsync(file, new CsvFormat(), request, _desk.Export.NewBatch(request.BranchId), CancellationToken.None);

    async Task<(List<string[]> Rows, int Count)> VouchersAsync(int branchId)
    {
        using var file = new MemoryStream();
        var count = await WriteAsync(file, new(ExportContent.Vouchers, branchId));
        return (Rows(file), count);
    }

    static List<string[]> Rows(MemoryStream file) =>
        [.. Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))];
}
