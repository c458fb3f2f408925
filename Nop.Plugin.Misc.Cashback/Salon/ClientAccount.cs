namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Whether staff may serve a client. The shop keeps the rows of deleted accounts, with the roles that they had.</summary>
static class ClientAccount
{
    /// <summary>Whether there is an account, and it is neither deleted nor switched off.</summary>
    public static bool IsOpen(Customer? customer) => customer is { Deleted: false, Active: true };
}

/// <summary>A client's name, enough for staff to recognise who stands before them and for nobody else: "A*** R***".</summary>
static class ClientMask
{
    /// <summary>The mask; empty for no customer, no name, or a customer who is deleted.</summary>
    public static string Of(Customer? customer) => customer is { Deleted: false } ? Of(customer.FirstName, customer.LastName) : "";

    /// <summary>The mask of a name; empty for none.</summary>
    public static string Of(string? firstName, string? lastName) =>
        (Part(firstName), Part(lastName)) is ({ Length: > 0 } first, { Length: > 0 } last) ? $"{first} {last}" : Part(firstName) + Part(lastName);

    static string Part(string? name) => name?.Trim() is { Length: > 0 } text ? StringInfo.GetNextTextElement(text) + "***" : "";
}
