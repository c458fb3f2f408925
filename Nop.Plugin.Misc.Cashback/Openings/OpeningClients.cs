namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Finds the one client that a row of a file means, and the wallet that the credit goes to. Reads only.</summary>
/// <remarks>The surest of what stands in the row decides: card before e-mail before phone. Where another of them is somebody else's, several are known: nothing is guessed.</remarks>
sealed class OpeningClients(IClientCards cards, PhoneRecords phones, ICustomerService customers, AudienceQuery stores, IWalletDirectory wallets)
{
    const int Most = 10;

    /// <summary>Fills in whose a row is, or why it is nobody's.</summary>
    public async Task FindAsync(OpeningRow row)
    {
        var (client, outcome) = await OfAsync(row);
        row.Outcome = outcome;
        if (client is null)
            return;
        row.CustomerId = client.Id;
        row.StoreId = await wallets.ScopeAsync(await stores.StoreOfAsync(client));
    }

    /// <summary>A client with an open account; null: there is none.</summary>
    public async Task<Customer?> OpenAsync(int customerId) =>
        await customers.GetCustomerByIdAsync(customerId) is { } customer && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer) ? customer : null;

    /// <summary>A client, whatever became of the account; null: the row is gone.</summary>
    public async Task<Customer?> AnyAsync(int customerId) => await customers.GetCustomerByIdAsync(customerId);

    /// <summary>The store that a client has registered in.</summary>
    public Task<int> StoreOfAsync(Customer client) => stores.StoreOfAsync(client);

    async Task<(Customer? Client, OpeningOutcome Outcome)> OfAsync(OpeningRow row)
    {
        if (row.Card.Length > 0 && CardNumber.Read(row.Card) is { } number && await cards.FindAsync(number) is { State: CardState.Blocked })
            return (null, OpeningOutcome.CardBlocked);

        var named = new List<IReadOnlyList<Customer>>();
        if (row.Card.Length > 0)
            named.Add(await ByCardAsync(row.Card));
        if (row.Email.Length > 0)
            named.Add(await OpenOnesAsync([await customers.GetCustomerByEmailAsync(row.Email)]));
        if (row.Phone.Length > 0)
            named.Add(await OpenOnesAsync(await customers.GetCustomersByIdsAsync([.. await phones.FindWholeAsync(row.Phone, Most)])));
        if (named.FirstOrDefault() is not { Count: > 0 } first)
            return (null, OpeningOutcome.NoClient);

        // A phone may be shared by a family: with an address beside it, it is enough that it is the client's too.
        return first.Count == 1 && named.All(others => others.Count == 0 || others.Any(other => other.Id == first[0].Id))
            ? (first[0], OpeningOutcome.Ready)
            : (null, OpeningOutcome.SeveralClients);
    }

    async Task<IReadOnlyList<Customer>> ByCardAsync(string card) =>
        CardNumber.Read(card) is { } number && await cards.FindAsync(number) is { State: CardState.Active } found ? await OpenOnesAsync([await customers.GetCustomerByIdAsync(found.CustomerId)]) : [];

    async Task<IReadOnlyList<Customer>> OpenOnesAsync(IEnumerable<Customer?> found)
    {
        var open = new Dictionary<int, Customer>();
        foreach (var customer in found)
        {
            if (customer is not null && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer))
                open[customer.Id] = customer;
        }

        return [.. open.Values];
    }
}
