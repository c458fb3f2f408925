using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Total of a cart before credit, with what the limits on credit must know of how the shop came to it. Units of the primary currency.</summary>
/// <param name="Payable">What is left to pay.</param>
/// <param name="Discount">What discounts of the total took off.</param>
/// <param name="OtherTenders">What gift cards and reward points pay.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CartTotal(decimal Payable, decimal Discount = 0, decimal OtherTenders = 0)
{
    /// <summary>A total without discounts and other tenders.</summary>
    public static implicit operator CartTotal(decimal payable) => new(payable);
}

/// <summary>Reads what the limits on spending credit ask for, and no more: with the usual settings a cart costs no query here.</summary>
/// <remarks>The order's totals are asked for when they are needed only: their service is the one that asks here how much credit a cart takes.</remarks>
sealed class CreditOrders(
    IServiceProvider services,
    CreditFreeTotals creditFree,
    IShoppingCartService carts,
    IProductService products,
    ICustomerService customers,
    IRuleSetProvider rules,
    IWalletDirectory wallets,
    IHoldQueries holds,
    ITierService tiers,
    IDateTimeHelper zone,
    TimeProvider clock)
{
    // An open hold of the same order that is younger is another window, which is placing it just now; an older one is what a failed attempt has left.
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    /// <summary>The client of an order about to be placed, as the limits see them: an order without a price or lines.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="customer">The client.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="orderGuid">The order about to be placed; null: none is yet.</param>
    public async Task<RedemptionOrder> OfClientAsync(RedemptionPolicy policy, Customer customer, int storeId, Guid? orderGuid) =>
        (await ClientAsync(policy, customer, storeId, onUtc: null)) with { HasRedeemedToday = policy.OncePerDay && await HasRedeemedTodayAsync(customer, storeId, orderGuid) };

    /// <summary>A cart as the limits see it.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="client">Whose it is, as <see cref="OfClientAsync"/> has read them.</param>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="total">Its total before credit.</param>
    public async Task<RedemptionOrder> OfCartAsync(RedemptionPolicy policy, RedemptionOrder client, Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total)
    {
        var currency = await wallets.GetCurrencyAsync();
        var order = client with
        {
            PayableMinor = Money.FromDecimalHalfUp(total.Payable, currency).Minor,
            TotalDiscount = total.Discount * currency.MinorPerUnit,
            OtherTenders = total.OtherTenders * currency.MinorPerUnit,
        };

        using var scope = creditFree.Begin();
        var lines = await CartLinesAsync(policy, storeId, cart);
        if (lines.Count > 0 && (policy.MinimumOrderMinor > 0 || !policy.PaysExtras || lines.Any(line => policy.Goods.WhyNot(line.Seen) is not null)))
        {
            var (discount, _, before, _, _) = await Totals.GetShoppingCartSubTotalAsync(cart, includingTax: true);
            order = order with { Lines = await PricedAsync(lines, customer, currency) };

            // What choices at the checkout cost is in the shop's subtotal too and bears a part of its discounts.
            var (goods, all) = (order.Lines.Sum(line => line.Gross), before * currency.MinorPerUnit);
            order = order with { GoodsDiscount = (all > goods ? discount * goods / all : discount) * currency.MinorPerUnit };
        }

        if (!policy.PaysShipping)
            order = order with { Shipping = (await ShippingAsync(cart)) * currency.MinorPerUnit };
        return policy.PaysExtras ? order : order with { Extras = await ExtrasAsync(order, cart, currency) };
    }

    /// <summary>A cart's lines with their tax, before discounts of all goods; minor units, not rounded.</summary>
    /// <param name="policy">The limits, which say what credit pays for.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="cart">The cart.</param>
    public async Task<IReadOnlyList<PricedLine>> TaxedLinesAsync(RedemptionPolicy policy, int storeId, Customer customer, IList<ShoppingCartItem> cart)
    {
        var (currency, taxes) = (await wallets.GetCurrencyAsync(), services.GetRequiredService<ITaxService>());
        var priced = new List<PricedLine>(cart.Count);
        foreach (var line in await CartLinesAsync(policy, storeId, cart))
        {
            if (await ProductOfAsync(line) is not { } product)
                continue;
            var price = await PriceOfAsync(line);
            var (net, percent) = await taxes.GetProductPriceAsync(product, price, includingTax: false, customer);
            var (gross, _) = await taxes.GetProductPriceAsync(product, price, includingTax: true, customer);
            priced.Add(new(gross * currency.MinorPerUnit, (gross - net) * currency.MinorPerUnit, percent, policy.Goods.WhyNot(line.Seen) is null));
        }

        return priced;
    }

    /// <summary>Whether credit pays for each of some goods, which are in no cart.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="productIds">The goods.</param>
    public async Task<IReadOnlySet<int>> PaidForAsync(RedemptionPolicy policy, int storeId, IReadOnlyCollection<int> productIds)
    {
        var (set, known, paid) = (await RulesAsync(policy, storeId), await ProductsAsync(productIds), new HashSet<int>());
        foreach (var id in productIds)
        {
            if (policy.Goods.WhyNot(await LineAsync(set, id, 0, known.GetValueOrDefault(id))) is null)
                paid.Add(id);
        }

        return paid;
    }

    /// <summary>A sale in the salon as the limits see it; minor units.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="customer">The client.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="lines">Product or category, and price with tax.</param>
    /// <param name="soldOnUtc">When it was sold; null: now.</param>
    public async Task<RedemptionOrder> OfSaleAsync(RedemptionPolicy policy, Customer customer, int storeId, IReadOnlyList<(int ProductId, int CategoryId, long Gross)> lines, DateTime? soldOnUtc = null)
    {
        var (set, known) = (await RulesAsync(policy, storeId), await ProductsAsync(lines.Select(line => line.ProductId)));
        var seen = new List<RedemptionLine>(lines.Count);
        foreach (var (productId, categoryId, gross) in lines)
            seen.Add((await LineAsync(set, productId, categoryId, known.GetValueOrDefault(productId))) with { Gross = gross });
        return (await ClientAsync(policy, customer, storeId, soldOnUtc)) with { PayableMinor = lines.Sum(line => line.Gross), Lines = seen };
    }

    /// <summary>Whether another order of the client took credit on the shop's day and keeps some of it.</summary>
    async Task<bool> HasRedeemedTodayAsync(Customer customer, int storeId, Guid? orderGuid)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var day = ShopTime.Date(now, zone.DefaultStoreTimeZone);
        return await holds.HasRedeemedAsync(
            await wallets.KeyAsync(customer.Id, storeId),
            ShopTime.StartOfDay(day, zone.DefaultStoreTimeZone),
            orderGuid is { } guid ? CheckoutReference.GroupOf(guid) : "",
            now - Fresh);
    }

    async Task<RedemptionOrder> ClientAsync(RedemptionPolicy policy, Customer customer, int storeId, DateTime? onUtc) => new(0)
    {
        Day = ShopTime.Date(onUtc ?? clock.GetUtcNow().UtcDateTime, zone.DefaultStoreTimeZone),
        TierId = policy.TierIds.Count == 0 ? null : (await tiers.CurrentAsync(customer.Id, (await wallets.KeyAsync(customer.Id, storeId)).StoreId))?.Id,
        RoleIds = policy.RoleIds.Count == 0 ? [] : await customers.GetCustomerRoleIdsAsync(customer),
    };

    // All that the limits ask of a line is gathered where it is met; what it costs is asked for later, and only where that matters.
    async Task<List<CartLine>> CartLinesAsync(RedemptionPolicy policy, int storeId, IList<ShoppingCartItem> cart)
    {
        var (set, known) = (await RulesAsync(policy, storeId), await ProductsAsync(cart.Select(item => item.ProductId)));
        var lines = new List<CartLine>(cart.Count);
        foreach (var item in cart)
        {
            var product = known.GetValueOrDefault(item.ProductId);
            var (seen, net) = (await LineAsync(set, item.ProductId, 0, product), (decimal?)null);
            if (!policy.Goods.Reduced)
            {
                var (subTotal, discount, _, _) = await carts.GetSubTotalAsync(item, includeDiscounts: true);
                (net, seen) = (subTotal, seen with { IsReduced = discount > 0 || product?.OldPrice > product?.Price });
            }

            lines.Add(new(item, product, seen, net));
        }

        return lines;
    }

    // Goods that the shop has deleted stand in carts that were filled before, and cost what they did.
    async Task<IReadOnlyList<RedemptionLine>> PricedAsync(List<CartLine> lines, Customer customer, CurrencySpec currency)
    {
        var taxes = services.GetRequiredService<ITaxService>();
        var priced = new List<RedemptionLine>(lines.Count);
        foreach (var line in lines)
        {
            var gross = 0m;
            if (await ProductOfAsync(line) is { } product)
                (gross, _) = await taxes.GetProductPriceAsync(product, await PriceOfAsync(line), includingTax: true, customer);
            priced.Add(line.Seen with { Gross = gross * currency.MinorPerUnit });
        }

        return priced;
    }

    async Task<Product?> ProductOfAsync(CartLine line) => line.Product ?? await products.GetProductByIdAsync(line.Item.ProductId);

    async Task<decimal> PriceOfAsync(CartLine line) => line.Net ?? (await carts.GetSubTotalAsync(line.Item, includeDiscounts: true)).subTotal;

    // All that is neither goods nor shipping: fees, which are what is left of the total, and what choices at the checkout cost, which is in the shop's subtotal.
    // Half a minor unit a line is the shop's rounding.
    async Task<decimal> ExtrasAsync(RedemptionOrder order, IList<ShoppingCartItem> cart, CurrencySpec currency)
    {
        var (_, _, _, gross, net, _, netAfter, rates) = await Totals.GetShoppingCartSubTotalsAsync(cart);
        var fees = order.PayableMinor + order.OtherTenders + order.TotalDiscount - ((netAfter + rates.Values.Sum()) * currency.MinorPerUnit) - order.Shipping;
        var choices = (gross * currency.MinorPerUnit) - order.Lines.Sum(line => line.Gross);
        return (fees >= 1 ? fees : 0) + (choices > PricedLine.Rounding(order.Lines.Count) && net > 0 ? choices * netAfter / net : 0);
    }

    async Task<EarnRuleSet?> RulesAsync(RedemptionPolicy policy, int storeId) => policy.Goods.AsksForCategories ? await rules.GetAsync(storeId) : null;

    async Task<Dictionary<int, Product>> ProductsAsync(IEnumerable<int> ids) =>
        (await products.GetProductsByIdsAsync([.. ids.Where(id => id > 0).Distinct()])).ToDictionary(product => product.Id);

    // Without a rule set nothing asks for categories.
    async Task<RedemptionLine> LineAsync(EarnRuleSet? set, int productId, int categoryId, Product? product)
    {
        var own = set is null ? [] : await rules.CategoriesOfAsync(productId, categoryId);
        return new(productId, 0)
        {
            Name = product?.Name ?? set?.NameOfCategory(categoryId) ?? "",
            CategoryIds = [.. own.SelectMany(id => set!.WayTo(id)).Distinct()],
            IsService = own.Any(id => set!.FindCategory(id) is { IsService: true }),
            IsGiftCard = product?.IsGiftCard ?? false,
        };
    }

    async Task<decimal> ShippingAsync(IList<ShoppingCartItem> cart) => (await Totals.GetShoppingCartShippingTotalAsync(cart, includingTax: true)).shippingTotal ?? 0;

    IOrderTotalCalculationService Totals => services.GetRequiredService<IOrderTotalCalculationService>();

    // A line of the cart with what was read of it so far.
    sealed record CartLine(ShoppingCartItem Item, Product? Product, RedemptionLine Seen, decimal? Net);
}

/// <summary>A line of a cart or of an order with its tax, before discounts of all goods; minor units, not rounded.</summary>
/// <param name="Gross">With tax.</param>
/// <param name="Tax">The tax in it.</param>
/// <param name="TaxPercent">Its rate.</param>
/// <param name="IsPaidFor">Whether credit pays for it.</param>
sealed record PricedLine(decimal Gross, decimal Tax, decimal TaxPercent, bool IsPaidFor)
{
    /// <summary>By how much the shop's sum of lines, which it may round each and together, can differ from the sum of their exact prices or taxes; minor units.</summary>
    public static decimal Rounding(int lines) => (lines + 1) / 2m;
}
