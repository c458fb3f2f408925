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
    ITakingConfirmations confirmations,
    SentSlips sent,
    CounterTickets tickets,
    IStoreContext stores,
    IPublicTexts texts,
    TimeProvider clock)
{
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

    /// <summary>What was typed as a receipt's number; null: nothing, or no more than was proposed.</summary>
    public async Task<string?> ReceiptAsync(int branchId, string? typed) =>
        string.IsNullOrWhiteSpace(typed) || string.Equals(typed.Trim(), (await PrefixAsync(branchId)).Trim(), StringComparison.OrdinalIgnoreCase) ? null : typed;

    /// <summary>Whether a branch is open, and a clerk's.</summary>
    public async Task<bool> IsOpenAsync(int branchId, int clerkId) => await staff.FindAsync(clerkId, branchId) is { Active: true };

    /// <summary>The page for a client or voucher that was looked up.</summary>
    /// <param name="ticket">The ticket of the look-up.</param>
    /// <param name="typed">What was typed into the form before; null: nothing.</param>
    /// <param name="cardForm">What was typed into the forms of cards before; null: nothing.</param>
    public async Task<CounterModel> PrepareAsync(CounterTicket ticket, TakeModel? typed = null, CounterCardsModel? cardForm = null)
    {
        var page = await PageAsync(ticket.BranchId, "", ticket.ClerkId, typed) with { Ticket = tickets.Issue(ticket), ReceiptPrefix = await PrefixAsync(ticket.BranchId) };
        page = page with { Take = page.Take with { Receipt = page.Take.Receipt ?? page.ReceiptPrefix } };
        if (ticket.Voucher.Length > 0)
            return await vouchers.FindByReferenceAsync(ticket.Voucher) is { } voucher ? page with { Voucher = await VoucherAsync(voucher, ticket.BranchId), QuickAmounts = await QuickAsync(voucher.Left) } : page;
        if (await customers.GetCustomerByIdAsync(ticket.CustomerId) is not { } customer || !ClientAccount.IsOpen(customer))
            return page with { Ticket = null, Problem = await texts.TextAsync("Counter.NothingFound") };

        var proof = await counter.ProofAsync(customer.Id, (await stores.GetCurrentStoreAsync()).Id);
        var (client, usable) = await ClientAsync(customer);
        return page with { Client = client, QuickAmounts = await QuickAsync(usable), Cards = await CardsAsync(page.Ticket, ticket, cardForm ?? new() { NewCard = typed?.NewCard }), ProofFrom = proof is var (_, from, _) ? await texts.AmountAsync(from) : null, ProofTaken = await CountsAsync(proof?.Taken ?? 0) };
    }

    /// <summary>The slip for what an act took; null: nothing was taken by it, or not at a branch of the clerk's.</summary>
    /// <param name="act">The act (<see cref="SalonResult.Act"/>).</param>
    /// <param name="repeated">Its receipt was sent again, and nothing was taken now.</param>
    /// <param name="actorId">The clerk who looks at it.</param>
    /// <param name="undoesOthers">Whether they may undo what others took.</param>
    /// <param name="reason">What was typed as the reason to undo it before; null: nothing.</param>
    public async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, int actorId, bool undoesOthers, string? reason = null)
    {
        if (await redemptions.FindAsync(act) is not { } taken || !await redemptions.IsSeenAsync(taken, actorId))
            return null;

        var store = await stores.GetCurrentStoreAsync();
        var isVoucher = taken.Hold.Purpose == HoldPurpose.Voucher;
        var customer = (await wallets.GetAsync(taken.Entry.WalletId))?.Customer;
        // What was left then, or after it was given back: today's balance is for who looks the client up.
        var left = isVoucher ? taken.Hold.Left : (taken.Undone is null ? taken.Entry : await redemptions.EndOfUndoingAsync(taken)).AvailableAfter;
        var branch = await redemptions.BranchOfAsync(taken);
        var mayUndo = await redemptions.WhyNotAsync(taken, store.Id, actorId, undoesOthers) == UndoRefusal.None;
        var (when, by) = (await salon.WhenAsync(taken.Entry.CreatedOnUtc, branch), await salon.NameOfAsync(taken.Entry.ActorId));
        return new(store.Name, SalonTexts.PlaceOf(branch), await texts.AmountAsync(taken.Entry.Amount), await texts.AmountAsync(left), taken.Entry.Reason ?? "", when, by)
        {
            Client = isVoucher ? null : ClientMask.Of(customer),
            Code = isVoucher ? vouchers.EndOf(taken.Hold.Reference) : null,
            Repeated = repeated && taken.Undone is null ? await texts.TextAsync("Counter.Repeated", when, by, await texts.AmountAsync(taken.Entry.Amount)) : null,
            BranchId = branch?.Id ?? 0,
            ConfirmedBy = await ConfirmerOfAsync(taken.Act),
            Mail = await MailAsync(taken.Act, customer, branch),
            Undo = mayUndo ? new UndoModel { Act = act, Reason = reason, Until = await texts.TimeAsync((await redemptions.UndoEndsUtcAsync(taken, store.Id))!.Value) } : null,
            Undone = taken.Undone is { } undone
                ? await texts.TextAsync("Counter.Undone", await salon.WhenAsync(undone.CreatedOnUtc, branch), await salon.NameOfAsync(undone.ActorId), undone.Reason ?? "")
                : null,
        };
    }

    /// <summary>The form by which a slip is sent.</summary>
    /// <param name="act">Its act.</param>
    /// <param name="customer">The client; null: not known any more.</param>
    /// <param name="branch">Where; null: it cannot be told.</param>
    public async Task<SlipMailModel> MailAsync(string act, Customer? customer, Branch? branch)
    {
        var told = new List<string>();
        foreach (var row in await sent.OfAsync(act))
            told.Add(await texts.TextAsync("Counter.Slip.Sent", await salon.WhenAsync(row.SentOnUtc.AsUtc(), branch), await salon.NameOfAsync(row.SentBy)));
        return new() { Act = act, Number = told.Count < SentSlips.Most && !string.IsNullOrWhiteSpace(ClientNames.Email(customer)) ? told.Count + 1 : 0, Sent = told };
    }

    /// <summary>Adds to the form by which a slip is sent why it was not sent now.</summary>
    /// <param name="mail">The form.</param>
    /// <param name="problem">Name of the problem, as the address has it; what is none is left out.</param>
    public async Task<SlipMailModel?> WithProblemAsync(SlipMailModel? mail, string? problem) =>
        mail is not null && problem is nameof(SlipSending.SentBefore) or nameof(SlipSending.NoAddress) ? mail! with { Problem = await texts.TextAsync($"Counter.Slip.{problem}") } : mail;

    /// <summary>Name of a clerk.</summary>
    public Task<string> NameOfAsync(int personId) => salon.NameOfAsync(personId);

    /// <summary>Name of who confirmed an act; null: nobody had to.</summary>
    public async Task<string?> ConfirmerOfAsync(string act) => await confirmations.OfAsync(act) is > 0 and var personId ? await salon.NameOfAsync(personId) : null;

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
        return result.Refusal == SalonRefusal.ReceiptUsed && await redemptions.FindAsync(result.Act) is { } first
            ? await texts.TextAsync("Counter.ReceiptUsed", first.Entry.Reason ?? "", await texts.AmountAsync(first.Entry.Amount), await texts.InstantAsync(first.Entry.CreatedOnUtc),
                await salon.NameOfAsync(first.Entry.ActorId), await texts.AmountAsync(asked))
            : text;
    }

    /// <summary>Why a card was not given or blocked.</summary>
    /// <param name="outcome">Not <see cref="CardOutcome.Done"/>.</param>
    public Task<string> RefusalAsync(CardOutcome outcome) => texts.TextAsync($"Cards.Outcome.{outcome}");

    // Of whole numbers only the ends: who looks over the clerk's shoulder shall not know a card.
    async Task<CounterCardsModel> CardsAsync(string? text, CounterTicket ticket, CounterCardsModel form)
    {
        const int shown = 4;
        var good = (await cards.OfAsync(ticket.CustomerId)).Where(card => card.Block is null).Reverse();
        return form with { Ticket = text, BranchId = ticket.BranchId, Numbers = [.. good.Select(card => new SelectListItem($"…{card.Number[^shown..]}", card.Number, card.Number == form.Lost))] };
    }

    // A small amount may need the code too, because of what was taken before it.
    async Task<string?> CountsAsync(long taken) => taken > 0 ? await texts.TextAsync("Counter.Proof.Taken", await texts.AmountAsync(taken)) : null;

    async Task<string> PrefixAsync(int branchId) => (await branches.GetByIdAsync(branchId))?.ReceiptPrefix ?? "";

    async Task<List<TakenModel>> TodayAsync(int actorId)
    {
        var models = new List<TakenModel>();
        foreach (var taken in await redemptions.TodayAsync(actorId))
            models.Add(new(taken.Act, await texts.TimeAsync(taken.Entry.CreatedOnUtc), taken.Entry.Reason ?? "", await texts.AmountAsync(taken.Entry.Amount), taken.Undone is not null));
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

    async Task<IReadOnlyList<QuickAmountModel>> QuickAsync(long most)
    {
        if (most <= 0)
            return [];

        var unit = await wallets.GetCurrencyAsync() is { Decimals: > 0 } currency ? Money.FromDecimalHalfUp(1, currency).Minor : 100;
        var quick = new List<QuickAmountModel>();
        foreach (var amount in s_quick.Select(units => units * unit).Where(amount => amount < most))
            quick.Add(new(await texts.AmountAsync(amount), await texts.AmountFieldAsync(amount)));
        quick.Add(new(await texts.TextAsync("Counter.All", await texts.AmountAsync(most)), await texts.AmountFieldAsync(most)));
        return quick;
    }

    async Task<(CounterClientModel Client, long Usable)> ClientAsync(Customer customer)
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
            (await membership.GetAsync(customer.Id, key.StoreId)).Card?.Name), balance.Usable);
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
            refusal is { } why ? await texts.TextAsync(Refusals.KeyOf(why)) : null)
        { RestGoesBack = await vouchers.GivesRestBackAsync(voucher) };
    }
}
