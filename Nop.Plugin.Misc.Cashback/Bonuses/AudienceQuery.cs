using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Answers which clients are in an audience, and which may get bonuses at all.</summary>
/// <remarks>A page of clients is read with a few queries whatever its size; what an audience does not ask for is not read.</remarks>
public sealed class AudienceQuery(ClientFacts clients, SegmentMembers segments, ICustomerService customerService)
{
    /// <summary>Whether a client may get bonuses at all.</summary>
    public async Task<bool> IsEligibleAsync(Customer customer) =>
        customer is { Active: true, Deleted: false, IsSystemAccount: false } && await customerService.IsRegisteredAsync(customer);

    /// <summary>Whether a client is in an audience now.</summary>
    public async Task<bool> IsInAsync(AudienceRule audience, Customer customer) =>
        audience.IsEverybody || (await OfAsync(audience, [customer])).Count == 1;

    /// <summary>Clients of an audience, by id.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="afterCustomerId">The page begins after this client.</param>
    /// <param name="take">Clients to look at; the page may hold fewer, down to none, before the end.</param>
    /// <returns>The clients, and the last id that was looked at; 0: there is no further page.</returns>
    public async Task<(IReadOnlyList<Customer> Clients, int Last)> PageAsync(AudienceRule audience, int afterCustomerId, int take)
    {
        var page = await clients.PageAsync(audience.RoleIds, afterCustomerId, take);
        return (await OfAsync(audience, [.. page]), page.Count < take ? 0 : page[^1].Id);
    }

    /// <summary>Whether an audience can be read: in a segment that is gone or damaged is nobody, and what gives to it waits rather than end.</summary>
    public Task<bool> IsReadableAsync(AudienceRule audience) => segments.AreReadableAsync(audience.SegmentIds);

    /// <summary>Finds which of some clients subscribed to the newsletter.</summary>
    public Task<ISet<int>> SubscribersAsync(IReadOnlyCollection<Customer> page) => clients.SubscribersAsync(page);

    /// <summary>The store whose wallet a client's bonus goes to where nothing else tells.</summary>
    public Task<int> StoreOfAsync(Customer customer) => clients.StoreOfAsync(customer);

    async Task<IReadOnlyList<Customer>> OfAsync(AudienceRule audience, IReadOnlyList<Customer> page)
    {
        if (page.Count == 0 || audience.IsEverybody)
            return page;

        // Segments are asked last, of those whom the rest of the audience leaves.
        var rest = audience with { SegmentIds = [] };
        var asked = (await clients.ReadAsync(rest, page)).Where(client => client.IsIn(rest)).ToList();
        if (audience.SegmentIds.Count > 0)
        {
            var of = await segments.OfAsync(audience.SegmentIds, [.. asked.Select(client => client.Customer)]);
            asked = [.. asked.Select(client => client with { Facts = client.Facts with { SegmentIds = [.. of[client.Customer.Id]] } })];
        }

        return [.. asked.Where(client => client.IsIn(audience)).Select(client => client.Customer)];
    }
}

/// <summary>An audience as it is kept in one column: JSON; empty for everybody.</summary>
static class AudienceText
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNoSegments } },
    };

    /// <summary>As it is kept.</summary>
    public static string Of(AudienceRule audience) => audience.IsEverybody ? "" : JsonSerializer.Serialize(audience, Options);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static AudienceRule Parse(string? text) =>
        string.IsNullOrEmpty(text) ? AudienceRule.Everybody : JsonSerializer.Deserialize<AudienceRule>(text, Options) ?? AudienceRule.Everybody;

    // Audiences that are the same are the same text, also those that a version before segments wrote.
    static void LeaveOutNoSegments(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => type.Type == typeof(AudienceRule) && string.Equals(property.Name, nameof(AudienceRule.SegmentIds), StringComparison.OrdinalIgnoreCase)))
            property.ShouldSerialize = (_, ids) => ids is IReadOnlyList<int> { Count: > 0 };
    }
}
