using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>What a branch may leave out of its file, and in which formats it gets it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExportFilterTests
{
    const int Bella = 61;

    readonly SalonDesk _desk = SalonDesk.InMemory();

    [Test]
    public async Task Vouchers_from_an_amount_on()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        await _desk.CodeAsync(499);
        await _desk.CodeAsync(500);
        Assert.That(await AmountsAsync(Vouchers with { Least = 500 }), Is.EqualTo("500"));
    }

    [Test]
    public async Task Balances_from_an_amount_on()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 499);
        await _desk.Shop.GiveAsync(Bella, 500);
        Assert.That(await AmountsAsync(Balances with { Least = 500 }), Is.EqualTo("500"));
    }

    [Test]
    public async Task An_amount_compares_with_its_own_currency_only()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 5000);
        _desk.Shop.Rows.Wallets.Single().CurrencyCode = "JPY";
        Assert.That((await AmountsAsync(Balances with { Least = 500 }), await AmountsAsync(Balances)), Is.EqualTo(("", "5000")));
    }

    [Test]
    public async Task Clients_of_a_tier_one_by_spend_one_pinned()
    {
        foreach (var (client, amount) in new[] { (SalonDesk.Anna, 100), (Bella, 200), (62, 300), (63, 400) })
            await _desk.Shop.GiveAsync(client, amount);
        await _desk.Shop.HeldTiers.InsertAsync(new CustomerTier { CustomerId = Bella, TierId = 2 });
        await _desk.Shop.Pins.PinAsync(62, 0, 2, null, "guest of honour", 1);
        // A pin that is over gives nothing.
        await _desk.Shop.HeldTiers.InsertAsync(new CustomerTier { CustomerId = 63, TierId = 1, PinnedTierId = 2, PinnedUntilUtc = _desk.Shop.Clock.NowUtc.AddDays(-1) });
        Assert.That((await AmountsAsync(Balances with { TierId = 2 }), await AmountsAsync(Balances with { TierId = 1 })), Is.EqualTo(("200 300", "100 400")));
    }

    [Test]
    public async Task Balances_that_changed_since_a_day()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 100);
        var since = _desk.Shop.Clock.NowUtc = _desk.Shop.Clock.NowUtc.AddDays(1);
        await _desk.Shop.GiveAsync(Bella, 200);
        Assert.That((await AmountsAsync(Balances with { ChangedSinceUtc = since }), await AmountsAsync(Balances)), Is.EqualTo(("200", "100 200")));
    }

    [Test]
    public async Task Vouchers_that_changed_since_a_day_tell_also_what_ended()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        await _desk.CodeAsync(100);
        var (used, cancelled, part) = (await _desk.CodeAsync(200), await _desk.CodeAsync(300), await _desk.CodeAsync(400));
        await _desk.CodeAsync(500, validDays: 0);
        var since = _desk.Shop.Clock.NowUtc = _desk.Shop.Clock.NowUtc.AddHours(1);
        await _desk.Vouchers.RedeemAsync(used, null, SalonDesk.Rome, "r1", SalonDesk.Clerk);
        await _desk.Vouchers.RedeemAsync(part, 50, SalonDesk.Rome, "r2", SalonDesk.Clerk);
        await _desk.Vouchers.CancelAsync(cancelled, Channel.Shop, SalonDesk.Anna);
        await _desk.CodeAsync(600);
        _desk.Shop.Clock.NowUtc = since.AddDays(1);
        Assert.That(await StatusesAsync(Vouchers with { ChangedSinceUtc = since }), Is.EqualTo("used 0, released 0, open 350, lapsed 0, open 600"));
    }

    [Test]
    public async Task Most_may_be_left_out_of_a_long_file()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 100_000);
        var key = await _desk.Shop.Wallets.KeyAsync(SalonDesk.Anna, PlayedShop.StoreId);
        for (var i = 1; i <= 1100; i++)
        {
            await _desk.Shop.Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Voucher, $"v:{i:000000000000}", i == 1100 ? 9 : 1, new PostingContext(Channel.Shop, SalonDesk.Anna, _desk.Shop.Clock.NowUtc))
                { ExpiresOnUtc = _desk.Shop.Clock.NowUtc.AddDays(30) });
        }

        Assert.That(await AmountsAsync(Vouchers with { Least = 9 }), Is.EqualTo("9"));
    }

    [Test]
    public async Task Every_format_has_the_same_rows_and_totals()
    {
        await _desk.Shop.GiveAsync(SalonDesk.Anna, 10_000);
        await _desk.CodeAsync(1234);
        await _desk.CodeAsync(766, SalonDesk.Rome);
        var (json, csv, xlsx) = (await JsonAsync(Vouchers), await WriteAsync(new CsvFormat { Heading = null }, Vouchers), await WriteAsync(new XlsxFormat(), Vouchers));
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var book = ExcelDataReader.ExcelReaderFactory.CreateReader(new MemoryStream(xlsx));
        var sheets = new List<(string Name, int Rows)>();
        do
            sheets.Add((book.Name, book.RowCount));
        while (book.NextResult());
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("totals").GetRawText(), Is.EqualTo("""[{"currency":"EUR","decimals":2,"rows":2,"amount":2000}]"""));
            Assert.That(System.Text.Encoding.UTF8.GetString(csv), Does.Contain(",total,2,,,,20.00,EUR,"));
            Assert.That(sheets, Is.EqualTo(new[] { ("rows", 3), ("totals", 2) }));
        });
    }

    static ExportRequest Vouchers => new(ExportContent.Vouchers, SalonDesk.Rome);

    static ExportRequest Balances => new(ExportContent.Balances, SalonDesk.Rome);

    async Task<string> AmountsAsync(ExportRequest request) => string.Join(' ', (await JsonAsync(request)).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("amount").GetInt64()));

    async Task<string> StatusesAsync(ExportRequest request) =>
        string.Join(", ", (await JsonAsync(request)).GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("status").GetString()} {row.GetProperty("amount").GetInt64()}"));

    async Task<JsonElement> JsonAsync(ExportRequest request) => JsonDocument.Parse(await WriteAsync(new JsonFormat(), request)).RootElement;

    async Task<byte[]> WriteAsync(FileFormat format, ExportRequest request)
    {
        using var file = new MemoryStream();
        await _desk.Export.WriteAsync(file, format, request, _desk.Export.NewBatch(request.BranchId), CancellationToken.None);
        return file.ToArray();
    }
}
