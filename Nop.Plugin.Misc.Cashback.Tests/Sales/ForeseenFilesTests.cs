using System.Text;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>What the preview of a return file says is what its confirmation does, where nothing changes between: random files with vouchers and sales, under random limits.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class ForeseenFilesTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    const int Files = 6;
    const int MostRows = 14;

    readonly List<string> _codes = [];
    readonly List<string> _receipts = [];
    Random _random = null!;

    [Test]
    public async Task Each_row_that_is_ready_is_taken_and_no_other([Range(1, 5)] int seed)
    {
        _random = new Random(seed);
        await FillAsync();
        for (var file = 0; file < Files; file++)
        {
            await LimitAsync();
            var batch = await BringAsync(file);
            var before = await OutcomesAsync(batch);
            await ConfirmAsync(batch);
            Assert.That(await OutcomesAsync(batch), Is.EqualTo(before.Select(one => one.Replace("Ready", "Taken", StringComparison.Ordinal))), $"file {file}");
        }
    }

    [Test]
    public async Task Two_sales_that_want_more_than_there_is_together_are_told_before()
    {
        _random = new Random(0);
        var batch = await BringAsync("one", "sale,,anna@example.com,60.00,30.00,R-1,Hair,", "sale,,anna@example.com,60.00,30.00,R-2,Hair,");
        Assert.That((await OutcomesAsync(batch)).Select(one => one.Split(' ')[^1]), Is.EqualTo(new[] { "Ready", "CreditRefused" }));
    }

    [Test]
    public async Task A_limit_of_a_day_counts_the_sales_of_the_file_before()
    {
        _random = new Random(0);
        await Shop.SetAsync(settings => settings.CounterMostPerClerkDay = 25);
        var batch = await BringAsync("one", "sale,,anna@example.com,60.00,20.00,R-1,Hair,", "sale,,anna@example.com,60.00,10.00,R-2,Hair,");
        Assert.That((await OutcomesAsync(batch)).Select(one => one.Split(' ')[^1]), Is.EqualTo(new[] { "Ready", "CreditRefused" }));
    }

    [Test]
    public async Task A_sale_whose_receipt_is_a_card_is_told_before()
    {
        var number = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        var batch = await BringAsync("one", $"sale,,anna@example.com,60.00,,{number},Hair,");
        Assert.That((await OutcomesAsync(batch)).Single(), Does.EndWith("ReceiptIsCode"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch)).Single(), Does.EndWith("ReceiptIsCode"));
    }

    async Task FillAsync()
    {
        _codes.Clear();
        _receipts.Clear();
        var bea = await Shop.Store.RegisterAsync("bea@example.com");
        await Shop.GiveAsync(bea, 80_00);
        var other = await AddBranchAsync("Mare");
        foreach (var (client, branch) in new[] { (Anna, 0), (Anna, Centro), (bea, 0), (bea, other), (bea, Centro) })
        {
            _codes.Add(await Shop.AskAsync<IVoucherService, string>(async vouchers =>
                vouchers.Display((await vouchers.IssueAsync(client.Id, 1, _random.Next(3, 12) * 1_00, branch, validDays: null, Channel.Shop, client.Id)).Hold!)));
        }

        _receipts.AddRange(Enumerable.Range(1, 12).Select(number => $"R-{number}"));
        // A receipt that is a voucher's code, and one that is a card's number.
        _receipts.Add(_codes[0]);
        _receipts.Add((await Shop.RowsAsync<Wallet>())[0].CardNumber);
    }

    Task LimitAsync() => Shop.SetAsync(settings =>
    {
        settings.VoucherRest = Any(VoucherRest.StaysOnVoucher, VoucherRest.GoesBack);
        settings.CounterMostPerTaking = Any(0m, 0m, 15m);
        settings.CounterMostPerClerkDay = Any(0m, 0m, 40m);
        settings.CounterMostPerClientDay = Any(0m, 0m, 30m);
        settings.CounterProofFrom = Any(0m, 0m, 0m, 35m);
        settings.ActivationDelayDays = Any(0, 14);
    });

    Task<ReturnBatch> BringAsync(int file) => BringAsync($"f{file}", [.. Enumerable.Range(0, _random.Next(2, MostRows)).Select(_ => Row())]);

    string Row()
    {
        var (amount, receipt) = (_random.Next(1, 9), Any([.. _receipts]));
        if (_random.Next(2) == 0)
            return $"voucher,{Any([.. _codes, "2222-3333-4444"])},,{amount}.00,,{receipt},,";
        var credit = Any(0, 0, _random.Next(1, 30));
        return $"sale,,{Any("anna@example.com", "bea@example.com", "nobody@example.com", "clerk@example.org")},{amount * 5}.00,{credit}.00,{receipt},{Any("Hair", "", "Nails")},{Any("", "", "SERUM")}";
    }

    async Task<ReturnBatch> BringAsync(string name, params string[] rows)
    {
        var csv = "kind,voucher,client,amount,credit,receipt,category,product,row,batch\n" + string.Concat(rows.Select((row, at) => $"{row},{at + 1},{name}\n"));
        var branch = (await Shop.RowsAsync<Branch>()).Single(one => one.Id == Centro);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var sum = rows.Sum(row => (long)(100 * decimal.Parse(row.Split(',')[3], CultureInfo.InvariantCulture)));
        var brought = await Shop.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(content, branch, (rows.Length, sum), Clerk.Id));
        return brought.Batch ?? throw new InvalidOperationException($"{brought.Fault}");
    }

    Task ConfirmAsync(ReturnBatch batch) => Shop.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, Clerk.Id, TimeSpan.FromMinutes(1)));

    async Task<List<string>> OutcomesAsync(ReturnBatch batch) =>
        [.. (await Shop.AskAsync<IReturnDesk, IList<ReturnRow>>(desk => desk.RowsAsync(batch.Id, null, 0, 100))).Select(row => $"{row.Number} {row.Receipt} {row.Amount} {row.Credit} {row.Outcome}")];

    T Any<T>(params T[] some) => some[_random.Next(some.Length)];
}
