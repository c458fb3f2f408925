using Microsoft.AspNetCore.Http;
using Moq;
using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Tax;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

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
sealed class CheckoutRequest
{
    readonly PlayedShop _shop;
    readonly CartReductions _reductions;

    internal CheckoutRequest(PlayedShop shop)
    {
        _shop = shop;
        var goods = new CreditOrders(new LateServices(() => Totals!), CreditFree, shop.Services.Carts(), shop.Services.Products(), shop.Services.CustomerService(), shop.Rules, shop.Wallets, shop.Holds, shop.TierService, PlayedServices.Zone(), shop.Clock);
        _reductions = new CartReductions(new LateServices(() => Totals!), goods, CreditFree, shop.Wallets, shop.Services.SettingService());
        Cashback = new CheckoutCashback(shop.Services.Attributes(), shop.Services.SettingService(), shop.Services.CustomerService(), shop.Services.Carts(), shop.Services.Products(), shop.Wallets, shop.Ledger, shop.Holds,
            goods, Shoppers, shop.Clock);
        Shown = new ShownCredits(shop.Services.Attributes(), shop.Wallets, shop.Clock);
        Refusals = new RefusalText(Cashback, shop.Services.CreditText(), shop.Rules, shop.Services.CustomerService(), new(PlayedServices.Texts()));
        Note = new ChoiceNote(Refusals, shop.Services.CreditText(), Cashback, new(PlayedServices.Texts()));
        Earlier = new EarlierOrders(shop.Orders, shop.Holds, shop.Services.CreditText(), new(PlayedServices.Texts()));
        Settlement = new HoldSettlement(shop.Ledger, shop.Holds, shop.Orders, Placement, shop.Settings, shop.Clock);
        Credit = new OrderCredit(
            new OrderEdits(Mock.Of<IOrderReconciler>(it => it.ReconcileAsync(It.IsAny<int>()) == Task.FromResult(true)), Settlement, shop.OrderQueries, shop.Ledger, SalonDesk.Altered,
                Mock.Of<IDateTimeHelper>(it => it.DefaultStoreTimeZone == TimeZoneInfo.Utc), new(PlayedServices.Texts()), new Actor(PlayedServices.Work()), shop.Clock),
            new OrderPrices(shop.Services.OrderService(), goods, shop.Services.SettingService()), shop.Wallets, Notes(), Written(), shop.Services.CreditText(), new(PlayedServices.Texts()));
        InnerTotals.Setup(it => it.GetShoppingCartTotalAsync(It.IsAny<IList<ShoppingCartItem>>(), It.IsAny<bool?>(), It.IsAny<bool>()))
            .ReturnsAsync(() => (shop.CartTotal, 1m, new List<Discount>(), new List<AppliedGiftCard>(), 2, 3m));
        Totals = new RedeemingOrderTotalCalculationService(InnerTotals.Object, Cashback, _reductions, CreditFree, Placement, Row, shop.Services.CustomerService(), PlayedServices.StoreContext(), shop.Wallets, Credit, new(PlayedServices.Texts()));
        InnerOrders.Setup(it => it.PlaceOrderAsync(It.IsAny<ProcessPaymentRequest>())).Returns((ProcessPaymentRequest request) => PlaceAsync(request));
        Orders = Decorated(impersonator: null);
    }

    public CheckoutPlacement Placement { get; } = new();

    CreditFreeTotals CreditFree { get; } = new();

