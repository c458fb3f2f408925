using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>An order of <see cref="PlayedShop"/> on which everything is done that staff and shopper can do: the shop's row first, then what the plugin is told. Amounts in minor units.</summary>
sealed class EditedOrder
{
    public const long Opening = 100_00;

    readonly PlayedShop _shop;
    readonly OrderEdits _edits;

    EditedOrder(PlayedShop shop, Order row)
    {
        (_shop, Row) = (shop, row);
        _edits = new(shop.Reconciler, shop.Settlement.Object, shop.OrderQueries, shop.Ledger, SalonDesk.Altered, PlayedServices.Zone(), new(Mock.Of<ILocalizationService>()), new Actor(Mock.Of<IWorkContext>()), shop.Clock);
    }

    public Order Row { get; }

    public long Earned => _shop.AccountOf(Row) is { } account ? account.Earned - account.Taken : 0;

    public long Restored => OrderPosting.RedemptionOf(_shop.Rows.Holds, Row.Id).Restored;

    public long Freed => OrderPosting.FreedOf(_shop.Rows.Holds, Row.Id);

    /// <summary>What the order's total is less by.</summary>
    public long InTotal => OrderPosting.InTotalOf(_shop.Rows.Holds, Row.Id);

    /// <summary>Money that the last edit of lines left over.</summary>
    public long MoneyOver { get; private set; }

    /// <summary>All that the client has, less what the client owes.</summary>
    public long Wealth => _shop.Wallet is { } wallet ? wallet.Pending + wallet.Available + wallet.Reserved + wallet.Debt : 0;

    /// <summary>Places an order of one line by a client with <see cref="Opening"/> to spend.</summary>
    public static async Task<EditedOrder> PlaceAsync(PlayedShop shop, long gross, long credit)
    {
        var key = await shop.Wallets.KeyAsync(PlayedShop.Anna, 1);
        var context = new PostingContext(Channel.Admin, 9, shop.Clock.NowUtc) { Reason = "welcome" };
        await shop.Ledger.AdjustAsync(key, Opening, context);
        var order = new EditedOrder(shop, shop.Place(gross / 100m));
        order.Row.OrderSubtotalExclTax = gross / 100m;
        order.Row.OrderTotal -= credit / 100m;
        if (credit > 0)
        {
            await shop.Ledger.HoldAsync(key, new HoldRequest(HoldPurpose.Checkout, "a", credit, context));
            await shop.Ledger.CaptureForOrderAsync("a", order.Row.Id, context);
        }

        return order;
    }

    public async Task PayAsync()
    {
        _shop.Pay(Row);
        await SavedAsync();
        await TellAsync();
    }

    public async Task RefundAsync(long amount)
    {
        _shop.Refund(Row, amount / 100m);
        await SavedAsync();
        await TellAsync();
    }

    public async Task SetStatusAsync(OrderStatus status)
    {
        Row.OrderStatus = status;
        await SavedAsync();
        await TellAsync();
    }

    public async Task DeleteAsync()
    {
        Row.Deleted = true;
        await TellAsync();
    }

    /// <summary>The total alone, with no event but that of the saved row.</summary>
    public async Task TypeTotalAsync(long total)
    {
        Row.OrderTotal = total / 100m;
        await SavedAsync();
    }

    /// <summary>Other lines, of which the shop computes the total anew.</summary>
    public async Task EditLinesAsync(long gross)
    {
        var before = await _edits.BeginAsync(Row);
        _shop.Items.Single(item => item.OrderId == Row.Id).PriceExclTax = gross / 100m;
        Row.OrderSubtotalExclTax = Row.OrderTotal = gross / 100m;
        if (before is not null)
        {
            var edited = await _edits.FollowAsync(Row, before);
            Row.OrderTotal -= edited.CreditMinor / 100m;
            MoneyOver = edited.MoneyOverMinor;
        }

        await SavedAsync();
    }

    public bool CanBeRefunded(long amount) => Row is { PaymentStatus: PaymentStatus.Paid or PaymentStatus.PartiallyRefunded, Deleted: false }
        && amount > 0 && amount / 100m <= Row.OrderTotal - Row.RefundedAmount;

    Task SavedAsync() => _shop.Reconciler.FollowSavedAsync(Row);

    Task TellAsync() => _shop.Reconciler.ReconcileAsync(Row.Id);
}
