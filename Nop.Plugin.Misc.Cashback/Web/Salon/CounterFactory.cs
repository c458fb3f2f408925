using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>Builds the counter's pages.</summary>
public sealed class CounterFactory(
    ICounterService counter,
    IVoucherService vouchers,
    IBranchService branches,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    ITierService tiers,
    IMembership membership,
    ICustomerService customers,
    ClientNames names,
    IRedemptions redemptions,
    IStoreContext stores,
    IPublicTexts texts,
    TimeProvider clock)
{
    /// <summary>The page for what was looked for: a card number, e-mail, phone or voucher code.</summary>
    /// <param name="query">As typed or scanned.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="actorId">The clerk: who guesses codes is slowed down.</param>
    /// <param name="typed">What was typed into the form before; null: nothing.</param>
    public async Task<CounterModel> PrepareAsync(string? query, int branchId, int actorId, TakeModel? typed = null)
    {
        var text = query?.Trim() ?? "";
        var page = await PageAsync(branchId, text, actorId, typed);
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
            : page with { Problem = await texts.TextAsync(Refusals.KeyOfSearch(voucher.Refusal)) };
    }

    /// <summary>The page for a client that was found before.</summary>
    public async Task<CounterModel> PrepareForClientAsync(int customerId, int branchId, int actorId, TakeModel? typed = null)
    {
        var page = await PageAsync(branchId, "", actorId, typed);
        return await customers.GetCustomerByIdAsync(customerId) is { } customer && ClientAccount.IsOpen(customer) && await customers.IsRegisteredAsync(customer)
            ? page with { Client = await ClientAsync(customer) }
            : page with { Problem = await texts.TextAsync("Counter.NothingFound") };
    }

    /// <summary>The slip for what an act took; null: nothing was taken by it.</summary>
    /// <param name="act">The act (<see cref="SalonResult.Act"/>).</param>
    /// <param name="repeated">Its receipt was sent again, and nothing was taken now.</param>
    /// <param name="actorId">The clerk who looks at it.</param>
    /// <param name="undoesOthers">Whether they may undo what others took.</param>
    /// <param name="reason">What was typed as the reason to undo it before; null: nothing.</param>
    public async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, int actorId, bool undoesOthers, string? reason = null)
    {
        if (await redemptions.FindAsync(act) is not { } taken)
            return null;

        var store = await stores.GetCurrentStoreAsync();
        var isVoucher = taken.Hold.Purpose == HoldPurpose.Voucher;
        var customer = (await wallets.GetAsync(taken.Entry.WalletId))?.Customer;
        var left = isVoucher || customer is null ? taken.Hold.Left : (await ledger.GetBalanceAsync(await wallets.KeyAsync(customer.Id, store.Id))).Usable;
        var branch = await redemptions.BranchOfAsync(taken);
        var mayUndo = await redemptions.WhyNotAsync(taken, store.Id, actorId, undoesOthers) == UndoRefusal.None;
        var (when, by) = (await texts.InstantAsync(taken.Entry.CreatedOnUtc), await NameOfAsync(taken.Entry.ActorId));
        return new(store.Name, branch?.Name ?? "", await texts.AmountAsync(taken.Entry.Amount), await texts.AmountAsync(left), taken.Entry.Reason ?? "", when, by)
        {
            Client = isVoucher ? null : ClientMask.Of(customer),
            Code = isVoucher ? vouchers.EndOf(taken.Hold.Reference) : null,
            Repeated = repeated && taken.Undone is null ? await texts.TextAsync("Counter.Repeated", when, by) : null,
            BranchId = branch?.Id ?? 0,
            Undo = mayUndo ? new UndoModel { Act = act, Reason = reason, Until = await texts.TimeAsync((await redemptions.UndoEndsUtcAsync(taken, store.Id))!.Value) } : null,
            Undone = taken.Undone is { } undone
                ? await texts.TextAsync("Counter.Undone", await texts.InstantAsync(undone.CreatedOnUtc), await NameOfAsync(undone.ActorId), undone.Reason ?? "")
                : null,
        };
    }

    /// <summary>Why nothing was taken; for a receipt that was used before also what was taken for it.</summary>
    /// <param name="result">Not done.</param>
    /// <param name="asked">What was asked for now, minor units.</param>
    public async Task<string> RefusalAsync(SalonResult result, long asked)
    {
        var text = await texts.TextAsync(Refusals.KeyOf(result.Refusal));
        return result.Refusal == SalonRefusal.ReceiptUsed && await redemptions.FindAsync(result.Act) is { } first
            ? await texts.TextAsync("Counter.ReceiptUsed", first.Entry.Reason ?? "", await texts.AmountAsync(first.Entry.Amount), await texts.InstantAsync(first.Entry.CreatedOnUtc),
                await NameOfAsync(first.Entry.ActorId), await texts.AmountAsync(asked))
            : text;
    }

    async Task<List<TakenModel>> TodayAsync(int actorId)
    {
        var models = new List<TakenModel>();
        foreach (var taken in await redemptions.TodayAsync(actorId))
            models.Add(new(taken.Act, await texts.TimeAsync(taken.Entry.CreatedOnUtc), taken.Entry.Reason ?? "", await texts.AmountAsync(taken.Entry.Amount), taken.Undone is not null));
        return models;
    }

    // A clerk whose account has no name is known by its address; one who is gone, by nothing.
    async Task<string> NameOfAsync(int actorId) =>
        await customers.GetCustomerByIdAsync(actorId) is { } clerk
            ? await names.NameAsync(clerk) is { Length: > 0 } name ? name : ClientNames.Email(clerk) ?? ""
            : "–";

    async Task<CounterModel> PageAsync(int branchId, string query, int actorId, TakeModel? typed)
    {
        var open = await branches.GetAllAsync(activeOnly: true);
        var here = open.Any(branch => branch.Id == branchId) ? branchId : open.Count == 1 ? open[0].Id : 0;
        return new()
        {
            BranchId = here,
            Branches = [.. open.Select(branch => new SelectListItem(branch.Name, branch.Id.ToString(CultureInfo.InvariantCulture), branch.Id == here))],
            Query = query,
            Currency = (await wallets.GetCurrencyAsync()).Code,
            Take = typed ?? new TakeModel(),
            Today = [.. await TodayAsync(actorId)],
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
            vouchers.EndOf(voucher.Reference),
            await texts.AmountAsync(voucher.Left),
            voucher.BranchId == 0 ? null : (await branches.GetByIdAsync(voucher.BranchId))?.Name,
            voucher.ExpiresOnUtc is { } end ? texts.LastDay(end) : null,
            refusal is { } why ? await texts.TextAsync(Refusals.KeyOf(why)) : null);
    }
}
