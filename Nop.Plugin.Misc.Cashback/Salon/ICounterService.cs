using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>The counter: find a client, take credit.</summary>
public interface ICounterService
{
    /// <summary>Finds clients by card number, e-mail or phone, exact; at most 10. Deleted and inactive ones are not found.</summary>
    Task<IList<Customer>> FindAsync(string query);

    /// <summary>
    /// Takes credit straight from a wallet: held and captured in one act. The same receipt at the same branch for the same client again changes nothing: it answers as the
    /// first time where the amount is the same, and with ReceiptUsed where it is another. What was undone leaves its receipt free.
    /// </summary>
    Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId);
}
