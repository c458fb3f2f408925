using System.Text;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Privacy;

namespace Nop.Plugin.Misc.Cashback.Tests.Openings;

/// <summary>What clients had in another system, from its file to the ledger, in an installed shop on each database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class OpeningInTheShopTests(DatabaseKind kind) : OpeningFixture(kind)
{
    const string Heading = "email;phone;card;amount;expires;tier;note\n";

    [Test]
    public async Task Nothing_is_posted_before_somebody_confirms_it()
    {
        await BringAsync($"{Heading}anna@example.com;;;12,50;;;\n");
        Assert.That(await OpeningsAsync(), Is.Empty);
    }

    [Test]
    public async Task What_the_preview_says_is_what_is_posted()
    {
        var batch = await BringAsync($"{Heading}anna@example.com;;;12,50;2027-12-31;;from the old till\n;333 1234567;;7.00;never;;\nnobody@example.com;;;5;;;\nolivia@example.com;;;9;;;\n;;;1;;;\notto@example.com;;;0;;;\n");
        var before = await OutcomesAsync(batch);
        var sum = await InNameOfAsync<IOpeningDesk, long>(Olivia, desk => desk.SumAsync(batch.Id));
        await ConfirmAsync(batch);
        var posted = (await OpeningsAsync()).Select(entry => (entry.Amount, entry.Reason, entry.ActorId)).ToList();
        Assert.That((before, sum, await OutcomesAsync(batch)), Is.EqualTo(("Ready, Ready, NoClient, OwnWallet, NoClient, Nothing", 19_50L, "Posted, Posted, NoClient, OwnWallet, NoClient, Nothing")));
        Assert.That(posted, Is.EqualTo(new[] { (12_50L, "from the old till", Olivia.Id), (7_00L, (string?)null, Olivia.Id) }));
    }

    [Test]
    public async Task It_ends_when_the_file_says_or_never_or_as_all_credit()
    {
        await Shop.SetAsync(settings => (settings.CreditExpires, settings.ExpiryDays) = (true, 30));
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;1;2027-12-31;;\nbea@example.com;;;2;never;;\notto@example.com;;;3;;;\n"));
        var ends = (await Shop.RowsAsync<Lot>()).Where(lot => lot.SourceId == (int)EntryKind.Opening).OrderBy(lot => lot.Id).Select(lot => lot.ExpiresOnUtc);
        // To the end of the day in Rome; the clock stands on January 5th.
        Assert.That(ends, Is.EqualTo(new DateTime?[] { new DateTime(2027, 12, 31, 23, 0, 0), null, new DateTime(2026, 2, 4, 23, 0, 0) }));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing()
    {
        const string file = $"{Heading}anna@example.com;;;12,50;;;\nbea@example.com;;;7;;;\n";
        await ConfirmAsync(await BringAsync(file));
        var again = await BringAsync(file, Otto);
        var judged = await OutcomesAsync(again);
        await ConfirmAsync(again, Otto);
        Assert.That((judged, await OutcomesAsync(again), (await OpeningsAsync()).Count()), Is.EqualTo(("Already, Already", "Already, Already", 2)));
    }

    [Test]
    public async Task A_corrected_file_adds_what_was_refused_and_nothing_else()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;12,50;;;\nbae@example.com;;;7;;;\n"));
        var corrected = await BringAsync($"{Heading};333 1234567;;7;;;\nanna@example.com;;;12,50;;;\n");
        await ConfirmAsync(corrected);
        Assert.That((await OutcomesAsync(corrected), await AvailableAsync(Anna), await AvailableAsync(Bea)), Is.EqualTo(("Posted, Already", 12_50L, 7_00L)));
    }

    [Test]
    public async Task The_same_file_that_two_people_confirm_at_once_is_posted_once()
    {
        const string file = $"{Heading}anna@example.com;;;12,50;;;\nbea@example.com;;;7;;;\n";
        var (first, second) = (await BringAsync(file), await BringAsync(file, Otto));
        await Task.WhenAll(ConfirmAsync(first), ConfirmAsync(second, Otto));
        var ended = (await Shop.RowsAsync<OpeningRow>()).Select(row => row.Outcome).Order();
        Assert.That((await AvailableAsync(Anna), await AvailableAsync(Bea)), Is.EqualTo((12_50L, 7_00L)));
        Assert.That(ended, Is.EqualTo(new[] { OpeningOutcome.Posted, OpeningOutcome.Posted, OpeningOutcome.Already, OpeningOutcome.Already }));
    }

    [Test]
    public async Task A_client_who_has_another_opening_balance_is_refused_with_it()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;12,50;;;\n"));
        var batch = await BringAsync($"{Heading}anna@example.com;;;15;;;\n");
        var row = (await Shop.RowsAsync<OpeningRow>()).Single(row => row.BatchId == batch.Id);
        Assert.That((row.Outcome, row.Known), Is.EqualTo((OpeningOutcome.HasAnother, 12_50L)));
    }

    [Test]
    public async Task A_client_who_stands_there_twice_gets_neither()
    {
        var batch = await BringAsync($"{Heading}bea@example.com;;;12,50;;;\nanna@example.com;;;1;;;\n;333 1234567;;7;;;\n");
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Twice, Ready, Twice"));
    }

    [Test]
    public async Task A_number_that_several_have_is_nobodys()
    {
        await RegisterAsync("carla", phone: "0039 333 123 4567");
        var batch = await BringAsync($"{Heading};333 1234567;;7;;;\nbea@example.com;333 1234567;;7;;;\nanna@example.com;333 1234567;;7;;;\n");
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("SeveralClients, Ready, SeveralClients"));
    }

    // Bea's is +39 333 1234567.
    [TestCase("333 1234567", "Ready")]
    [TestCase("0039/333-1234567", "Ready")]
    [TestCase("+39 333 123 45 67", "Ready")]
    [TestCase("1234567", "NoClient")]
    [TestCase("0333 1234567", "NoClient")]
    [TestCase("+49 333 1234567", "NoClient")]
    [TestCase("0988 39 333 1234567", "NoClient")]
    public async Task Only_the_whole_number_is_a_clients(string phone, string outcome) => Assert.That(await OutcomesAsync(await BringAsync($"{Heading};{phone};;7;;;\n")), Is.EqualTo(outcome));

    [Test]
    public async Task A_note_that_is_too_long_for_the_ledger_refuses_the_file_at_its_place()
    {
        var note = new string('x', 999) + "\u2026";
        var brought = await InNameOfAsync<IOpeningDesk, BroughtOpenings>(Olivia, desk => desk.BringAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{Heading}bea@example.com;;;7;;;{note}\n")), "balances.csv", Olivia.Id));
        Assert.That((brought.Batch, brought.Fault?.Line, brought.Fault?.Column), Is.EqualTo(((OpeningBatch?)null, (int?)2, (int?)7)));
    }

    [Test]
    public async Task A_client_is_known_by_a_card_of_plastic_and_by_that_of_the_wallet()
    {
        await Shop.GiveAsync(Anna, 1_00);
        var plastic = await Shop.AskAsync<IClientCards, string>(async cards => (await cards.BatchAsync((await cards.MakeAsync("Spring", 1, Olivia.Id)).Id))!.Value.Numbers[0]);
        await Shop.AskAsync<IClientCards, CardResult>(cards => cards.GiveAsync(Bea.Id, 1, plastic, Olivia.Id));
        var own = (await Shop.RowsAsync<Wallet>()).Single(wallet => wallet.CustomerId == Anna.Id).CardNumber;
        var batch = await BringAsync($"{Heading};;{own};5;;;\n;;{plastic};6;;;\n;;4711;7;;;\n");
        Assert.That(await OutcomesAsync(batch), Is.EqualTo("Ready, Ready, NoClient"));
    }

    [Test]
    public async Task A_tier_is_pinned_once_by_its_name_also_where_there_is_no_credit()
    {
        const string file = $"{Heading}anna@example.com;;;5;;gold;\nbea@example.com;;;;;Silver;\notto@example.com;;;1;;Platinum;\n";
        await ConfirmAsync(await BringAsync(file));
        var again = await BringAsync(file);
        await ConfirmAsync(again);
        var pins = (await Shop.RowsAsync<TierChange>()).Where(change => change.KindId == (int)TierChangeKind.Pinned).OrderBy(change => change.Id).Select(change => (change.CustomerId, change.ToTierId, change.ActorId));
        Assert.That(pins, Is.EqualTo(new[] { (Anna.Id, 2, Olivia.Id), (Bea.Id, 1, Olivia.Id) }));
        Assert.That(await OutcomesAsync(again), Is.EqualTo("Already, Already, NoTier"));
    }

    [Test]
    public async Task What_was_over_by_the_time_is_not_posted()
    {
        var batch = await BringAsync($"{Heading}anna@example.com;;;5;2026-01-05;;\nbea@example.com;;;5;2026-01-04;;\n");
        var before = await OutcomesAsync(batch);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await ConfirmAsync(batch);
        Assert.That((before, await OutcomesAsync(batch)), Is.EqualTo(("Ready, Over", "Over, Over")));
    }

    [Test]
    public async Task All_that_is_wrong_with_a_refused_row_is_told()
    {
        await BringAsync($"{Heading}nobody@example.com;;;5;2026-01-01;Platinum;\nanna@example.com;;;5;;;\n");
        var rows = (await Shop.RowsAsync<OpeningRow>()).OrderBy(row => row.Number).Select(row => string.Join(", ", row.Reasons));
        Assert.That(rows, Is.EqualTo(new[] { "NoClient, Over, NoTier", "" }));
    }

    [Test]
    public async Task It_counts_for_no_tier()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;5000;;;\n"));
        await Shop.Store.RunTaskAsync(typeof(TierReviewTask));
        Assert.That((await Shop.RowsAsync<CustomerTier>()).Where(tier => tier.CustomerId == Anna.Id && tier.TierId == 2), Is.Empty);
    }

    [Test]
    public async Task A_file_with_one_wrong_amount_is_refused_whole()
    {
        var brought = await InNameOfAsync<IOpeningDesk, BroughtOpenings>(Olivia, desk => desk.BringAsync(new MemoryStream(Encoding.UTF8.GetBytes($"{Heading}anna@example.com;;;5;;;\nbea@example.com;;;1.234;;;\n")), "x.csv", Olivia.Id));
        Assert.That((brought.Fault?.Line, brought.Fault?.Column, (await Shop.RowsAsync<OpeningBatch>()).Count), Is.EqualTo((3, 4, 0)));
    }

    [Test]
    public async Task Thrown_away_it_leaves_nothing_and_what_is_confirmed_stays()
    {
        var (first, second) = (await BringAsync($"{Heading}anna@example.com;;;5;;;\n"), await BringAsync($"{Heading}bea@example.com;;;5;;;\n"));
        await ConfirmAsync(second);
        var discarded = (await Shop.AskAsync<IOpeningDesk, bool>(desk => desk.DiscardAsync(first.Id)), await Shop.AskAsync<IOpeningDesk, bool>(desk => desk.DiscardAsync(second.Id)));
        Assert.That((discarded, (await Shop.RowsAsync<OpeningRow>()).Select(row => row.BatchId).Single()), Is.EqualTo(((true, false), second.Id)));
    }

    // A server died after the ledger had it, and before the row was noted.
    [Test]
    public async Task What_broke_off_after_its_credit_goes_on_with_the_task()
    {
        var batch = await BringAsync($"{Heading}anna@example.com;;;5;;Gold;\n");
        await InNameOfAsync<IOpeningDesk, bool>(Olivia, desk => desk.ReleaseAsync(batch.Id, Olivia.Id));
        var row = (await Shop.RowsAsync<OpeningRow>()).Single();
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.OpenBalanceAsync(row.Wallet, row.Amount, null,
            new PostingContext(Channel.Admin, Olivia.Id, Shop.Clock.UtcNow) { IdempotencyKey = row.ActKey, BatchId = batch.Id }));
        var findings = await FindingsAsync();
        await Shop.Store.RunTaskAsync(typeof(BonusTask));
        Assert.That((findings.Count, await OutcomesAsync(batch), await AvailableAsync(Anna), (await Shop.RowsAsync<CustomerTier>()).Single(tier => tier.CustomerId == Anna.Id).PinnedTierId), Is.EqualTo((0, "Posted", 5_00L, 2)));
    }

    [Test]
    public async Task A_verification_finds_nothing_of_what_went_its_way_and_names_what_nobody_confirmed()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;5;;;\n"));
        var before = await FindingsAsync();
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(Bea.Id, 1));
        await Shop.AskAsync<ICashbackLedger, LedgerResult<long>>(ledger => ledger.OpenBalanceAsync(key, 5_00, null, new PostingContext(Channel.Admin, Olivia.Id, Shop.Clock.UtcNow) { IdempotencyKey = "opening:forged", BatchId = 1 }));
        Assert.That((before.Count, await FindingsAsync()), Is.EqualTo((0, new[] { FindingCode.OpeningUnconfirmed })));
    }

    [Test]
    public async Task A_verification_names_another_amount_than_was_confirmed_and_what_is_not_in_the_ledger()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;5;;;\n"));
        await Shop.TellAsync<IRepository<OpeningRow>>(async rows =>
        {
            var row = rows.Table.Single();
            row.Amount = 4_00;
            await rows.UpdateAsync(row);
            await rows.InsertAsync(new OpeningRow { BatchId = row.BatchId, Number = 2, CustomerId = Bea.Id, Amount = 1_00, CurrencyCode = "EUR", Outcome = OpeningOutcome.Posted });
        });
        Assert.That(await FindingsAsync(), Is.EquivalentTo(new[] { FindingCode.OpeningUnconfirmed, FindingCode.OpeningMissing, FindingCode.RowUnsigned, FindingCode.RowUnsigned }));
    }

    [Test]
    public async Task What_stood_in_a_file_goes_after_its_days_and_with_the_client()
    {
        await ConfirmAsync(await BringAsync($"{Heading}anna@example.com;;;5;;;hers\n"));
        await ConfirmAsync(await BringAsync($"{Heading}bea@example.com;;;5;;;hers\nnobody@example.com;;;5;;;a stranger\n"));
        await Shop.AskAsync<IPersonErasure, bool>(async erasure =>
        {
            await ChangeAsync(Anna, row => (row.Deleted, row.Email, row.Username) = (true, "", ""));
            await erasure.HealAsync(CancellationToken.None);
            return true;
        });
        var erased = await NotesAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(IOpeningDesk.DaysKept + 1));
        await Shop.Store.RunTaskAsync(typeof(BonusTask));
        Assert.That((erased, await NotesAsync()), Is.EqualTo((", hers, a stranger", ", , ")));
    }

    async Task<string> NotesAsync() => string.Join(", ", (await Shop.RowsAsync<OpeningRow>()).OrderBy(row => row.Id).Select(row => row.Note + row.Email.Replace("bea@example.com", "", StringComparison.Ordinal).Replace("nobody@example.com", "", StringComparison.Ordinal)));
}
