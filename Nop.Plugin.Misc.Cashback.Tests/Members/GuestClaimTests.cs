using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Members;

/// <summary>Orders of guests that earn afterwards, in the preview store. They may be 30 days old; Silver earns 5 %, Gold from 300 earns 10 %.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class GuestClaimTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    const string Email = "maria@example.com";

    static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    Customer _guest = null!;

    [SetUp]
    public async Task SetUp()
    {
        await Shop.SetAsync(settings => settings.GuestClaimDays = 30);
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _guest = await Shop.Store.AddGuestAsync();
    }

    [Test]
    public async Task A_paid_order_earns_when_its_guest_registers_and_the_address_is_confirmed()
    {
        var order = await GuestOrderAsync(45.00m);
        Shop.Clock.Advance(TimeSpan.FromDays(10));
        var before = await PendingAsync(_guest);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That((before, await PendingAsync(_guest), await ClaimersAsync()), Is.EqualTo((0L, 2_25L, $"{order.Id}: {_guest.Id}")));
    }

    [Test]
    public async Task It_earns_for_another_row_of_the_same_person_too_and_case_does_not_matter()
    {
        await GuestOrderAsync(45.00m, "Maria@Example.com");
        var account = await Shop.Store.AddGuestAsync();
        await RegisterAsync(account, confirmed: true);
        Assert.That(await PendingAsync(account), Is.EqualTo(2_25));
    }

    [Test]
    public async Task An_unconfirmed_address_claims_nothing_and_is_sent_one_letter()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        await Shop.Store.RunTasksAsync();
        var letters = await Shop.RowsAsync<QueuedEmail>();
        Assert.That((await PendingAsync(_guest), letters.Count(letter => letter.To == Email && letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal))), Is.EqualTo((0L, 1)));
    }

    [Test]
    public async Task The_letters_token_confirms_the_address_and_once_only()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        var letter = (await Shop.RowsAsync<QueuedEmail>()).Last(row => row.To == Email);
        var token = letter.Body.Split("token=")[1].Split('"')[0];
        var wrong = await ConfirmAsync(token[..^1] + "x");
        var right = await ConfirmAsync(token);
        var again = await ConfirmAsync(token);
        Assert.That((wrong, right, again, await PendingAsync(_guest)), Is.EqualTo((false, true, false, 2_25L)));
    }

    [Test]
    public async Task What_the_shop_has_confirmed_claims_nothing_until_the_plugins_letter_is_answered()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: true, answered: false);
        var before = await PendingAsync(_guest);
        await ConfirmAsync((await TokensAsync()).Single());
        Assert.That((before, await PendingAsync(_guest)), Is.EqualTo((0L, 2_25L)));
    }

    [TestCase(6, true)]
    [TestCase(7, false)]
    public async Task The_link_is_good_for_seven_days(int days, bool good)
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        Shop.Clock.Advance(TimeSpan.FromDays(days));
        Assert.That(await ConfirmAsync((await TokensAsync()).Single()), Is.EqualTo(good));
    }

    [Test]
    public async Task Another_letter_may_be_asked_for_every_few_minutes_and_ends_the_link_of_the_last_one()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        var early = await AskAgainAsync();
        Shop.Clock.Advance(TimeSpan.FromMinutes(AddressRecords.QuietMinutes));
        var late = await AskAgainAsync();
        var tokens = await TokensAsync();
        Assert.That((early, late, tokens.Count, await ConfirmAsync(tokens[0]), await ConfirmAsync(tokens[^1])), Is.EqualTo((LetterOutcome.TooSoon, LetterOutcome.Sent, 2, false, true)));
    }

    [Test]
    public async Task A_letter_that_was_asked_for_does_not_say_whether_there_are_orders()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        Shop.Clock.Advance(TimeSpan.FromMinutes(AddressRecords.QuietMinutes));
        await AskAgainAsync();
        Assert.That((await Shop.RowsAsync<QueuedEmail>())[^1].Body, Does.Contain("confirm the address").And.Not.Contain("order"));
    }

    [Test]
    public async Task Who_has_answered_is_sent_no_other_letter()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        await ConfirmAsync((await TokensAsync()).Single());
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await AskAgainAsync(), Is.EqualTo(LetterOutcome.NotNeeded));
    }

    [Test]
    public async Task What_is_kept_of_a_link_opens_nothing()
    {
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        var token = (await TokensAsync()).Single();
        Assert.That((await Shop.RowsAsync<GenericAttribute>()).Select(row => row.Value), Has.None.Contains(token));
    }

    [Test]
    public async Task Orders_of_the_account_itself_bring_no_letter_when_the_account_is_followed_again()
    {
        await RegisterAsync(_guest, confirmed: false);
        Shop.Clock.Advance(Moment);
        await GuestOrderAsync(45.00m);
        await Shop.TellAsync<GuestOrders>(orders => orders.FollowAsync(_guest));
        Assert.That((await Shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email && letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal)), Is.Zero);
    }

    [Test]
    public async Task Orders_too_old_to_be_claimed_bring_no_letter()
    {
        await GuestOrderAsync(45.00m);
        Shop.Clock.Advance(TimeSpan.FromDays(31));
        await RegisterAsync(_guest, confirmed: false);
        Assert.That((await Shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email), Is.Zero);
    }

    [Test]
    public async Task Where_the_setting_is_off_nothing_is_claimed_nor_written()
    {
        await Shop.SetAsync(settings => settings.GuestClaimDays = 0);
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: false);
        await Shop.Store.RunTasksAsync();
        Assert.That((await PendingAsync(_guest), (await Shop.RowsAsync<QueuedEmail>()).Count(letter => letter.To == Email)), Is.EqualTo((0L, 0)));
    }

    [TestCase(30, 2_25)]
    [TestCase(31, 0)]
    public async Task An_order_may_be_so_many_days_old(int days, long earned)
    {
        await GuestOrderAsync(45.00m);
        Shop.Clock.Advance(TimeSpan.FromDays(days) - Moment);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That(await PendingAsync(_guest), Is.EqualTo(earned));
    }

    [Test]
    public async Task A_cancelled_order_is_not_claimed()
    {
        var order = await GuestOrderAsync(45.00m);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
        await RegisterAsync(_guest, confirmed: true);
        await Shop.Store.RunTasksAsync();
        Assert.That(await ClaimersAsync(), Is.Empty);
    }

    [Test]
    public async Task An_order_that_is_paid_after_registering_is_claimed_when_it_is_paid()
    {
        var order = await GuestOrderAsync(45.00m, status: PaymentStatus.Pending);
        await RegisterAsync(_guest, confirmed: true);
        var before = await PendingAsync(_guest);
        await Shop.TellAsync<IOrderProcessingService>(processing => processing.MarkOrderAsPaidAsync(order));
        Assert.That((before, await PendingAsync(_guest)), Is.EqualTo((0L, 2_25L)));
    }

    [Test]
    public async Task Every_claimed_order_earns_with_the_tier_of_a_new_client()
    {
        var big = await GuestOrderAsync(400.00m);
        await Shop.ChangeAsync(big, row => row.OrderStatus = OrderStatus.Complete);
        await GuestOrderAsync(100.00m);
        await RegisterAsync(_guest, confirmed: true);
        Assert.That(await PendingAsync(_guest), Is.EqualTo(20_00 + 5_00));
    }

    [Test]
    public async Task What_all_events_have_missed_the_sweep_claims()
    {
        await RegisterAsync(_guest, confirmed: true);
        var other = await Shop.Store.AddGuestAsync();
        var order = await GuestOrderAsync(45.00m, guest: other);
        await Shop.ChangeAsync(order, row => row.CreatedOnUtc = Shop.Clock.UtcNow.AddDays(-1));
        await Shop.Store.RunTasksAsync();
        Assert.That(await PendingAsync(_guest), Is.EqualTo(2_25));
    }

    [Test]
    public async Task Where_joining_is_asked_for_the_orders_wait_until_the_account_is_followed_after_joining()
    {
        await Shop.SetAsync(settings => settings.RequireOptIn = true);
        await GuestOrderAsync(45.00m);
        await RegisterAsync(_guest, confirmed: true);
        var before = await PendingAsync(_guest);
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(_guest.Id, 0));
        await Shop.TellAsync<GuestOrders>(orders => orders.FollowAsync(_guest));
        Assert.That((before, await PendingAsync(_guest)), Is.EqualTo((0L, 2_25L)));
    }

    [Test]
    public async Task A_refund_of_a_claimed_order_takes_back_from_the_claimers_wallet()
    {
        var order = await GuestOrderAsync(45.00m);
        var account = await Shop.Store.AddGuestAsync();
        await RegisterAsync(account, confirmed: true);
        await Shop.ChangeAsync(order, row => (row.RefundedAmount, row.PaymentStatus) = (15.00m, PaymentStatus.PartiallyRefunded));
        await Shop.Store.RunTasksAsync();
        Assert.That(await PendingAsync(account), Is.EqualTo(1_50));
    }

    [Test]
    public async Task Who_already_had_an_account_claims_nothing_of_what_is_bought_without_it_later()
    {
        await RegisterAsync(_guest, confirmed: true);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await GuestOrderAsync(45.00m, guest: await Shop.Store.AddGuestAsync());
        await Shop.Store.RunTasksAsync();
        Assert.That(await ClaimersAsync(), Is.Empty);
    }

    async Task<Order> GuestOrderAsync(decimal net, string email = Email, PaymentStatus status = PaymentStatus.Paid, Customer? guest = null)
    {
        var order = await Shop.AddOrderAsync(guest ?? _guest, net, status);
        var address = new Address { Email = email };
        await Shop.TellAsync<IRepository<Address>>(rows => rows.InsertAsync(address));
        order.BillingAddressId = address.Id;
        await Shop.ChangeAsync(order, row => row.BillingAddressId = address.Id);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        return order;
    }

    async Task RegisterAsync(Customer guest, bool confirmed, bool answered = true)
    {
        Shop.Clock.Advance(Moment);
        await Shop.Store.RequestAsync(services => services.ChangeAsync<CustomerSettings>(values =>
            values.UserRegistrationType = confirmed ? UserRegistrationType.EmailValidation : UserRegistrationType.Standard));
        await Shop.TellAsync<Registration>(registration => registration.RegisterGuestAsync(guest, Email, confirmed));
        if (confirmed && answered)
        {
            await Shop.Store.RequestAsync(async services =>
            {
                await services.GetRequiredService<AddressRecords>().KeepAnsweredAsync(guest);
                await services.GetRequiredService<GuestOrders>().FollowAsync(guest);
            });
        }
    }

    Task<bool> ConfirmAsync(string token) => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<AddressConfirmation>().ConfirmAsync(await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(_guest.Id), token));

    Task<LetterOutcome> AskAgainAsync() => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<AddressConfirmation>().SendAgainAsync(await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(_guest.Id)));

    async Task<IReadOnlyList<string>> TokensAsync() =>
        [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.To == Email && letter.Body.Contains("token=", StringComparison.Ordinal)).Select(letter => letter.Body.Split("token=")[1].Split('"')[0])];

    async Task<long> PendingAsync(Customer customer)
    {
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(customer.Id, 1));
        return (await Shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(key))).Pending;
    }

    async Task<string> ClaimersAsync() => string.Join(", ", (await Shop.RowsAsync<OrderClaim>()).Select(claim => $"{claim.OrderId}: {claim.CustomerId}"));
}
