using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Large amounts are taken only with the client's code. Anna has 10.00, and the shop asks from 5.00 on.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ProofTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [SetUp]
    public void Ask() => Shop.Settings.CounterProofFrom = 5m;

    [TestCase(499, SalonRefusal.None)]
    [TestCase(500, SalonRefusal.ProofRequired)]
    [TestCase(1000, SalonRefusal.ProofRequired)]
    public async Task The_code_is_asked_for_from_the_amount_on(long amount, SalonRefusal refusal) =>
        Assert.That((await Desk.TakeAsync(amount, "r1")).Refusal, Is.EqualTo(refusal));

    [TestCase(false, SalonRefusal.ProofRequired)]
    [TestCase(true, SalonRefusal.None)]
    public async Task Where_stores_share_wallets_the_strictest_of_them_counts(bool walletPerStore, SalonRefusal refusal)
    {
        Shop.Settings.WalletPerStore = walletPerStore;
        Shop.StoreSettings[2] = new() { CounterProofFrom = 1m };
        await Shop.GiveAsync(SalonDesk.Anna, 10_00);
        Assert.That((await Desk.TakeAsync(200, "r1")).Refusal, Is.EqualTo(refusal));
    }

    [Test]
    public async Task Where_one_of_them_asks_for_none_what_the_other_says_counts()
    {
        Shop.StoreSettings[1] = new() { CounterProofFrom = 0 };
        Assert.That((await Desk.TakeAsync(500, "r1")).Refusal, Is.EqualTo(SalonRefusal.ProofRequired));
    }

    [Test]
    public async Task Small_amounts_of_a_day_count_together()
    {
        await Desk.TakeAsync(400, "r1");
        Assert.That((await Desk.TakeAsync(100, "r2")).Refusal, Is.EqualTo(SalonRefusal.ProofRequired));
    }

    [Test]
    public async Task Small_amounts_at_once_count_together_too()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => Desk.TakeAsync(100, $"r{number}"))));
        Assert.That((results.Count(result => result.IsDone), (await Shop.BalanceAsync()).Usable), Is.EqualTo((4, 600L)));
    }

    [Test]
    public async Task What_was_given_back_does_not_count()
    {
        await Desk.UndoAsync((await Desk.TakeAsync(400, "r1")).Act);
        Assert.That((await Desk.TakeAsync(400, "r2")).IsDone, Is.True);
    }

    [Test]
    public async Task The_day_before_does_not_count()
    {
        await Desk.TakeAsync(400, "r1");
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddHours(25);
        Assert.That((await Desk.TakeAsync(400, "r2")).IsDone, Is.True);
    }

    [Test]
    public async Task With_the_clients_code_it_is_taken() => Assert.That((await TakeAsync(600, "r1", await CodeAsync())).IsDone, Is.True);

    [Test]
    public async Task Spaces_in_the_code_do_not_matter() => Assert.That((await TakeAsync(600, "r1", (await CodeAsync()).Insert(3, " "))).IsDone, Is.True);

    [Test]
    public async Task A_wrong_code_takes_nothing()
    {
        Assert.That((await TakeAsync(600, "r1", Other(await CodeAsync()))).Refusal, Is.EqualTo(SalonRefusal.ProofWrong));
        Assert.That((await Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }

    [TestCase(19, SalonRefusal.None)]
    [TestCase(20, SalonRefusal.ProofWrong)]
    public async Task A_code_is_good_for_two_steps_at_most(int minutes, SalonRefusal refusal)
    {
        // At the beginning of a step.
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.Date.AddHours(12);
        var code = await CodeAsync();
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(minutes);
        Assert.That((await TakeAsync(600, "r1", code)).Refusal, Is.EqualTo(refusal));
    }

    [Test]
    public async Task What_else_happens_to_the_wallet_leaves_the_code_as_it_is()
    {
        var code = await CodeAsync();
        await Shop.GiveAsync(SalonDesk.Anna, 3_00);
        await Desk.CodeAsync(100);
        Assert.That((await CodeAsync(), (await TakeAsync(600, "r1", code)).Refusal), Is.EqualTo((code, SalonRefusal.None)));
    }

    [Test]
    public async Task The_page_names_until_when_it_shows_the_code()
    {
        var proof = (await Desk.Counter.ProofAsync(SalonDesk.Anna, PlayedShop.StoreId))!.Value.Proof;
        Shop.Clock.NowUtc = proof.ChangesOnUtc.AddSeconds(-1);
        var before = await CodeAsync();
        Shop.Clock.NowUtc = proof.ChangesOnUtc;
        Assert.That((before == proof.Code, await CodeAsync() == proof.Code), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_small_taking_ends_a_code_too()
    {
        var code = await CodeAsync();
        await Desk.TakeAsync(100, "r1");
        Assert.That((await TakeAsync(500, "r2", code)).Refusal, Is.EqualTo(SalonRefusal.ProofWrong));
    }

    [TestCase(1001, "r1", SalonRefusal.Insufficient)]
    [TestCase(600, " ", SalonRefusal.ReceiptRequired)]
    [TestCase(0, "r1", SalonRefusal.BadAmount)]
    [TestCase(600, "r1", SalonRefusal.None)]
    public async Task Amount_and_receipt_are_looked_at_before_anybody_is_asked_for_a_code(long amount, string receipt, SalonRefusal refusal)
    {
        var result = await Desk.Counter.CheckAsync(SalonDesk.Anna, PlayedShop.StoreId, amount, SalonDesk.Rome, receipt, SalonDesk.Clerk);
        var taken = await Desk.TakeAsync(amount, receipt);
        Assert.That((result.Refusal, taken.Refusal), Is.EqualTo((refusal, refusal == SalonRefusal.None ? SalonRefusal.ProofRequired : refusal)));
    }

    [Test]
    public async Task A_code_is_good_once()
    {
        var code = await CodeAsync();
        await TakeAsync(500, "r1", code);
        Assert.That((await TakeAsync(500, "r2", code)).Refusal, Is.EqualTo(SalonRefusal.ProofWrong));
    }

    [Test]
    public async Task A_code_shown_twice_at_once_is_good_once()
    {
        var code = await CodeAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => TakeAsync(500, $"r{number}", code))));
        Assert.That((results.Count(result => result.IsDone), (await Shop.BalanceAsync()).Usable), Is.EqualTo((1, 500L)));
    }

    [Test]
    public async Task A_form_with_a_code_that_is_sent_several_times_at_once_takes_once_and_no_code_was_wrong()
    {
        // As many as are asked at once before anybody is braked.
        var code = await CodeAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAsync(600, "r1", code))));
        Assert.That((results.Count(result => result.IsDone), results.Count(result => !result.Repeated), (await Shop.BalanceAsync()).Usable), Is.EqualTo((4, 1, 400L)));
        Assert.That(Desk.LookUpRows.Rows.Where(row => row.OutcomeId == (int)LookUpOutcome.UnknownCode), Is.Empty);
    }

    [Test]
    public async Task The_same_receipt_needs_no_second_code()
    {
        await TakeAsync(600, "r1", await CodeAsync());
        Assert.That((await Desk.TakeAsync(600, "r1")).Repeated, Is.True);
    }

    [Test]
    public async Task Codes_that_are_tried_for_a_client_are_few()
    {
        for (var tries = 0; tries < LookUps.MostWrongProofs; tries++)
            await TakeAsync(600, "r1", Other(await CodeAsync()));
        Assert.That((await TakeAsync(600, "r1", await CodeAsync())).Refusal, Is.EqualTo(SalonRefusal.TooManyTries));
    }

    [Test]
    public async Task A_voucher_needs_none()
    {
        var code = await Desk.CodeAsync(800);
        Assert.That((await Desk.RedeemAsync(code, 800, "r1")).IsDone, Is.True);
    }

    [Test]
    public async Task It_is_sent_once_in_a_while()
    {
        var first = await SendAsync();
        var second = await SendAsync();
        Shop.Clock.NowUtc = Shop.Clock.NowUtc.AddMinutes(3);
        Assert.That((first, second, await SendAsync()), Is.EqualTo((SalonRefusal.None, SalonRefusal.TooManyTries, SalonRefusal.None)));
    }

    [Test]
    public async Task Asked_for_many_times_at_once_it_is_sent_once()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(SendAsync)));
        Assert.That((sent.Count(refusal => refusal == SalonRefusal.None), Desk.Letters.Letters.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_is_sent_is_the_code_of_the_clients_own_page()
    {
        await SendAsync();
        Assert.That(Desk.Letters.Letters, Is.EqualTo(new[] { $"proof {SalonDesk.Anna} {await CodeAsync()}" }));
    }

    [Test]
    public async Task A_shop_that_asks_for_none_shows_none()
    {
        Shop.Settings.CounterProofFrom = 0;
        Assert.That(await Desk.Counter.ProofAsync(SalonDesk.Anna, PlayedShop.StoreId), Is.Null);
    }

    async Task<string> CodeAsync() => (await Desk.Counter.ProofAsync(SalonDesk.Anna, PlayedShop.StoreId))!.Value.Proof.Code;

    Task<SalonRefusal> SendAsync() => Desk.Counter.SendProofAsync(SalonDesk.Anna, PlayedShop.StoreId, SalonDesk.Rome, SalonDesk.Clerk);

    Task<SalonResult> TakeAsync(long amount, string receipt, string code) => Desk.TakeAsync(amount, receipt, proof: code);

    static string Other(string code) => code[..^1] + (char)('0' + (code[^1] - '0' + 1) % 10);
}
