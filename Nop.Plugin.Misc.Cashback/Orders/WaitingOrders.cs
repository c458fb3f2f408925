namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Orders whose total was edited to less than the money that is kept for them: only a person can refund it.</summary>
sealed class WaitingMoney(OpenQuestions questions, WorkNotes notes, Texts texts) : ISetAside
{
    public string Name => "MoneyOver";

    public string Permission => CashbackPermissions.ViewWallets;

    public WorkPage Page { get; } = new("Order", "Edit");

    public async Task<int> CountAsync() => (await OpenAsync()).Count;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var page = (await OpenAsync()).Skip(skip).Take(take).ToList();
        var edited = await questions.EditedOnAsync([.. page.Select(over => over.OrderId)]);
        var items = new List<WaitingItem>(page.Count);
        foreach (var over in page)
        {
            items.Add(new(over.OrderId, edited.TryGetValue(over.OrderId, out var on) ? on : null, await texts.GetAsync("Lots.Order", over.OrderId))
            {
                CustomerId = over.CustomerId,
                Amount = Figures.Amount(over.Over.Minor, over.Over.Currency),
            });
        }

        return items;
    }

    public async Task<bool> SetAsideAsync(int id, string note, int actorId)
    {
        if ((await OpenAsync()).FirstOrDefault(over => over.OrderId == id) is not { } open || open.CustomerId == actorId)
            return false;
        await notes.KeepAsync(new() { Kind = Name, SubjectId = id, WalletId = open.WalletId, Amount = open.Over.Minor, Note = note, ActorId = actorId });
        return true;
    }

    async Task<List<MoneyOver>> OpenAsync()
    {
        var let = await notes.OfAsync(Name);
        return [.. (await questions.MoneyOverAsync()).Where(over => over.Over.Minor > (let.GetValueOrDefault(over.OrderId)?.Amount ?? 0))];
    }
}

/// <summary>Clients who owe something, where the shop wants a person to decide on it: it stays a debt, or is written off by an adjustment.</summary>
sealed class WaitingShortfalls(OpenQuestions questions, WorkNotes notes, ISettingService settings, IStoreService stores, Texts texts) : ISetAside
{
    // The others are in the wallet's ledger.
    const int MostOrders = 5;

    public string Name => "Shortfall";

    public string Permission => CashbackPermissions.ViewWallets;

    public WorkPage Page { get; } = new("CashbackWallet", "Wallet");

    public async Task<int> CountAsync() => (await OpenAsync()).Count;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var page = (await OpenAsync()).Skip(skip).Take(take).ToList();
        var owed = await questions.OwedForAsync([.. page.Select(wallet => wallet.Id)]);
        var items = new List<WaitingItem>(page.Count);
        foreach (var wallet in page)
        {
            var (orderIds, newest) = owed.GetValueOrDefault(wallet.Id, ([], default));
            var what = new List<string>();
            foreach (var orderId in orderIds.Take(MostOrders))
                what.Add(SaleNumber.Of(orderId) is { } sale ? await texts.GetAsync("Explain.Sale", sale) : await texts.GetAsync("Lots.Order", orderId));
            items.Add(new(wallet.Id, newest == default ? null : newest, string.Join(", ", what)) { CustomerId = wallet.CustomerId, Amount = Figures.Amount(-wallet.Debt, CurrencySpec.For(wallet.CurrencyCode)) });
        }

        return items;
    }

    public async Task<bool> SetAsideAsync(int id, string note, int actorId)
    {
        if ((await OpenAsync()).FirstOrDefault(wallet => wallet.Id == id) is not { } open || open.CustomerId == actorId)
            return false;
        await notes.KeepAsync(new() { Kind = Name, SubjectId = id, WalletId = id, Amount = -open.Debt, Note = note, ActorId = actorId });
        return true;
    }

    async Task<List<Wallet>> OpenAsync()
    {
        var asking = new HashSet<int>();
        foreach (var store in await stores.GetAllStoresAsync())
        {
            if ((await settings.LoadSettingAsync<CashbackSettings>(store.Id)).Shortfall == ShortfallPolicy.Ask)
                asking.Add(store.Id);
        }

        if (asking.Count == 0)
            return [];
        // A wallet for all stores takes orders of each.
        var owing = (await questions.DebtsAsync()).Where(wallet => wallet.StoreId == 0 || asking.Contains(wallet.StoreId)).ToList();
        var let = await notes.OfAsync(Name);
        var owed = await questions.OwedForAsync([.. owing.Where(wallet => let.ContainsKey(wallet.Id)).Select(wallet => wallet.Id)]);
        // A debt that came after the note is another, however small: what was let be may have been paid meanwhile.
        return [.. owing.Where(wallet => !let.TryGetValue(wallet.Id, out var note) || -wallet.Debt > note.Amount || owed.GetValueOrDefault(wallet.Id).NewestUtc > note.CreatedOnUtc.AsUtc())];
    }
}
