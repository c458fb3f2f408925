using System.Globalization;
using Nop.Core.Domain.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A client's name, enough for staff to recognise who stands before them and for nobody else: "A*** R***".</summary>
public static class ClientMask
{
    /// <summary>The mask; empty for no customer or no name.</summary>
    public static string Of(Customer? customer) => string.Join(' ', new[] { Part(customer?.FirstName), Part(customer?.LastName) }.Where(part => part.Length > 0));

    static string Part(string? name) => name?.Trim() is { Length: > 0 } text ? StringInfo.GetNextTextElement(text) + "***" : "";
}
