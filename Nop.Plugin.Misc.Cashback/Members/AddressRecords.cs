using Nop.Core.Domain.Common;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Records of a customer's account and address that the shop itself does not keep. Each is of one address: a changed one is unconfirmed.</summary>
public sealed class AddressRecords(IGenericAttributeService attributes, IRepository<GenericAttribute> rows, ILocker locker, TimeProvider time)
{
    /// <summary>Days for which the link of a letter is good.</summary>
    public const int LinkDays = 7;

    /// <summary>Letters that a customer may ask for within a day.</summary>
    public const int MostPerDay = 5;

    /// <summary>Minutes in which a customer gets no second letter.</summary>
    public const int QuietMinutes = 5;

    // When an account was opened; the shop's row of a customer is as old as the first visit.
    internal const string RegisteredKey = "Cashback.RegisteredOnUtc";
    internal const string ConfirmedKey = "Cashback.ConfirmedAddress";
    const string AwaitedKey = "Cashback.AwaitedAddress";
    const string AnsweredKey = "Cashback.AnsweredAddress";
    const string SentKey = "Cashback.AddressLetters";
    const string TokenKey = "Cashback.AddressToken";
    const int TokenLength = 40;

    // Longer than it takes to decide on a letter; a server that dies in the middle keeps a customer from one for no longer.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    /// <summary>When the account was opened; null: before this was noted.</summary>
    public async Task<DateTime?> RegisteredOnAsync(Customer customer) => InstantOf(await attributes.GetAttributeAsync<string>(customer, RegisteredKey));

    /// <summary>Notes that the account was opened now.</summary>
    public Task KeepRegisteredAsync(Customer customer) => attributes.SaveAttributeAsync(customer, RegisteredKey, TextOf(Now));

    /// <summary>Notes that the shop has sent its own letter to the address and waits for the answer.</summary>
    public Task KeepAwaitedAsync(Customer customer) => attributes.SaveAttributeAsync(customer, AwaitedKey, customer.Email);

    /// <summary>Notes, where the shop waited for the answer from this address, that it has come. The shop tells of other activations too, which confirm nothing.</summary>
    public async Task KeepActivatedAsync(Customer customer)
    {
        if (IsOf(customer, await attributes.GetAttributeAsync<string>(customer, AwaitedKey)))
            await KeepConfirmedAsync(customer);
    }

    /// <summary>Notes that the address is the customer's.</summary>
    public async Task KeepConfirmedAsync(Customer customer)
    {
        await attributes.SaveAttributeAsync(customer, ConfirmedKey, customer.Email);
        await ForgetAsync(customer, AwaitedKey);
    }

    /// <summary>Notes that the plugin's own letter to the address was answered, and ends its link.</summary>
    public async Task KeepAnsweredAsync(Customer customer)
    {
        await KeepConfirmedAsync(customer);
        await attributes.SaveAttributeAsync(customer, AnsweredKey, customer.Email);
        await ForgetAsync(customer, TokenKey);
    }

    /// <summary>Forgets every address of a customer who is deleted.</summary>
    public async Task ForgetAsync(Customer customer)
    {
        foreach (var key in new[] { AwaitedKey, ConfirmedKey, AnsweredKey, TokenKey, SentKey })
            await ForgetAsync(customer, key);
    }

    /// <summary>Whether the address is known to be the customer's, by the shop's letter or the plugin's.</summary>
    public async Task<bool> IsConfirmedAsync(Customer customer) => IsOf(customer, await attributes.GetAttributeAsync<string>(customer, ConfirmedKey));

    /// <summary>Whether the plugin's own letter to the address was answered.</summary>
    public async Task<bool> IsAnsweredAsync(Customer customer) => IsOf(customer, await attributes.GetAttributeAsync<string>(customer, AnsweredKey));

    /// <summary>A new token for a letter to the address, in the place of the last one; null: the last letter is too young, or the day has had its letters.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="again">The customer asks for another one; otherwise none is sent as long as the link of the last one is good.</param>
    public async Task<string?> NewTokenAsync(Customer customer, bool again)
    {
        string? token = null;
        // Of many wishes at once one is decided on; the others find a letter that is on its way.
        await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.address.{customer.Id}"), s_longest, async () => token = await DecideAsync(customer, again));
        return token;
    }

