using Moq;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Redemption.Shop;

/// <summary>What the shop's own order service does with a request.</summary>
public enum Ending
{
    /// <summary>Charges, saves the order, answers with it.</summary>
    Placed,

    /// <summary>The gateway refuses: an error, no order.</summary>
    GatewayFails,

    /// <summary>Throws before anything is saved.</summary>
    Throws,

    /// <summary>Saves the order and throws.</summary>
    SavesAndThrows,

    /// <summary>Saves the order and answers with errors only.</summary>
    SavesAndAnswersErrors,

    /// <summary>Saves the order, and answers with it and with errors.</summary>
    PlacedWithErrors,
}

/// <summary>One request to the shop, with decorated services around inner ones that behave as told.</summary>
public sealed class CheckoutRequest
{
    readonly CheckoutShop _shop;

    internal CheckoutRequest(CheckoutShop shop)
    {
        _shop = shop;
        Cashback = new CheckoutCashback(shop.Attributes(), shop.Settings(), shop.CustomerService(), shop.Carts(), shop.Products(), shop.Wallets, shop.Ledger, shop.Holds);
        Settlement = new HoldSettlement(shop.Ledger, shop.Holds, shop.OrderRows, shop.Rules, shop.Clock);
        Credit = new OrderCredit(shop.Holds, shop.Wallets, shop.OrderService(), shop.CreditText(), CheckoutShop.Texts(), shop.Clock);
        InnerTotals.Setup(it => it.GetShoppingCartTotalAsync(It.IsAny<IList<ShoppingCartItem>>(), It.IsAny<bool?>(), It.IsAny<bool>()))
            .ReturnsAsync(() => (shop.CartTotal, 1m, new List<Discount>(), new List<AppliedGiftCard>(), 2, 3m));
        Totals = new RedeemingOrderTotalCalculationService(InnerTotals.Object, Cashback, Placement, Row, shop.CustomerService(), CheckoutShop.StoreContext(), shop.Wallets, Credit, CheckoutShop.Texts());
        InnerOrders.Setup(it => it.PlaceOrderAsync(It.IsAny<ProcessPaymentRequest>())).Returns((ProcessPaymentRequest request) => PlaceAsync(request));
        Orders = Decorated(impersonator: null);
    }

    public CheckoutPlacement Placement { get; } = new();

    public CashbackRow Row { get; } = new();

    public CheckoutCashback Cashback { get; }

    public HoldSettlement Settlement { get; }

    public OrderCredit Credit { get; }

    public Mock<IOrderTotalCalculationService> InnerTotals { get; } = new();

    public Mock<IOrderProcessingService> InnerOrders { get; } = new();

    public RedeemingOrderTotalCalculationService Totals { get; }

    public RedeemingOrderProcessingService Orders { get; private set; }

    public Ending Ending { get; set; } = Ending.Placed;

    /// <summary>Happens inside, after the hold and before the shop computes its total.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>What the gateway charged last; null: it was not asked.</summary>
    public decimal? Charged { get; private set; }

    public CheckoutRequest ImpersonatedBy(int staffId)
    {
        Orders = Decorated(new Customer { Id = staffId });
        return this;
    }

    public Task ChooseAsync(long? minor, int customerId = CheckoutShop.Anna) =>
        Cashback.SetChoiceAsync(_shop.CustomerOf(customerId), CheckoutShop.StoreId, minor is null ? CashbackChoice.AsMuchAsPossible : new CashbackChoice(minor));

    public Task<PlaceOrderResult> PlaceAsync(Guid orderGuid, int customerId = CheckoutShop.Anna) =>
        Orders.PlaceOrderAsync(new ProcessPaymentRequest { OrderGuid = orderGuid, CustomerId = customerId, StoreId = CheckoutShop.StoreId });

    RedeemingOrderProcessingService Decorated(Customer? impersonator)
    {
        var holds = new CheckoutHolds(Cashback, _shop.Ledger, Settlement, _shop.Wallets, Placement, Totals, _shop.Carts(), _shop.CustomerService(), _shop.OrderService(),
            CheckoutShop.Texts(), _shop.CreditText(), new RefusalText(Cashback, _shop.CreditText(), CheckoutShop.Texts()), CheckoutShop.Work(impersonator), _shop.Clock);
        return new RedeemingOrderProcessingService(InnerOrders.Object, holds, Placement);
    }

    async Task<PlaceOrderResult> PlaceAsync(ProcessPaymentRequest request)
    {
        if (Meanwhile is { } meanwhile)
            await meanwhile();
        var result = new PlaceOrderResult();
        var total = (await Totals.GetShoppingCartTotalAsync(CheckoutShop.CartOf(request.CustomerId))).shoppingCartTotal;
        if (Ending == Ending.Throws)
            throw new InvalidOperationException("inner");
        if (Ending == Ending.GatewayFails)
        {
            result.AddError("declined");
            return result;
        }

        Charged = total;
        var order = _shop.AddOrder(new Order
        {
            OrderGuid = request.OrderGuid,
            CustomerId = request.CustomerId,
            StoreId = request.StoreId,
            OrderTotal = total ?? 0,
            CustomValuesXml = string.Concat(request.CustomValues.Select(value => $"<item><key>{value.Name}</key><value>{value.Value}</value></item>")),
            CreatedOnUtc = _shop.Clock.NowUtc,
        });
        if (Ending == Ending.SavesAndThrows)
            throw new InvalidOperationException("inner");
        if (Ending != Ending.SavesAndAnswersErrors)
            result.PlacedOrder = order;
        if (Ending != Ending.Placed)
            result.AddError("serialization failure");
        return result;
    }
}
