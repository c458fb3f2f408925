using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>
/// Lives of people who try to make credit out of nothing: accounts under spellings of one mailbox, invitations of themselves, orders that credit pays, cancellations, refunds, wrong
/// links, birthdays, reviews. Whoever neither confirmed an address nor paid money that stayed gets nothing to buy goods with.
/// </summary>
public sealed class FarmerTests() : BonusFixture(DatabaseKind.Sqlite)
{
    const int Lives = 1000;
    const int Rounds = 2;
    const int AtOnce = 20;

    static readonly Random s_random = new(20260105);

    int _lettersSent;

    [Test]
    public async Task A_thousand_farmers_get_no_goods_without_money_or_a_confirmed_address()
    {
        await AddAsync(BonusKind.Registration, 5_00);
        await AddAsync(BonusKind.Referral, 8_00, bonus => bonus.FriendAmount = 4_00);
        await AddAsync(BonusKind.Rebooking, 3_00, bonus => bonus.Days = 60);
        await AddAsync(BonusKind.Items, 2_00, bonus => bonus.Items = 1);
        await AddAsync(BonusKind.Birthday, 6_00);
        await AddAsync(BonusKind.Review, 1_00);
        await AddAsync(BonusKind.WinBack, 7_00, bonus => (bonus.Days, bonus.LimitId) = (1, (int)BonusLimit.Once));
        await Shop.SetAsync(values => values.ActivationDelayDays = 1);
        var farmers = Enumerable.Range(0, Lives).Select(number => new Farmer(number)).ToList();
        await OpenFirstAsync(farmers);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var some in farmers.Chunk(AtOnce))
                await Shop.Store.RequestAsync(async services =>
                {
                    foreach (var farmer in some)
                        await LiveAsync(farmer, services);
                });
            Shop.Clock.Advance(TimeSpan.FromDays(2));
            await RunAsync();
        }

        var owners = (await Shop.RowsAsync<Wallet>()).ToDictionary(wallet => wallet.Id, wallet => wallet.CustomerId);
        var entries = (await Shop.RowsAsync<LedgerEntry>()).ToLookup(entry => owners[entry.WalletId]);
        var unproven = farmers.Where(farmer => !farmer.IsProven).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(unproven.SelectMany(farmer => farmer.Accounts).SelectMany(account => entries[account.Id]).Sum(entry => entry.Kind is EntryKind.Bonus or EntryKind.Capture ? entry.Amount : 0), Is.Zero);
            Assert.That(farmers.Where(farmer => farmer.Accounts.SelectMany(account => entries[account.Id]).Count(IsWelcome) > 1), Is.Empty, "one mailbox, one welcome");
            Assert.That(entries.SelectMany(all => all).Where(entry => entry.Kind == EntryKind.Bonus).Select(entry => BonusNote.Parse(entry.Reason)?.Kind).Distinct(),
                Is.SupersetOf(new BonusKind?[] { BonusKind.Registration, BonusKind.Birthday, BonusKind.Review, BonusKind.WinBack }), "who is proven gets them");
            Assert.That(_lettersSent, Is.GreaterThan(50), "letters that nobody reads");
            Assert.That((unproven.Count > 100, farmers.Exists(farmer => farmer.Accounts.Exists(account => entries[account.Id].Any(entry => entry.Kind == EntryKind.Capture)))), Is.EqualTo((true, true)), "both ways are tried");
        });
    }

    static bool IsWelcome(LedgerEntry entry) => entry.Kind == EntryKind.Bonus && BonusNote.Parse(entry.Reason)?.Kind == BonusKind.Registration;

    async Task LiveAsync(Farmer farmer, IServiceProvider services)
    {
        switch (s_random.Next(9))
        {
            case 0:
                await OpenAsync(farmer, services);
                break;
            case 1 or 2:
                await BuyWithCreditAsync(farmer.Any(s_random), services);
                break;
            case 3:
                await PayAndTakeBackAsync(farmer.Any(s_random), services);
                break;
            case 4:
                await ConfirmWithoutTheLetterAsync(farmer.Any(s_random), services);
                break;
            case 5:
                farmer.IsProven = true;
                await services.GetRequiredService<AddressRecords>().KeepAnsweredAsync(farmer.Any(s_random));
                break;
            case 6:
                await BuyForNothingAsync(farmer.Any(s_random), services);
                break;
            case 7:
                await ReviewAsync(farmer.Any(s_random), services);
                break;
            default:
                farmer.IsProven = true;
                await PayAsync(farmer.Any(s_random), services);
                break;
        }
    }

    // The letter went to a mailbox that nobody reads. What somebody has who cannot read it: what stands in the shop's tables, a letter to somebody else, and guesses.
    async Task ConfirmWithoutTheLetterAsync(Customer account, IServiceProvider services)
    {
        var confirmation = services.GetRequiredService<AddressConfirmation>();
        if (await confirmation.SendAgainAsync(account) == LetterOutcome.Sent)
            _lettersSent++;
        var letters = services.GetRequiredService<IRepository<QueuedEmail>>();
        var letterToAnother = await letters.Table.Where(letter => letter.To != account.Email).OrderByDescending(letter => letter.Id).Select(letter => letter.Body).FirstOrDefaultAsync();
        var kept = await services.GetRequiredService<IGenericAttributeService>().GetAttributeAsync<string>(account, "Cashback.AddressToken") ?? "";
        string?[] tokens =
        [
            null, "", "guessed", new string('0', 40), Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()), kept, kept.Split(' ')[0],
            letterToAnother?.Split("token=") is [_, var link, ..] ? link.Split('"')[0] : "none",
        ];
        foreach (var token in tokens)
            Assert.That(await confirmation.ConfirmAsync(account, token), Is.False, token);
    }

    // All at once: a thousand one by one take most of the test's time.
    Task OpenFirstAsync(List<Farmer> farmers) => Shop.Store.RequestAsync(async services =>
    {
        foreach (var farmer in farmers)
            farmer.Accounts.Add(NewAccount(farmer));
        await InsertAsync([.. farmers.Select(farmer => farmer.Accounts[0])], services);
    });

    // Another spelling of the one mailbox, by the link of an account that is there.
    async Task OpenAsync(Farmer farmer, IServiceProvider services)
    {
        var account = NewAccount(farmer);
        await InsertAsync([account], services);
        var invitations = services.GetRequiredService<Invitations>();
        await invitations.KeepAsync(account, await invitations.CodeOfAsync(farmer.Any(s_random).Id));
        farmer.Accounts.Add(account);
    }

    // Born on the day on which the first round ends.
    Customer NewAccount(Farmer farmer) => new()
    {
        CustomerGuid = Guid.NewGuid(), Email = farmer.NextEmail(), Active = true, CreatedOnUtc = Shop.Clock.UtcNow, LastActivityDateUtc = Shop.Clock.UtcNow,
        DateOfBirth = farmer.HasBirthday ? new DateTime(1990, 1, 7) : null,
    };

    async Task InsertAsync(IReadOnlyList<Customer> accounts, IServiceProvider services)
    {
        await services.GetRequiredService<IRepository<Customer>>().InsertAsync([.. accounts], publishEvent: false);
        var role = await services.GetRequiredService<ICustomerService>().GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        await services.GetRequiredService<IRepository<CustomerCustomerRoleMapping>>()
            .InsertAsync([.. accounts.Select(account => new CustomerCustomerRoleMapping { CustomerId = account.Id, CustomerRoleId = role.Id })], publishEvent: false);
        await services.GetRequiredService<IRepository<GenericAttribute>>().InsertAsync(
        [
            .. accounts.Select(account => new GenericAttribute
            {
                EntityId = account.Id, KeyGroup = nameof(Customer), Key = AddressRecords.RegisteredKey,
                Value = Shop.Clock.UtcNow.ToString("O", CultureInfo.InvariantCulture), CreatedOrUpdatedDateUTC = Shop.Clock.UtcNow,
            }),
        ], publishEvent: false);
        // The date has been there for long.
        var born = accounts.Where(account => account.DateOfBirth is not null)
            .Select(account => new BirthdayRecord { CustomerId = account.Id, Month = 1, Day = 7, SinceUtc = Shop.Clock.UtcNow.AddDays(-60) }).ToList();
        if (born.Count > 0)
            await services.GetRequiredService<IRepository<BirthdayRecord>>().InsertAsync(born, publishEvent: false);
    }

    // A discount of the shop's own leaves nothing to pay.
    async Task BuyForNothingAsync(Customer account, IServiceProvider services)
    {
        var order = await PlaceAsync(account, 45.00m, 0m, services, discount: 45.00m);
        await services.GetRequiredService<IOrderReconciler>().ReconcileAsync(order.Id);
        await ReviewAsync(account, services);
    }

    async Task ReviewAsync(Customer account, IServiceProvider services)
    {
        var review = new ProductReview { CustomerId = account.Id, ProductId = 1, StoreId = 1, IsApproved = true, Title = "", ReviewText = "", Rating = 5, CreatedOnUtc = Shop.Clock.UtcNow };
        await services.GetRequiredService<IRepository<ProductReview>>().InsertAsync(review, publishEvent: false);
        await services.GetRequiredService<IEventPublisher>().PublishAsync(new ProductReviewApprovedEvent(review));
    }

    // Goods for all the credit there is, and no money: complete at once.
    async Task BuyWithCreditAsync(Customer account, IServiceProvider services)
    {
        var ledger = services.GetRequiredService<ICashbackLedger>();
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(account.Id, 1);
        if ((await ledger.GetBalanceAsync(key)).Usable is not (> 0 and var usable))
            return;

        var order = await PlaceAsync(account, usable / 100m, 0m, services);
        var context = new PostingContext(Channel.Shop, account.Id, Shop.Clock.UtcNow);
        var reference = $"{order.OrderGuid:n}:farm";
        await ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, reference, usable, context));
        await ledger.CaptureForOrderAsync(reference, order.Id, context);
        await services.GetRequiredService<IOrderReconciler>().ReconcileAsync(order.Id);
    }

    async Task PayAndTakeBackAsync(Customer account, IServiceProvider services)
    {
        var order = await PayAsync(account, services);
        await ReviewAsync(account, services);
        if (s_random.Next(2) == 0)
            order.OrderStatus = OrderStatus.Cancelled;
        else
            (order.RefundedAmount, order.PaymentStatus) = (order.OrderTotal, PaymentStatus.Refunded);
        await services.GetRequiredService<IRepository<Order>>().UpdateAsync(order, publishEvent: false);
        await services.GetRequiredService<IOrderReconciler>().ReconcileAsync(order.Id);
    }

    async Task<Order> PayAsync(Customer account, IServiceProvider services)
    {
        var order = await PlaceAsync(account, 45.00m, 45.00m, services);
        await services.GetRequiredService<IOrderReconciler>().ReconcileAsync(order.Id);
        return order;
    }

    async Task<Order> PlaceAsync(Customer account, decimal price, decimal money, IServiceProvider services, decimal discount = 0)
    {
        var order = new Order
        {
            OrderGuid = Guid.NewGuid(), StoreId = 1, CustomerId = account.Id, OrderStatus = OrderStatus.Complete, PaymentStatus = PaymentStatus.Paid,
            OrderTotal = money, OrderSubtotalExclTax = price, OrderSubtotalInclTax = price, OrderDiscount = discount, CustomerCurrencyCode = "EUR", CurrencyRate = 1, CustomOrderNumber = "", CreatedOnUtc = Shop.Clock.UtcNow,
        };
        await services.GetRequiredService<IRepository<Order>>().InsertAsync(order, publishEvent: false);
        await services.GetRequiredService<IRepository<OrderItem>>().InsertAsync(new OrderItem { OrderItemGuid = Guid.NewGuid(), OrderId = order.Id, ProductId = 1, Quantity = 1, PriceExclTax = price }, publishEvent: false);
        return order;
    }

    sealed class Farmer(int number)
    {
        public List<Customer> Accounts { get; } = [];

        public bool IsProven { get; set; }

        public bool HasBirthday => number % 3 == 0;

        public Customer Any(Random random) => Accounts[random.Next(Accounts.Count)];

        public string NextEmail() => (Accounts.Count % 4) switch
        {
            0 => $"farmer{number}@gmail.com",
            1 => $"Farmer{number}+{Accounts.Count}@gmail.com",
            2 => $"farm.er{number}+{Accounts.Count}@gmail.com",
            _ => $"FARMER{number}+{Accounts.Count}@googlemail.com",
        };
    }
}