    public ShopperCredits Shoppers { get; } = new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() });

    public CashbackRow Row { get; } = new();

    public CheckoutCashback Cashback { get; }

    public ShownCredits Shown { get; }

    public RefusalText Refusals { get; }

    public ChoiceNote Note { get; }

    public EarlierOrders Earlier { get; }

    public HoldSettlement Settlement { get; }

    public OrderCredit Credit { get; }

    public Mock<IOrderTotalCalculationService> InnerTotals { get; } = new();

    public Mock<IOrderProcessingService> InnerOrders { get; } = new();

    public RedeemingOrderTotalCalculationService Totals { get; }

    public RedeemingOrderProcessingService Orders { get; private set; }

    public Ending Ending { get; set; } = Ending.Placed;

    /// <summary>Happens inside, after the hold and before the shop computes its total.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>Happens inside, after the order's row was saved and before the shop answers.</summary>
    public Func<Task>? Saved { get; set; }

    /// <summary>The browser's window, where it says with the click what it shows.</summary>
    DefaultHttpContext Window { get; } = new();

    /// <summary>What the gateway charged last; null: it was not asked.</summary>
    public decimal? Charged { get; private set; }

    public CheckoutRequest ImpersonatedBy(int staffId)
    {
        Orders = Decorated(new Customer { Id = staffId });
        return this;
    }

    public Task ChooseAsync(long? minor, int customerId = PlayedShop.Anna) =>
        Cashback.SetChoiceAsync(_shop.CustomerOf(customerId), PlayedShop.StoreId, minor is null ? CashbackChoice.AsMuchAsPossible : new CashbackChoice(minor));

    /// <summary>Shows the totals of a page.</summary>
    /// <param name="isEditable">The cart's; otherwise the confirm step's.</param>
    /// <returns>The word beside them; null: none.</returns>
    public async Task<string?> ShowTotalsAsync(int customerId = PlayedShop.Anna, bool isEditable = false)
    {
        var model = new OrderTotalsModel { IsEditable = isEditable, OrderTotal = $"{(await Totals.GetShoppingCartTotalAsync(PlayedServices.CartOf(customerId))).shoppingCartTotal}" };
        await new ShownCreditConsumer(Row, Shown, Note, Earlier, Placement, _shop.Services.CustomerService()).HandleEventAsync(new ModelPreparedEvent<BaseNopModel>(model));
        return Row.Note;
    }

    /// <summary>Places an order from a window that says which credit it shows.</summary>
    public Task<PlaceOrderResult> PlaceFromWindowAsync(Guid orderGuid, long seen)
    {
        Window.Request.Headers.Cookie = $"{WindowCredit.Cookie}={seen}";
        return PlaceAsync(orderGuid);
    }

    public Task<PlaceOrderResult> PlaceAsync(Guid orderGuid, int customerId = PlayedShop.Anna) =>
        Orders.PlaceOrderAsync(new ProcessPaymentRequest { OrderGuid = orderGuid, CustomerId = customerId, StoreId = PlayedShop.StoreId });

    // The totals ask for the credit, and the limits on it for the totals.
    sealed class LateServices(Func<IOrderTotalCalculationService> totals) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IOrderTotalCalculationService) ? totals()
            : serviceType == typeof(ITaxService) ? Mock.Of<ITaxService>() : null;
    }

    WrittenCredit Written() => new(_shop.Services.CreditText(), AnyText.Held, new(PlayedServices.Texts()), Mock.Of<ILanguageService>());

    StaffNotes Notes() => new(_shop.Services.OrderService(), AnyText.Held, _shop.Clock);

    RedeemingOrderProcessingService Decorated(Customer? impersonator)
    {
        var consent = new CheckoutConsent(Shown, Note, Refusals, Earlier, _shop.Holds, _shop.Wallets, new NoPause(), Placement, new(PlayedServices.Texts()), _shop.Clock);
        var holds = new CheckoutHolds(Cashback, _reductions, consent, Shown, new WindowCredit(Mock.Of<IHttpContextAccessor>(it => it.HttpContext == Window)), _shop.Ledger, Settlement, SalonDesk.Altered, _shop.Wallets, Placement, Shoppers, Row, new NoPause(), Totals, _shop.Services.Carts(), _shop.Services.CustomerService(), Notes(), Written(),
            _shop.Services.CreditText(), new(PlayedServices.Texts()), new Actor(PlayedServices.Work(impersonator)), _shop.Clock);
        return new RedeemingOrderProcessingService(InnerOrders.Object, holds, Placement);
    }

    async Task<PlaceOrderResult> PlaceAsync(ProcessPaymentRequest request)
    {
        if (Meanwhile is { } meanwhile)
            await meanwhile();
        var result = new PlaceOrderResult();
        if (_shop.CartIsEmpty)
        {
            result.AddError("Cart is empty");
            return result;
        }

        var total = (await Totals.GetShoppingCartTotalAsync(PlayedServices.CartOf(request.CustomerId))).shoppingCartTotal;
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
            CustomerCurrencyCode = "USD",
            CurrencyRate = _shop.Rate,
            CustomValuesXml = $"<DictionarySerializer>{string.Concat(request.CustomValues.Select(value => $"<item><key>{value.Name}</key><value>{value.Value}</value></item>"))}</DictionarySerializer>",
            CreatedOnUtc = _shop.Clock.NowUtc,
        });
        if (Saved is { } saved)
            await saved();
        if (Ending == Ending.SavesAndThrows)
            throw new InvalidOperationException("inner");
        if (Ending != Ending.SavesAndAnswersErrors)
            result.PlacedOrder = order;
        if (Ending != Ending.Placed)
            result.AddError("serialization failure");
        return result;
    }
}
