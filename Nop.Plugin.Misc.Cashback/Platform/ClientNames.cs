namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>How staff see clients: by what their record says now, and by number alone where it is deleted. The shop leaves name and address in the row of who is deleted or erased.</summary>
public sealed class ClientNames(ICustomerService customers, Texts texts)
{
    /// <summary>A client's full name; of one who is deleted, that and the number.</summary>
    public async Task<string> NameAsync(Customer customer)
    {
        return customer.Deleted
            ? await texts.GetAsync("DeletedClient", customer.Id)
            : await customers.GetCustomerFullNameAsync(customer);
    }

    /// <summary>A client's name, else the e-mail, else the number; a dash where the client was cut out.</summary>
    /// <param name="customer">The client; null: deleted, for the shop's lists leave out who is, or not known any more.</param>
    /// <param name="customerId">The client's number.</param>
    public async Task<string> NameAsync(Customer? customer, int customerId) =>
        customer is null && customerId > 0 ? await texts.GetAsync("DeletedClient", customerId)
        : customer is not null && await NameAsync(customer) is { Length: > 0 } name ? name
        : EmailOrNumber(customer, customerId);

    /// <summary>A client by name, e-mail and card, as far as there are any.</summary>
    public async Task<string> LineAsync(Customer customer, string? card) =>
        string.Join(", ", new[] { await NameAsync(customer), Email(customer), card }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>A client's e-mail; null where the client is deleted.</summary>
    public static string? Email(Customer? customer) => customer is { Deleted: false } ? customer.Email : null;

    /// <summary>A client's e-mail, or the number where there is none to show; a dash where the client was cut out.</summary>
    /// <param name="customer">The client; null: not known any more.</param>
    /// <param name="customerId">The client's number.</param>
    public static string EmailOrNumber(Customer? customer, int customerId) =>
        Email(customer) is { Length: > 0 } email ? email : customerId > 0 ? customerId.ToString(CultureInfo.InvariantCulture) : "–";
}
