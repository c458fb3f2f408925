using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>Builds the counter's pages.</summary>
public sealed class CounterFactory(
    ICounterService counter,
    IVoucherService vouchers,
    IBranchService branches,
    BranchStaff staff,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    ITierService tiers,
    IMembership membership,
    IClientCards cards,
    ICustomerService customers,
    ClientNames names,
    SalonTexts salon,
    IRedemptions redemptions,
    ISalonSales sales,
    CounterTickets tickets,
    IStoreContext stores,
    IAlteredRows altered,
    IPublicTexts texts,
    TimeProvider clock)
{
    /// <summary>Key of the text that a look-up has ended.</summary>
    public const string LookAgain = "Counter.LookAgain";

    // In units of the currency; in hundreds of them where it has no smaller ones.
    static readonly long[] s_quick = [5, 10, 20];

    /// <summary>The page before a look-up, or after one that found nothing.</summary>
    /// <param name="branchId">Where; 0: not chosen.</param>
    /// <param name="actorId">The clerk.</param>
    /// <param name="query">What was looked for.</param>
    /// <param name="problem">Key of the text that says why nothing is shown; null: nothing was looked for.</param>
    /// <param name="typed">What was typed into the form before, for the next look-up; null: nothing.</param>
    public async Task<CounterModel> PrepareAsync(int branchId, int actorId, string query = "", string? problem = null, TakeModel? typed = null)
    {
        var page = await PageAsync(branchId, query, actorId, typed);
        return problem is null ? page : page with { Problem = await texts.TextAsync(problem) };
    }

    /// <summary>The page after a scanner was tried with the test card.</summary>
    /// <param name="branchId">Where; 0: not chosen.</param>
    /// <param name="actorId">The clerk.</param>
    /// <param name="reading">How it types.</param>
    /// <param name="typed">What was typed into the form before.</param>
    internal async Task<CounterModel> PrepareAsync(int branchId, int actorId, ScannerReading reading, TakeModel typed)
    {
        var (page, text) = (await PageAsync(branchId, "", actorId, typed), await texts.TextAsync($"Counter.TestCard.{reading}"));
        return reading == ScannerReading.Right ? page with { Notice = text } : page with { Problem = text };
    }

    /// <summary>What was typed as a receipt's number, with what was proposed once; null: nothing, or no more than was proposed.</summary>
    public async Task<string?> ReceiptAsync(int branchId, string? typed)
    {
        var prefix = await PrefixAsync(branchId);
        var number = Receipts.WithPrefixOnce(typed, prefix);
        return number.Length == 0 || string.Equals(number, Receipts.Read(prefix), StringComparison.OrdinalIgnoreCase) ? null : number;
    }

    /// <summary>Whether a branch is open, and a clerk's.</summary>
    public async Task<bool> IsOpenAsync(int branchId, int clerkId) => await staff.FindAsync(clerkId, branchId) is { Active: true };

    /// <summary>The page for a client or voucher that was looked up.</summary>
    /// <param name="ticket">The ticket of the look-up.</param>
    /// <param name="typed">What was typed into the form before; null: nothing.</param>
    /// <param name="cardForm">What was typed into the forms of cards before; null: nothing.</param>
    /// <param name="most">The most that can be taken, minor units, beside the limits of the clerk; null: there is no such limit.</param>
    public async Task<CounterModel> PrepareAsync(CounterTicket ticket, TakeModel? typed = null, CounterCardsModel? cardForm = null, long? most = null)
    {
        var page = await PageAsync(ticket.BranchId, "", ticket.ClerkId, typed) with { Ticket = tickets.Issue(ticket), ReceiptPrefix = await PrefixAsync(ticket.BranchId) };
        page = page with { Take = page.Take with { Receipt = page.Take.Receipt ?? page.ReceiptPrefix } };
        if (ticket.Voucher.Length > 0)
            return await vouchers.FindByReferenceAsync(ticket.Voucher) is { } voucher ? page with { Voucher = await VoucherAsync(voucher, ticket), QuickAmounts = await QuickAsync(voucher.Left) } : page;
        if (await customers.GetCustomerByIdAsync(ticket.CustomerId) is not { } customer || !ClientAccount.IsOpen(customer))
            return page with { Ticket = null, Problem = await texts.TextAsync("Counter.NothingFound") };

        var storeId = (await stores.GetCurrentStoreAsync()).Id;
        var (client, balance) = await ClientAsync(customer);
        // Somebody else serves who works here.
        if (customer.Id == ticket.ClerkId)
            return page with { Client = client with { IsOwn = true }, Problem = await texts.TextAsync(Refusals.KeyOf(SalonRefusal.OwnWallet)) };

        var (proof, usable) = (await counter.ProofAsync(customer.Id, storeId), balance.Usable);
        if (balance.IsAltered)
            page = page with { Problem = await AlteredAsync(customer, ticket) };
        else if (await wallets.FormerCurrencyAsync() is not null)
            page = page with { Problem = await texts.TextAsync(Refusals.KeyOf(SalonRefusal.CurrencyChanged)) };
        else if (SalonOutcome.OfState(balance.State) is not SalonRefusal.None and var barred)
            page = page with { Problem = await texts.TextAsync(Refusals.KeyOf(barred)) };
        var (reachable, room) = (Math.Min(most ?? usable, usable), await counter.RoomAsync(customer.Id, storeId, ticket.ClerkId));
        return page with { Client = client, QuickAmounts = await QuickAsync(usable, Math.Min(reachable, room ?? reachable)), Alone = room is { } alone && alone < reachable ? await texts.TextAsync("Counter.Alone", await texts.AmountAsync(Math.Max(0, alone))) : null, Cards = await CardsAsync(page.Ticket, ticket, cardForm ?? new() { NewCard = typed?.NewCard }), ProofFrom = proof is var (_, from, _) ? await texts.AmountAsync(from) : null, ProofTaken = await CountsAsync(proof?.Taken ?? 0) };
    }

    /// <summary>Which limit a taking would pass, and what counts towards it already.</summary>
    /// <param name="customerId">From whom.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="clerkId">The clerk.</param>
    public async Task<string> BreachAsync(int customerId, long amount, int clerkId)
    {
        var text = await texts.TextAsync(Refusals.KeyOf(SalonRefusal.NeedsSecondPerson));
        // By now somebody may have given something back.
        return await counter.BreachAsync(customerId, (await stores.GetCurrentStoreAsync()).Id, amount, clerkId) is { } breach
            ? $"{await texts.TextAsync($"Counter.Limit.{breach.Limit}", await texts.AmountAsync(breach.Most), await texts.AmountAsync(breach.Taken))} {text}"
            : text;
    }

    /// <summary>Why nothing was taken; for a receipt that was used before also what was taken for it.</summary>
    /// <param name="result">Not done.</param>
    /// <param name="asked">What was asked for now, minor units.</param>
    /// <param name="customerId">From whom; 0: from a voucher.</param>
    /// <param name="clerkId">The clerk.</param>
    public async Task<string> RefusalAsync(SalonResult result, long asked, int customerId, int clerkId)
    {
        if (result.Refusal == SalonRefusal.NeedsSecondPerson)
            return await BreachAsync(customerId, asked, clerkId);

        var text = await texts.TextAsync(Refusals.KeyOf(result.Refusal));
        if (result.Refusal == SalonRefusal.ProofRequired && await counter.ProofAsync(customerId, (await stores.GetCurrentStoreAsync()).Id) is var (_, from, taken))
            return await CountsAsync(taken) is { } counts ? $"{text} {counts} {await texts.TextAsync("Counter.Proof.From", await texts.AmountAsync(from))}" : text;
        if (result.Refusal == SalonRefusal.ReceiptUsed && await sales.FindByActAsync(result.Act) is { } sale)
            return await UsedBySaleAsync(sale);
        return result.Refusal == SalonRefusal.ReceiptUsed && await redemptions.FindAsync(result.Act) is { } first
            ? await texts.TextAsync("Counter.ReceiptUsed", first.Entry.Reason ?? "", await texts.AmountAsync(first.Entry.Amount), await texts.InstantAsync(first.Entry.CreatedOnUtc),
                await salon.NameOfAsync(first.Entry.ActorId), await texts.AmountAsync(asked))
            : text;
    }

    /// <summary>That a receipt is a sale: which, when and by whom.</summary>
    public async Task<string> UsedBySaleAsync(RecordedSale first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return await texts.TextAsync("Sale.ReceiptUsed", first.Sale.Receipt, await texts.AmountAsync(first.Sale.Gross), await texts.AmountAsync(first.Sale.Credit),
            await salon.WhenAsync(first.Sale.SoldOnUtc, await branches.GetByIdAsync(first.Sale.BranchId)), await salon.NameOfAsync(first.Sale.ClerkId));
    }

    // Of whole numbers only the ends: who looks over the clerk's shoulder shall not know a card.
    async Task<CounterCardsModel> CardsAsync(string? text, CounterTicket ticket, CounterCardsModel form)
    {
        var good = (await cards.OfAsync(ticket.CustomerId)).Where(card => card.Block is null).Reverse();
        return form with { Ticket = text, BranchId = ticket.BranchId, Numbers = [.. good.Select(card => new SelectListItem(CardNumber.Told(card.Number), card.Number, card.Number == form.Lost))] };
    }

    // A small amount may need the code too, because of what was taken before it.
    async Task<string?> CountsAsync(long taken) => taken > 0 ? await texts.TextAsync("Counter.Proof.Taken", await texts.AmountAsync(taken)) : null;

    async Task<string> PrefixAsync(int branchId) => (await branches.GetByIdAsync(branchId))?.ReceiptPrefix ?? "";

    async Task<List<TakenModel>> TodayAsync(int actorId)
    {
        var models = new List<TakenModel>();
        foreach (var taken in await redemptions.TodayAsync(actorId))
        {
            models.Add(new(taken.Act, await texts.TimeAsync(taken.Entry.CreatedOnUtc), taken.Entry.Reason ?? "", await texts.AmountAsync(taken.Entry.Amount), taken.Undone is not null)
            {
                From = taken.Hold.Purpose == HoldPurpose.Voucher ? salon.VoucherOf(taken.Hold.Reference) : await salon.ClientOfAsync(taken.Entry.WalletId),
            });
        }

        return models;
    }

    async Task<CounterModel> PageAsync(int branchId, string query, int actorId, TakeModel? typed)
    {
        var open = await staff.BranchesAsync(actorId, activeOnly: true);
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

    // None that a limit would refuse.
    async Task<IReadOnlyList<QuickAmountModel>> QuickAsync(long all, long? room = null)
    {
        var most = Math.Min(all, room ?? all);
        if (most <= 0)
            return [];

        var unit = await wallets.GetCurrencyAsync() is { Decimals: > 0 } currency ? Money.FromDecimalHalfUp(1, currency).Minor : 100;
        var quick = new List<QuickAmountModel>();
        foreach (var amount in s_quick.Select(units => units * unit).Where(amount => amount < most))
            quick.Add(new(await texts.AmountAsync(amount), await texts.AmountFieldAsync(amount)));
        quick.Add(new(await texts.TextAsync(most == all ? "Counter.All" : "Counter.AtMost", await texts.AmountAsync(most)), await texts.AmountFieldAsync(most)));
        return quick;
    }

    // Nothing is offered, so that no act would tell of it.
    async Task<string> AlteredAsync(Customer customer, CounterTicket ticket)
    {
        if (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, (await stores.GetCurrentStoreAsync()).Id)) is { } row)
            await altered.TellAsync(row.Wallet.Id, new(Channel.Salon, ticket.ClerkId, clock.GetUtcNow().UtcDateTime) { BranchId = ticket.BranchId });
        return await texts.TextAsync(Refusals.KeyOf(SalonRefusal.Altered));
    }

    async Task<(CounterClientModel Client, WalletBalance Balance)> ClientAsync(Customer customer)
    {
        var key = await wallets.KeyAsync(customer.Id, (await stores.GetCurrentStoreAsync()).Id);
        var balance = await ledger.GetBalanceAsync(key);
        var tier = await tiers.CurrentAsync(customer.Id, key.StoreId);
        return (new CounterClientModel(
            await names.NameAsync(customer),
            await texts.AmountAsync(balance.Usable),
            balance.Usable > 0,
            balance.Pending == 0 ? null : await texts.AmountAsync(balance.Pending),
            tier?.Name,
            (await membership.GetAsync(customer.Id, key.StoreId)).Card?.Name), balance);
    }

    async Task<CounterVoucherModel> VoucherAsync(Hold voucher, CounterTicket ticket)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wallet = (await wallets.GetAsync(voucher.WalletId))?.Wallet;
        SalonRefusal? refusal = wallet?.CustomerId == ticket.ClerkId ? SalonRefusal.OwnWallet
            : voucher.BranchId != 0 && voucher.BranchId != ticket.BranchId ? SalonRefusal.WrongBranch
            : voucher.State != HoldState.Open ? SalonRefusal.VoucherClosed
            : voucher.ExpiresOnUtc <= now ? SalonRefusal.Expired
            : wallet is not null && await wallets.IsFormerAsync(wallet.CurrencyCode) ? SalonRefusal.CurrencyChanged
            : SalonOutcome.OfState(wallet?.State ?? WalletState.Open) is not SalonRefusal.None and var barred ? barred
            : null;
        return new(
            vouchers.EndOf(voucher.Reference),
            await texts.AmountAsync(voucher.Left, wallet is null ? null : CurrencySpec.For(wallet.CurrencyCode)),
            voucher.BranchId == 0 ? null : (await branches.GetByIdAsync(voucher.BranchId))?.Name,
            voucher.ExpiresOnUtc is { } end ? texts.LastDay(end) : null,
            refusal is { } why ? await texts.TextAsync(Refusals.KeyOf(why)) : null)
        { RestGoesBack = await vouchers.GivesRestBackAsync(wallet?.StoreId ?? 0) };
    }
}
