using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Privacy;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Privacy;

/// <summary>What is left of a client whom the shop deletes for good. Zenobia has all that the plugin keeps of anybody: words, a voucher, a pin, a card, an invitation, a birthday.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class TracesTests(DatabaseKind kind) : BonusFixture(kind)
{
    const int Staff = 9;

    Customer _zenobia = null!;
    string _code = null!;

    [SetUp]
    public async Task KnowZenobiaAsync()
    {
        await AddAsync(BonusKind.Referral, 10_00, bonus => bonus.FriendAmount = 5_00);
        await RunAsync();
        _zenobia = await RegisterAsync("zenobia.quackenbush", new DateTime(1987, 3, 14), "+39 333 7654321");
        _code = await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(_zenobia.Id));
        await AdjustAsync(_zenobia, 50_00, "Zenobia complained about Paul");
        await Shop.AskAsync<ITierPins, TierPinOutcome>(pins => pins.PinAsync(_zenobia.Id, 0, 2, null, "Mrs Quackenbush is a friend of the house", Staff));
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(_zenobia.Id, 0));
        await Shop.TellAsync<IRepository<OrderClaim>>(claims => claims.InsertAsync(new OrderClaim { OrderId = 4711, CustomerId = _zenobia.Id, ClaimedOnUtc = Shop.Clock.UtcNow }));
        var branch = new Branch { Name = "Centro", Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(_zenobia.Id, 1, 10_00, 0, null, Channel.Shop, _zenobia.Id, Guid.Empty));
        var taken = await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(_zenobia.Id, 1, 5_00, branch.Id, "ZENOBIA-17", Staff));
        Assert.That(taken.IsDone, Is.True);
        await Shop.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync(_zenobia.Email, branch.Id, Staff));
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == _zenobia.Id);
        await Shop.InsertSignedAsync(new Proposal
        {
            KindId = (int)ProposalKind.Adjustment, SubjectId = wallet.Id, Name = wallet.CardNumber, Amount = 90_00, CurrencyCode = "EUR", Reason = "Zenobia was shouted at", ClientText = "Sorry, Zenobia", ActKey = "adjust:1:1",
            ProposedBy = Staff, ProposedOnUtc = Shop.Clock.UtcNow,
        });
        using var openings = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"email,phone,amount,note\n{_zenobia.Email},+39 333 7654321,5.00,Zenobia Quackenbush of the old till\n"));
        await Shop.AskAsync<IOpeningDesk, BroughtOpenings>(desk => desk.BringAsync(openings, "balances.csv", Staff));
        await Shop.InsertSignedAsync(new Proposal
        {
            KindId = (int)ProposalKind.Adjustment, SubjectId = wallet.Id, Amount = 1_00, CurrencyCode = "EUR", ActKey = "adjust:1:2", ProposedBy = Staff, ProposedOnUtc = Shop.Clock.UtcNow,
        });
        var declined = (await Shop.RowsAsync<Proposal>()).Single(row => row.ActKey == "adjust:1:2").Id;
        await Shop.InsertSignedAsync(new ProposalDecision { ProposalId = declined, DecidedBy = 1, DecidedOnUtc = Shop.Clock.UtcNow, Reason = "Paul says no" });
        await Shop.TellAsync<IRepository<AdjustmentText>>(texts => texts.InsertAsync(new AdjustmentText { WalletId = wallet.Id, Act = "a", Text = "Dear Zenobia, sorry for Paul" }));
    }

    [Test]
    public async Task No_text_of_the_plugin_names_the_person()
    {
        string[] traces = ["zenobia", "quackenbush", "7654321", "Paul", _code];
        var before = await NamedInAsync(traces);
        await DeleteAsync();
        Assert.That((before.Count > 2, string.Join('\n', await NamedInAsync(traces))), Is.EqualTo((true, "")));
    }

    [Test]
    public async Task Neither_birthday_nor_code_membership_claim_or_pin_is_kept()
    {
        await DeleteAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await Shop.RowsAsync<BirthdayRecord>(), Is.Empty);
            Assert.That(await Shop.RowsAsync<InviteCode>(), Is.Empty);
            Assert.That(await Shop.RowsAsync<Membership>(), Is.Empty);
            Assert.That(await Shop.RowsAsync<OrderClaim>(), Is.Empty);
            Assert.That((await Shop.RowsAsync<CustomerTier>()).Select(tier => tier.PinnedTierId), Is.All.Zero);
        });
    }

    [Test]
    public async Task The_counter_knows_neither_the_phone_number_nor_who_looked_the_person_up()
    {
        var before = ((await Shop.RowsAsync<PhoneRecord>()).Count, (await Shop.RowsAsync<LookUp>()).Count(look => look.CustomerId == _zenobia.Id));
        await DeleteAsync();
        Assert.That((before, (await Shop.RowsAsync<PhoneRecord>()).Count, (await Shop.RowsAsync<LookUp>()).Select(look => look.CustomerId).Distinct().Single()), Is.EqualTo(((1, 1), 0, 0)));
    }

    [Test]
    public async Task What_was_proposed_for_the_person_is_not_done_any_more()
    {
        var before = await StandsAsync();
        await DeleteAsync();
        Assert.That((before, await StandsAsync()), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Nothing_is_left_to_spend()
    {
        await PaidAsync(_zenobia);
        await DeleteAsync();
        var balance = await BalanceAsync();
        Assert.That((balance.Pending, balance.Available, balance.Reserved, balance.Debt), Is.EqualTo((0L, 0L, 0L, 0L)));
    }

    [Test]
    public async Task The_voucher_is_taken_by_no_counter()
    {
        var voucher = (await Shop.RowsAsync<Hold>()).Single(hold => hold.Purpose == HoldPurpose.Voucher);
        await DeleteAsync();
        var state = await Shop.AskAsync<IRepository<Hold>, Hold>(holds => holds.GetByIdAsync(voucher.Id));
        Assert.That(state.State, Is.EqualTo(HoldState.Released));
    }

    [Test]
    public async Task Seals_of_before_and_after_hold_and_verify_finds_nothing()
    {
        await PaidAsync(_zenobia);
        await SealAsync();
        await DeleteAsync();
        var between = await VerifyAsync();
        await SealAsync();
        var after = await VerifyAsync();
        Assert.That((between.IsClean, after.IsClean, after.Progress.ErasedTexts > 0), Is.EqualTo((true, true, true)));
    }

    [Test]
    public async Task Once_more_changes_nothing()
    {
        await DeleteAsync();
        var before = (await Shop.RowsAsync<LedgerEntry>()).Count;
        await Shop.AskAsync<IPersonErasure, bool>(erasure => erasure.EraseAsync(_zenobia.Id, CancellationToken.None));
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((await Shop.RowsAsync<LedgerEntry>()).Count, Is.EqualTo(before));
    }

    [Test]
    public async Task What_the_event_has_missed_the_task_erases()
    {
        await ChangeAsync(_zenobia, row => (row.Email, row.Username, row.Active, row.Deleted) = ("", "", false, true));
        var before = (await BalanceAsync()).Available;
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((before > 0, (await BalanceAsync()).Available, await NamedInAsync(["zenobia", "quackenbush", _code])), Is.EqualTo((true, 0L, Array.Empty<string>())));
    }

    [Test]
    public async Task Credit_that_comes_back_later_is_forfeited_by_the_task()
    {
        var orderId = await Shop.PlaceWithCreditAsync(_zenobia, 20_00);
        await DeleteAsync();
        var order = (await Shop.RowsAsync<Order>()).Single(row => row.Id == orderId);
        await CancelAsync(order);
        var back = (await BalanceAsync()).Available;
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((back > 0, (await BalanceAsync()).Available, (await VerifyAsync()).IsClean), Is.EqualTo((true, 0L, true)));
    }

    [Test]
    public async Task A_refund_after_it_leaves_no_debt()
    {
        var order = await PaidAsync(_zenobia);
        await DeleteAsync();
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        Assert.That(((await BalanceAsync()).Debt, (await VerifyAsync()).IsClean), Is.EqualTo((0L, true)));
    }

    [Test]
    public async Task A_refund_after_the_row_is_gone_too_leaves_no_debt()
    {
        var order = await PaidAsync(_zenobia);
        await DeleteAsync();
        await DeleteRowAsync(_zenobia);
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (45.00m, PaymentStatus.Refunded));
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        Assert.That(((await BalanceAsync()).Debt, (await VerifyAsync()).IsClean), Is.EqualTo((0L, true)));
    }

    [Test]
    public async Task Credit_that_comes_back_after_the_row_is_gone_is_forfeited_by_the_task()
    {
        var orderId = await Shop.PlaceWithCreditAsync(_zenobia, 20_00);
        await DeleteAsync();
        await DeleteRowAsync(_zenobia);
        await CancelAsync((await Shop.RowsAsync<Order>()).Single(row => row.Id == orderId));
        var back = (await BalanceAsync()).Available;
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((back > 0, (await BalanceAsync()).Available, (await VerifyAsync()).IsClean), Is.EqualTo((true, 0L, true)));
    }

    [Test]
    public async Task What_the_event_has_missed_the_task_erases_also_where_the_row_is_gone()
    {
        await DeleteRowAsync(_zenobia);
        var before = ((await BalanceAsync()).Available > 0, (await Shop.RowsAsync<Hold>()).Any(hold => hold.State == HoldState.Open));
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        var after = ((await BalanceAsync()).Available > 0, (await Shop.RowsAsync<Hold>()).Any(hold => hold.State == HoldState.Open));
        Assert.That((before, after, await NamedInAsync(["zenobia", "quackenbush", _code])), Is.EqualTo(((true, true), (false, false), Array.Empty<string>())));
    }

    [Test]
    public async Task Once_more_without_a_row_there_is_nothing_left_to_do()
    {
        await DeleteRowAsync(_zenobia);
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That(await Shop.AskAsync<IPersonErasure, int>(erasure => erasure.HealAsync(CancellationToken.None)), Is.Zero);
    }

    [Test]
    public async Task A_birthday_that_the_shop_still_keeps_is_not_noted_again()
    {
        await DeleteAsync();
        await ChangeAsync(_zenobia, row => row.AdminComment = "x");
        await RunAsync();
        Assert.That(await Shop.RowsAsync<BirthdayRecord>(), Is.Empty);
    }

    [Test]
    public async Task An_invitation_stays_as_a_count_without_the_one_who_is_gone()
    {
        var friend = await RegisterAsync("friend");
        await ReferAsync(Anna, _zenobia);
        await ReferAsync(_zenobia, friend, Shop.Clock.UtcNow);
        await DeleteAsync();
        var rows = await Shop.RowsAsync<Referral>();
        Assert.That(rows.Select(row => (row.ReferrerId, IsKnown: row.FriendId > 0, row.RefusalId)), Is.EquivalentTo(new[]
        {
            (Anna.Id, false, (int)ReferralRefusal.NotFor),
            (0, true, 0),
        }));
    }

    [Test]
    public async Task A_friend_whose_first_order_is_still_awaited_gets_theirs()
    {
        var friend = await RegisterAsync("friend");
        await ReferAsync(_zenobia, friend);
        await DeleteAsync();
        await BuyAsync(friend);
        Shop.Clock.Advance(TimeSpan.FromDays(20));
        await RunAsync();
        var given = await GivenAsync(friend);
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((given, (await Shop.RowsAsync<Referral>()).Single().ReferrerId), Is.EqualTo((5_00L, 0)));
    }

    [Test]
    public async Task Others_keep_what_is_theirs()
    {
        await AdjustAsync(Anna, 5_00, "Anna is new here");
        await DeleteAsync();
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That(await NamedInAsync(["Anna is new here"]), Is.EqualTo(new[] { "Cashback_Entry: Anna is new here" }));
    }

    [Test]
    public async Task A_deletion_that_is_not_for_good_erases_nothing()
    {
        await ChangeAsync(_zenobia, row => (row.Active, row.Deleted) = (false, true));
        await Shop.Store.RunTaskAsync(typeof(EraseTracesTask));
        Assert.That((await BalanceAsync()).Available, Is.Positive);
    }

    Task DeleteAsync() => Shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(_zenobia.Id));

    async Task<Order> PaidAsync(Customer customer)
    {
        var order = await Shop.AddOrderAsync(customer, 45.00m, PaymentStatus.Paid);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        return order;
    }

    Task AdjustAsync(Customer customer, long amount, string reason) => Shop.Store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customer.Id, 1);
        await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, amount, new PostingContext(Channel.Admin, Staff, Shop.Clock.UtcNow) { Reason = reason });
    });

    Task ReferAsync(Customer referrer, Customer friend, DateTime? settledOnUtc = null) => Shop.TellAsync<IRepository<Referral>>(rows =>
        rows.InsertAsync(new Referral { ReferrerId = referrer.Id, FriendId = friend.Id, CreatedOnUtc = Shop.Clock.UtcNow, SettledOnUtc = settledOnUtc }));

    async Task<WalletBalance> BalanceAsync()
    {
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_zenobia.Id, 1));
        return await Shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(key));
    }

    Task SealAsync() => Shop.AskAsync<ILedgerSealer, object>(async sealer => await sealer.SealAsync(CancellationToken.None));

    Task<AuditReport> VerifyAsync() => Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));

    // Every text of every table of the plugin, read past all services.
    async Task<IReadOnlyList<string>> NamedInAsync(string[] traces)
    {
        var found = new List<string>();
        await using var connection = await Shop.Database.OpenAsync(CancellationToken.None);
        foreach (var table in CashbackSchema.Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).OfType<string>()
                    .Where(text => traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)))
                    .Select(text => $"{table}: {text}"));
            }
        }

        return found;
    }

    async Task<bool> StandsAsync()
    {
        var proposal = (await Shop.RowsAsync<Proposal>()).Single(row => row.Amount == 90_00);
        return await Shop.AskAsync<IEnumerable<IProposedAct>, bool>(acts => acts.Single(act => act.Kind == ProposalKind.Adjustment).StandsAsync(proposal));
    }
}
