using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>The counter: find a client, take credit.</summary>
public interface ICounterService
{
    /// <summary>Finds clients by card number, e-mail or phone, exact; at most 10. Deleted and inactive ones are not found.</summary>
    Task<IList<Customer>> FindAsync(string query);

    /// <summary>
    /// Takes credit straight from a wallet: held and captured in one act. The same receipt at the same branch for the same client again changes nothing: it answers as the
    /// first time where the amount is the same, and with ReceiptUsed where it is another. What was undone leaves its receipt free.
    /// </summary>
    Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId);
}

/// <inheritdoc cref="ICounterService"/>
sealed class CounterService(
    ICashbackLedger ledger,
    IWalletDirectory wallets,
    IBranchService branches,
    Receipts receipts,
    ICustomerService customers,
    IRepository<Customer> people,
    ISettingService settings,
    ShopText shopText,
    TimeProvider clock) : ICounterService
{
    const int MostFound = 10;
    const int LeastDigits = 5;

    /// <inheritdoc/>
    public async Task<IList<Customer>> FindAsync(string query)
    {
        var text = shopText.Storable(TypedCode.Clean(query));
        var found = new Dictionary<int, Customer>();
        foreach (var customer in text.Contains('@', StringComparison.Ordinal) ? await ByEmailAsync(text) : await ByNumberAsync(text))
        {
            if (found.Count < MostFound && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer))
                found[customer.Id] = customer;
        }

        return [.. found.Values];
    }

    /// <inheritdoc/>
    public async Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId)
    {
        var number = Receipts.Read(receipt);
        if (number.Length == 0)
            return SalonOutcome.Refused(SalonRefusal.ReceiptRequired);
        if (amount <= 0)
            return SalonOutcome.Refused(SalonRefusal.BadAmount);
        if (await customers.GetCustomerByIdAsync(customerId) is not { } customer || !await customers.IsRegisteredAsync(customer))
            return SalonOutcome.Refused(SalonRefusal.Guest);

        var key = await wallets.KeyAsync(customerId, storeId);
        if (await wallets.FindAsync(key) is not { } row)
            return SalonOutcome.Refused(SalonRefusal.Insufficient);

        // The receipt names the act, also where it is asked again after the wallet is empty or the branch closed.
        var actKey = await receipts.ActKeyAsync(new Receipt(branchId, number).ActKeyFor(row.Wallet.Id));
        var context = new PostingContext(Channel.Salon, actorId, clock.GetUtcNow().UtcDateTime) { ActKey = actKey, Reason = number };
        var request = new HoldRequest(HoldPurpose.Counter, ReferenceOf(HashChain.KeyOf(actKey)), amount, context) { BranchId = branchId };
        if (await ledger.FindRepeatAsync(key, request) is { } first)
            return ResultOf(first, actKey);
        if (!ClientAccount.IsOpen(customer))
            return SalonOutcome.Refused(SalonRefusal.AccountClosed);
        if (!(await settings.LoadSettingAsync<CashbackSettings>(storeId)).Enabled)
            return SalonOutcome.Refused(SalonRefusal.Disabled);
        if (await branches.GetByIdAsync(branchId) is not { Active: true })
            return SalonOutcome.Refused(SalonRefusal.WrongBranch);
        if (await receipts.WhyNotAsync(number, actorId) is not SalonRefusal.None and var unfit)
            return SalonOutcome.Refused(unfit);

        // Held and captured in one transaction: there is no moment between the two at which a crash could leave credit set aside.
        return ResultOf(await ledger.SpendAsync(key, request), actKey);
    }

    /// <summary>Reference of the hold of what was taken without a voucher.</summary>
    /// <param name="act">The act.</param>
    public static string ReferenceOf(string act) => $"c:{act}";

    static SalonResult ResultOf(LedgerResult<Hold> spent, string actKey) =>
        new(SalonOutcome.Of(spent.Outcome), spent.Value, spent.Value?.Amount ?? 0, spent.Repeated) { Act = spent.Value is null ? "" : HashChain.KeyOf(actKey) };

    async Task<IEnumerable<Customer>> ByEmailAsync(string email) =>
        await customers.GetCustomerByEmailAsync(email) is { } customer ? [customer] : [];

    async Task<IEnumerable<Customer>> ByNumberAsync(string text)
    {
        var number = Compact(text);
        if (number.Count(char.IsAsciiDigit) < LeastDigits)
            return [];

        IEnumerable<WalletRow> byCard = CardNumber.Read(text) is { } card
            ? await wallets.SearchAsync(email: null, name: null, card, withCreditOnly: false, pageIndex: 0, MostFound)
            : [];
        var byPhone = await people.GetAllAsync(all => all
            .Where(customer => !customer.Deleted && customer.Active && customer.Phone != null)
            .Where(customer => customer.Phone.Replace(" ", "").Replace("-", "").Replace("(", "").Replace(")", "").Replace(".", "").Replace("/", "") == number)
            .OrderBy(customer => customer.Id)
            .Take(MostFound));
        return byCard.Select(row => row.Customer).Concat(byPhone);
    }

    // As the phone numbers of the shop are compacted in the query above.
    static string Compact(string text) => string.Concat(text.Where(sign => !" -().//".Contains(sign, StringComparison.Ordinal)));
}
