namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Traces that one room keeps of people, to be erased with a customer whom the shop has deleted for good.</summary>
interface IPersonTraces
{
    /// <summary>Erases one customer's. Again changes nothing.</summary>
    Task EraseAsync(int customerId);

    /// <summary>Finds, of some customers, those of whom something is left.</summary>
    Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds);
}

/// <summary>Customers whom the shop has deleted permanently: it keeps the row, without e-mail and user name. A deletion in the list of customers keeps both.</summary>
static class DeletedForGood
{
    /// <summary>Whether a customer is one of them.</summary>
    public static bool IsDeletedForGood(this Customer customer) => customer.Deleted && string.IsNullOrEmpty(customer.Email) && string.IsNullOrEmpty(customer.Username);

    /// <summary>Filters customers by it, in a query.</summary>
    public static IQueryable<Customer> WhereDeletedForGood(this IQueryable<Customer> customers) =>
        customers.Where(customer => customer.Deleted && (customer.Email == null || customer.Email == "") && (customer.Username == null || customer.Username == ""));
}
