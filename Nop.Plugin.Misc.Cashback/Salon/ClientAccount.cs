using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Whether staff may serve a client. The shop keeps the rows of deleted accounts, with the roles that they had.</summary>
public static class ClientAccount
{
    /// <summary>Whether there is an account, and it is neither deleted nor switched off.</summary>
    public static bool IsOpen(Customer? customer) => customer is { Deleted: false, Active: true };
}
