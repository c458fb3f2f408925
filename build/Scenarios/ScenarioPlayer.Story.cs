using System.Text.Json.Nodes;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Services.Orders;

namespace Cashback.Scenarios;

// A scenario told while it is played: the comment of each event, what became of it, and the wallets that it changed.
sealed partial class ScenarioPlayer
{
    readonly Dictionary<string, string> _told = [];

    async Task BeginStoryAsync()
    {
        if (story is null)
            return;
        var comment = scenario.Comment is JsonArray lines ? string.Join(' ', lines) : scenario.Comment?.ToString();
        Say(comment ?? scenario.Name ?? "A shop with the plugin installed by its own migrations.");
        await ChangedWalletsAsync();
    }

    async Task TellAsync(ScenarioEvent happening, string? code)
    {
        if (story is null)
            return;
        Say(happening.Comment ?? happening.Do);
        if (code is not null)
            Line($"refused: {code}");
        if (((happening as PlaceOrder)?.Id ?? (happening as OrderEvent)?.Order) is { } id && _orders[id] is { } orderId)
            await OrderAsync(id, orderId);
        if (happening is RedeemVoucher { Voucher: var voucher, Receipt: var receipt } && _vouchers.TryGetValue(voucher, out var used))
            Line($"receipt {receipt}: {Text((await store.AskAsync<IVoucherService, Hold?>(vouchers => vouchers.FindAsync(used)))!.Left)} left of voucher {used}");
        else if (happening is IssueVoucher { Id: var issued } && _vouchers.TryGetValue(issued, out var display))
            Line($"voucher {display}");
        if (!await ChangedWalletsAsync())
            Line("no wallet changed");
    }

    async Task EndStoryAsync(ScenarioResult result)
    {
        if (story is null)
            return;
        foreach (var customer in scenario.Customers.Where(customer => !IsGuest(customer.Id)))
            await LedgerAsync(customer.Id);
        Say(result.Verified ? "Verified: the hash chain is whole, and a replay of the entries gives every balance, lot and hold." : "NOT verified: the ledger's audit has findings.");
    }

    async Task OrderAsync(string id, int orderId)
    {
        var order = await store.AskAsync<IOrderService, Order>(orders => orders.GetOrderByIdAsync(orderId));
        var refunded = order.RefundedAmount > 0 ? $", {Text(_currency.Minor(order.RefundedAmount))} of it refunded" : "";
        Line($"order {id}: total {Text(_currency.Minor(order.OrderTotal))}{refunded} ({order.OrderStatus}, {order.PaymentStatus})");
    }

    async Task<bool> ChangedWalletsAsync()
    {
        var changed = false;
        foreach (var id in scenario.Customers.Select(customer => customer.Id).Where(id => !IsGuest(id)))
        {
            var wallet = await store.RequestAsync(services => WalletAsync(services, _names.Customers[id].Id));
            var line = $"{id}: pending {wallet.Pending}   available {wallet.Available}   reserved {wallet.Reserved}   debt {wallet.Debt}";
            if (_told.GetValueOrDefault(id) == line)
                continue;
            (changed, _told[id]) = (true, line);
            Line(line);
        }

        return changed;
    }

    Task LedgerAsync(string customer) => store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(_names.Customers[customer].Id, StoreId);
        var wallet = services.GetRequiredService<IRepository<Wallet>>().Table.FirstOrDefault(row => row.CustomerId == key.CustomerId);
        if (wallet is null)
            return;
        Say($"The ledger of {customer}:");
        Line($"{"#",3}  {"kind",-9} {"from → to",-24} {"amount",9}  {"pending",8} {"available",9} {"reserved",8} {"debt",7}");
        foreach (var entry in services.GetRequiredService<IRepository<LedgerEntry>>().Table.Where(row => row.WalletId == wallet.Id).OrderBy(row => row.Sequence))
            Line($"{entry.Sequence,3}  {entry.Kind,-9} {$"{entry.From} → {entry.To}",-24} {Text(entry.Amount),9}  {Text(entry.PendingAfter),8} {Text(entry.AvailableAfter),9} {Text(entry.ReservedAfter),8} {Text(entry.DebtAfter),7}  {entry.Reason}");
    });

    void Say(string text) => story!.WriteLine($"{Environment.NewLine}{_clock.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {text}");

    void Line(string text) => story!.WriteLine($"    {text}");
}
