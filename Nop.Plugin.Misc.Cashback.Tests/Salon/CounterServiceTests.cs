using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class CounterServiceTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [Test]
    public async Task Credit_is_taken_at_once()
    {
        var taken = await Desk.TakeAsync(300, "r1");
        var balance = await Shop.BalanceAsync();
        Assert.That((taken.Refusal, taken.Amount, taken.Repeated, balance.Usable, balance.Reserved), Is.EqualTo((SalonRefusal.None, 300L, false, 700L, 0L)));
    }

    [Test]
    public async Task The_same_receipt_changes_nothing_also_when_the_wallet_is_empty_and_the_branch_closed()
    {
        await Desk.TakeAsync(300, "r1");
        await Desk.TakeAsync(700, "r2");
        Desk.BranchRows[0].Active = false;
        Shop.Settings.Enabled = false;
        var again = await Desk.TakeAsync(300, " r1");
        Assert.That((again.Refusal, again.Amount, again.Repeated), Is.EqualTo((SalonRefusal.None, 300L, true)));
    }

    [TestCase(0, 200)]
    [TestCase(1, 500)]
    public async Task The_same_receipt_with_another_amount_is_refused_and_tells_what_was_taken_and_when(int daysLater, long amount)
    {
        var at = Shop.Clock.NowUtc;
        await Desk.TakeAsync(300, "r1");
        Shop.Clock.NowUtc = at.AddDays(daysLater).AddHours(1);
        var other = await Desk.TakeAsync(amount, "r1");
        var first = await Desk.Redemptions.FindAsync(other.Act);
        Assert.That((other.Refusal, other.Amount, first!.Entry.Amount, first.Entry.CreatedOnUtc, first.Entry.ActorId), Is.EqualTo((SalonRefusal.ReceiptUsed, 300L, 300L, at, SalonDesk.Clerk)));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(700));
    }

    [Test]
    public async Task Signs_that_nobody_sees_make_no_other_receipt()
    {
        await Desk.TakeAsync(300, "r1");
        Assert.That((await Desk.TakeAsync(300, "\u200Br1\uFEFF")).Repeated, Is.True);
    }

    [Test]
    public async Task Capitals_make_no_other_receipt()
    {
        await Desk.TakeAsync(300, "R-17a");
        Assert.That(((await Desk.TakeAsync(300, "r-17A")).Repeated, (await Desk.TakeAsync(200, "r-17a")).Refusal), Is.EqualTo((true, SalonRefusal.ReceiptUsed)));
    }

    [Test]
    public async Task The_same_number_at_another_branch_or_for_another_client_is_another_receipt()
    {
        await Shop.GiveAsync(60, 100);
        await Desk.TakeAsync(100, "r1");
        Assert.That((await Desk.TakeAsync(100, "r1", SalonDesk.Milan)).Repeated, Is.False);
        Assert.That((await Desk.TakeAsync(100, "r1", customerId: 60)).Repeated, Is.False);
    }

    [Test]
    public async Task A_receipt_sent_eight_times_at_once_takes_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk.TakeAsync(100, "r1"))));
        Assert.That(results, Has.All.Matches<SalonResult>(result => result is { IsDone: true, Amount: 100 }));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(900));
    }

    [TestCase(1001, "r", SalonDesk.Rome, SalonDesk.Anna, SalonRefusal.Insufficient)]
    [TestCase(5, "r", SalonDesk.Rome, 61, SalonRefusal.Insufficient)]
    [TestCase(0, "r", SalonDesk.Rome, SalonDesk.Anna, SalonRefusal.BadAmount)]
    [TestCase(5, "", SalonDesk.Rome, SalonDesk.Anna, SalonRefusal.ReceiptRequired)]
    [TestCase(5, "r", SalonDesk.Closed, SalonDesk.Anna, SalonRefusal.WrongBranch)]
    [TestCase(5, "r", 0, SalonDesk.Anna, SalonRefusal.WrongBranch)]
    [TestCase(5, "r", SalonDesk.Rome, PlayedShop.Guest, SalonRefusal.Guest)]
    public async Task Taking_is_refused(long amount, string receipt, int branch, int customer, SalonRefusal refusal)
    {
        Assert.That((await Desk.TakeAsync(amount, receipt, branch, customer)).Refusal, Is.EqualTo(refusal));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }

    [Test]
    public async Task Nobody_takes_from_the_own_wallet()
    {
        var taken = await Desk.TakeAsync(5, "r", clerkId: SalonDesk.Anna);
        Assert.That((taken.Refusal, (await Shop.BalanceAsync()).Usable), Is.EqualTo((SalonRefusal.OwnWallet, 1000L)));
    }

    [Test]
    public async Task Nor_is_asked_for_a_code_for_it() =>
        Assert.That((await Desk.Counter.CheckAsync(SalonDesk.Anna, PlayedShop.StoreId, 5, SalonDesk.Rome, "r", SalonDesk.Anna)).Refusal, Is.EqualTo(SalonRefusal.OwnWallet));

    [Test]
    public async Task What_a_colleague_took_of_the_own_wallet_answers_the_clerk_as_the_first_time()
    {
        await Desk.TakeAsync(5, "r");
        Assert.That((await Desk.TakeAsync(5, "r", clerkId: SalonDesk.Anna)).Repeated, Is.True);
    }

    [Test]
    public async Task Switched_off_nothing_is_taken()
    {
        Shop.Settings.Enabled = false;
        Assert.That((await Desk.TakeAsync(5, "r")).Refusal, Is.EqualTo(SalonRefusal.Disabled));
    }

    [TestCase("+39 06 123-4567", ExpectedResult = 1)]
    [TestCase("+39(06)1234567", ExpectedResult = 1)]
    [TestCase("0039 06 1234567", ExpectedResult = 1)]
    [TestCase("06 1234567", ExpectedResult = 1)]
    [TestCase("1234567", ExpectedResult = 1)]
    [TestCase("234567", ExpectedResult = 0)]
    [TestCase("06 1234568", ExpectedResult = 0)]
    [TestCase("1234", ExpectedResult = 0)]
    [TestCase("", ExpectedResult = 0)]
    [TestCase("   ", ExpectedResult = 0)]
    public async Task<int> A_client_is_found_by_the_phone_number_however_it_is_written(string query)
    {
        await WithPhoneAsync(70, "+39 06 1234567");
        return (await Desk.FindAsync(query)).Clients.Count;
    }

    [TestCase("+44 7911 123456")]
    [TestCase("0044 7911 123456")]
    [TestCase("07911-123456")]
    public async Task A_number_that_was_noted_without_its_country_is_found_with_it(string query)
    {
        await WithPhoneAsync(70, "07911 123456");
        Assert.That((await Desk.FindAsync(query)).Clients, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_that_changed_is_found_as_it_is_now()
    {
        await WithPhoneAsync(70, "0612345678");
        await WithPhoneAsync(70, "0687654321");
        Assert.That(((await Desk.FindAsync("0612345678")).Clients.Count, (await Desk.FindAsync("0687654321")).Clients.Count), Is.EqualTo((0, 1)));
    }

    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task From_a_closed_account_nothing_is_taken_also_where_it_kept_its_role(bool deleted, bool active)
    {
        (Shop.CustomerOf(SalonDesk.Anna).Deleted, Shop.CustomerOf(SalonDesk.Anna).Active) = (deleted, active);
        Assert.That((await Desk.TakeAsync(5, "r")).Refusal, Is.EqualTo(SalonRefusal.AccountClosed));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_receipt_that_was_taken_before_the_account_was_closed_still_answers()
    {
        await Desk.TakeAsync(5, "r");
        Shop.CustomerOf(SalonDesk.Anna).Deleted = true;
        Assert.That((await Desk.TakeAsync(5, "r")).Repeated, Is.True);
    }

    [Test]
    public async Task The_code_of_a_voucher_is_no_receipt()
    {
        var code = await Desk.CodeAsync(100);
        Assert.That((await Desk.TakeAsync(5, code)).Refusal, Is.EqualTo(SalonRefusal.ReceiptIsCode));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(900));
    }

    [Test]
    public async Task A_number_that_only_looks_like_a_card_or_a_code_is_a_receipt()
    {
        // A valid check digit and a valid check symbol, of nobody.
        Assert.That((await Desk.TakeAsync(5, "2222-2222-2222")).IsDone, Is.True);
        Assert.That((await Desk.TakeAsync(5, "1000000000009")).IsDone, Is.True);
    }

    [Test]
    public async Task A_number_longer_than_any_till_prints_is_no_receipt() =>
        Assert.That((await Desk.TakeAsync(5, new string('1', Receipts.MostCharacters + 1))).Refusal, Is.EqualTo(SalonRefusal.ReceiptTooLong));

    [Test]
    public async Task Deleted_and_inactive_clients_are_not_found()
    {
        await WithPhoneAsync(72, "0612345678");
        await WithPhoneAsync(73, "0612345678");
        (Shop.CustomerOf(72).Active, Shop.CustomerOf(73).Deleted) = (false, true);
        Assert.That((await Desk.FindAsync("0612345678")).Clients, Is.Empty);
    }

    [Test]
    public async Task Of_several_clients_with_one_phone_number_none_is_told()
    {
        await WithPhoneAsync(70, "0612345678");
        await WithPhoneAsync(71, "+39 06 12345678");
        var found = await Desk.FindAsync("06 12345678");
        Assert.That((found.Refusal, found.Clients.Count), Is.EqualTo((SalonRefusal.SeveralClients, 0)));
    }

    [Test]
    public async Task Where_only_one_of_them_has_an_open_account_it_is_that_one()
    {
        await WithPhoneAsync(70, "0612345678");
        await WithPhoneAsync(71, "0612345678");
        Shop.CustomerOf(71).Active = false;
        Assert.That((await Desk.FindAsync("06 12345678")).Clients.Single().Id, Is.EqualTo(70));
    }

    [Test]
    public async Task A_client_is_found_by_the_whole_e_mail_address()
    {
        Shop.CustomerOf(SalonDesk.Anna).Email = "anna@example.com";
        Assert.That((await Desk.FindAsync(" anna@example.com ")).Clients, Has.Count.EqualTo(1));
        Assert.That((await Desk.FindAsync("anna@")).Clients, Is.Empty);
    }

    [Test]
    public async Task What_is_no_client_may_be_a_voucher()
    {
        var code = await Desk.CodeAsync(100);
        var found = await Desk.FindAsync(code);
        Assert.That((found.Refusal, found.Voucher?.Left), Is.EqualTo((SalonRefusal.None, (long?)100)));
    }

    [Test]
    public async Task The_voucher_of_a_closed_account_is_not_shown()
    {
        var code = await Desk.CodeAsync(100);
        Shop.CustomerOf(SalonDesk.Anna).Active = false;
        var found = await Desk.FindAsync(code);
        Assert.That((found.Refusal, found.Voucher), Is.EqualTo((SalonRefusal.AccountClosed, (Hold?)null)));
    }

    [Test]
    public async Task The_client_is_told_what_was_taken_once()
    {
        await Desk.TakeAsync(300, "r1");
        await Desk.TakeAsync(300, "r1");
        Assert.That(Desk.Letters.Letters, Is.EqualTo(new[] { $"taken {SalonDesk.Anna} 300 Rome r1" }));
    }

    [Test]
    public async Task The_client_is_told_of_a_voucher_that_was_made_and_taken()
    {
        var code = await Desk.CodeAsync(300, SalonDesk.Rome);
        await Desk.RedeemAsync(code, 100, "r1");
        Assert.That(Desk.Letters.Letters, Is.EqualTo(new[] { $"voucher {SalonDesk.Anna} 300 …{code[^4..]} Rome", $"taken {SalonDesk.Anna} 100 Rome r1 …{code[^4..]}" }));
    }

    [Test]
    public async Task The_client_is_told_what_came_back()
    {
        await Desk.UndoAsync((await Desk.TakeAsync(300, "r1")).Act);
        Assert.That(Desk.Letters.Letters[^1], Is.EqualTo($"back {SalonDesk.Anna} 300 Rome r1"));
    }

    Task WithPhoneAsync(int id, string phone)
    {
        Shop.CustomerOf(id).Phone = phone;
        return Desk.Phones.NoteAsync(Shop.CustomerOf(id));
    }
}
