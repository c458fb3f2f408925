using System.Globalization;
using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A client's name, enough for staff to recognise who stands before them and for nobody else: "A*** R***".</summary>
public static class ClientMask
{
    /// <summary>The mask; empty for no customer, no name, or a customer who is deleted.</summary>
    public static string Of(Customer? customer) => customer is { Deleted: false } ? Of(customer.FirstName, customer.LastName) : "";

    /// <summary>The mask of a name; empty for none.</summary>
    public static string Of(string? firstName, string? lastName) =>
        (Part(firstName), Part(lastName)) is ({ Length: > 0 } first, { Length: > 0 } last) ? $"{first} {last}" : Part(firstName) + Part(lastName);

    /// <summary>The mask of an e-mail address, to tell namesakes apart: "a***@example.com"; empty for none, and for a customer who is deleted.</summary>
    public static string OfEmail(Customer? customer) =>
        customer is { Deleted: false } && customer.Email?.Split('@') is [{ Length: > 0 } name, var domain] ? $"{StringInfo.GetNextTextElement(name)}***@{domain}" : "";

    static string Part(string? name) => name?.Trim() is { Length: > 0 } text ? StringInfo.GetNextTextElement(text) + "***" : "";
}
