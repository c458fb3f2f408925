using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>What is known of a customer's account and address that the shop itself does not keep. Each note is of one address: a changed one is unconfirmed.</summary>
public sealed class AddressNotes(IGenericAttributeService attributes, TimeProvider time)
{
    // When an account was opened; the shop's row of a customer is as old as the first visit.
    const string RegisteredKey = "Cashback.RegisteredOnUtc";
    const string AwaitedKey = "Cashback.AwaitedAddress";
    const string ConfirmedKey = "Cashback.ConfirmedAddress";
    const string TokenKey = "Cashback.AddressToken";
    const int TokenLength = 40;

    /// <summary>When the account was opened; null: before this was noted.</summary>
    public async Task<DateTime?> RegisteredOnAsync(Customer customer)
    {
        var kept = await attributes.GetAttributeAsync<string>(customer, RegisteredKey);
        return DateTime.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }

    /// <summary>Notes that the account was opened now.</summary>
    public Task KeepRegisteredAsync(Customer customer) =>
        attributes.SaveAttributeAsync(customer, RegisteredKey, time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Notes that the shop has sent its own letter to the address and waits for the answer.</summary>
    public Task KeepAwaitedAsync(Customer customer) => attributes.SaveAttributeAsync(customer, AwaitedKey, customer.Email);

    /// <summary>Whether the shop waits for the answer from this address.</summary>
    public async Task<bool> IsAwaitedAsync(Customer customer) => IsOf(customer, await attributes.GetAttributeAsync<string>(customer, AwaitedKey));

    /// <summary>Notes that the address is the customer's.</summary>
    public async Task KeepConfirmedAsync(Customer customer)
    {
        await attributes.SaveAttributeAsync(customer, ConfirmedKey, customer.Email);
        await attributes.SaveAttributeAsync<string?>(customer, AwaitedKey, null);
        await attributes.SaveAttributeAsync<string?>(customer, TokenKey, null);
    }

    /// <summary>Forgets every address of a customer who is deleted.</summary>
    public async Task ForgetAsync(Customer customer)
    {
        foreach (var key in new[] { AwaitedKey, ConfirmedKey, TokenKey })
            await attributes.SaveAttributeAsync<string?>(customer, key, null);
    }

    /// <summary>Whether the address is known to be the customer's.</summary>
    public async Task<bool> IsConfirmedAsync(Customer customer) => IsOf(customer, await attributes.GetAttributeAsync<string>(customer, ConfirmedKey));

    /// <summary>A new token for a letter to the address; null: one was sent to it already.</summary>
    public async Task<string?> NewTokenAsync(Customer customer)
    {
        if (await TokenAsync(customer) is not null)
            return null;

        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        await attributes.SaveAttributeAsync(customer, TokenKey, $"{token} {customer.Email}");
        return token;
    }

    /// <summary>Whether a token is that of the letter to the address.</summary>
    public async Task<bool> IsTokenAsync(Customer customer, string? token) =>
        await TokenAsync(customer) is { } sent
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(token ?? ""));

    async Task<string?> TokenAsync(Customer customer) =>
        (await attributes.GetAttributeAsync<string>(customer, TokenKey))?.Split(' ', 2) is [{ } token, { } email] && IsOf(customer, email) ? token : null;

    static bool IsOf(Customer customer, string? email) =>
        !string.IsNullOrWhiteSpace(email) && string.Equals(customer.Email, email, StringComparison.OrdinalIgnoreCase);
}