    /// <summary>Whether a token is that of the last letter to the address, and its link still good.</summary>
    public async Task<bool> IsTokenAsync(Customer customer, string? token) =>
        await SentAsync(customer) is { } sent && IsOf(customer, sent.Email) && Now < sent.OnUtc.AddDays(LinkDays)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent.Hash), Encoding.UTF8.GetBytes(HashOf(token ?? "")));

    /// <summary>Whether the customer has had all letters of a day.</summary>
    public async Task<bool> IsDayFullAsync(Customer customer) => (await SentWithinADayAsync(customer)).Length >= MostPerDay;

    async Task<string?> DecideAsync(Customer customer, bool again)
    {
        if (await SentAsync(customer) is { } sent
            && Now < (again || !IsOf(customer, sent.Email) ? sent.OnUtc.AddMinutes(QuietMinutes) : sent.OnUtc.AddDays(LinkDays)))
            return null;
        if (await IsDayFullAsync(customer))
            return null;

        await KeepAsync(customer, SentKey, string.Join(' ', [.. await SentWithinADayAsync(customer), TextOf(Now)]));
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        await KeepAsync(customer, TokenKey, $"{HashOf(token)} {TextOf(Now)} {customer.Email}");
        return token;
    }

    async Task<string[]> SentWithinADayAsync(Customer customer) =>
        [.. (await ReadAsync(customer, SentKey) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(instant => InstantOf(instant) > Now.AddDays(-1))];

    DateTime Now => time.GetUtcNow().UtcDateTime;

    // A token that an earlier version kept has no instant: its link is no longer good, and another letter may be asked for.
    async Task<Sent?> SentAsync(Customer customer) =>
        (await ReadAsync(customer, TokenKey))?.Split(' ', 3) is [{ } hash, { } instant, { } email] && InstantOf(instant) is { } sentOn
            ? new(hash, sentOn, email)
            : null;

    // From the table itself: what the shop read earlier in the same request is older than the lock.
    async Task<IReadOnlyList<GenericAttribute>> RowsAsync(Customer customer, string key)
    {
        var customerId = customer.Id;
        return await rows.Table.Where(row => row.EntityId == customerId && row.KeyGroup == nameof(Customer) && row.Key == key).OrderBy(row => row.Id).ToListAsync();
    }

    async Task<string?> ReadAsync(Customer customer, string key) => (await RowsAsync(customer, key)) is [var first, ..] ? first.Value : null;

    async Task KeepAsync(Customer customer, string key, string value)
    {
        await ForgetAsync(customer, key);
        await rows.InsertAsync(new GenericAttribute { EntityId = customer.Id, KeyGroup = nameof(Customer), Key = key, Value = value, CreatedOrUpdatedDateUTC = Now });
    }

    // All of them: two writers at once have left two rows of one key.
    async Task ForgetAsync(Customer customer, string key)
    {
        foreach (var row in await RowsAsync(customer, key))
            await rows.DeleteAsync(row);
    }

    // Who reads the shop's tables confirms nothing with what is there.
    static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    static string TextOf(DateTime instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    static DateTime? InstantOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    static bool IsOf(Customer customer, string? email) =>
        !string.IsNullOrWhiteSpace(email) && string.Equals(customer.Email, email, StringComparison.OrdinalIgnoreCase);

    sealed record Sent(string Hash, DateTime OnUtc, string Email);
}

/// <summary>The letter by which a customer confirms an address.</summary>
public interface IAddressLetter
{
    /// <summary>Sends it.</summary>
    /// <param name="customer">To whose address.</param>
    /// <param name="token">What the link in it carries.</param>
    /// <param name="isAboutOrders">It says that orders were placed with the address; otherwise only that the address is to be confirmed.</param>
    Task SendAsync(Customer customer, string token, bool isAboutOrders);
}
