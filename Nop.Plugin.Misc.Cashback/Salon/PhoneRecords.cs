using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Keeps clients' phone numbers so that one is found however it is written: with or without spaces, country and leading zero.</summary>
public sealed class PhoneRecords(IRepository<PhoneRecord> records, IRepository<Customer> customers)
{
    /// <summary>Digits of the shortest number that is looked up.</summary>
    public const int LeastDigits = 5;

    /// <summary>Digits by which a longer number is found too: fewer are the end of too many.</summary>
    public const int LeastOfAnEnd = 7;

    // Digits of the shortest number that is known with and without a country's prefix.
    const int LeastOfAWhole = 8;
    const int MostOfACountry = 3;
    const int MostDigits = 20;
    const int PageSize = 500;

    /// <summary>Clients with a number, by id.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="most">At most so many.</param>
    public async Task<IList<int>> FindAsync(string typed, int most)
    {
        var digits = DigitsOf(typed);
        if (digits.Length < LeastDigits)
            return [];

        var whole = Written(digits).Select(Reverse).ToList();
        var end = digits.TrimStart('0') is { Length: >= LeastOfAnEnd } local ? Reverse(local) : null;
#pragma warning disable CA1310, MA0074 // This is a query: the database compares.
        var found = await records.GetAllAsync(all => all
            .Where(row => whole.Contains(row.Reversed) || (end != null && row.Reversed.StartsWith(end)))
            .OrderBy(row => row.CustomerId)
            .Take(most));
#pragma warning restore CA1310, MA0074
        return [.. found.Select(row => row.CustomerId)];
    }

    /// <summary>Clients whose number it is, by id: the same digits, or the same but for a country's prefix on one of the two. For whoever is not there to be asked: nothing else is taken for it.</summary>
    /// <param name="typed">As typed; it begins with a plus or 00 where it has a country's prefix.</param>
    /// <param name="most">At most so many.</param>
    public async Task<IList<int>> FindWholeAsync(string typed, int most)
    {
        var digits = DigitsOf(typed);
        if (digits.Length < LeastDigits)
            return [];

        var isAbroad = typed.TrimStart().StartsWith('+') || typed.TrimStart().StartsWith("00", StringComparison.Ordinal);
        List<string> whole = [Reverse(digits)];
        if (isAbroad)
            whole.AddRange(Enumerable.Range(1, MostOfACountry).Where(prefix => digits.Length - prefix >= LeastOfAWhole).Select(prefix => Reverse(digits[prefix..])));
        // A zero before a number at home may be a part of it or not: with another country's prefix before it, it may be somebody else's.
        var end = !isAbroad && digits.Length >= LeastOfAWhole && digits[0] != '0' ? whole[0] : null;
        var longest = digits.Length + MostOfACountry;
#pragma warning disable CA1310, MA0074 // This is a query: the database compares.
        var found = await records.GetAllAsync(all => all
            .Where(row => whole.Contains(row.Reversed) || (end != null && row.Reversed.StartsWith(end) && row.Reversed.Length <= longest))
            .OrderBy(row => row.CustomerId)
            .Take(most));
#pragma warning restore CA1310, MA0074
        return [.. found.Select(row => row.CustomerId)];
    }

    /// <summary>Keeps a client's number, if it is another than before.</summary>
    public async Task NoteAsync(Customer customer) => await KeepAsync(await records.Table.FirstOrDefaultAsync(row => row.CustomerId == customer.Id), customer);

    /// <summary>Forgets the number of a client.</summary>
    public Task ForgetAsync(int customerId) => records.DeleteAsync(row => row.CustomerId == customerId);

    /// <summary>Keeps the numbers of all clients: of those that were there before the plugin.</summary>
    public async Task NoteAllAsync()
    {
        var phoned = customers.Table.Where(row => row.Phone != null && !row.Deleted);
        await foreach (var page in Pages.ReadAsync(PageSize, last => phoned.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            var ids = page.Select(row => row.Id).ToList();
            var known = (await records.GetAllAsync(all => all.Where(row => ids.Contains(row.CustomerId)))).ToDictionary(row => row.CustomerId);
            foreach (var customer in page)
                await KeepAsync(known.GetValueOrDefault(customer.Id), customer);
        }
    }

    async Task KeepAsync(PhoneRecord? known, Customer customer)
    {
        var reversed = Reverse(DigitsOf(customer.Phone));
        if (reversed.Length == 0 || customer.Deleted)
        {
            if (known is not null)
                await ForgetAsync(customer.Id);
        }
        else if (known is not null)
        {
            if (known.Reversed == reversed)
                return;
            known.Reversed = reversed;
            await records.UpdateAsync(known, publishEvent: false);
        }
        else
        {
            await records.TryInsertAsync(new PhoneRecord { CustomerId = customer.Id, Reversed = reversed }, row => row.CustomerId == customer.Id);
        }
    }

    // As it is, and without a country's prefix, with the zero that then leads it and without.
    static IEnumerable<string> Written(string digits)
    {
        yield return digits;
        for (var prefix = 1; prefix <= MostOfACountry && digits.Length - prefix >= LeastOfAnEnd; prefix++)
        {
            yield return digits[prefix..];
            yield return "0" + digits[prefix..];
        }
    }

    // 00 is what many dial for the plus.
    static string DigitsOf(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("00", StringComparison.Ordinal))
            digits = digits[2..];
        return digits.Length <= MostDigits ? digits : "";
    }

    static string Reverse(string digits) => string.Concat(digits.Reverse());
}

/// <summary>Keeps phone numbers in step with the shop's customers.</summary>
sealed class PhoneConsumer(PhoneRecords phones) :
    IConsumer<EntityInsertedEvent<Customer>>,
    IConsumer<EntityUpdatedEvent<Customer>>,
    IConsumer<EntityDeletedEvent<Customer>>
{
    public Task HandleEventAsync(EntityInsertedEvent<Customer> eventMessage) => NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityUpdatedEvent<Customer> eventMessage) => NoteAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityDeletedEvent<Customer> eventMessage) => phones.ForgetAsync(eventMessage.Entity.Id);

    // Each visit of a guest updates a row that has neither.
    Task NoteAsync(Customer customer) => string.IsNullOrEmpty(customer.Phone) && string.IsNullOrEmpty(customer.Email) ? Task.CompletedTask : phones.NoteAsync(customer);
}

/// <summary>A client's phone number as the counter compares it: the shop keeps it as it was typed.</summary>
[StoredIn("Cashback_PhoneNote")]
[Unique(nameof(CustomerId))]
[Indexed(nameof(Reversed))]
public class PhoneRecord : BaseEntity
{
    /// <summary>The client; unique.</summary>
    public int CustomerId { get; set; }

    /// <summary>Its digits from the last to the first: who knows the end of a number finds it by an index.</summary>
    [Text(20)]
    public string Reversed { get; set; } = "";
}
