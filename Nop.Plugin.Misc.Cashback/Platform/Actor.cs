namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>The human who acts in this request: whose name an entry, a voucher or a line of the activity log bears.</summary>
/// <remarks>Staff who work in a client's name (nopCommerce's "place order") are themselves here, and the client everywhere else.</remarks>
public sealed class Actor(IWorkContext work)
{
    /// <summary>Customer row of the human.</summary>
    public async Task<Customer> CustomerAsync() => work.OriginalCustomerIfImpersonated ?? await work.GetCurrentCustomerAsync();

    /// <summary>Id of that row; 0: nobody, where the shop itself acts.</summary>
    public async Task<int> IdAsync() => (await CustomerAsync())?.Id ?? 0;

    /// <summary>Whether staff act in a client's name.</summary>
    public bool ActsForAnother => work.OriginalCustomerIfImpersonated is not null;
}
