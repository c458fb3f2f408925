using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Acts in the salon whose server died before it had written the client's letter: the letter is lost by no crash.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LateLettersTests(DatabaseKind kind)
{
    InstalledShop _shop = null!;
    Customer _anna = null!;
    Customer _clerk = null!;
    int _branchId;
    int _receipt;
    bool _dies;

    [SetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync(kind, services => services.Decorate<ISalonLetters>((_, inner) => new DyingLetters(inner, () => _dies)));
        await _shop.SeedAsync();
        _anna = await _shop.Store.RegisterAsync("anna@example.com");
        _clerk = await _shop.Store.RegisterAsync("clerk@example.org");
        await _shop.GiveAsync(_anna, 50_00);
        var branch = new Branch { Name = "Centro", Active = true };
        await _shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        _branchId = branch.Id;
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    [Test]
    public async Task A_letter_that_was_written_is_not_due()
    {
        await ActAsync("taken");
        await ActAsync("issued");
        Assert.That(await _shop.RowsAsync<LetterDue>(), Is.Empty);
    }

    [TestCase("taken", "Taken")]
    [TestCase("redeemed", "Taken")]
    [TestCase("given back", "GivenBack")]
    [TestCase("issued", "VoucherIssued")]
    [TestCase("by file", "Taken")]
    [TestCase("by hand", "TakenByHand")]
    public async Task A_letter_that_a_crash_prevented_is_written_once_by_the_task_and_says_the_same(string act, string template)
    {
        var told = await LetterOfAsync(() => ActAsync(act));
        _dies = true;
        Assert.That(async () => await ActAsync(act), Throws.InstanceOf<ServerDiedException>());
        _dies = false;
        var soon = await LetterOfAsync(LaterAsync(minutes: 1));
        var late = await LetterOfAsync(LaterAsync(minutes: 15));
        var again = await LetterOfAsync(LaterAsync(minutes: 15));
        Assert.That((told.Count, soon.Count, late.Count, again.Count), Is.EqualTo((1, 0, 1, 0)), template);
        Assert.That(WithoutNumbers(late[0]), Is.EqualTo(WithoutNumbers(told[0])));
    }

    [Test]
    public async Task A_late_letter_of_what_came_with_a_file_tells_the_day_of_the_taking_and_that_of_the_file()
    {
        _dies = true;
        Assert.That(async () => await ActAsync("by file"), Throws.InstanceOf<ServerDiedException>());
        _dies = false;
        var confirmed = _shop.Clock.UtcNow;
        var late = (await LetterOfAsync(LaterAsync(minutes: 15)))[0].Body;
        Assert.That(late, Does.Contain(Day(confirmed.AddDays(-40))).And.Contain(Day(confirmed)));

        static string Day(DateTime utc) => utc.ToString("MMMM d", CultureInfo.InvariantCulture);
    }

    [TestCase(1, 1_00)]
    [TestCase(0, 99)]
    public async Task A_late_letter_of_what_the_counter_took_tells_the_day_of_no_file_of_another_branch_or_amount(int otherBranch, long amount)
    {
        _dies = true;
        Assert.That(async () => await ActAsync("redeemed"), Throws.InstanceOf<ServerDiedException>());
        _dies = false;
        var (now, reference) = (_shop.Clock.UtcNow, (await _shop.RowsAsync<Hold>()).Last().Reference);
        var batch = new ReturnBatch { BranchId = _branchId + otherBranch, Name = "b", BroughtOnUtc = now.AddDays(-1), ConfirmedOnUtc = now.AddDays(-1) };
        await _shop.TellAsync<IRepository<ReturnBatch>>(rows => rows.InsertAsync(batch));
        await _shop.TellAsync<IRepository<ReturnRow>>(rows => rows.InsertAsync(
            new ReturnRow { BatchId = batch.Id, Number = 1, Reference = reference, Amount = amount, CurrencyCode = "EUR", Receipt = $"r{_receipt}", TakenOnUtc = now.AddDays(-40), Outcome = ReturnOutcome.Taken }));
        Assert.That((await LetterOfAsync(LaterAsync(minutes: 15)))[0].Body, Does.Not.Contain(now.AddDays(-40).ToString("MMMM d", CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Who_was_deleted_since_is_written_to_no_more()
    {
        _dies = true;
        Assert.That(async () => await ActAsync("taken"), Throws.InstanceOf<ServerDiedException>());
        _dies = false;
        await _shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(_anna.Id));
        var late = await LetterOfAsync(LaterAsync(minutes: 15));
        Assert.That((late.Count, (await _shop.RowsAsync<LetterDue>()).Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task What_another_plugin_set_aside_under_its_own_name_is_told_by_that_one()
    {
        await _shop.AskAsync<ICashbackLedger, LedgerResult<Hold>>(ledger =>
            ledger.HoldAsync(new WalletKey(_anna.Id, 0, "EUR"), new HoldRequest(HoldPurpose.Voucher, "theirs-1", 2_00, new PostingContext(Channel.Shop, _anna.Id, _shop.Clock.UtcNow))));
        var late = await LetterOfAsync(LaterAsync(minutes: 15));
        Assert.That((late.Count, (await _shop.RowsAsync<LetterDue>()).Count), Is.EqualTo((0, 0)));
    }

    Task ActAsync(string act) => _shop.Store.RequestAsync(async services =>
    {
        var (counter, vouchers, receipt) = (services.GetRequiredService<ICounterService>(), services.GetRequiredService<IVoucherService>(), $"r{++_receipt}");
        switch (act)
        {
            case "taken":
                await counter.TakeAsync(_anna.Id, 1, 2_00, _branchId, receipt, _clerk.Id);
                break;
            case "issued":
                await vouchers.IssueAsync(_anna.Id, 1, 2_00, _branchId, null, Channel.Shop, _anna.Id);
                break;
            case "redeemed":
                var hold = await QuietlyAsync(() => vouchers.IssueAsync(_anna.Id, 1, 2_00, 0, null, Channel.Shop, _anna.Id));
                await vouchers.RedeemAsync(hold.Hold!, 1_00, _branchId, receipt, _clerk.Id);
                break;
            case "by hand":
                var wallet = (await services.GetRequiredService<IWalletDirectory>().FindAsync(new WalletKey(_anna.Id, 0, "EUR")))!.Wallet;
                await services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, -2_00, "a mistake", Guid.NewGuid()) { ClientText = "twice by mistake" });
                break;
            case "by file":
                var carried = (await QuietlyAsync(() => vouchers.IssueAsync(_anna.Id, 1, 2_00, 0, null, Channel.Shop, _anna.Id))).Hold!;
                var (now, batch) = (_shop.Clock.UtcNow, new ReturnBatch { BranchId = _branchId, Name = $"b{_receipt}", ConfirmedBy = _clerk.Id, BroughtOnUtc = _shop.Clock.UtcNow, ConfirmedOnUtc = _shop.Clock.UtcNow });
                await services.GetRequiredService<IRepository<ReturnBatch>>().InsertAsync(batch);
                await services.GetRequiredService<IRepository<ReturnRow>>().InsertAsync(new ReturnRow
                {
                    BatchId = batch.Id, Number = 1, Reference = carried.Reference, Amount = 1_00, CurrencyCode = "EUR", Receipt = receipt, TakenOnUtc = now.AddDays(-40), Outcome = ReturnOutcome.Ready,
                });
                await vouchers.RedeemAsync(carried, 1_00, _branchId, receipt, _clerk.Id, new OfflineTaking(now.AddDays(-40), now));
                break;
            default:
                var taken = await QuietlyAsync(() => counter.TakeAsync(_anna.Id, 1, 2_00, _branchId, receipt, _clerk.Id));
                await services.GetRequiredService<IRedemptions>().UndoAsync(taken.Act, "mistyped", 1, _clerk.Id, ofOthers: false);
                break;
        }
    });

    // What comes before the act is told without a crash.
    async Task<SalonResult> QuietlyAsync(Func<Task<SalonResult>> act)
    {
        var dies = _dies;
        _dies = false;
        var result = await act();
        _dies = dies;
        return result;
    }

    Func<Task> LaterAsync(int minutes) => () =>
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(minutes));
        return _shop.Store.RunTaskAsync(typeof(SettleHoldsTask));
    };

    // The last letter of those that came meanwhile: before it may come that of what the act is about.
    async Task<IReadOnlyList<QueuedEmail>> LetterOfAsync(Func<Task> act)
    {
        var before = (await _shop.RowsAsync<QueuedEmail>()).Count;
        await act();
        return [.. (await _shop.RowsAsync<QueuedEmail>()).Skip(before).TakeLast(1)];
    }

    static string WithoutNumbers(QueuedEmail letter) => System.Text.RegularExpressions.Regex.Replace(letter.Subject + letter.Body, "r[0-9]+|ends in [0-9A-Z]+|[0-9]+", "#");

    sealed class ServerDiedException : Exception;

    sealed class DyingLetters(ISalonLetters inner, Func<bool> dies) : ISalonLetters
    {
        public Task TakenAsync(Customer customer, int storeId, SalonTaking taken) => Or(() => inner.TakenAsync(customer, storeId, taken));

        public Task GivenBackAsync(Customer customer, int storeId, SalonTaking taken) => Or(() => inner.GivenBackAsync(customer, storeId, taken));

        public Task TakenByHandAsync(Customer customer, int storeId, HandTaking taken) => Or(() => inner.TakenByHandAsync(customer, storeId, taken));

        public Task IssuedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch) => Or(() => inner.IssuedAsync(customer, storeId, voucher, codeEnd, branch));

        public Task RemindedAsync(Customer customer, int storeId, Hold voucher, string codeEnd, string branch) => inner.RemindedAsync(customer, storeId, voucher, codeEnd, branch);

        public Task ProofAsync(Customer customer, int storeId, ClientProof proof) => inner.ProofAsync(customer, storeId, proof);

        public Task<bool> SlipAsync(Customer customer, int storeId, SalonSlip slip) => inner.SlipAsync(customer, storeId, slip);

        Task Or(Func<Task> write) => dies() ? throw new ServerDiedException() : write();
    }
}
