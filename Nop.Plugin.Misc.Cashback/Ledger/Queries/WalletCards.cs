namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Reads the card numbers with which wallets were opened. They are a part of a wallet's identity and never change.</summary>
sealed class WalletCards(IRepository<Wallet> wallets)
{
    const int Most = 500;

    /// <summary>Customer id of whose wallet has a number; null: none has.</summary>
    public async Task<int?> OwnerAsync(string number) => (await wallets.Table.FirstOrDefaultAsync(wallet => wallet.CardNumber == number))?.CustomerId;

    /// <summary>The numbers of a customer's wallets, and since when they have them.</summary>
    public async Task<IReadOnlyList<(string Number, DateTime SinceUtc)>> OfAsync(int customerId) =>
        [.. (await wallets.GetAllAsync(all => all.Where(wallet => wallet.CustomerId == customerId).OrderBy(wallet => wallet.Id))).Select(wallet => (wallet.CardNumber, wallet.CreatedOnUtc.AsUtc()))];

    /// <summary>Which of some numbers are those of wallets.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> numbers)
    {
        var cards = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in numbers.Chunk(Most))
            cards.UnionWith(await wallets.Table.Where(wallet => part.Contains(wallet.CardNumber)).Select(wallet => wallet.CardNumber).ToListAsync());
        return cards;
    }
}
