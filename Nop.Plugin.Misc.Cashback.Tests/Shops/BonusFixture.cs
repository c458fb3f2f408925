using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A seeded shop with Anna, who was there first, and what bonuses are given for.</summary>
/// <param name="kind">On which database.</param>
public abstract class BonusFixture(DatabaseKind kind) : SeededShopFixture(kind)
{
    protected Customer Anna { get; private set; } = null!;

    [SetUp]
    public async Task WelcomeAnnaAsync()
    {
        Anna = await RegisterAsync("anna");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    protected Task<Customer> RegisterAsync(string name, DateTime? born = null, string? phone = null) =>
        Shop.AskAsync<Registration, Customer>(registration =>
            registration.RegisterAsync(new Customer { Email = $"{name}@example.com", FirstName = name, DateOfBirth = born, Phone = phone }));

    /// <summary>Somebody opens an account and confirms the address.</summary>
    protected async Task<Customer> WelcomeAsync(string name)
    {
        var customer = await RegisterAsync(name);
        await ConfirmAsync(customer);
        return customer;
    }

    /// <summary>The letter to the address is answered.</summary>
    protected Task ConfirmAsync(Customer customer) => Shop.Store.RequestAsync(async services =>
    {
        await services.GetRequiredService<AddressRecords>().KeepAnsweredAsync(customer);
        await services.GetRequiredService<IWelcomeBonus>().GiveAsync(customer);
    });

    protected async Task<Bonus> AddAsync(BonusKind kind, long amount, Action<Bonus>? set = null)
    {
        var bonus = new Bonus { Name = $"{kind} of ours", KindId = (int)kind, Amount = amount, Active = true };
        set?.Invoke(bonus);
        var saved = await Shop.AskAsync<BonusService, RuleSaveResult>(bonuses => bonuses.SaveAsync(bonus));
        Assert.That(saved.Errors, Is.Empty);
        return bonus;
    }

    protected Task RunAsync() => Shop.Store.RunTaskAsync(typeof(BonusTask));

    /// <summary>A paid and complete order, in step with the ledger.</summary>
    protected async Task<Order> BuyAsync(Customer customer, int quantity = 1)
    {
        var order = await Shop.AddOrderAsync(customer, 45.00m, PaymentStatus.Paid);
        await Shop.TellAsync<IRepository<OrderItem>>(async items =>
        {
            var item = items.Table.First(row => row.OrderId == order.Id);
            item.Quantity = quantity;
            await items.UpdateAsync(item);
        });
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        return order;
    }

    protected async Task CancelAsync(Order order)
    {
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
    }

    protected Task<ProductReview> ReviewAsync(Customer customer, bool tell) => Shop.Store.RequestAsync(async services =>
    {
        var review = new ProductReview { CustomerId = customer.Id, ProductId = 1, StoreId = 1, IsApproved = true, Title = "", ReviewText = "", Rating = 5, CreatedOnUtc = Shop.Clock.UtcNow };
        await services.GetRequiredService<IRepository<ProductReview>>().InsertAsync(review);
        if (tell)
            await services.GetRequiredService<IEventPublisher>().PublishAsync(new ProductReviewApprovedEvent(review));
        return review;
    });

    protected Task SubscribeAsync(Customer customer) => Shop.TellAsync<IRepository<NewsLetterSubscription>>(rows =>
        rows.InsertAsync(new NewsLetterSubscription { Email = customer.Email, Active = true, StoreId = 1, CreatedOnUtc = Shop.Clock.UtcNow }));

    protected Task ChangeAsync(Customer customer, Action<Customer> change) => Shop.TellAsync<IRepository<Customer>>(async rows =>
    {
        var row = await rows.GetByIdAsync(customer.Id);
        change(row);
        await rows.UpdateAsync(row);
    });

    /// <summary>The row of who was deleted for good goes with those of guests, as the shop's task deletes them: with statements, and without events.</summary>
    protected Task DeleteRowAsync(Customer customer) => Shop.Store.RequestAsync(async services =>
    {
        await services.GetRequiredService<IRepository<CustomerCustomerRoleMapping>>().DeleteAsync(row => row.CustomerId == customer.Id);
        await services.GetRequiredService<IRepository<Customer>>().DeleteAsync(row => row.Id == customer.Id);
    });

    /// <summary>What a client was given in bonuses, whatever became of it.</summary>
    protected async Task<long> GivenAsync(Customer customer) => (await EntriesAsync(customer)).Sum(entry => entry.Amount);

    protected async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(Customer customer)
    {
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(customer.Id, 1));
        if (await Shop.AskAsync<IWalletDirectory, WalletRow?>(wallets => wallets.FindAsync(key)) is not { } row)
            return [];
        var entries = await Shop.AskAsync<IWalletDirectory, Nop.Core.IPagedList<LedgerEntry>>(wallets => wallets.EntriesAsync(row.Wallet.Id, 0, 1000));
        return [.. entries.Where(entry => entry.Kind == EntryKind.Bonus)];
    }
}
