using System.Globalization;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Cashback.Preview.Seeding;
using Cashback.Preview.Services;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Cashback.Preview.Demo;

/// <summary><c>demo</c>: one client's whole road in the terminal, on a shop that is thrown away afterwards with the database that was made for it.</summary>
sealed class DemoCommand(PreviewDatabase database, TextWriter output)
{
    const int StoreId = 1;

    ScenarioClock _clock = null!;
    Hosting.PreviewStore _store = null!;
    Customer _anna = null!;

    /// <summary>Walks it in a file of its own, or where the options say.</summary>
    /// <returns>0: the ledger is whole at the end; 1: it is not; 2: the options or the database are of no use.</returns>
    public static async Task<int> RunAsync(string[] options, TextWriter output, TextWriter errors)
    {
        switch (options)
        {
            case []:
                return await new DemoCommand(new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-demo-{Guid.NewGuid():N}.db")), output).RunAsync();
            case ["--database", var place]:
                var database = PreviewDatabase.For(place);
                if (!await database.ExistsAsync() || !await database.HasTablesAsync())
                    return await new DemoCommand(database, output).RunAsync();
                await errors.WriteLineAsync("There are tables in that database. Name an empty one, or one that does not exist yet.");
                return 2;
            default:
                await errors.WriteLineAsync(WebCommand.Usage);
                return 2;
        }
    }

    async Task<int> RunAsync()
    {
        var existed = await database.ExistsAsync();
        _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        try
        {
            await using (_store = await Hosting.PreviewStore.OpenAsync(new PreviewOptions { Database = database, Clock = _clock, TimeZone = "Europe/Rome" }))
                return await WalkAsync();
        }
        finally
        {
            // What was there before is its owner's.
            if (!existed)
                await database.DropAsync();
        }
    }

    async Task<int> WalkAsync()
    {
        Say("A salon shop with the plugin installed by its own migrations, and Anna.");
        await _store.RequestAsync(services => ActivatorUtilities.CreateInstance<SalonShop>(services).MakeAsync());
        _anna = await _store.AskAsync<ICustomerService, Customer>(customers => customers.GetCustomerByEmailAsync("anna@example.com"));

        Say("Anna has a keratin smoothing and buys two repair masks, paid at once.");
        var first = await BuyAsync(null, ("SV-KERATIN", 1), ("HM-REPAIR", 2));
        await BalanceAsync();

        Say("The parcel is handed over; fourteen days later the credit becomes available.");
        await CompleteAsync(first);
        _clock.Advance(TimeSpan.FromDays(15));
        await _store.RunTaskAsync(typeof(ActivateTask));
        await BalanceAsync();

        Say("She redeems 5.00 on a serum at checkout; she earns on the rest only.");
        var second = await BuyAsync(new CashbackChoice(5_00), ("SE-VITC", 1));
        await BalanceAsync();

        Say("She takes 6.00 to the salon in Roma as a voucher.");
        var code = await IssueAsync(6_00);
        await BalanceAsync();

        Say("The till takes 4.00 on receipt R-1, and by mistake the same receipt again.");
        await RedeemAsync(code, 4_00, "R-1");
        await RedeemAsync(code, 4_00, "R-1");
        await BalanceAsync();

        Say("The serum comes back: a third of the money is refunded, then the rest.");
        await RefundAsync(second, 3);
        await RefundAsync(second, 1);
        await BalanceAsync();
        return await LedgerAsync();
    }

    async Task<int> BuyAsync(CashbackChoice? choice, params (string Sku, int Quantity)[] lines)
    {
        _clock.Advance(TimeSpan.FromHours(1));
        return await _store.RequestAsync(async services =>
        {
            var products = services.GetRequiredService<IProductService>();
            var purchases = new List<Purchase>();
            foreach (var (sku, quantity) in lines)
                purchases.Add(new(await products.GetProductBySkuAsync(sku), quantity));
            var result = await services.GetRequiredService<ShopCheckout>().PlaceAsync(_anna, StoreId, purchases, choice, PaymentMethods.AtOnce);
            var order = result.PlacedOrder ?? throw new InvalidOperationException(string.Join("; ", result.Errors));
            Line($"order {order.CustomOrderNumber}: total {Money(order.OrderTotal)} ({order.OrderStatus}, {order.PaymentStatus})");
            return order.Id;
        }, _anna.Id);
    }

    Task CompleteAsync(int orderId) => _store.RequestAsync(async services =>
    {
        _clock.Advance(TimeSpan.FromDays(2));
        await services.GetRequiredService<OrderProcessing>().CompleteAsync(await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(orderId));
    });

    Task RefundAsync(int orderId, int part) => _store.RequestAsync(async services =>
    {
        _clock.Advance(TimeSpan.FromHours(1));
        var order = await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(orderId);
        var amount = Math.Round((order.OrderTotal - order.RefundedAmount) / part, 2);
        await services.GetRequiredService<IOrderProcessingService>().PartiallyRefundOfflineAsync(order, amount);
        Line($"refunded {Money(amount)}, {Money(order.RefundedAmount)} of {Money(order.OrderTotal)} in all");
    });

    Task<string> IssueAsync(long amount) => _store.RequestAsync(async services =>
    {
        var vouchers = services.GetRequiredService<IVoucherService>();
        var roma = (await services.GetRequiredService<IBranchService>().GetAllAsync())[0];
        var issued = await vouchers.IssueAsync(_anna.Id, StoreId, amount, roma.Id, null, Channel.Shop, _anna.Id);
        var code = vouchers.Display(issued.Hold ?? throw new InvalidOperationException(issued.Refusal.ToString()));
        Line($"voucher {code} for {Minor(amount)}, {roma.Name} only");
        return code;
    });

    Task RedeemAsync(string code, long amount, string receipt) => _store.RequestAsync(async services =>
    {
        var roma = (await services.GetRequiredService<IBranchService>().GetAllAsync())[0];
        var taken = await services.GetRequiredService<IVoucherService>().RedeemAsync(code, amount, roma.Id, receipt, 0);
        Line(taken.IsDone ? $"{receipt}: {Minor(taken.Amount)} taken{(taken.Repeated ? " before: nothing changed" : "")}, {Minor(taken.Hold?.Left ?? 0)} left" : $"{receipt}: refused, {taken.Refusal}");
    });

    Task BalanceAsync() => _store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(_anna.Id, StoreId);
        var balance = await services.GetRequiredService<ICashbackLedger>().GetBalanceAsync(key);
        Line($"pending {Minor(balance.Pending)}   available {Minor(balance.Available)}   reserved {Minor(balance.Reserved)}   debt {Minor(balance.Debt)}");
    });

    Task<int> LedgerAsync() => _store.RequestAsync(async services =>
    {
        Say("Anna's ledger:");
        Line($"{"#",3}  {"kind",-9} {"from → to",-24} {"amount",9}  {"pending",8} {"available",9} {"reserved",8} {"debt",7}");
        foreach (var entry in services.GetRequiredService<IRepository<LedgerEntry>>().Table.OrderBy(entry => entry.WalletId).ThenBy(entry => entry.Sequence))
            Line($"{entry.Sequence,3}  {entry.Kind,-9} {$"{entry.From} → {entry.To}",-24} {Minor(entry.Amount),9}  {Minor(entry.PendingAfter),8} {Minor(entry.AvailableAfter),9} {Minor(entry.ReservedAfter),8} {Minor(entry.DebtAfter),7}  {entry.Reason}");

        var report = await services.GetRequiredService<ILedgerAuditor>().VerifyAsync(0, null, CancellationToken.None);
        Say(report.IsClean ? "Verified: the hash chain is whole, and a replay of the entries gives every balance, lot and hold." : $"NOT verified: {report.Findings[0]}");
        return report.IsClean ? 0 : 1;
    });

    void Say(string text) => output.WriteLine($"{Environment.NewLine}{_clock.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {text}");

    void Line(string text) => output.WriteLine($"    {text}");

    static string Minor(long minor) => Money(minor / 100m);

    static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
