using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>What people meet where somebody has changed rows of a client's wallet in the database: a refusal that says what to do, and the owner is told.</summary>
public sealed class AlteredClientTests : SeededShopFixture
{
    const int Clerk = 9;
    const string Owner = "owner@example.com";

    Customer _anna = null!;
    Branch _roma = null!;
    Hold _voucher = null!;

    [SetUp]
    public async Task OpenSalonAsync()
    {
        await Shop.SetAsync(settings => (settings.WitnessEmail, settings.OversightEmail) = ("witness@example.com", Owner));
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        await Shop.GiveAsync(_anna, 50_00);
        _roma = new() { Name = "Roma" };
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(_roma));
        _voucher = (await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(_anna.Id, 1, 20_00, 0, null, Channel.Shop, _anna.Id, Guid.NewGuid()))).Hold!;
    }

    [Test]
    public async Task A_voucher_is_refused_at_the_counter_and_nothing_is_taken()
    {
        await ChangeAsync();
        Assert.That((await RedeemAsync()).Refusal, Is.EqualTo(SalonRefusal.Altered));
        Assert.That((await Shop.RowsAsync<LedgerEntry>()).Select(entry => entry.Kind), Has.None.EqualTo(EntryKind.Capture));
    }

    [Test]
    public async Task So_it_is_where_the_client_cancels_it()
    {
        await ChangeAsync();
        Assert.That((await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.CancelAsync(_voucher, Channel.Shop, _anna.Id))).Refusal, Is.EqualTo(SalonRefusal.Altered));
    }

    [Test]
    public async Task What_was_taken_is_not_given_back_either()
    {
        var taken = await RedeemAsync();
        await ChangeAsync();
        Assert.That(await Shop.AskAsync<IRedemptions, UndoRefusal>(redemptions => redemptions.UndoAsync(taken.Act, "a mistake", 1, Clerk, ofOthers: false)), Is.EqualTo(UndoRefusal.Altered));
    }

    [Test]
    public async Task The_log_has_each_and_the_witness_a_letter_a_day()
    {
        await ChangeAsync();
        await RedeemAsync();
        await RedeemAsync();
        var log = (await Shop.RowsAsync<Log>()).Select(line => line.ShortMessage).ToList();
        Assert.Multiple(async () =>
        {
            Assert.That(log.Count(line => line.Contains("was changed in the database", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(log.Count(line => line.Contains(nameof(FindingCode.HoldFacts), StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That((await Shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == "witness@example.com"), Is.EqualTo(1));
            Assert.That((await Shop.AskAsync<ILedgerVerification, LastVerification>(verification => verification.LastAsync())).FoundOnUtc, Is.Not.Null);
        });
    }

    [TestCase("UPDATE \"Cashback_Lot\" SET \"Available\" = \"Available\" + 10000")]
    [TestCase("UPDATE \"Cashback_Lot\" SET \"Available\" = \"Available\" - 2000")]
    [TestCase("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000")]
    public async Task Credit_of_a_changed_wallet_is_refused_on_every_road(string change)
    {
        await ChangeAsync(change);
        var taken = await TakeAsync(25_00);
        var issued = await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(_anna.Id, 1, 25_00, 0, null, Channel.Shop, _anna.Id, Guid.NewGuid()));
        var sale = new SaleRequest(_anna.Id, 1, _roma.Id, "s1", [new SoldLine(0, 0, 30_00, 1)], 0, Clerk);
        var (sold, tried) = (await Shop.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(sale)), await Shop.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(sale, isDryRun: true)));
        Assert.That(new[] { taken.Refusal, issued.Refusal, sold.Refusal, tried.Refusal }, Is.All.EqualTo(SalonRefusal.Altered));
        Assert.That(LettersTo(Owner, await Shop.RowsAsync<QueuedEmail>()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_adjustment_of_a_changed_wallet_is_refused()
    {
        await ChangeAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000");
        var wallet = (await Shop.RowsAsync<Wallet>()).Single();
        Assert.That((await Shop.AskAsync<IHandAdjustments, AdjustmentResult>(adjustments => adjustments.AdjustAsync(new(wallet, 1_00, "a gesture", Guid.NewGuid())))).Outcome, Is.EqualTo(HandOutcome.Altered));
    }

    [Test]
    public async Task A_cart_takes_nothing_of_a_changed_wallet_says_why_and_is_ordered_without_it()
    {
        await ChangeAsync("UPDATE \"Cashback_Lot\" SET \"Available\" = \"Available\" + 10000");
        var (refused, placed) = (await PlaceAsync(CashbackChoice.AsMuchAsPossible), await PlaceAsync());
        Assert.That(refused.Errors.Single(), Does.StartWith("We have to look at your cashback"));
        Assert.That(placed.Success, Is.True);
        Assert.That(LettersTo(Owner, await Shop.RowsAsync<QueuedEmail>()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_owner_reads_in_plain_words_who_and_where_it_was_met_what_stops_and_what_to_do()
    {
        await ChangeAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000");
        await TakeAsync(5_00);
        var letter = LettersTo(Owner, await Shop.RowsAsync<QueuedEmail>()).Single();
        Assert.That(letter.Body, Does.Contain("The wallet of anna, card"));
        Assert.That(letter.Body, Does.Contain("Salon, Roma").And.Contain("Available: should be 30.00").And.Contain("is 80.00").And.Contain("What stops meanwhile").And.Contain("1. ").And.Contain("CashbackWallet"));
        Assert.That(letter.Body.IndexOf("Cashback_Wallet", StringComparison.Ordinal), Is.GreaterThan(letter.Body.IndexOf("Technical details", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_witness_reads_the_card_and_no_name()
    {
        await ChangeAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000");
        await TakeAsync(5_00);
        var body = LettersTo("witness@example.com", await Shop.RowsAsync<QueuedEmail>()).Single().Body;
        Assert.That(body, Does.Contain((await Shop.RowsAsync<Wallet>()).Single().CardNumber).And.Not.Contain("anna@example.com").And.Contain("What stops meanwhile"));
    }

    [Test]
    public async Task Who_tries_again_or_verifies_writes_the_owner_no_second_letter_of_the_wallet_that_day()
    {
        await ChangeAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000");
        await TakeAsync(5_00);
        await TakeAsync(5_00);
        await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That(LettersTo(Owner, await Shop.RowsAsync<QueuedEmail>()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_verification_finds_is_told_to_the_owner()
    {
        await ChangeAsync("UPDATE \"Cashback_Wallet\" SET \"Available\" = \"Available\" + 5000");
        await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That(LettersTo(Owner, await Shop.RowsAsync<QueuedEmail>()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_client_still_orders_without_credit()
    {
        await ChangeAsync();
        var placed = await PlaceAsync();
        Assert.That((placed.Success, (await Shop.RowsAsync<OrderAccount>()).Count), Is.EqualTo((true, 1)));
    }

    Task<SalonResult> RedeemAsync() => Shop.Store.RequestAsync(services => services.GetRequiredService<IVoucherService>().RedeemAsync(_voucher, 3_00, _roma.Id, "r1", Clerk), Clerk);

    Task<SalonResult> TakeAsync(long amount) => Shop.Store.RequestAsync(services => services.GetRequiredService<ICounterService>().TakeAsync(_anna.Id, 1, amount, _roma.Id, "c1", Clerk), Clerk);

    Task<PlaceOrderResult> PlaceAsync(CashbackChoice? choice = null) => Shop.Store.RequestAsync(async services => await services.GetRequiredService<ShopCheckout>().PlaceAsync(
        _anna, 1, [new Purchase(await services.GetRequiredService<IRepository<Product>>().GetByIdAsync(1), 1)], choice, PaymentMethods.AtOnce), _anna.Id);

    static List<QueuedEmail> LettersTo(string address, IEnumerable<QueuedEmail> letters) => [.. letters.Where(letter => letter.To == address)];

    async Task ChangeAsync(string sql) => Assert.That(await Shop.Database.RunAsync(sql), Is.EqualTo(1));

    // As by a hand in the database.
    async Task ChangeAsync() => Assert.That(await Shop.Database.RunAsync("UPDATE \"Cashback_Hold\" SET \"ExpiresOnUtc\" = '2031-05-06 07:08:09'"), Is.EqualTo(1));
}
