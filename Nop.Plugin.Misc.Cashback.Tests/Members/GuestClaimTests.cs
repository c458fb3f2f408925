using Cashback.Preview.Services;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Tests.Databases;
using Nop.Plugin.Misc.Cashback.Tests.Shops;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Members;

/// <summary>Orders of guests that earn afterwards, in the preview store. They may be 30 days old; Silver earns 5 %, Gold from 300 earns 10 %.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class GuestClaimTests(DatabaseKind kind)
{
    const string Email = "maria@example.com";

    static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    InstalledShop _shop = null!;
    Customer _guest = null!;

    [SetUp]
    public async Task SetUp()
    {
        _shop = await InstalledShop.OpenAsync(kind);
        await _shop.SeedAsync();
        await _shop.SetAsync(settings => settings.GuestClaimDays = 30);
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _guest = await _shop.Store.AddGuestAsync();
    }

    [TearDown]
    public async Task TearDown() => await _shop.DisposeAsync();

    [Test]
    public async Task A_paid_order_earns_when_its_guest_registers_and_the_address_is_confirmed()
    {
        var order = await GuestOrderAsync(45.00m);
        _shop.Clock.Advance(TimeSpan.FromDays(10));
        var before = await PendingAsync(_guest);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That((before, await PendingAsync(_guest), await ClaimersAsync()), Is.EqualTo((0L, 2_25L, $"{order.Id}: {_guest.Id}")));
    }

    [Test]
    public async Task It_earns_for_another_row_of_the_same_person_too_and_case_does_not_matter()
    {
        await GuestOrderAsync(45.00m, "Maria@Example.com");
        var account = await _shop.Store.AddGuestAsync();
        await RegisterAsync(account, confirmed: true);
        Assert.That(await PendingAsync(account), Is.EqualTo(2_25));
    }

    [Test]
    public async Task An_unconfirmed_address_claims_nothing_and_is_sent_one_letter()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        await _shop.Store.RunTasksAsync();
        var letters = await _shop.RowsAsync<QueuedEmail>();
        Assert.That((await PendingAsync(_guest), letters.Count(letter => letter.To == Email && letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal))), Is.EqualTo((0L, 1)));
    }

    [Test]
    public async Task The_letters_token_confirms_the_address_and_once_only()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        var letter = (await _shop.RowsAsync<QueuedEmail>()).Last(row => row.To == Email);
        var token = letter.Body.Split("token=")[1].Split('"')[0];
        var wrong = await ConfirmAsync(token[..^1] + "x");
        var right = await ConfirmAsync(token);
        var again = await ConfirmAsync(token);
        Assert.That((wrong, right, again, await PendingAsync(_guest)), Is.EqualTo((false, true, false, 2_25L)));
    }

    [Test]
    public async Task Orders_of_the_account_itself_bring_no_letter_when_the_account_is_followed_again()
    {
        await RegisterAsync(_guest, confirmed: false);
        _shop.Clock.Advance(Moment);
        await GuestOrderAsync(45.00m);
        await _shop.TellAsync<GuestOrders>(orders => orders.FollowAsync(_guest));
        Assert.That((await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email && letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal)), Is.Zero);
    }

    [Test]
    public async Task Orders_too_old_to_be_claimed_bring_no_letter()
    {
        await GuestOrderAsync(45.00m);
        _shop.Clock.Advance(TimeSpan.FromDays(31));
        await RegisterAsync(_guest, confirmed: false);
        Assert.That((await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email), Is.Zero);
    }

    [Test]
    public async Task Where_the_setting_is_off_nothing_is_claimed_nor_written()
    {
        await _shop.SetAsync(settings => settings.GuestClaimDays = 0);
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        await _shop.Store.RunTasksAsync();
        Assert.That((await PendingAsync(_guest), (await _shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email)), Is.EqualTo((0L, 0)));
    }

    [TestCase(30, 2_25)]
    [TestCase(31, 0)]
    public async Task An_order_may_be_so_many_days_old(int days, long earned)
    {
        await GuestOrderAsync(45.00m);
        _shop.Clock.Advance(TimeSpan.FromDays(days) - Moment);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That(await PendingAsync(_guest), Is.EqualTo(earned));
    }

    [Test]
    public async Task A_cancelled_order_is_not_claimed()
    {
        var order = await GuestOrderAsync(45.00m);
        await _shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
        await RegisterAsync(_guest, confirmed: true);
        await _shop.Store.RunTasksAsync();
        Assert.That(await ClaimersAsync(), Is.Empty);
    }

    [Test]
    public async Task An_order_that_is_paid_after_registering_is_claimed_when_it_is_paid()
    {
        var order = await GuestOrderAsync(45.00m, status: PaymentStatus.Pending);
        await RegisterAsync(_guest, confirmed: true);
        var before = await PendingAsync(_guest);
        await _shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        Assert.That((before, await PendingAsync(_guest)), Is.EqualTo((0L, 2_25L)));
    }

    [Test]
    public async Task Every_claimed_order_earns_with_the_tier_of_a_new_client()
    {
        var big = await GuestOrderAsync(400.00m);
        await _shop.ChangeAsync(big, row => row.OrderStatus = OrderStatus.Complete);
        await GuestOrderAsync(100.00m);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That(await PendingAsync(_guest), Is.EqualTo(20_00 + 5_00));
    }

    [Test]
    public async Task What_all_events_have_missed_the_sweep_claims()
    {
        await RegisterAsync(_guest, confirmed: true);
        var other = await _shop.Store.AddGuestAsync();
        var order = await GuestOrderAsync(45.00m, guest: other);
        await _shop.ChangeAsync(order, row => row.CreatedOnUtc = _shop.Clock.UtcNow.AddDays(-1));
        await _shop.Store.RunTasksAsync();
        Assert.That(await PendingAsync(_guest), Is.EqualTo(2_25));
    }

    [Test]
    public async Task Where_joining_is_asked_for_the_orders_wait_until_the_account_is_followed_after_joining()
    {
        await _shop.SetAsync(settings => settings.RequireOptIn = true);
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: true);
        var before = await PendingAsync(_guest);
        await _shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(_guest.Id, 0));
        await _shop.TellAsync<GuestOrders>(orders => orders.FollowAsync(_guest));
        Assert.That((before, await PendingAsync(_guest)), Is.EqualTo((0L, 2_25L)));
    }

    [Test]
    public async Task A_refund_of_a_claimed_order_takes_back_from_the_claimers_wallet()
    {
        var order = await GuestOrderAsync(45.00m);
        var account = await _shop.Store.AddGuestAsync();
        await RegisterAsync(account, confirmed: true);
        await _shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (15.00m, PaymentStatus.PartiallyRefunded));
        await _shop.Store.RunTasksAsync();
        Assert.That(await PendingAsync(account), Is.EqualTo(1_50));
    }

    [Test]
    public async Task Who_already_had_an_account_claims_nothing_of_what_is_bought_without_it_later()
    {
        await RegisterAsync(_guest, confirmed: true);
        _shop.Clock.Advance(TimeSpan.FromDays(1));
        await GuestOrderAsync(45.00m, guest: await _shop.Store.AddGuestAsync());
        await _shop.Store.RunTasksAsync();
        Assert.That(await ClaimersAsync(), Is.Empty);
    }

    async Task<Order> GuestOrderAsync(decimal net, string email = Email, PaymentStatus status = PaymentStatus.Paid, Customer? guest = null)
    {
        var order = await _shop.AddOrderAsync(guest ?? _guest, net, status);
        var address = new Address { Email = email };
        await _shop.TellAsync<IRepository<Address>>(rows => rows.InsertAsync(address));
        order.BillingAddressId = address.Id;
        await _shop.ChangeAsync(order, row => row.BillingAddressId = address.Id);
        await _shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        return order;
    }

    async Task RegisterAsync(Customer guest, bool confirmed)
    {
        _shop.Clock.Advance(Moment);
        await _shop.Store.RequestAsync(services => services.ChangeAsync<CustomerSettings>(values =>
            values.UserRegistrationType = confirmed ? UserRegistrationType.EmailValidation : UserRegistrationType.Standard));
        await _shop.TellAsync<Registration>(registration => registration.RegisterGuestAsync(guest, Email, confirmed));
    }

    Task<bool> ConfirmAsync(string token) => _shop.Store.RequestAsync(async services =>
    {
        var customer = await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(_guest.Id);
        return await services.GetRequiredService<GuestOrders>().ConfirmAsync(customer, token);
    });

    async Task<long> PendingAsync(Customer customer)
    {
        var key = await _shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(customer.Id, 1));
        return (await _shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(key))).Pending;
    }

    async Task<string> ClaimersAsync() => string.Join(", ", (await _shop.RowsAsync<OrderClaim>()).Select(claim => $"{claim.OrderId}: {claim.CustomerId}"));
}
