using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

/// <summary>Makes the page on which the deletion of the ledger is confirmed.</summary>
public sealed class DeletionFactory(DeletionConsent consent, ICustomerService customers, ShopClock clock)
{
    /// <summary>The page.</summary>
    /// <param name="typed">The name that comes back with an error; null: none.</param>
    public async Task<DeletionModel> PrepareAsync(string? typed = null)
    {
        var standing = await consent.StandingAsync();
        return new()
        {
            ShopName = typed,
            Expected = await consent.ShopNameAsync(),
            IsWanted = standing.IsWanted,
            ConfirmedBy = standing.ConfirmedOnUtc is null ? null : ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(standing.ConfirmedBy), standing.ConfirmedBy),
            Ends = clock.ToShop(standing.EndsUtc)?.ToString("g", CultureInfo.CurrentCulture),
            HasFile = standing.HasFile,
        };
    }
}
