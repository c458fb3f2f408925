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

    /// <summary>A cart as the limits see it.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="customer">The cart's customer.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="total">Its total before credit.</param>
    /// <param name="orderGuid">The order about to be placed; null: none is yet.</param>
    public async Task<RedemptionOrder> OfCartAsync(RedemptionPolicy policy, Customer customer, int storeId, IList<ShoppingCartItem> cart, CartTotal total, Guid? orderGuid)
    {
        var currency = await wallets.GetCurrencyAsync();
        var order = (await OfClientAsync(policy, customer, storeId)) with
        {
            PayableMinor = Money.FromDecimalHalfUp(total.Payable, currency).Minor,
            TotalDiscount = total.Discount * currency.MinorPerUnit,
            OtherTenders = total.OtherTenders * currency.MinorPerUnit,
            HasRedeemedToday = policy.OncePerDay && await HasRedeemedTodayAsync(customer, storeId, orderGuid),
        };

        var lines = await LinesAsync(policy, storeId, [.. cart.Select(item => (item.ProductId, 0))]);
        if (!policy.Goods.Reduced)
            lines = await ReducedAsync(lines, cart);
        var needsPrices = policy.MinimumOrderMinor > 0 || lines.Any(line => policy.Goods.WhyNot(line) is not null);
        if (needsPrices && cart.Count > 0)
        {
            var (discount, _, before, _, _) = await Totals.GetShoppingCartSubTotalAsync(cart, includingTax: true);
            order = order with { Lines = await PricedAsync(lines, cart, customer, currency) };

            // What choices at the checkout cost is in the shop's subtotal too and bears a part of its discounts.
            var (goods, all) = (order.Lines.Sum(line => line.Gross), before * currency.MinorPerUnit);
            order = order with { GoodsDiscount = (all > goods ? discount * goods / all : discount) * currency.MinorPerUnit };
        }

        return policy.PaysShipping ? order : order with { Shipping = (await ShippingAsync(cart)) * currency.MinorPerUnit };
    }

    /// <summary>A sale in the salon as the limits see it; minor units.</summary>
    /// <param name="policy">The limits.</param>
    /// <param name="customer">The client.</param>
    /// <param name="storeId">The store.</param>
    /// <param name="lines">Product or category, and price with tax.</param>
    /// <param name="soldOnUtc">When it was sold; null: now.</param>
    public async Task<RedemptionOrder> OfSaleAsync(RedemptionPolicy policy, Customer customer, int storeId, IReadOnlyList<(int ProductId, int CategoryId, long Gross)> lines, DateTime? soldOnUtc = null)
    {
        var facts = await LinesAsync(policy, storeId, [.. lines.Select(line => (line.ProductId, line.CategoryId))]);
        return (await OfClientAsync(policy, customer, storeId, soldOnUtc)) with
        {
            PayableMinor = lines.Sum(line => line.Gross),
            Lines = [.. facts.Select((line, at) => line with { Gross = lines[at].Gross })],
        };
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

    async Task<RedemptionOrder> OfClientAsync(RedemptionPolicy policy, Customer customer, int storeId, DateTime? onUtc = null) => new(0)
    {
        Day = ShopTime.Date(onUtc ?? clock.GetUtcNow().UtcDateTime, zone.DefaultStoreTimeZone),
        TierId = policy.TierIds.Count == 0 ? null : (await tiers.CurrentAsync(customer.Id, (await wallets.KeyAsync(customer.Id, storeId)).StoreId))?.Id,
        RoleIds = policy.RoleIds.Count == 0 ? [] : await customers.GetCustomerRoleIdsAsync(customer),
    };

    async Task<List<RedemptionLine>> LinesAsync(RedemptionPolicy policy, int storeId, IReadOnlyList<(int ProductId, int CategoryId)> goods)
    {
        var (asked, found) = (policy.Goods, new List<RedemptionLine>(goods.Count));
        var needsCategories = asked.Kinds != EarnOn.Both || asked.CategoryIds.Count + asked.ExcludedCategoryIds.Count > 0;
        var set = needsCategories ? await rules.GetAsync(storeId) : null;
        var above = needsCategories ? (await rules.GetRowsAsync(storeId)).Categories.ToDictionary(node => node.Id, node => node.ParentId) : [];
        var known = (await products.GetProductsByIdsAsync([.. goods.Select(line => line.ProductId).Where(id => id > 0).Distinct()])).ToDictionary(product => product.Id);
        foreach (var (productId, categoryId) in goods)
        {
            var product = known.GetValueOrDefault(productId);
            IReadOnlyList<int> own = !needsCategories ? [] : productId > 0 ? await rules.CategoriesOfAsync(productId) : categoryId > 0 ? [categoryId] : [];
            found.Add(new(productId, 0)
            {
                Name = product?.Name ?? set?.NameOfCategory(categoryId) ?? "",
                CategoryIds = WithAbove(own, above),
                IsService = own.Any(id => set?.FindCategory(id) is { IsService: true }),
                IsGiftCard = product?.IsGiftCard ?? false,
            });
        }

        return found;
    }

    async Task<List<RedemptionLine>> ReducedAsync(List<RedemptionLine> lines, IList<ShoppingCartItem> cart)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var (_, discount, _, _) = await carts.GetSubTotalAsync(cart[at], includeDiscounts: true);
            var product = await products.GetProductByIdAsync(cart[at].ProductId);
            lines[at] = lines[at] with { IsReduced = discount > 0 || product?.OldPrice > product?.Price };
        }

        return lines;
    }

    async Task<IReadOnlyList<RedemptionLine>> PricedAsync(List<RedemptionLine> lines, IList<ShoppingCartItem> cart, Customer customer, CurrencySpec currency)
    {
        var taxes = services.GetRequiredService<ITaxService>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (await products.GetProductByIdAsync(cart[at].ProductId) is not { } product)
                continue;

            var (subTotal, _, _, _) = await carts.GetSubTotalAsync(cart[at], includeDiscounts: true);
            var (gross, _) = await taxes.GetProductPriceAsync(product, subTotal, includingTax: true, customer);
            lines[at] = lines[at] with { Gross = gross * currency.MinorPerUnit };
        }

        return lines;
    }

    async Task<decimal> ShippingAsync(IList<ShoppingCartItem> cart) => (await Totals.GetShoppingCartShippingTotalAsync(cart, includingTax: true)).shippingTotal ?? 0;

    IOrderTotalCalculationService Totals => services.GetRequiredService<IOrderTotalCalculationService>();

    // The tree of the rules was checked: it has no cycle.
    static IReadOnlyCollection<int> WithAbove(IReadOnlyList<int> own, Dictionary<int, int> above)
    {
        if (own.Count == 0)
            return [];

        var all = new HashSet<int>();
        foreach (var id in own)
        {
            for (var at = id; at > 0 && all.Add(at); at = above.GetValueOrDefault(at))
            {
            }
        }

        return all;
    }
}
