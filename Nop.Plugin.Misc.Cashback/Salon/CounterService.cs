using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Configuration;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <inheritdoc cref="ICounterService"/>
public sealed class CounterService(
    ICashbackLedger ledger,
    IHoldQueries holds,
    IWalletDirectory wallets,
    IBranchService branches,
    ICustomerService customers,
    IRepository<Customer> people,
    ISettingService settings,
    TimeProvider clock) : ICounterService
{
    const int MostFound = 10;
    const int LeastDigits = 5;

    /// <inheritdoc/>
    public async Task<IList<Customer>> FindAsync(string query)
    {
        var text = query?.Trim() ?? "";
        var found = new Dictionary<int, Customer>();
        foreach (var customer in text.Contains('@', StringComparison.Ordinal) ? await ByEmailAsync(text) : await ByNumberAsync(text))
        {
            if (found.Count < MostFound && customer is { Deleted: false, Active: true } && await customers.IsRegisteredAsync(customer))
                found[customer.Id] = customer;
        }

        return [.. found.Values];
    }

    /// <inheritdoc/>
    public async Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId)
    {
        var number = receipt?.Trim() ?? "";
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
        var actKey = string.Create(CultureInfo.InvariantCulture, $"counter:{row.Wallet.Id}:{branchId}:{number}");
        var reference = $"c:{HashChain.KeyOf(actKey)}";
        if (await holds.FindAsync(reference) is { } first)
            return new(SalonRefusal.None, first, first.Captured, Repeated: true);
        if (!(await settings.LoadSettingAsync<CashbackSettings>(storeId)).Enabled)
            return SalonOutcome.Refused(SalonRefusal.Disabled);
        if (await branches.GetByIdAsync(branchId) is not { Active: true })
            return SalonOutcome.Refused(SalonRefusal.WrongBranch);

        // Held and captured in one transaction: there is no moment between the two at which a crash could leave credit set aside.
        var context = new PostingContext(Channel.Salon, actorId, clock.GetUtcNow().UtcDateTime) { ActKey = actKey, Reason = number };
        var spent = await ledger.SpendAsync(key, new HoldRequest(HoldPurpose.Counter, reference, amount, context) { BranchId = branchId });
        return new(SalonOutcome.Of(spent.Outcome), spent.Value, spent.Value?.Captured ?? 0, spent.Repeated);
    }

    async Task<IEnumerable<Customer>> ByEmailAsync(string email) =>
        await customers.GetCustomerByEmailAsync(email) is { } customer ? [customer] : [];

    async Task<IEnumerable<Customer>> ByNumberAsync(string text)
    {
        var number = Compact(text);
        if (number.Count(char.IsAsciiDigit) < LeastDigits)
            return [];

        var byCard = await wallets.SearchAsync(email: null, name: null, number, withCreditOnly: false, pageIndex: 0, MostFound);
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
