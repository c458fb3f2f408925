namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Finds clients by what they show or say: the number of their card, their e-mail address, their phone number.</summary>
sealed class ClientSearch(IWalletDirectory wallets, PhoneRecords phones, ICustomerService customers)
{
    const int Most = 10;

    /// <summary>Clients with open accounts, at most ten.</summary>
    /// <param name="text">What was typed or scanned, without what nobody sees.</param>
    public async Task<IList<Customer>> FindAsync(string text)
    {
        var found = new Dictionary<int, Customer>();
        foreach (var customer in text.Contains('@', StringComparison.Ordinal) ? await ByEmailAsync(text) : await ByNumberAsync(text))
        {
            if (found.Count < Most && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer))
                found[customer.Id] = customer;
        }

        return [.. found.Values];
    }

    async Task<IEnumerable<Customer>> ByEmailAsync(string email) =>
        await customers.GetCustomerByEmailAsync(email) is { } customer ? [customer] : [];

    async Task<IEnumerable<Customer>> ByNumberAsync(string text)
    {
        // What is a card's number is one client's, whoever has a phone number that ends so.
        if (CardNumber.Read(text) is { } card && await wallets.SearchAsync(email: null, name: null, card, withCreditOnly: false, pageIndex: 0, Most) is { Count: > 0 } byCard)
            return byCard.Select(row => row.Customer);
        return await customers.GetCustomersByIdsAsync([.. await phones.FindAsync(text, Most)]);
    }
}
