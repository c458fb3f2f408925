namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Products as people name them in a field: by SKU, or by number where there is none: "SHAMPOO-1, #17".</summary>
public sealed class ProductCodes(IProductService products, ShopText shopText)
{
    const char Number = '#';

    /// <summary>Longest list of products.</summary>
    public const int Most = 100;

    /// <summary>Writes a column of ids for the field.</summary>
    public async Task<string> ShowAsync(string ids)
    {
        var known = await products.GetProductsByIdsAsync([.. IdList.Parse(ids)]);
        return string.Join(", ", known.Where(product => !product.Deleted).Select(product => string.IsNullOrWhiteSpace(product.Sku) || product.Sku.Contains(',') ? $"{Number}{product.Id}" : product.Sku.Trim()));
    }

    /// <summary>Reads the field into a column of ids; what names no product is refused beside it.</summary>
    public async Task<string> ReadAsync(FormReader typed, string field, string? text)
    {
        var codes = (text ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (codes.Length > Most)
        {
            await typed.RefuseAsync(field, "Errors.TooManyProducts", Most);
            return "";
        }

        var ids = new List<int>();
        foreach (var code in codes)
        {
            if (await FindAsync(code) is { Deleted: false } product)
                ids.Add(product.Id);
            else
                await typed.RefuseAsync(field, "Errors.UnknownProduct", code);
        }

        return IdList.Join(ids);
    }

    async Task<Product?> FindAsync(string code) =>
        await products.GetProductBySkuAsync(shopText.Storable(code))
        ?? (code[0] == Number && int.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await products.GetProductByIdAsync(id) : null);
}
