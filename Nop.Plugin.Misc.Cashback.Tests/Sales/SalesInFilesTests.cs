using System.Text;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>Sales that a branch's file brings: recorded as the counter records them, once by branch and receipt.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SalesInFilesTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    const string Heading = "kind,client,amount,credit,receipt,category,product,taken_at,row";

    [Test]
    public async Task A_sale_of_a_file_earns_what_the_counter_would_have_given_for_it()
    {
        var batch = await BringAsync(("sale,anna@example.com,100.00,20.00,R-1,Hair,,", 100_00));
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Ready"));
        Assert.That(await BalanceAsync(), Is.EqualTo((50_00L, 0L, 0L)));
        await ConfirmAsync(batch);
        var ofFile = await BalanceAsync();
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Taken"));
        // 80.00 of 100.00 were paid with money: 6 % of it.
        Assert.That(ofFile, Is.EqualTo((30_00L, 4_80L, 0L)));
        var atCounter = await RecordAsync(Sale("R-2", 20_00, OfHair(100_00)));
        Assert.That(atCounter.Earned, Is.EqualTo(ofFile.Pending));
    }

    [Test]
    public async Task Rows_of_one_receipt_are_one_sale()
    {
        var batch = await BringAsync(("sale,anna@example.com,40.00,,R-1,Hair,,", 40_00), ("sale,anna@example.com,45.00,,R-1,,SERUM,", 45_00), ("sale,anna@example.com,10.00,,R-1,,,", 10_00));
        await ConfirmAsync(batch);
        var sale = (await Shop.AskAsync<ISalonSales, RecordedSale?>(sales => sales.FindAsync(Centro, "R-1")))!;
        Assert.That((await OutcomesAsync(batch), sale.Sale.Gross, sale.Lines.Count), Is.EqualTo(("Taken,Taken,Taken", 95_00L, 3)));
    }

    [Test]
    public async Task A_receipt_is_recorded_once_by_counter_and_files()
    {
        await SoldAsync("R-1", 0, OfHair(40_00));
        var (same, other) = (await BringAsync(("sale,anna@example.com,40.00,,r-1,Hair,,", 40_00)), await BringAsync(("sale,anna@example.com,41.00,,R-1,Hair,,", 41_00)));
        Assert.That((await OutcomesAsync(same), await OutcomesAsync(other)), Is.EqualTo(("Already", "ReceiptUsed")));
        var (first, again) = (await BringAsync(("sale,anna@example.com,50.00,,R-2,Hair,,", 50_00)), await BringAsync(("sale,anna@example.com,50.00,,R-2,,,", 50_00)));
        await ConfirmAsync(first);
        await ConfirmAsync(again);
        Assert.That((await OutcomesAsync(first), await OutcomesAsync(again)), Is.EqualTo(("Taken", "ReceiptUsed")));
    }

    [TestCase("sale,nobody@example.com,10.00,,R-1,,,", "ClientUnknown")]
    [TestCase("sale,anna@example.com,10.00,,R-1,Nails,,", "BadLine")]
    [TestCase("sale,anna@example.com,10.00,,R-1,,NONE,", "BadLine")]
    [TestCase("sale,anna@example.com,60.00,51.00,R-1,,,", "CreditRefused")]
    [TestCase("sale,anna@example.com,10.00,,R-1,,,2027-01-05T08:00:00Z", "WrongTime")]
    [TestCase("sale,anna@example.com,10.00,,R-1,,,2025-11-05T08:00:00Z", "WrongTime")]
    [TestCase("sale,clerk@example.org,10.00,,R-1,,,", "OwnWallet")]
    public async Task What_cannot_be_recorded_is_a_difference(string row, string outcome)
    {
        var amount = row.Contains("60.00", StringComparison.Ordinal) ? 60_00 : 10_00;
        var batch = await BringAsync((row, amount));
        Assert.That(await OutcomesAsync(batch), Is.EqualTo(outcome));
        await ConfirmAsync(batch);
        Assert.That((await BalanceAsync(), await Shop.AskAsync<ReturnDifferences, int>(differences => differences.CountAsync(BranchReach.All))), Is.EqualTo(((50_00L, 0L, 0L), 1)));
    }

    [Test]
    public async Task A_client_is_known_by_a_card_and_not_by_a_blocked_one()
    {
        var number = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        Assert.That(await OutcomesAsync(await BringAsync(($"sale,{number},10.00,,R-1,,,", 10_00))), Is.EqualTo("Ready"));
        await Shop.AskAsync<IClientCards, CardResult>(cards => cards.BlockAsync(Anna.Id, 1, new(number, "lost", null), Clerk.Id));
        Assert.That(await OutcomesAsync(await BringAsync(($"sale,{number},10.00,,R-2,,,", 10_00))), Is.EqualTo("CardBlocked"));
    }

    [Test]
    public async Task A_receipt_of_two_clients_is_nobodys_sale()
    {
        await Shop.Store.RegisterAsync("bea@example.com");
        var batch = await BringAsync(("sale,anna@example.com,10.00,,R-1,,,", 10_00), ("sale,bea@example.com,10.00,,R-1,,,", 10_00));
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("SeveralClients,SeveralClients"));
    }

    [Test]
    public async Task Clients_whom_nobody_knows_count_as_look_ups_and_too_many_of_them_refuse_the_file()
    {
        static (string, long) Row(int number) => (string.Create(CultureInfo.InvariantCulture, $"sale,nobody{number}@example.com,10.00,,R-{number},,,"), 10_00);

        await BringAsync(("sale,anna@example.com,10.00,,R-1,,,", 10_00), Row(2), Row(3), ("sale,nobody3@example.com,10.00,,R-4,,,", 10_00));
        var counted = (await Shop.RowsAsync<LookUp>()).Count(look => look.ActorId == Clerk.Id && look.BranchId == Centro && look.OutcomeId == (int)LookUpOutcome.Nothing);
        var many = await BringFileAsync([.. Enumerable.Range(10, LookUps.Most).Select(Row)]);
        Assert.That((counted, many.Batch, many.Fault?.Kind, (await Shop.RowsAsync<ReturnBatch>()).Count), Is.EqualTo((2, (ReturnBatch?)null, (FileFaultKind?)FileFaultKind.TooManyClients, 1)));
        Assert.That((await Shop.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync("anna@example.com", Centro, Clerk.Id))).Refusal, Is.EqualTo(SalonRefusal.TooManyTries));
        Shop.Clock.Advance(TimeSpan.FromMinutes(LookUps.Minutes));
        Assert.That((await BringFileAsync(Row(5))).Fault, Is.Null);
    }

    [TestCase("sale,,10.00,,R-1,,,", "client")]
    [TestCase("gift,anna@example.com,10.00,,R-1,,,", "kind")]
    [TestCase("sale,anna@example.com,10.00,x,R-1,,,", "credit")]
    public async Task A_row_that_is_not_whole_refuses_the_file(string row, string column)
    {
        var fault = (await BringFileAsync((row, 10_00))).Fault!;
        Assert.That((fault.Kind, fault.Column), Is.EqualTo((FileFaultKind.Value, Array.IndexOf(Heading.Split(','), column) + 1)));
    }

    [Test]
    public async Task Several_differences_are_settled_by_one_note()
    {
        var batch = await BringAsync(("sale,a@example.com,10.00,,R-1,,,", 10_00), ("sale,b@example.com,10.00,,R-2,,,", 10_00), ("sale,c@example.com,10.00,,R-3,,,", 10_00));
        await ConfirmAsync(batch);
        var open = (await Shop.AskAsync<ReturnDifferences, IReadOnlyList<(ReturnRow Row, ReturnBatch Batch)>>(differences => differences.OpenAsync(BranchReach.All, 10))).Select(one => one.Row.Id).ToList();
        Assert.That(await SettleAsync(open, " "), Is.EqualTo((SettleOutcome.NoteRequired, 0)));
        Assert.That(await SettleAsync([open[0], open[1], open[0], 999], "strangers"), Is.EqualTo((SettleOutcome.Done, 2)));
        Assert.That(await SettleAsync(open, "once more"), Is.EqualTo((SettleOutcome.Done, 1)));
        Assert.That((await Shop.RowsAsync<ReturnRow>()).OrderBy(row => row.Number).Select(row => row.SettledNote), Is.EqualTo(new[] { "strangers", "strangers", "once more" }));
    }

    Task<(SettleOutcome, int)> SettleAsync(IReadOnlyCollection<int> ids, string note) =>
        Shop.AskAsync<ReturnDifferences, (SettleOutcome, int)>(differences => differences.SettleAsync(ids, note, Clerk.Id));

    async Task<ReturnBatch> BringAsync(params (string Row, long Amount)[] rows) => (await BringFileAsync(rows)).Batch!;

    async Task<BroughtFile> BringFileAsync(params (string Row, long Amount)[] rows)
    {
        var csv = $"{Heading}\n" + string.Concat(rows.Select((row, at) => $"{row.Row},{at + 1}\n"));
        var branch = (await Shop.RowsAsync<Branch>()).Single(one => one.Id == Centro);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await Shop.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(content, branch, (rows.Length, rows.Sum(row => row.Amount)), Clerk.Id));
    }

    Task ConfirmAsync(ReturnBatch batch) => Shop.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, Clerk.Id, TimeSpan.FromMinutes(1)));

    async Task<string> OutcomesAsync(ReturnBatch batch) => string.Join(',', (await Shop.AskAsync<IReturnDesk, IList<ReturnRow>>(desk => desk.RowsAsync(batch.Id, null, 0, 100))).Select(row => row.Outcome));
}
