using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>What people meet where somebody has changed rows of a client's wallet in the database: a refusal that says what to do, and the owner is told.</summary>
public sealed class AlteredClientTests : SeededShopFixture
{
    const int Clerk = 9;

    Customer _anna = null!;
    Branch _roma = null!;
    Hold _voucher = null!;

    [SetUp]
    public async Task OpenSalonAsync()
    {
        await Shop.SetAsync(settings => settings.WitnessEmail = "witness@example.com");
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

    [Test]
    public async Task The_client_still_orders_without_credit()
    {
        await ChangeAsync();
        var placed = await Shop.Store.RequestAsync(async services => await services.GetRequiredService<ShopCheckout>().PlaceAsync(
            _anna, 1, [new Purchase(await services.GetRequiredService<IRepository<Product>>().GetByIdAsync(1), 1)], null, PaymentMethods.AtOnce), _anna.Id);
        Assert.That((placed.Success, (await Shop.RowsAsync<OrderAccount>()).Count), Is.EqualTo((true, 1)));
    }

    Task<SalonResult> RedeemAsync() => Shop.Store.RequestAsync(services => services.GetRequiredService<IVoucherService>().RedeemAsync(_voucher, 3_00, _roma.Id, "r1", Clerk), Clerk);

    // As by a hand in the database.
    async Task ChangeAsync() => Assert.That(await Shop.Database.RunAsync("UPDATE \"Cashback_Hold\" SET \"ExpiresOnUtc\" = '2031-05-06 07:08:09'"), Is.EqualTo(1));
}
