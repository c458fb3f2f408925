using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Cashback.Scenarios;

sealed partial class ScenarioPlayer
{
    Task<ScenarioResult> ResultAsync() => store.RequestAsync(async services =>
    {
        var wallets = new Dictionary<string, WalletState>();
        foreach (var customer in scenario.Customers.Where(customer => !IsGuest(customer.Id)))
            wallets[customer.Id] = await WalletAsync(services, _names.Customers[customer.Id].Id);
        var orders = new Dictionary<string, OrderState>();
        foreach (var (id, orderId) in _orders)
            orders[id] = orderId is { } placed ? await OrderAsync(services, placed) : OrderState.NotPlaced;
        var vouchers = new Dictionary<string, VoucherState>();
        foreach (var (id, code) in _vouchers)
            vouchers[id] = Describe((await services.GetRequiredService<IVoucherService>().FindAsync(code))!);
        var audit = await services.GetRequiredService<ILedgerAuditor>().VerifyAsync(0, null, CancellationToken.None);
        return new ScenarioResult(wallets, orders, vouchers, [.. _errors.Select(error => new ErrorState(error.Event, error.Code))], audit.IsClean && audit.TooBusy.Count == 0);
    });

    async Task<WalletState> WalletAsync(IServiceProvider services, int customerId)
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(customerId, StoreId);
        var balance = await services.GetRequiredService<ICashbackLedger>().GetBalanceAsync(key);
        var standing = await services.GetRequiredService<ITierService>().GetAsync(customerId, key.StoreId);
        var lots = balance.Lots.Where(lot => lot.Available > 0)
            .OrderBy(lot => lot.ExpiresOnUtc ?? DateTime.MaxValue).ThenBy(lot => lot.Number)
            .Select(lot => new LotState(Text(lot.Available), lot.ExpiresOnUtc is { } end ? Text(end) : null));
        return new(Text(balance.Pending), Text(balance.Available), Text(balance.Reserved), Text(balance.Debt), standing.Tier?.Name, [.. lots]);
    }

    async Task<OrderState> OrderAsync(IServiceProvider services, int orderId)
    {
        var order = await services.GetRequiredService<IRepository<Order>>().GetByIdAsync(orderId);
        var account = services.GetRequiredService<IRepository<OrderAccount>>().Table.FirstOrDefault(row => row.OrderId == orderId);
        var (redeemed, restored) = await services.GetRequiredService<ICheckoutCashback>().ForOrderAsync(orderId);
        return new(true, Text(_currency.Minor(order.OrderTotal)), Text(account?.Earned ?? 0), Text(account?.Taken ?? 0), Text(redeemed), Text(restored));
    }

    VoucherState Describe(Hold hold) => new(hold.State switch
    {
        HoldState.Open => "open",
        HoldState.Used => "used",
        HoldState.Lapsed => "lapsed",
        _ => "cancelled",
    }, Text(hold.Left));

    string Text(long minor)
    {
        var whole = Math.Abs(minor) / _currency.MinorPerUnit;
        var text = whole.ToString(CultureInfo.InvariantCulture);
        if (_currency.Decimals > 0)
            text += "." + (Math.Abs(minor) % _currency.MinorPerUnit).ToString(CultureInfo.InvariantCulture).PadLeft(_currency.Decimals, '0');
        return minor < 0 ? "-" + text : text;
    }

    static string Text(DateTime instant) =>
        instant.ToString(instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
