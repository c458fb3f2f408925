using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class VoucherServiceTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [Test]
    public async Task Issuing_sets_the_credit_aside()
    {
        var issued = await Desk.IssueAsync(600);
        var balance = await Shop.BalanceAsync();
        Assert.That((issued.Refusal, issued.Amount, balance.Usable, balance.Reserved), Is.EqualTo((SalonRefusal.None, 600L, 400L, 600L)));
    }

    [TestCase(SalonDesk.Anna, 1001, 0, SalonRefusal.Insufficient)]
    [TestCase(SalonDesk.Anna, 0, 0, SalonRefusal.BadAmount)]
    [TestCase(SalonDesk.Anna, -5, 0, SalonRefusal.BadAmount)]
    [TestCase(PlayedShop.Guest, 5, 0, SalonRefusal.Guest)]
    [TestCase(SalonDesk.Anna, 5, SalonDesk.Closed, SalonRefusal.WrongBranch)]
    [TestCase(SalonDesk.Anna, 5, 99, SalonRefusal.WrongBranch)]
    public async Task Issuing_is_refused(int customer, long amount, int branch, SalonRefusal refusal)
    {
        Assert.That((await Desk.IssueAsync(amount, branch, customerId: customer)).Refusal, Is.EqualTo(refusal));
        Assert.That((await Shop.BalanceAsync()).Reserved, Is.Zero);
    }

    [Test]
    public async Task Nobody_takes_the_own_voucher()
    {
        var code = await Desk.CodeAsync(300);
        var own = await Desk.Vouchers.RedeemAsync(code, 100, SalonDesk.Rome, "r1", SalonDesk.Anna);
        Assert.That((own.Refusal, (await Shop.BalanceAsync()).Reserved), Is.EqualTo((SalonRefusal.OwnWallet, 300L)));
    }

    [Test]
    public async Task What_a_colleague_took_of_the_own_voucher_answers_the_clerk_as_the_first_time()
    {
        var code = await Desk.CodeAsync(300);
        await Desk.RedeemAsync(code, 100, "r1");
        Assert.That((await Desk.Vouchers.RedeemAsync(code, 100, SalonDesk.Rome, "r1", SalonDesk.Anna)).Repeated, Is.True);
    }

    [Test]
    public async Task Of_a_branchs_file_the_own_voucher_is_taken_too()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        Assert.That((await Desk.Vouchers.RedeemAsync(hold, 100, SalonDesk.Rome, "r1", SalonDesk.Anna, new OfflineTaking(null))).IsDone, Is.True);
    }

    [Test]
    public async Task Nobody_has_more_open_vouchers_than_the_most()
    {
        for (var made = 0; made < VoucherService.MostOpen; made++)
            await Desk.CodeAsync(10);
        Assert.That((await Desk.IssueAsync(10)).Refusal, Is.EqualTo(SalonRefusal.TooManyVouchers));
    }

    [Test]
    public async Task Nor_when_they_are_asked_for_all_at_once()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, VoucherService.MostOpen + 4).Select(_ => Task.Run(() => Desk.IssueAsync(10))));
        Assert.That(made.Count(result => result.IsDone), Is.EqualTo(VoucherService.MostOpen));
    }

    [Test]
    public async Task Who_cancels_one_of_the_most_may_make_another()
    {
        var code = "";
        for (var made = 0; made < VoucherService.MostOpen; made++)
            code = await Desk.CodeAsync(10);
        await Desk.Vouchers.CancelAsync(code, Channel.Shop, SalonDesk.Anna);
        Assert.That((await Desk.IssueAsync(10)).IsDone, Is.True);
    }

    [Test]
    public async Task Switched_off_nothing_is_issued_and_what_was_issued_is_kept()
    {
        var code = await Desk.CodeAsync(300);
        Shop.Settings.Enabled = false;
        Assert.That((await Desk.IssueAsync(100)).Refusal, Is.EqualTo(SalonRefusal.Disabled));
        Assert.That((await RedeemAsync(code, null, "r1")).Amount, Is.EqualTo(300));
    }

    [Test]
    public async Task A_code_that_came_before_is_not_given_twice()
    {
        Desk.Codes.Next.Enqueue("aaaaaaaaaaa");
        Desk.Codes.Next.Enqueue("aaaaaaaaaaa");
        var (first, second) = (await Desk.CodeAsync(100), await Desk.CodeAsync(100));
        Assert.That(second, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_form_that_is_sent_again_answers_with_the_voucher_that_it_made()
    {
        var form = Guid.NewGuid();
        var first = await Desk.IssueAsync(800, form: form);
        var again = await Desk.IssueAsync(800, form: form);
        Assert.That((again.IsDone, again.Repeated, again.Hold!.Reference, (await Shop.BalanceAsync()).Reserved), Is.EqualTo((true, true, first.Hold!.Reference, 800L)));
    }

    [Test]
    public async Task A_form_that_is_sent_several_times_at_once_makes_one_voucher()
    {
        var form = Guid.NewGuid();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Desk.IssueAsync(800, form: form))));
        Assert.That((results.Select(result => (result.IsDone, result.Hold?.Reference)).Distinct().Count(), results.Count(result => !result.Repeated), (await Shop.BalanceAsync()).Reserved),
            Is.EqualTo((1, 1, 800L)));
    }

    [Test]
    public async Task A_form_that_makes_the_last_voucher_there_may_be_answers_each_time_with_it()
    {
        for (var made = 1; made < VoucherService.MostOpen; made++)
            await Desk.CodeAsync(10);
        var form = Guid.NewGuid();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Desk.IssueAsync(10, form: form))));
        Assert.That(results.Select(result => (result.Refusal, result.Hold?.Reference)).Distinct().Single().Refusal, Is.EqualTo(SalonRefusal.None));
    }

    [Test]
    public async Task A_form_that_activates_credit_for_its_voucher_finds_it_again()
    {
        var form = Guid.NewGuid();
        await Shop.Ledger.AdjustAsync(await Shop.Wallets.KeyAsync(SalonDesk.Anna, PlayedShop.StoreId), -100, new PostingContext(Channel.Admin, 1, Shop.Clock.NowUtc) { Reason = "before" });
        await Desk.IssueAsync(100, form: form);
        await Desk.IssueAsync(200);
        Assert.That((await Desk.IssueAsync(100, form: form)).Hold!.Amount, Is.EqualTo(100));
    }

    [TestCase(300, 0)]
    [TestCase(200, SalonDesk.Rome)]
    public async Task A_form_that_comes_again_with_something_else_is_refused_with_what_it_made(long amount, int branch)
    {
        var form = Guid.NewGuid();
        var first = await Desk.IssueAsync(200, form: form);
        var other = await Desk.IssueAsync(amount, branch, form: form);
        Assert.That((other.Refusal, other.Amount, other.Hold!.Reference, (await Shop.BalanceAsync()).Reserved), Is.EqualTo((SalonRefusal.FormUsed, 200L, first.Hold!.Reference, 200L)));
    }

    [Test]
    public async Task A_form_whose_voucher_was_given_back_does_not_show_it_as_new()
    {
        var form = Guid.NewGuid();
        var first = await Desk.IssueAsync(200, form: form);
        await Desk.Vouchers.CancelAsync(Desk.Vouchers.Display(first.Hold!), Channel.Shop, SalonDesk.Anna);
        Assert.That((await Desk.IssueAsync(200, form: form)).Refusal, Is.EqualTo(SalonRefusal.FormUsed));
    }

    [Test]
    public async Task A_form_of_one_shopper_says_nothing_to_another()
    {
        var form = Guid.NewGuid();
        await Desk.IssueAsync(200, form: form);
        await Shop.GiveAsync(9, 200);
        Assert.That((await Desk.IssueAsync(200, customerId: 9, form: form)).Repeated, Is.False);
    }

    [Test]
    public async Task It_is_used_in_parts_until_nothing_is_left()
    {
        var code = await Desk.CodeAsync(600);
        Assert.That((await RedeemAsync(code, 250, "r1")).Hold!.Left, Is.EqualTo(350));
        Assert.That((await RedeemAsync(code, 400, "r2")).Refusal, Is.EqualTo(SalonRefusal.TooMuch));
        var last = await RedeemAsync(code, null, "r3");
        Assert.That((last.Amount, last.Hold!.State), Is.EqualTo((350L, HoldState.Used)));
        Assert.That((await RedeemAsync(code, 1, "r4")).Refusal, Is.EqualTo(SalonRefusal.VoucherClosed));
    }

    [Test]
    public async Task The_same_receipt_answers_as_the_first_time_whatever_has_happened_since()
    {
        var code = await Desk.CodeAsync(600, SalonDesk.Rome);
        await RedeemAsync(code, 250, "r1");
        await RedeemAsync(code, null, "r2");
        Desk.BranchRows[0].Active = false;
        foreach (var amount in new long?[] { 250, null })
        {
            var again = await RedeemAsync(code, amount, " r1 ");
            Assert.That((again.Refusal, again.Amount, again.Repeated), Is.EqualTo((SalonRefusal.None, 250L, true)));
        }

        Assert.That((await Shop.BalanceAsync()).Reserved, Is.Zero);
    }

    [Test]
    public async Task The_same_receipt_with_another_amount_is_refused_before_anything_else_is_looked_at()
    {
        var code = await Desk.CodeAsync(600, SalonDesk.Rome);
        await RedeemAsync(code, 250, "r1");
        await Desk.Vouchers.CancelAsync(code, Channel.Admin, 1);
        Desk.BranchRows[0].Active = false;
        var other = await RedeemAsync(code, 90, "r1");
        Assert.That((other.Refusal, other.Amount, (await Desk.Redemptions.FindAsync(other.Act))!.Entry.Amount), Is.EqualTo((SalonRefusal.ReceiptUsed, 250L, 250L)));
    }

    [Test]
    public async Task Of_a_closed_account_no_voucher_is_shown_issued_or_taken()
    {
        var code = await Desk.CodeAsync(300);
        Shop.CustomerOf(SalonDesk.Anna).Deleted = true;
        Assert.That((await Desk.Vouchers.LookUpAsync(code, SalonDesk.Clerk)).Refusal, Is.EqualTo(SalonRefusal.AccountClosed));
        Assert.That((await RedeemAsync(code, 5, "r1")).Refusal, Is.EqualTo(SalonRefusal.AccountClosed));
        Assert.That((await Desk.IssueAsync(5)).Refusal, Is.EqualTo(SalonRefusal.AccountClosed));
        Assert.That((await Desk.Vouchers.FindAsync(code))!.Left, Is.EqualTo(300));
    }

    [Test]
    public async Task A_vouchers_own_code_is_no_receipt()
    {
        var code = await Desk.CodeAsync(300);
        Assert.That((await RedeemAsync(code, 5, code.ToLowerInvariant())).Refusal, Is.EqualTo(SalonRefusal.ReceiptIsCode));
    }

    [Test]
    public async Task The_same_receipt_number_at_another_branch_or_for_another_voucher_is_another_receipt()
    {
        var (one, two) = (await Desk.CodeAsync(300), await Desk.CodeAsync(300));
        await RedeemAsync(one, 100, "r1");
        Assert.That((await RedeemAsync(one, 100, "r1", SalonDesk.Milan)).Repeated, Is.False);
        Assert.That((await RedeemAsync(two, 100, "r1")).Repeated, Is.False);
    }

    [TestCase(100, 500)]
    [TestCase(600, 0)]
    public async Task A_receipt_sent_by_several_tills_at_once_takes_once(long amount, long left)
    {
        var code = await Desk.CodeAsync(600);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RedeemAsync(code, amount, "r1"))));
        Assert.That(results, Has.All.Matches<SalonResult>(result => result.IsDone && result.Amount == amount));
        Assert.That((await Desk.Vouchers.FindAsync(code))!.Left, Is.EqualTo(left));
    }

    [Test]
    public async Task Checks_come_in_the_order_unknown_branch_closed_date_amount()
    {
        var code = await Desk.CodeAsync(600, SalonDesk.Rome, validDays: 0);
        Assert.That((await RedeemAsync("2222-2222-2222", 999, "r", SalonDesk.Milan)).Refusal, Is.EqualTo(SalonRefusal.UnknownVoucher));
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddDays(2);
        Assert.That((await RedeemAsync(code, 999, "r", SalonDesk.Milan)).Refusal, Is.EqualTo(SalonRefusal.WrongBranch));
        Assert.That((await RedeemAsync(code, 999, "r")).Refusal, Is.EqualTo(SalonRefusal.Expired));
        await Desk.Vouchers.CancelAsync(code, Channel.Admin, 1);
        Assert.That((await RedeemAsync(code, 999, "r")).Refusal, Is.EqualTo(SalonRefusal.VoucherClosed));
    }

    [TestCase(" ", 5, SalonRefusal.ReceiptRequired)]
    [TestCase("r", 0, SalonRefusal.BadAmount)]
    public async Task A_malformed_redemption_is_refused(string receipt, long amount, SalonRefusal refusal) =>
        Assert.That((await RedeemAsync(await Desk.CodeAsync(600), amount, receipt)).Refusal, Is.EqualTo(refusal));

    [Test]
    public async Task It_ends_at_midnight_of_the_shop()
    {
        // 09:00 UTC on 2 March is 10:00 in Rome; one day more ends at 00:00 of 4 March in Rome.
        var hold = (await Desk.IssueAsync(100, validDays: 1)).Hold!;
        Assert.That(hold.ExpiresOnUtc, Is.EqualTo(new DateTime(2026, 3, 3, 23, 0, 0)));
    }

    [Test]
    public async Task Cancelling_gives_back_what_is_left_once()
    {
        var code = await Desk.CodeAsync(600);
        await RedeemAsync(code, 250, "r1");
        Assert.That((await Desk.Vouchers.CancelAsync(code, Channel.Shop, SalonDesk.Anna)).Amount, Is.EqualTo(350));
        Assert.That((await Desk.Vouchers.CancelAsync(code, Channel.Shop, SalonDesk.Anna)).Refusal, Is.EqualTo(SalonRefusal.VoucherClosed));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(750));
    }

    [Test]
    public async Task Past_its_date_it_lapses_and_the_credit_is_back()
    {
        var (soon, late) = (await Desk.CodeAsync(200, validDays: 1), await Desk.CodeAsync(300, validDays: 5));
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddDays(2);
        Assert.That(await Desk.Vouchers.LapseAsync(CancellationToken.None), Is.EqualTo(1));
        Assert.That(await Desk.Vouchers.LapseAsync(CancellationToken.None), Is.Zero);
        Assert.That(((await Desk.Vouchers.FindAsync(soon))!.State, (await Desk.Vouchers.FindAsync(late))!.State, (await Shop.BalanceAsync()).Usable),
            Is.EqualTo((HoldState.Lapsed, HoldState.Open, 700L)));
    }

    [Test]
    public async Task A_checkouts_hold_is_no_voucher()
    {
        await Shop.Ledger.HoldAsync(await Shop.Wallets.KeyAsync(SalonDesk.Anna, 1),
            new HoldRequest(HoldPurpose.Checkout, Desk.References.Of(VoucherCode.New(Desk.Codes)), 5, new PostingContext(Channel.Shop, 1, Shop.Clock.NowUtc)));
        var reference = Shop.Rows.Holds.Single().Reference;
        Assert.That(await Desk.Vouchers.FindAsync(Desk.References.CodeOf(reference)!), Is.Null);
    }

    [Test]
    public async Task A_list_has_the_newest_first_and_may_leave_out_closed_ones()
    {
        var (one, two) = (await Desk.CodeAsync(100), await Desk.CodeAsync(200));
        await Desk.Vouchers.CancelAsync(one, Channel.Shop, SalonDesk.Anna);
        var key = await Shop.Wallets.KeyAsync(SalonDesk.Anna, 1);
        Assert.That((await Desk.Vouchers.ListAsync(key, openOnly: false)).Select(Desk.Vouchers.Display), Is.EqualTo(new[] { two, one }));
        Assert.That((await Desk.Vouchers.ListAsync(key, openOnly: true)).Select(Desk.Vouchers.Display), Is.EqualTo(new[] { two }));
    }

    [Test]
    public async Task Who_guesses_too_often_is_refused_for_a_while_and_others_are_not()
    {
        var code = await Desk.CodeAsync(600);
        for (var i = 0; i < LookUps.MostUnknown; i++)
            Assert.That((await Desk.Vouchers.LookUpAsync("2222-2222-2222", 70)).Refusal, Is.EqualTo(SalonRefusal.UnknownVoucher));
        Assert.That((await Desk.Vouchers.LookUpAsync(code, 70)).Refusal, Is.EqualTo(SalonRefusal.TooManyTries));
        Assert.That((await Desk.Vouchers.LookUpAsync(code, 71)).Refusal, Is.EqualTo(SalonRefusal.None));
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(LookUps.Minutes);
        Assert.That((await Desk.Vouchers.LookUpAsync(code, 70)).Refusal, Is.EqualTo(SalonRefusal.None));
    }

    [Test]
    public async Task What_a_clerk_looks_up_and_redeems_counts_together()
    {
        var code = await Desk.CodeAsync(600);
        for (var i = 0; i < LookUps.MostUnknown; i++)
            await Desk.Vouchers.LookUpAsync("2222-2222-2222", 70);
        Assert.That((await RedeemAsync(code, 100, "R1")).Refusal, Is.EqualTo(SalonRefusal.TooManyTries));
    }

    [Test]
    public async Task What_can_be_no_code_is_no_guess()
    {
        var code = await Desk.CodeAsync(600);
        for (var i = 0; i < 2 * LookUps.MostUnknown; i++)
            Assert.That((await Desk.Vouchers.LookUpAsync("+39 06 1234567", 70)).Refusal, Is.EqualTo(SalonRefusal.UnknownVoucher));
        Assert.That((await Desk.Vouchers.LookUpAsync(code, 70)).IsDone, Is.True);
    }

    Task<SalonResult> RedeemAsync(string code, long? amount, string receipt, int branchId = SalonDesk.Rome) => Desk.RedeemAsync(code, amount, receipt, branchId);
}
