using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Models.Salon;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Factories.Salon;

/// <inheritdoc cref="ICounterFactory"/>
public class CounterFactory(
    ICounterService counter,
    IVoucherService vouchers,
    IBranchService branches,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    ITierService tiers,
    IMembership membership,
    ICustomerService customers,
    ClientNames names,
    IStoreContext stores,
    IPublicTexts texts,
    TimeProvider clock) : ICounterFactory
{
    /// <inheritdoc/>
    public async Task<CounterModel> PrepareAsync(string? query, int branchId, int actorId, TakeModel? typed = null)
    {
        var text = query?.Trim() ?? "";
        var page = await PageAsync(branchId, text, typed);
        if (text.Length == 0 || branchId == 0)
            return page;

        var found = await counter.FindAsync(text);
        if (found.Count == 1)
            return page with { Client = await ClientAsync(found[0]) };
        if (found.Count > 1)
            return page with { Clients = [.. await FoundAsync(found)] };

        var voucher = await vouchers.LookUpAsync(text, actorId);
        return voucher.IsDone
            ? page with { Voucher = await VoucherAsync(voucher.Hold!, branchId) }
            : page with { Problem = await texts.TextAsync(voucher.Refusal == SalonRefusal.UnknownVoucher ? "Counter.NothingFound" : $"Salon.Refused.{voucher.Refusal}") };
    }

    /// <inheritdoc/>
    public async Task<CounterModel> PrepareForClientAsync(int customerId, int branchId, TakeModel? typed = null)
    {
        var page = await PageAsync(branchId, "", typed);
        return await customers.GetCustomerByIdAsync(customerId) is { } customer && await customers.IsRegisteredAsync(customer)
            ? page with { Client = await ClientAsync(customer) }
            : page with { Problem = await texts.TextAsync("Counter.NothingFound") };
    }

    /// <inheritdoc/>
    public async Task<SlipModel> PrepareSlipAsync(TakeModel taken, SalonResult result)
    {
        var store = await stores.GetCurrentStoreAsync();
        var customer = taken.CustomerId == 0 ? null : await customers.GetCustomerByIdAsync(taken.CustomerId);
        var left = customer is null
            ? result.Hold!.Left
            : (await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id))).Usable;
        return new(
            store.Name,
            (await branches.GetByIdAsync(taken.BranchId))?.Name ?? "",
            customer is null ? null : ClientMask.Of(customer),
            customer is null ? vouchers.Display(result.Hold!) : null,
            await texts.AmountAsync(result.Amount),
            await texts.AmountAsync(left),
            taken.Receipt?.Trim() ?? "",
            await texts.InstantAsync(clock.GetUtcNow().UtcDateTime),
            result.Repeated,
            taken.BranchId);
    }

    async Task<CounterModel> PageAsync(int branchId, string query, TakeModel? typed)
    {
        var open = await branches.GetAllAsync(activeOnly: true);
        var here = open.Any(branch => branch.Id == branchId) ? branchId : open.Count == 1 ? open[0].Id : 0;
        return new()
        {
            BranchId = here,
            Branches = [.. open.Select(branch => new SelectListItem(branch.Name, branch.Id.ToString(CultureInfo.InvariantCulture), branch.Id == here))],
            Query = query,
            Take = typed ?? new TakeModel(),
        };
    }

    async Task<CounterClientModel> ClientAsync(Customer customer)
    {
        var key = await wallets.KeyAsync(customer.Id, (await stores.GetCurrentStoreAsync()).Id);
        var balance = await ledger.GetBalanceAsync(key);
        var tier = await tiers.HeldAsync(customer.Id, key.StoreId);
        return new(
            customer.Id,
            await names.NameAsync(customer),
            await texts.AmountAsync(balance.Usable),
            balance.Usable > 0,
            balance.Pending == 0 ? null : await texts.AmountAsync(balance.Pending),
            tier?.Name,
            (await membership.GetAsync(customer.Id, key.StoreId)).Card?.Name);
    }

    async Task<IEnumerable<FoundClientModel>> FoundAsync(IList<Customer> found)
    {
        var models = new List<FoundClientModel>();
        foreach (var customer in found)
            models.Add(new(await names.NameAsync(customer), ClientMask.OfEmail(customer), customer.Email));
        return models;
    }

    async Task<CounterVoucherModel> VoucherAsync(Hold voucher, int branchId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        SalonRefusal? refusal = voucher.BranchId != 0 && voucher.BranchId != branchId ? SalonRefusal.WrongBranch
            : voucher.State != HoldState.Open ? SalonRefusal.VoucherClosed
            : voucher.ExpiresOnUtc <= now ? SalonRefusal.Expired
            : null;
        return new(
            vouchers.Display(voucher),
            await texts.AmountAsync(voucher.Left),
            voucher.BranchId == 0 ? null : (await branches.GetByIdAsync(voucher.BranchId))?.Name,
            voucher.ExpiresOnUtc is { } end ? texts.LastDay(end) : null,
            refusal is null ? null : await texts.TextAsync($"Salon.Refused.{refusal}"));
    }
}
