namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Says why a sale cannot be recorded as it is asked for, and how much credit it may take.</summary>
sealed class SaleChecks(
    IBranchService branches,
    BranchStaff staff,
    IProductService products,
    IRuleSetProvider rules,
    ICashbackLedger ledger,
    IWalletDirectory wallets,
    ISettingService settings,
    ICustomerService customers,
    CreditOrders orders,
    Receipts receipts)
{
    /// <summary>Lines of a sale at the most: no receipt is longer, and a list of them is none.</summary>
    public const int MostLines = 100;

    /// <summary>Pieces of a line at the most.</summary>
    public const int MostPieces = 10_000;

    /// <summary>Reads the lines with their names.</summary>
    /// <returns>The lines; null: one names what the shop does not have, or there are none, or too many.</returns>
    public async Task<IReadOnlyList<SaleLine>?> LinesAsync(SaleRequest sale)
    {
        if (sale.Lines.Count is 0 or > MostLines)
            return null;

        var set = await rules.GetAsync(sale.StoreId);
        var lines = new List<SaleLine>(sale.Lines.Count);
        foreach (var line in sale.Lines)
        {
            if (line.Quantity is < 1 or > MostPieces || await NameAsync(line, set) is not { } name)
                return null;
            lines.Add(new()
            {
                Ordinal = lines.Count + 1,
                ProductId = line.ProductId,
                CategoryId = line.ProductId > 0 ? 0 : line.CategoryId,
                Name = name.Length > LedgerTextLengths.LineName ? name[..LedgerTextLengths.LineName] : name,
                Quantity = line.Quantity,
                Amount = line.Amount,
                Tax = line.Tax,
            });
        }

        return lines;
    }

    /// <summary>Why the amounts cannot be; None: they can.</summary>
    public static SalonRefusal OfAmounts(SaleRequest sale) =>
        sale.Credit < 0 || sale.Lines.Any(line => line.Amount is <= 0 or > Money.Most || line.Tax < 0 || line.Tax > line.Amount) || sale.Gross > Money.Most ? SalonRefusal.BadAmount
        : sale.Credit > sale.Gross ? SalonRefusal.TooMuch
        : SalonRefusal.None;

    /// <summary>Why nothing can be recorded for the client here and now; None: it can.</summary>
    /// <remarks>What a branch sold offline was let in with its file.</remarks>
    public async Task<SalonRefusal> OfPlaceAsync(SaleRequest sale, Customer customer) =>
        !ClientAccount.IsOpen(customer) ? SalonRefusal.AccountClosed
        : sale.ActorId == sale.CustomerId ? SalonRefusal.OwnWallet
        : !(await settings.LoadSettingAsync<CashbackSettings>(sale.StoreId)).Enabled ? SalonRefusal.Disabled
        : await wallets.FormerCurrencyAsync() is not null ? SalonRefusal.CurrencyChanged
        : await branches.GetByIdAsync(sale.BranchId) is not { Active: true } || sale.SoldOnUtc is null && !await staff.MayAsync(sale.ActorId, sale.BranchId) ? SalonRefusal.WrongBranch
        : SalonRefusal.None;

    /// <summary>Why a number cannot be a receipt's; None: it can.</summary>
    public Task<SalonRefusal> OfReceiptAsync(string number, int actorId) => receipts.WhyNotAsync(number, actorId);

    /// <summary>The client with an account; null: there is none, or a guest.</summary>
    public async Task<Customer?> ClientAsync(int customerId) =>
        await customers.GetCustomerByIdAsync(customerId) is { } customer && await customers.IsRegisteredAsync(customer) ? customer : null;

    /// <summary>How much credit the sale may take now, and why it may not take what is asked; None: it may.</summary>
    /// <remarks>The limits of an order hold, but for the least total of the shop's orders, which tills do not know. Days off are those of the day on which it was sold.</remarks>
    public async Task<(long MayUse, SalonRefusal Refusal)> OfCreditAsync(SaleRequest sale, WalletKey key)
    {
        var policy = CreditLimits.OfSale(await settings.LoadSettingAsync<CashbackSettings>(sale.StoreId), CurrencySpec.For(key.CurrencyCode));
        if (await customers.GetCustomerByIdAsync(sale.CustomerId) is not { } customer)
            return (0, SalonRefusal.None);

        var balance = await ledger.GetBalanceAsync(key);
        // The posting says so, also of a sale without credit: it earns nothing on such a wallet.
        if (balance.IsAltered)
            return (0, SalonRefusal.None);

        if (sale.Credit > 0 && SalonOutcome.OfState(balance.State) is not SalonRefusal.None and var barred)
            return (0, barred);

        var usable = balance.Usable - sale.CreditBefore.OfClient;
        var order = await orders.OfSaleAsync(policy, customer, sale.StoreId, [.. sale.Lines.Select(line => (line.ProductId, line.CategoryId, line.Amount))], sale.SoldOnUtc);
        var room = policy.Room(usable, order, isGuest: false);
        return (room.MostMinor, sale.Credit == 0 || policy.Quote(sale.Credit, usable, order, isGuest: false).Amount == sale.Credit ? SalonRefusal.None
            : room.Refusal is { } refusal and not RedemptionRefusal.BelowMinimum and not RedemptionRefusal.Insufficient ? RefusalOf(refusal)
            : sale.Credit > usable ? SalonRefusal.Insufficient
            : sale.Credit > room.MostMinor && room.MostMinor > 0 ? SalonRefusal.OverLimit
            : SalonRefusal.BelowMinimum);
    }

    /// <summary>As <see cref="ISalonSales.MostCreditAsync"/>.</summary>
    public async Task<long?> MostCreditAsync(int storeId) => CreditLimits.OfSale(await settings.LoadSettingAsync<CashbackSettings>(storeId), await wallets.GetCurrencyAsync()).MaxPerOrderMinor;

    static SalonRefusal RefusalOf(RedemptionRefusal refusal) => refusal switch
    {
        RedemptionRefusal.OffDay => SalonRefusal.CreditOffToday,
        RedemptionRefusal.NotEntitled => SalonRefusal.NotEntitled,
        _ => SalonRefusal.OverLimit,
    };

    async Task<string?> NameAsync(SoldLine line, EarnRuleSet set) =>
        line.ProductId > 0 ? await products.GetProductByIdAsync(line.ProductId) is { Deleted: false } product ? product.Name ?? "" : null
        : line.CategoryId > 0 ? set.NameOfCategory(line.CategoryId)
        : line is { ProductId: 0, CategoryId: 0 } ? "" : null;
}
