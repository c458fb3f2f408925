namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Finds employees by the e-mail address that somebody typed. What they may do, who asks looks at.</summary>
public sealed class StaffByEmail(ICustomerService customers, ShopText shopText)
{
    /// <summary>Who has the address, with an open account; null: nobody.</summary>
    /// <param name="email">As typed; null or empty: nobody's.</param>
    public async Task<Customer?> FindAsync(string? email) =>
        !string.IsNullOrWhiteSpace(email) && await customers.GetCustomerByEmailAsync(shopText.Storable(email.Trim())) is { Active: true, Deleted: false } person ? person : null;
}
