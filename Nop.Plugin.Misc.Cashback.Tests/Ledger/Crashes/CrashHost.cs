using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>A web server in a process of its own, on the database of a test, that stops for good at a point. Services registered here stop it: the product knows nothing of it.</summary>
static class CrashHost
{
    /// <summary>How its connections are known to the server.</summary>
    public const string Name = "doomed";

    /// <summary>What it redeems in a checkout, minor units.</summary>
    public const long Credit = 500;

    static async Task<int> Main(string[] args)
    {
        if (args is not [var point, var connectionString, var ticks, var customer])
            return 2;

        Halt.EndWithParent();
        var customerId = int.Parse(customer, CultureInfo.InvariantCulture);
        var clock = new ScenarioClock(new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero));
        var place = $"{connectionString};Application Name={Name}";
        switch (Enum.Parse<CrashPoint>(point))
        {
            case CrashPoint.InOneBatch: await AppendAsync(TestDatabase.Existing(DatabaseKind.PostgreSql, place), customerId, clock); break;
            case CrashPoint.BeforeCommit:
                var kind = PreviewDatabase.For(place) is MySqlDatabase ? DatabaseKind.MariaDb : DatabaseKind.PostgreSqlInTransactions;
                await AppendAsync(TestDatabase.Existing(kind, place), customerId, clock);
                break;
            case var atCheckout: await CheckOutAsync(place, customerId, clock, atCheckout); break;
        }

        return 1;
    }

    /// <summary>The act that is cut short, and that others repeat.</summary>
    public static Task<LedgerResult<long>> CorrectAsync(ICashbackLedger ledger, WalletKey key, DateTime nowUtc) =>
        ledger.AdjustAsync(key, 250, new PostingContext(Channel.Admin, 0, nowUtc) { Reason = "correction", IdempotencyKey = "correction 1" });

    static Task AppendAsync(TestDatabase database, int customerId, ScenarioClock clock)
    {
        var halting = HaltingDatabase.For(database);
        _ = (halting as AskingDatabase)?.WatchAsync();
        var store = new AdoWalletStore(halting, new RandomCardNumbers());
        return CorrectAsync(new CashbackLedger(store, new NoPause(), new WalletTurns(), clock), new WalletKey(customerId, 0, "EUR"), clock.UtcNow);
    }

    static async Task CheckOutAsync(string place, int customerId, ScenarioClock clock, CrashPoint point)
    {
        await using var store = await PreviewStore.OpenAsync(
            new PreviewOptions { Database = PreviewDatabase.For(place), Clock = clock, TimeZone = "Europe/Rome", IsReady = true },
            services => AddStop(services, point));
        await store.RequestAsync(async services =>
        {
            var customer = await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(customerId);
            var product = await services.GetRequiredService<IRepository<Product>>().GetByIdAsync(1);
            await services.GetRequiredService<ShopCheckout>().PlaceAsync(customer, 1, [new Purchase(product, 1)], new CashbackChoice(Credit), PaymentMethods.AtOnce);
        }, customerId);
    }

    static void AddStop(IServiceCollection services, CrashPoint point)
    {
        if (point == CrashPoint.OrderSaved)
            services.AddScoped<IConsumer<EntityInsertedEvent<Order>>, StopAtInsert>();
        else
            services.Decorate<IWalletStore>((_, store) => StopAfterCommit.Of(store, point == CrashPoint.Held ? EntryKind.Hold : EntryKind.Capture));
    }

    sealed class StopAtInsert : IConsumer<EntityInsertedEvent<Order>>
    {
        public Task HandleEventAsync(EntityInsertedEvent<Order> eventMessage) => Halt.ForeverAsync();
    }
}
