using System.Text;
using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>What a branch took offline: judged when its file is brought, taken when it is confirmed, once.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ReturnDeskTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    const int Manager = 80;

    [Test]
    public async Task A_row_is_ready_and_nothing_is_taken_before_somebody_confirms()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"));
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Ready", 300L)));
    }

    [Test]
    public async Task What_is_confirmed_is_taken_from_the_voucher()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"));
        var isThrough = await ConfirmAsync(batch);
        Assert.That((isThrough, await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo((true, "Taken", 100L)));
    }

    [Test]
    public async Task Confirmed_again_it_changes_nothing()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 100, "r1"));
        await ConfirmAsync(batch);
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Taken", 200L)));
    }

    [Test]
    public async Task The_same_file_again_is_the_same_batch()
    {
        var token = await Desk.TokenAsync(300);
        var csv = Csv("b1", (token, 100, "r1"));
        var (first, again) = (await BringAsync(csv), await BringAsync(csv));
        Assert.That((again.Batch!.Id, again.Repeated), Is.EqualTo((first.Batch!.Id, true)));
    }

    [Test]
    public async Task Another_file_of_the_same_name_is_refused()
    {
        var token = await Desk.TokenAsync(300);
        await BringAsync(Csv("b1", (token, 100, "r1")));
        Assert.That((await BringAsync(Csv("b1", (token, 101, "r1")))).Fault!.Kind, Is.EqualTo(FileFaultKind.BatchUsed));
    }

    [Test]
    public async Task What_the_counter_took_for_the_receipt_is_not_taken_again()
    {
        var token = await Desk.TokenAsync(300);
        await Desk.RedeemAsync(token, 200, "r1");
        var batch = await BringAsync((token, 200, "R1"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Already", 100L)));
    }

    [Test]
    public async Task What_the_counter_takes_between_preview_and_confirmation_is_not_taken_again()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"));
        await Desk.RedeemAsync(token, 200, "r1");
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Already", 100L)));
    }

    [Test]
    public async Task A_row_that_comes_twice_in_a_file_is_taken_once()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"), (token, 200, "r1"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Taken,Already", 100L)));
    }

    [Test]
    public async Task Rows_of_one_voucher_are_ready_as_long_as_something_is_left()
    {
        var token = await Desk.TokenAsync(300);
        Assert.That(await OutcomesAsync(await BringAsync((token, 200, "r1"), (token, 101, "r2"), (token, 100, "r3"))), Is.EqualTo("Ready,TooMuch,Ready"));
    }

    [Test]
    public async Task Each_refusal_has_its_name()
    {
        var (used, cancelled, elsewhere, receipt, small) = (await Desk.TokenAsync(100), await Desk.CodeAsync(100), await Desk.TokenAsync(100, SalonDesk.Milan), await Desk.TokenAsync(100), await Desk.TokenAsync(50));
        await Desk.RedeemAsync(used, 100, "u1");
        await Desk.Vouchers.CancelAsync(cancelled, Channel.Shop, SalonDesk.Anna);
        await Desk.RedeemAsync(receipt, 30, "r9");
        var batch = await BringAsync((used, 1, "r1"), (cancelled, 1, "r2"), (elsewhere, 1, "r3"), (receipt, 31, "r9"), (small, 51, "r5"), ("2222-3333-4444", 1, "r6"));
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("UsedUp,Cancelled,WrongBranch,ReceiptUsed,TooMuch,Unknown"));
    }

    [Test]
    public async Task What_was_taken_in_time_counts_although_the_file_comes_after_the_end()
    {
        var token = await Desk.TokenAsync(300);
        var taken = Shop.Clock.NowUtc;
        Shop.Clock.NowUtc += TimeSpan.FromDays(400);
        var batch = await BringAsync(Csv("b1", $"1,{token},2.00,r1,{taken:yyyy-MM-ddTHH:mm:ss}Z", 200));
        await ConfirmAsync(batch.Batch!);
        Assert.That((await OutcomesAsync(batch.Batch!), await LeftAsync(token)), Is.EqualTo(("Taken", 100L)));
    }

    [Test]
    public async Task What_was_taken_after_the_end_has_lapsed()
    {
        var token = await Desk.TokenAsync(300);
        Shop.Clock.NowUtc += TimeSpan.FromDays(400);
        Assert.That(await OutcomesAsync(await BringAsync((token, 200, "r1"))), Is.EqualTo("Lapsed"));
    }

    [Test]
    public async Task A_batch_that_nobody_confirmed_can_be_thrown_away_and_brought_again()
    {
        var token = await Desk.TokenAsync(300);
        var csv = Csv("b1", (token, 200, "r1"));
        var isGone = await Desk.Returns.DiscardAsync((await BringAsync(csv)).Batch!.Id, Manager);
        Assert.That((isGone, (await BringAsync(csv)).Repeated), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_batch_that_was_confirmed_stays()
    {
        var batch = await BringAsync((await Desk.TokenAsync(300), 200, "r1"));
        await ConfirmAsync(batch);
        Assert.That(await Desk.Returns.DiscardAsync(batch.Id, Manager), Is.False);
    }

    [Test]
    public async Task A_code_with_one_slip_is_unknown_and_the_voucher_that_was_meant_is_proposed()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        var code = Desk.Vouchers.Display(hold);
        var slip = (code[0] == 'A' ? 'B' : 'A') + code[1..];
        var batch = await BringAsync((slip, 200, "r1"));
        var row = (await Desk.Returns.RowsAsync(batch.Id, null, 0, 10))[0];
        Assert.That((row.Outcome, row.NearReference), Is.EqualTo((ReturnOutcome.Unknown, hold.Reference)));
    }

    [Test]
    public async Task A_proposal_that_somebody_agrees_to_takes_and_settles()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        var code = Desk.Vouchers.Display(hold);
        var row = await DifferenceAsync(((code[0] == 'A' ? 'B' : 'A') + code[1..], 200, "r1"));
        var (outcome, _) = await Desk.Differences.TakeNearAsync(row.Id, "meant", Manager);
        var settled = (await Desk.Differences.GetAsync(row.Id))!.Value.Row;
        Assert.That((outcome, (await Desk.Vouchers.FindByReferenceAsync(hold.Reference))!.Left, settled.Outcome, settled.Reference, await Desk.Differences.CountAsync(BranchReach.All)),
            Is.EqualTo((SettleOutcome.Done, 100L, ReturnOutcome.Taken, hold.Reference, 0)));
    }

    [Test]
    public async Task What_went_back_to_the_wallet_is_named_with_its_wallet_and_not_taken()
    {
        var code = await Desk.CodeAsync(300);
        await Desk.Vouchers.CancelAsync(code, Channel.Shop, SalonDesk.Anna);
        var row = await DifferenceAsync((code, 200, "r1"));
        Assert.That((await Desk.Differences.WalletOfAsync(row) > 0, (await Shop.BalanceAsync(SalonDesk.Anna)).Available), Is.EqualTo((true, 1000L)));
    }

    [Test]
    public async Task What_was_given_back_at_the_counter_is_not_taken_again_by_a_file()
    {
        var token = await Desk.TokenAsync(300);
        await Desk.UndoAsync((await Desk.RedeemAsync(token, 200, "r1")).Act);
        var batch = await BringAsync((token, 200, "r1"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Undone", 300L)));
    }

    [Test]
    public async Task What_is_given_back_between_preview_and_confirmation_is_not_taken_again()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"));
        await Desk.UndoAsync((await Desk.RedeemAsync(token, 200, "r1")).Act);
        await ConfirmAsync(batch);
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Undone"));
    }

    [Test]
    public async Task What_was_given_back_and_taken_again_at_the_counter_is_there_already()
    {
        var token = await Desk.TokenAsync(300);
        await Desk.UndoAsync((await Desk.RedeemAsync(token, 200, "r1")).Act);
        await Desk.RedeemAsync(token, 200, "r1");
        Assert.That((await OutcomesAsync(await BringAsync((token, 200, "r1"))), await LeftAsync(token)), Is.EqualTo(("Already", 100L)));
    }

    [TestCase(0, "Already")]
    [TestCase(1, "Undone")]
    public async Task Taken_again_on_another_day_it_is_another_purchase(int days, string outcome)
    {
        var token = await Desk.TokenAsync(300);
        var first = Shop.Clock.NowUtc;
        await Desk.UndoAsync((await Desk.RedeemAsync(token, 200, "r1")).Act);
        Shop.Clock.NowUtc = first.AddDays(days);
        await Desk.RedeemAsync(token, 200, "r1");
        var batch = (await BringAsync(Csv("b1", $"1,{token},2.00,r1,{first:yyyy-MM-ddTHH:mm:ss}Z", 200))).Batch!;
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo((outcome, 100L)));
    }

    [TestCase("4006381333932")]
    [TestCase("5566-7788-9927")]
    public async Task A_receipt_that_only_looks_like_a_card_or_a_code_is_a_receipt(string receipt)
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, receipt));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), Desk.LookUpRows.Rows.Count), Is.EqualTo(("Taken", 0)));
    }

    [Test]
    public async Task The_same_file_for_another_branch_is_refused()
    {
        var csv = $"row,voucher,amount,receipt\n1,{await Desk.TokenAsync(300)},1.00,r1\ntotal,1,1.00,\n";
        await BringAsync(csv);
        Assert.That((await BringAsync(csv, SalonDesk.Milan)).Fault!.Kind, Is.EqualTo(FileFaultKind.OtherBranch));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_time_before_the_voucher_or_in_the_future_is_a_difference(int days)
    {
        var token = await Desk.TokenAsync(300);
        var batch = (await BringAsync(Csv("b1", $"1,{token},2.00,r1,{Shop.Clock.NowUtc.AddDays(days):yyyy-MM-ddTHH:mm:ss}Z", 200))).Batch!;
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("WrongTime"));
    }

    [Test]
    public async Task A_receipt_that_looks_like_a_voucher_is_a_difference()
    {
        var (token, other) = (await Desk.TokenAsync(300), await Desk.CodeAsync(100));
        Assert.That(await OutcomesAsync(await BringAsync((token, 200, other))), Is.EqualTo("ReceiptIsCode"));
    }

    [Test]
    public async Task A_voucher_that_has_ended_waits_for_its_file_as_long_as_the_owner_says()
    {
        Shop.Settings.VoucherReturnDays = 3;
        var token = await Desk.TokenAsync(300);
        var taken = Shop.Clock.NowUtc;
        Shop.Clock.NowUtc = (await Desk.Finder.FindAsync(token))!.ExpiresOnUtc!.Value.AddDays(2);
        await Desk.Vouchers.LapseAsync(CancellationToken.None);
        var batch = (await BringAsync(Csv("b1", $"1,{token},2.00,r1,{taken:yyyy-MM-ddTHH:mm:ss}Z", 200))).Batch!;
        await ConfirmAsync(batch);
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Taken"));
    }

    [Test]
    public async Task Where_the_rest_goes_back_a_second_part_of_a_voucher_is_a_difference_before_and_after_it_is_confirmed()
    {
        Shop.Settings.VoucherRest = VoucherRest.GoesBack;
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"), (token, 50, "r2"));
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Ready,UsedUp"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), (await Shop.BalanceAsync()).Usable), Is.EqualTo(("Taken,UsedUp", 800L)));
        Assert.That(await Desk.Differences.WalletOfAsync((await Desk.Differences.OpenAsync(BranchReach.All, 1)).Single().Row), Is.Not.Null);
    }

    [Test]
    public async Task An_unknown_code_proposes_the_only_voucher_of_its_amount_that_was_made_within_a_day()
    {
        var code = await Desk.CodeAsync(250);
        await Desk.CodeAsync(300);
        var batch = (await BringAsync(Csv("b1", $"1,2222-3333-4444,2.50,r1,{Shop.Clock.NowUtc.AddMinutes(5):yyyy-MM-ddTHH:mm:ss}Z", 250))).Batch!;
        await ConfirmAsync(batch);
        var row = (await Desk.Differences.OpenAsync(BranchReach.All, 1)).Single().Row;
        Assert.That((row.IsNearByAmount, (await Desk.Differences.NearAsync(row))?.Reference), Is.EqualTo((true, (await Desk.Finder.FindAsync(code))!.Reference)));
        Assert.That((await Desk.Differences.TakeNearAsync(row.Id, "it was that one", Manager)).Outcome, Is.EqualTo(SettleOutcome.Done));
        Assert.That((await Desk.Finder.FindAsync(code))!.State, Is.EqualTo(HoldState.Used));
    }

    [TestCase(250, 0)]
    [TestCase(300, 2)]
    public async Task Nothing_is_proposed_where_two_have_the_amount_or_the_only_one_is_older(long second, int daysLater)
    {
        await Desk.CodeAsync(250);
        await Desk.CodeAsync(second);
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddDays(daysLater);
        var batch = (await BringAsync(Csv("b1", $"1,2222-3333-4444,2.50,r1,{Shop.Clock.NowUtc:yyyy-MM-ddTHH:mm:ss}Z", 250))).Batch!;
        Assert.That((await Desk.Returns.RowsAsync(batch.Id, null, 0, 1)).Single().NearReference, Is.Empty);
    }

    [Test]
    public async Task A_difference_is_settled_once()
    {
        var row = await DifferenceAsync(("2222-3333-4444", 1, "r1"));
        await Desk.Differences.SettleAsync(row.Id, "written off", Manager);
        Assert.That((await Desk.Differences.SettleAsync(row.Id, "again", Manager), await Desk.Differences.CountAsync(BranchReach.All)), Is.EqualTo((SettleOutcome.NotOpen, 0)));
    }

    [TestCase("", SettleOutcome.NoteRequired)]
    [TestCase(" ", SettleOutcome.NoteRequired)]
    public async Task A_difference_is_settled_with_a_note(string note, SettleOutcome outcome)
    {
        var row = await DifferenceAsync(("2222-3333-4444", 1, "r1"));
        Assert.That(await Desk.Differences.SettleAsync(row.Id, note, Manager), Is.EqualTo(outcome));
    }

    [Test]
    public async Task Differences_of_a_batch_that_nobody_confirmed_do_not_wait()
    {
        await BringAsync(("2222-3333-4444", 1, "r1"));
        Assert.That(await Desk.Differences.CountAsync(BranchReach.All), Is.Zero);
    }

    [Test]
    public async Task Who_is_bound_to_another_branch_brings_confirms_and_throws_away_nothing_of_this_one()
    {
        var token = await Desk.TokenAsync(300);
        var batch = await BringAsync((token, 200, "r1"));
        await Desk.Staff.BindAsync(Manager, SalonDesk.Milan);
        var brought = await BringAsync(Csv("b2", (token, 100, "r2")));
        Assert.That((brought.Batch, brought.Fault?.Kind, await ConfirmAsync(batch), await Desk.Returns.DiscardAsync(batch.Id, Manager)), Is.EqualTo(((ReturnBatch?)null, (FileFaultKind?)FileFaultKind.NotYours, false, false)));
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token), Desk.ReturnBatches.Rows.Single().ConfirmedOnUtc), Is.EqualTo(("Ready", 300L, (DateTime?)null)));
    }

    [Test]
    public async Task Who_is_bound_to_another_branch_settles_no_difference_of_this_one()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        var code = Desk.Vouchers.Display(hold);
        var row = await DifferenceAsync(((code[0] == 'A' ? 'B' : 'A') + code[1..], 200, "r1"));
        await Desk.Staff.BindAsync(Manager, SalonDesk.Milan);
        Assert.That((await Desk.Differences.SettleAsync(row.Id, "mine", Manager), (await Desk.Differences.TakeNearAsync(row.Id, "meant", Manager)).Outcome), Is.EqualTo((SettleOutcome.NotOpen, SettleOutcome.NotOpen)));
        Assert.That((await Desk.Vouchers.FindByReferenceAsync(hold.Reference))!.Left, Is.EqualTo(300));
    }

    [Test]
    public async Task What_the_counter_took_before_the_branch_counted_by_day_is_there_already()
    {
        var token = await Desk.TokenAsync(300);
        var on = Shop.Clock.NowUtc;
        await Desk.RedeemAsync(token, 200, "r1");
        await Desk.Branches.SaveAsync(new Branch { Id = SalonDesk.Rome, Name = "Rome", ReceiptSpanId = (int)ReceiptSpan.Day });
        var batch = (await BringAsync(Csv("b1", $"1,{token},2.00,r1,{on:yyyy-MM-ddTHH:mm:ss}Z", 200))).Batch!;
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Already"));
        await ConfirmAsync(batch);
        Assert.That((await OutcomesAsync(batch), await LeftAsync(token)), Is.EqualTo(("Already", 100L)));
    }

    async Task<ReturnRow> DifferenceAsync((string Voucher, long Amount, string Receipt) row)
    {
        await ConfirmAsync(await BringAsync(row));
        return (await Desk.Differences.OpenAsync(BranchReach.All, 10))[0].Row;
    }

    async Task<ReturnBatch> BringAsync(params (string Voucher, long Amount, string Receipt)[] rows) => (await BringAsync(Csv("b1", rows))).Batch!;

    Task<BroughtFile> BringAsync(string csv, int branchId = SalonDesk.Rome) =>
        Desk.Returns.BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Desk.BranchRows.First(branch => branch.Id == branchId), (null, null), Manager);

    Task<bool> ConfirmAsync(ReturnBatch batch) => Desk.Returns.ConfirmAsync(batch, Manager, TimeSpan.FromMinutes(1));

    async Task<string> OutcomesAsync(ReturnBatch batch) => string.Join(',', (await Desk.Returns.RowsAsync(batch.Id, null, 0, 100)).Select(row => row.Outcome));

    async Task<long> LeftAsync(string typed) => (await Desk.Finder.FindAsync(typed))!.Left;

    static string Csv(string batch, params (string Voucher, long Amount, string Receipt)[] rows) =>
        Csv(batch, string.Join('\n', rows.Select((row, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1},{row.Voucher},{row.Amount / 100m:0.00},{row.Receipt},"))), rows.Sum(row => row.Amount), rows.Length);

    static string Csv(string batch, string rows, long sum, int count = 1)
    {
        var lines = rows.Split('\n').Append(string.Create(CultureInfo.InvariantCulture, $"total,{count},{sum / 100m:0.00},,"));
        return "version,batch,branch,row,voucher,amount,receipt,taken_at\n" + string.Join('\n', lines.Select(line => $"1,{batch},{SalonDesk.Rome},{line}"));
    }
}
