using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <inheritdoc cref="IShownCredits"/>
/// <remarks>A generic attribute of the customer, as the choice is: every node of a web farm sees it.</remarks>
public sealed class ShownCredits(IGenericAttributeService attributes, IWalletDirectory wallets, TimeProvider clock) : IShownCredits
{
    // The same totals are shown again and again: their time is written anew once in a while only.
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public async Task<ShownCredit?> GetAsync(Customer customer, int storeId) => (await ReadAsync(customer, storeId))?.Shown;

    /// <inheritdoc/>
    public async Task ShowAsync(Customer customer, int storeId, long amountMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amountMinor);
        var before = await ReadAsync(customer, storeId);
        var shown = new ShownCredit(amountMinor, before?.Shown.OrderId ?? 0);
        if (before is null || before.Value.Shown != shown || Now - before.Value.OnUtc >= Fresh)
            await WriteAsync(customer, storeId, shown);
    }

    /// <inheritdoc/>
    public Task PlacedAsync(Customer customer, int storeId, Order order, bool isKnown)
    {
        ArgumentNullException.ThrowIfNull(order);
        return WriteAsync(customer, storeId, new(null, order.Id, isKnown));
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(Customer customer, int storeId)
    {
        if (!string.IsNullOrEmpty(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.ShownCreditAttribute, storeId)))
            await attributes.SaveAttributeAsync(customer, CashbackDefaults.ShownCreditAttribute, "", storeId);
    }

    async Task<(ShownCredit Shown, DateTime OnUtc)?> ReadAsync(Customer customer, int storeId) =>
        ShownCredit.Parse(await attributes.GetAttributeAsync<string>(customer, CashbackDefaults.ShownCreditAttribute, storeId), (await wallets.GetCurrencyAsync()).Code, Now);

    async Task WriteAsync(Customer customer, int storeId, ShownCredit shown) =>
        await attributes.SaveAttributeAsync(customer, CashbackDefaults.ShownCreditAttribute, shown.Format((await wallets.GetCurrencyAsync()).Code, Now), storeId);
}
