using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>Where the shop takes another currency nothing is posted until its owner has decided; then new wallets begin and the former ones stay as they are.</summary>
public sealed class CurrencyDecisionTests : OversightFixture
{
    [SetUp]
    public Task ChangeAsync() => ChangeAsync("USD");

    [Test]
    public async Task Nothing_is_earned_adjusted_or_set_aside_until_then()
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        var issued = await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(Anna.Id, 1, 50, 0, null, Channel.Shop, Anna.Id, Guid.NewGuid()));
        Assert.That(((await Shop.RowsAsync<OrderAccount>()).Count, await AdjustAsync(Olivia, Anna, 1_00), issued.Refusal), Is.EqualTo((0, HandOutcome.FormerCurrency, SalonRefusal.CurrencyChanged)));
    }

    [Test]
    public async Task The_work_list_tells_it_until_it_is_decided()
    {
        var before = await CountAsync();
        await StartAnewAsync();
        Assert.That((before, await CountAsync()), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Afterwards_the_sweep_lets_what_was_paid_meanwhile_earn_in_a_new_wallet()
    {
        var order = await Shop.AddOrderAsync(Anna, 45.00m, PaymentStatus.Paid);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        await StartAnewAsync();
        await Shop.AskAsync<IOrderReconciler, int>(reconciler => reconciler.SweepAsync(default));
        Assert.That((await Shop.RowsAsync<Wallet>()).Where(wallet => wallet.CustomerId == Anna.Id).Select(wallet => (wallet.CurrencyCode, wallet.Pending > 0)), Is.EquivalentTo(new[] { ("EUR", false), ("USD", true) }));
    }

    [Test]
    public async Task In_a_former_wallet_nothing_is_posted_and_it_can_be_closed()
    {
        await StartAnewAsync();
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == Anna.Id && row.CurrencyCode == "EUR");
        var adjusted = await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, 1_00, "a gesture", Guid.NewGuid())), Olivia.Id);
        var closed = await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandWallets>().ChangeAsync(new(wallet, new(WalletAct.Close), "another currency", Guid.NewGuid())), Olivia.Id);
        Assert.That((adjusted.Outcome, closed.Outcome), Is.EqualTo((HandOutcome.FormerCurrency, HandOutcome.Done)));
    }

    [Test]
    public async Task Who_takes_the_former_currency_again_goes_on_as_before()
    {
        await ChangeAsync("EUR");
        Assert.That(await AdjustAsync(Olivia, Anna, 1_00), Is.EqualTo(HandOutcome.Done));
    }

    Task<FormerWallets?> StartAnewAsync() => Shop.AskAsync<CurrencyDecision, FormerWallets?>(decision => decision.StartAnewAsync());

    async Task<int> CountAsync() => await Shop.AskAsync<CurrencyDecision, FormerWallets?>(decision => decision.StandingAsync()) is null ? 0 : 1;

    Task ChangeAsync(string code) => Shop.Store.RequestAsync(async services =>
    {
        var currencies = services.GetRequiredService<IRepository<Currency>>();
        var currency = currencies.Table.FirstOrDefault(row => row.CurrencyCode == code);
        if (currency is null)
        {
            currency = new Currency { Name = code, CurrencyCode = code, Rate = 1, DisplayLocale = "", Published = true, CreatedOnUtc = Shop.Clock.UtcNow, UpdatedOnUtc = Shop.Clock.UtcNow };
            await currencies.InsertAsync(currency);
        }

        await services.GetRequiredService<ISettingService>().SaveSettingAsync(new CurrencySettings { PrimaryStoreCurrencyId = currency.Id, PrimaryExchangeRateCurrencyId = currency.Id });
    });
}
