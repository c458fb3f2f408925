using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Tests.Openings;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Somebody writes rows into the database from which a task or an act would go on to credit or a right: nothing of them is done, all else goes on, and verify names each.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class SignedRowsTests(DatabaseKind kind) : OpeningFixture(kind)
{
    [Test]
    public async Task A_shop_in_which_all_went_its_way_has_nothing_to_tell()
    {
        await AddAsync(BonusKind.Review, 2_00);
        await ReviewAsync(Anna, tell: true);
        await ConfirmAsync(await BringAsync("email;phone;card;amount;expires;tier;note\nanna@example.com;;;12,50;;;\n"));
        await SaveRunAsync(5_00);
        await Shop.AskAsync<ITillKeys, string?>(keys => keys.MakeAsync(new() { Till = "Till 1", BranchId = 1, Scopes = TillScopes.Redeem }, 1));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_bonus_that_somebody_wrote_in_is_not_given_and_the_others_are()
    {
        await InsertAsync(Grant(Anna, 1, 5_000_00));
        await Shop.InsertSignedAsync(Grant(Bea, 2, 3_00));
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), await AvailableAsync(Bea), await FindingsAsync()), Is.EqualTo((0L, 3_00L, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task It_is_on_the_work_list_as_soon_as_the_task_has_met_it()
    {
        await InsertAsync(Grant(Anna, 1, 5_000_00));
        await RunAsync();
        var listed = await InNameOfAsync<WorkList, IReadOnlyList<WaitingRow>>(Olivia, list => list.PageAsync("Damage", 0, 10));
        Assert.That(listed.Select(row => row.Item.What), Has.One.Contains("not as the plugin wrote it"));
    }

    [Test]
    public async Task A_bonus_whose_amount_somebody_raised_is_not_given()
    {
        var grant = Grant(Anna, 1, 3_00);
        await Shop.InsertSignedAsync(grant);
        await ChangeAsync($"UPDATE \"Cashback_BonusGrant\" SET \"Amount\" = 500000 WHERE \"Id\" = {grant.Id}");
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), await FindingsAsync()), Is.EqualTo((0L, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_signature_that_was_copied_from_another_row_is_none()
    {
        var (grant, other) = (Grant(Anna, 1, 5_000_00), Grant(Bea, 2, 3_00));
        await Shop.InsertSignedAsync(other);
        grant.Signature = other.Signature;
        await InsertAsync(grant);
        await RunAsync();
        Assert.That(await AvailableAsync(Anna), Is.Zero);
    }

    [Test]
    public async Task A_row_whose_key_the_shop_lacks_is_told_as_that()
    {
        var grant = Grant(Anna, 1, 3_00);
        new RowSignatures(new OneKey(9)).Sign(grant);
        await InsertAsync(grant);
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), await FindingsAsync()), Is.EqualTo((0L, new[] { FindingCode.RowKeyMissing })));
    }

    [Test]
    public async Task A_batch_of_opening_balances_that_somebody_wrote_in_as_confirmed_is_not_posted()
    {
        var batch = new OpeningBatch { Source = OpeningSource.File, Name = "x.csv", ContentHash = "h", Rows = 1, CurrencyCode = "EUR", BroughtBy = Olivia.Id, BroughtOnUtc = Stored, ConfirmedBy = Otto.Id, ConfirmedOnUtc = Stored, Sum = 3_000_00 };
        await InsertAsync(batch);
        await InsertAsync(Row(batch.Id, 1, Anna, 3_000_00));
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), await FindingsAsync()), Is.EqualTo((0L, new[] { FindingCode.RowUnsigned, FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_batch_that_somebody_confirmed_in_the_database_is_not_posted()
    {
        var batch = await BringAsync("email;phone;card;amount;expires;tier;note\nanna@example.com;;;12,50;;;\n");
        await ChangeAsync($"UPDATE \"Cashback_OpeningBatch\" SET \"ConfirmedBy\" = {Otto.Id}, \"ConfirmedOnUtc\" = \"BroughtOnUtc\" WHERE \"Id\" = {batch.Id}");
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), await FindingsAsync()), Is.EqualTo((0L, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_row_that_was_slipped_into_a_batch_is_not_posted_and_the_others_are()
    {
        var batch = await BringAsync("email;phone;card;amount;expires;tier;note\nanna@example.com;;;12,50;;;\n");
        await InsertAsync(Row(batch.Id, 2, Bea, 3_000_00));
        await InNameOfAsync<IOpeningDesk, bool>(Olivia, desk => desk.ReleaseAsync(batch.Id, Olivia.Id));
        await PostAsync(batch);
        Assert.That((await AvailableAsync(Anna), await AvailableAsync(Bea), await FindingsAsync()), Is.EqualTo((12_50L, 0L, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_gift_run_that_somebody_wrote_in_gives_nothing()
    {
        await InsertAsync(new GiftRun { Name = "Spring", Amount = 500_00, StateId = (int)GiftRunState.Planned, CreatedOnUtc = Stored, ReleasedBy = Olivia.Id, ReleasedOnUtc = Stored });
        await RunAsync();
        Assert.That((await Shop.RowsAsync<BonusGrant>(), await FindingsAsync()), Is.EqualTo((Array.Empty<BonusGrant>(), new[] { FindingCode.RowUnsigned })));
    }

    [TestCase("\"StateId\" = 10")]
    [TestCase("\"Amount\" = 50000")]
    public async Task A_gift_run_that_somebody_released_or_raised_gives_nothing(string change)
    {
        var run = await SaveRunAsync(5_00);
        await ChangeAsync($"UPDATE \"Cashback_BonusRun\" SET {change} WHERE \"Id\" = {run.Id}");
        await InNameOfAsync<GiftRunService, bool>(Olivia, async runs => await runs.ReleaseAsync((await runs.GetAsync(run.Id))!, Olivia.Id));
        await RunAsync();
        Assert.That((await Shop.RowsAsync<BonusGrant>(), await FindingsAsync()), Is.EqualTo((Array.Empty<BonusGrant>(), new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_refund_into_credit_that_somebody_wrote_in_gives_nothing()
    {
        var order = await BuyAsync(Anna);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == Anna.Id);
        await InsertAsync(new MoneyRefund { Attempt = $"{Guid.NewGuid():N}", OrderId = order.Id, WalletId = wallet.Id, Amount = 1_00, Bonus = 7_000_00, Reason = "a gesture", ActorId = Olivia.Id, BegunOnUtc = Stored.AddHours(-2) });
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (1.00m, PaymentStatus.PartiallyRefunded));
        await Shop.AskAsync<IMoneyRefunds, int>(refunds => refunds.SettleAsync(CancellationToken.None));
        var entries = (await Shop.RowsAsync<LedgerEntry>()).Where(entry => entry.Kind is EntryKind.Refund or EntryKind.Adjust);
        Assert.That((entries, (await FindingsAsync()).Contains(FindingCode.RowUnsigned)), Is.EqualTo((Array.Empty<LedgerEntry>(), true)));
    }

    [Test]
    public async Task A_proposal_that_somebody_wrote_in_is_decided_by_nobody()
    {
        await BuyAsync(Anna);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == Anna.Id);
        var proposal = new Proposal { KindId = (int)ProposalKind.Adjustment, SubjectId = wallet.Id, Name = "1", Amount = 5_000_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:forged", ProposedBy = Otto.Id, ProposedOnUtc = Stored };
        await InsertAsync(proposal);
        Assert.That((await ApproveAsync(proposal.Id), await StateAsync(proposal.Id), await FindingsAsync()), Is.EqualTo((ApprovalOutcome.NotOpen, ProposalState.Altered, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task An_approval_that_somebody_wrote_in_lets_nobody_do_what_was_proposed()
    {
        await BuyAsync(Anna);
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == Anna.Id);
        var proposal = new Proposal { KindId = (int)ProposalKind.Adjustment, SubjectId = wallet.Id, Name = "1", Amount = 5_000_00, CurrencyCode = "EUR", Reason = "a gesture", ActKey = "adjust:ours", ProposedBy = Otto.Id };
        await InNameOfAsync<ProposalBook, ProposalStanding>(Otto, book => book.ProposeAsync(proposal));
        var before = await StateAsync(proposal.Id);
        await InsertAsync(new ProposalDecision { ProposalId = proposal.Id, Approved = true, DecidedBy = Olivia.Id, DecidedOnUtc = Stored });
        Assert.That((before, await StateAsync(proposal.Id), await ApproveAsync(proposal.Id), await FindingsAsync()), Is.EqualTo((ProposalState.Open, ProposalState.Altered, ApprovalOutcome.NotOpen, new[] { FindingCode.RowUnsigned })));
    }

    [TestCase("\"RevokedOnUtc\" = NULL, \"RevokedBy\" = 0")]
    [TestCase("\"ScopesId\" = 255")]
    [TestCase("\"BranchId\" = 7")]
    public async Task A_tills_key_that_somebody_changed_is_unknown_and_named(string change)
    {
        var key = await Shop.AskAsync<ITillKeys, string?>(keys => keys.MakeAsync(new() { Till = "Till 1", BranchId = 1, Scopes = TillScopes.Redeem }, 1));
        var row = await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.FindAsync(key));
        await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(row!.Id, 1));
        await ChangeAsync($"UPDATE \"Cashback_TillKey\" SET {change} WHERE \"Id\" = {row!.Id}");
        var found = await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.FindAsync(key));
        Assert.That((found, await FindingsAsync()), Is.EqualTo(((TillKey?)null, new[] { FindingCode.RowUnsigned })));
    }

    [Test]
    public async Task A_tills_key_that_somebody_made_up_is_unknown()
    {
        const string made = "cbk_live_0000000000000000000000000000000000000000000000000000";
        var key = TillKeyText.New(isTest: false, new Nop.Plugin.Misc.Cashback.Platform.Codes.RandomCodeSource());
        await InsertAsync(new TillKey { TillId = 1, Till = "Till 1", Start = made[..12], Hash = TillKeyText.HashOf(key), Version = "1", ScopesId = 255, CreatedBy = 1, CreatedOnUtc = Stored });
        Assert.That(await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.FindAsync(key)), Is.Null);
    }

    [TestCase("1.18", true)]
    [TestCase("1.00", true)]
    [TestCase("1.19", false)]
    [TestCase("1.20", false)]
    public async Task Rows_of_an_earlier_version_are_signed_by_the_update_and_later_nothing_is(string version, bool isSigned)
    {
        await InsertAsync(Grant(Anna, 1, 3_00));
        await Shop.TellAsync<IFormerRows>(rows => rows.SignAsync(version));
        await RunAsync();
        Assert.That((await AvailableAsync(Anna), (await FindingsAsync()).Count), Is.EqualTo(isSigned ? (3_00L, 0) : (0L, 1)));
    }

    [Test]
    public async Task An_installation_over_kept_tables_signs_them_only_where_no_row_is_signed_yet([Values] bool isOfNow)
    {
        if (isOfNow)
            await Shop.InsertSignedAsync(Grant(Bea, 1, 1_00));
        await InsertAsync(Grant(Anna, 2, 3_00));
        await Shop.TellAsync<IFormerRows>(rows => rows.SignKeptAsync());
        await RunAsync();
        Assert.That(await AvailableAsync(Anna), Is.EqualTo(isOfNow ? 0L : 3_00L));
    }

    // Whole seconds: as every column keeps it.
    DateTime Stored => DateTime.SpecifyKind(Shop.Clock.UtcNow, DateTimeKind.Unspecified);

    BonusGrant Grant(Customer client, int number, long amount) => new()
    {
        BonusId = 1, CustomerId = client.Id, Number = number, Reason = "review", GrantKey = $"bonus:1:{client.Id}:{number}", Amount = amount, StoreId = 1, Note = new BonusNote(BonusKind.Review, 1, "Review").ToString(), DecidedOnUtc = Stored,
    };

    static OpeningRow Row(int batchId, int number, Customer client, long amount) => new() { BatchId = batchId, Number = number, CustomerId = client.Id, Amount = amount, CurrencyCode = "EUR", Outcome = OpeningOutcome.Ready };

    Task InsertAsync<T>(T row)
        where T : BaseEntity => Shop.TellAsync<IRepository<T>>(rows => rows.InsertAsync(row));

    async Task ChangeAsync(string sql) => Assert.That(await Shop.Database.RunAsync(sql), Is.EqualTo(1));

    async Task<GiftRun> SaveRunAsync(long amount)
    {
        var run = new GiftRun { Name = "Spring", Amount = amount };
        var saved = await InNameOfAsync<GiftRunService, RuleSaveResult>(Olivia, runs => runs.SaveAsync(run));
        Assert.That(saved.Errors, Is.Empty);
        return run;
    }

    Task<ApprovalOutcome> ApproveAsync(int proposalId) => Shop.Store.RequestAsync(
        async services => await services.GetRequiredService<SecondPerson>().ApproveAsync((await services.GetRequiredService<ProposalBook>().GetAsync(proposalId))!), Olivia.Id);

    Task<ProposalState> StateAsync(int proposalId) => Shop.AskAsync<ProposalBook, ProposalState>(async book => (await book.GetAsync(proposalId))!.State);
}
