namespace Cashback.Preview.Data;

/// <summary>The context that the queries of one request share; made when first asked for.</summary>
public sealed class RequestContext(ShopContexts contexts) : IDisposable
{
    ShopContext? _context;

    /// <summary>For queries only.</summary>
    public ShopContext Context => contexts.Shared ?? (_context ??= contexts.CreateDbContext());

    /// <inheritdoc/>
    public void Dispose() => _context?.Dispose();
}
