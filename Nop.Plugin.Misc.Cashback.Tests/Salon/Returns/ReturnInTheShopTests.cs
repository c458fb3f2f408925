using System.Text;
using Moq;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>A return file from its bringing to its differences, in an installed shop on each database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ReturnInTheShopTests(DatabaseKind kind) : BonusFixture(kind)
{
    const int Manager = 1;

    Branch _branch = null!;
    string _code = "";

    [SetUp]
    public async Task LiveAsync()
    {
        _branch = new() { Name = "Centro" };
        await Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(_branch));
        await Shop.GiveAsync(Anna, 30_00);
        _code = await Shop.AskAsync<IVoucherService, string>(async vouchers => vouchers.Display((await vouchers.IssueAsync(Anna.Id, 1, 10_00, branchId: 0, validDays: null, Channel.Shop, Anna.Id)).Hold!));
    }

    [Test]
    public async Task It_is_counted_taken_and_what_did_not_agree_waits()
    {
        var batch = await BringAsync();
        var before = await CountsAsync(batch);
        await ConfirmAsync(batch);
        var open = await Shop.AskAsync<ReturnDifferences, IReadOnlyList<(ReturnRow Row, ReturnBatch Batch)>>(differences => differences.OpenAsync(BranchReach.All, 10));
        Assert.That((before, await CountsAsync(batch), open.Single().Row.Receipt, await LeftAsync()), Is.EqualTo(("Ready 1 300, Unknown 1 100", "Taken 1 300, Unknown 1 100", "R-2 💇", 7_00L)));
    }

    [Test]
    public async Task What_many_rows_take_from_several_clients_is_whole_and_each_client_gets_one_letter()
    {
        var bea = await RegisterAsync("bea");
        await Shop.GiveAsync(bea, 20_00);
        var (first, second) = (await IssueAsync(bea, 10_00), await IssueAsync(bea, 5_00));
        var before = (await Shop.RowsAsync<QueuedEmail>()).Count;
        var batch = await BringAsync($"1,{_code},3.00,R-1\n2,{first},4.00,R-2\n3,{_code},2.00,R-3\n4,{second},5.00,R-4\n5,{first},1.00,R-5\n6,{first},6.00,R-6\ntotal,6,21.00,\n");
        // What happens between the file and its confirmation: the counter takes for one of its receipts.
        await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.RedeemAsync(_code, 2_00, _branch.Id, "R-3", Manager));
        await ConfirmAsync(batch);
        await ConfirmAsync(batch);
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        var letters = (await Shop.RowsAsync<QueuedEmail>()).Skip(before).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(report.Findings, Is.Empty);
            Assert.That(letters.Select(letter => letter.To), Is.EqualTo(new[] { Anna.Email, Anna.Email, bea.Email }), "one for the counter, one for each client of the file");
            Assert.That(letters[^1].Body, Does.Contain("R-2, R-4, R-5").And.Contain("10.00"));
        });
        Assert.That((await CountsAsync(batch), await LeftAsync(), (await Shop.RowsAsync<LetterDue>()).Count), Is.EqualTo(("Taken 4 1300, Already 1 200, TooMuch 1 600", 5_00L, 0)));
    }

    [Test]
    public async Task Two_who_take_a_file_at_once_take_each_row_once()
    {
        var code = await IssueAsync(Anna, 20_00);
        var rows = string.Concat(Enumerable.Range(1, 60).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number},{(number % 2 == 0 ? code : _code)},0.10,S-{number}\n")));
        var batch = await BringAsync($"{rows}total,60,6.00,\n");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.RedeemAsync(code, 10, _branch.Id, $"S-{2 * (number + 1)}", Manager)))
            .Cast<Task>().Append(ConfirmAsync(batch)));
        while (!await ConfirmAsync(batch))
            continue;
        var taken = (await Shop.RowsAsync<LedgerEntry>()).Where(entry => entry.Kind == EntryKind.Capture).Sum(entry => entry.Amount);
        var findings = (await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None))).Findings;
        Assert.That((taken, findings.Count), Is.EqualTo((6_00L, 0)));
    }

    [Test]
    public async Task The_letter_of_a_file_says_what_of_its_vouchers_went_back()
    {
        await Shop.SetAsync(settings => settings.VoucherRest = VoucherRest.GoesBack);
        var other = await IssueAsync(Anna, 8_00);
        var batch = await BringAsync($"1,{_code},3.00,R-1\n2,{other},1.66,R-2\n3,{other},1.00,R-3\ntotal,3,5.66,\n");
        var before = (await Shop.RowsAsync<QueuedEmail>()).Count;
        await ConfirmAsync(batch);
        // 7.00 of the one and 6.34 of the other.
        Assert.That((await Shop.RowsAsync<QueuedEmail>()).Skip(before).Single().Body, Does.Contain("13.34"));
    }

    [Test]
    public async Task What_one_row_ends_with_an_exception_for_the_others_are_not_lost()
    {
        var other = await IssueAsync(Anna, 8_00);
        var batch = await BringAsync($"1,{_code},3.00,R-1\n2,{other},1.00,R-2\ntotal,2,4.00,\n");
        await Shop.TellAsync<IRepository<ReturnRow>>(rows => rows.InsertAsync([.. new[] { 3, 4, 5 }.Select(number =>
            new ReturnRow { BatchId = batch.Id, Number = number, Receipt = $"R-{number}", IsSale = true, Amount = 1_00, CurrencyCode = "EUR", Outcome = ReturnOutcome.Ready })]));
        var sales = new Mock<IReturnedSales>();
        sales.Setup(it => it.RecordAsync(It.IsAny<int>(), It.IsAny<IReadOnlyList<ReturnRow>>(), It.IsAny<int>(), It.IsAny<DateTime>()))
            .Returns((int _, IReadOnlyList<ReturnRow> lines, int _, DateTime _) => lines[0].Number == 4 ? throw new InvalidOperationException("row 4") : Task.FromResult<ReturnOutcome?>(ReturnOutcome.BadLine));
        Assert.ThrowsAsync<InvalidOperationException>(() => Shop.AskAsync<IServiceProvider, bool>(services =>
            ActivatorUtilities.CreateInstance<ReturnDesk>(services, sales.Object).ConfirmAsync(batch, Manager, TimeSpan.FromMinutes(1))));
        Assert.That((await Shop.RowsAsync<ReturnRow>()).OrderBy(row => row.Number).Select(row => row.Outcome),
            Is.EqualTo(new[] { ReturnOutcome.Taken, ReturnOutcome.Taken, ReturnOutcome.BadLine, ReturnOutcome.Ready, ReturnOutcome.Ready }));
    }

    [Test]
    public async Task A_queue_of_letters_that_is_away_stops_nothing_and_the_shops_log_has_it()
    {
        var letters = new Mock<ISalonLetters>();
        letters.Setup(it => it.TakenAsync(It.IsAny<Customer>(), It.IsAny<int>(), It.IsAny<SalonTaking>())).ThrowsAsync(new InvalidOperationException("no queue"));
        var batch = await BringAsync();
        var isThrough = await Shop.AskAsync<IServiceProvider, bool>(services =>
            ActivatorUtilities.CreateInstance<ReturnDesk>(services, ActivatorUtilities.CreateInstance<ReturnLetters>(services, letters.Object)).ConfirmAsync(batch, Manager, TimeSpan.FromMinutes(1)));
        Assert.That((isThrough, await CountsAsync(batch), await LeftAsync(), (await Shop.RowsAsync<LetterDue>()).Count), Is.EqualTo((true, "Taken 1 300, Unknown 1 100", 7_00L, 1)));
        Assert.That((await Shop.RowsAsync<Nop.Core.Domain.Logging.Log>()).Select(line => line.ShortMessage), Has.One.Contains(batch.Name));
    }

    Task<string> IssueAsync(Customer customer, long amount) => Shop.AskAsync<IVoucherService, string>(async vouchers =>
        vouchers.Display((await vouchers.IssueAsync(customer.Id, 1, amount, branchId: 0, validDays: null, Channel.Shop, customer.Id)).Hold!));

    Task<ReturnBatch> BringAsync(string rows) => Shop.Store.RequestAsync(async services =>
        (await services.GetRequiredService<IReturnDesk>().BringAsync(new MemoryStream(Encoding.UTF8.GetBytes("row,voucher,amount,receipt\n" + rows)), _branch, (null, null), Manager)).Batch!);

    [Test]
    public async Task Brought_by_four_people_at_once_it_is_one_batch()
    {
        var brought = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BringAsync()));
        Assert.That(brought.Select(batch => batch.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Brought_for_several_branches_at_once_it_is_kept_for_one_at_most()
    {
        var others = new List<Branch> { _branch };
        for (var i = 0; i < 3; i++)
        {
            others.Add(new() { Name = $"Branch {i}" });
            await Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(others[^1]));
        }

        var csv = Encoding.UTF8.GetBytes($"row,voucher,amount,receipt\n1,{_code},3.00,R-1\ntotal,1,3.00,\n");
        var brought = await Task.WhenAll(others.Select(branch => Task.Run(() => Shop.Store.RequestAsync(services => services.GetRequiredService<IReturnDesk>().BringAsync(new MemoryStream(csv), branch, (null, null), Manager)))));
        var kept = brought.Where(file => file.Batch is not null).ToList();
        Assert.That(brought.Except(kept).Select(file => file.Fault!.Kind), Is.All.EqualTo(FileFaultKind.OtherBranch));
        Assert.That(((await Shop.RowsAsync<ReturnBatch>()).Select(batch => batch.Id), kept.Count), Is.EqualTo((kept.Select(file => file.Batch!.Id), Math.Min(kept.Count, 1))));
    }

    [Test]
    public async Task Thrown_away_it_leaves_nothing()
    {
        var batch = await BringAsync();
        await Shop.AskAsync<IReturnDesk, bool>(desk => desk.DiscardAsync(batch.Id, Manager));
        Assert.That((await CountsAsync(batch), await Shop.AskAsync<IReturnDesk, ReturnBatch?>(desk => desk.GetAsync(batch.Id)), await LeftAsync()), Is.EqualTo(("", (ReturnBatch?)null, 10_00L)));
    }

    Task<ReturnBatch> BringAsync() => Shop.Store.RequestAsync(async services =>
    {
        var csv = $"row,voucher,amount,receipt\n1,{_code},3.00,R-1\n2,2222-3333-4444,1.00,R-2 💇\ntotal,2,4.00,\n";
        return (await services.GetRequiredService<IReturnDesk>().BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), _branch, (null, null), Manager)).Batch!;
    });

    Task<bool> ConfirmAsync(ReturnBatch batch) => Shop.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, Manager, TimeSpan.FromMinutes(1)));

    async Task<string> CountsAsync(ReturnBatch batch) => string.Join(", ", (await Shop.AskAsync<IReturnDesk, IReadOnlyList<ReturnCount>>(desk => desk.CountsAsync(batch.Id)))
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Outcome} {count.Rows} {count.Sum}")));

    async Task<long> LeftAsync() => (await Shop.AskAsync<IVoucherService, Hold?>(vouchers => vouchers.FindAsync(_code)))!.Left;
}
