using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Sales;

/// <summary>Reads what a clerk typed for a sale, with messages beside the fields.</summary>
public sealed class SaleReader(IProductService products, ShopText shopText, IPublicTexts texts)
{
    /// <summary>Stands between SKU and name where a product is proposed.</summary>
    public const string Dash = " — ";

    const int MostProposed = 10;

    /// <summary>The lines; null: something cannot be read, and the messages say what.</summary>
    public async Task<IReadOnlyList<SoldLine>?> LinesAsync(SaleForm form, ModelStateDictionary messages)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(messages);
        var lines = new List<SoldLine>();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            if (form.Lines[i].IsBlank)
                continue;

            var (amount, error) = await texts.ReadAmountAsync(form.Lines[i].Amount);
            if (error is not null)
                messages.AddModelError($"Lines[{i}].Amount", error);
            var product = await ProductAsync(form.Lines[i].Product);
            if (product is null && !string.IsNullOrWhiteSpace(form.Lines[i].Product))
                messages.AddModelError($"Lines[{i}].Product", await texts.TextAsync("Sale.ProductUnknown"));
            lines.Add(new(product?.Id ?? 0, product is null ? form.Lines[i].CategoryId : 0, amount ?? 0));
        }

        if (lines.Count == 0)
            messages.AddModelError("Lines[0].Amount", await texts.TextAsync(Refusals.KeyOf(SalonRefusal.BadAmount)));
        return messages.IsValid ? lines : null;
    }

    /// <summary>The credit; 0: none was typed. Null: it cannot be read, and the message says so.</summary>
    public async Task<long?> CreditAsync(SaleForm form, ModelStateDictionary messages)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(messages);
        if (string.IsNullOrWhiteSpace(form.Credit))
            return 0;

        var (amount, error) = await texts.ReadAmountAsync(form.Credit);
        if (error is not null)
            messages.AddModelError(nameof(form.Credit), error);
        return amount;
    }

    /// <summary>Products to propose for what is being typed.</summary>
    public async Task<IReadOnlyList<string>> ProposedAsync(string? typed) => typed?.Trim() is { Length: > 1 } text
        ? [.. (await products.SearchProductsAsync(pageSize: MostProposed, keywords: shopText.Storable(text), showHidden: true)).Select(Shown)]
        : [];

    // By its SKU, as it was proposed, or by its whole name.
    async Task<Product?> ProductAsync(string? typed)
    {
        if (typed?.Trim() is not { Length: > 0 } text)
            return null;

        // What the shop's tables cannot hold breaks a search in them.
        text = shopText.Storable(text);
        var (sku, name) = text.Split(Dash, 2) is [var first, var rest] ? (first.Trim(), rest.Trim()) : (text, text);
        if (sku.Length > 0 && await products.GetProductBySkuAsync(sku) is { Deleted: false } bySku)
            return bySku;
        var found = await products.SearchProductsAsync(pageSize: MostProposed, keywords: name, showHidden: true);
        return found is [var only] ? only : found.FirstOrDefault(product => string.Equals(product.Name, name, StringComparison.CurrentCultureIgnoreCase));
    }

    static string Shown(Product product) => string.IsNullOrEmpty(product.Sku) ? product.Name : product.Sku + Dash + product.Name;
}
