namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Finds clients by what they show or say: the number of their card, their e-mail address, their phone number.</summary>
public interface IClientSearch
{
    /// <summary>Clients with open accounts, at most ten; in place of one whose wallets were merged the one who took them over.</summary>
    /// <param name="text">What was typed or scanned, without what nobody sees.</param>
    Task<IList<Customer>> FindAsync(string text);
}

/// <inheritdoc cref="IClientSearch"/>
sealed class ClientSearch(IClientCards cards, PhoneRecords phones, IWalletDirectory wallets, ICustomerService customers) : IClientSearch
{
    const int Most = 10;

    public async Task<IList<Customer>> FindAsync(string text)
    {
        var found = new Dictionary<int, Customer>();
        foreach (var named in text.Contains('@', StringComparison.Ordinal) ? await ByEmailAsync(text) : await ByNumberAsync(text))
        {
            // Who shows the card of a wallet that was merged goes on as the client who has the credit now.
            var customer = await wallets.HeirOfClientAsync(named.Id) is { } heir && ClientAccount.IsOpen(heir) ? heir : named;
            if (found.Count < Most && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer))
                found[customer.Id] = customer;
        }

        return [.. found.Values];
    }

    /// <summary>What a text is as a card's number; null: it can be none.</summary>
    public async Task<CardState?> CardAsync(string text) => CardNumber.Read(text) is { } number ? (await cards.FindAsync(number)).State : null;

    async Task<IEnumerable<Customer>> ByEmailAsync(string email) =>
        await customers.GetCustomerByEmailAsync(email) is { } customer ? [customer] : [];

    async Task<IEnumerable<Customer>> ByNumberAsync(string text)
    {
        // What is a card's number is one client's, whoever has a phone number that ends so.
        if (CardNumber.Read(text) is { } number && await cards.FindAsync(number) is { State: CardState.Active } card)
            return await customers.GetCustomerByIdAsync(card.CustomerId) is { } customer ? [customer] : [];
        return await customers.GetCustomersByIdsAsync([.. await phones.FindAsync(text, Most)]);
    }
}
