using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Plugin.Misc.Cashback.Web.Salon.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>The salon counter, for a phone or tablet. For staff who may redeem; the wallet is found by what the client shows.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackCounterController(
    Actor actor,
    IStoreContext stores,
    CounterFactory factory,
    SaleFactory saleFactory,
    ICounterService counter,
    IVoucherService vouchers,
    IRedemptions redemptions,
    ITakingConfirmations confirmations,
    ISlipLetters slips,
    ISalonSales sales,
    CounterTickets tickets,
    IClientCards cards,
    ActivityLines activity,
    IPermissionService permissions,
    IPublicTexts texts,
    TimeProvider clock) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string LookAgain = "Counter.LookAgain";
    const string SaleView = CashbackDefaults.ViewFolder + "/Salon/Sale.cshtml";
    const string TestCardView = CashbackDefaults.ViewFolder + "/Salon/TestCard.cshtml";
    const string SlipView = CashbackDefaults.ViewFolder + "/Salon/Slip.cshtml";

    /// <summary>The counter, for who was looked up or for nobody yet.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? ticket, int branchId)
    {
        var clerkId = await actor.IdAsync();
        var branch = branchId > 0 ? branchId : BranchOfDevice.Read(Request);
        return string.IsNullOrEmpty(ticket) ? View(CounterView, await factory.PrepareAsync(branch, clerkId))
            : tickets.Read(ticket, clerkId) is { } found ? View(CounterView, await factory.PrepareAsync(found))
            : View(CounterView, await factory.PrepareAsync(branch, clerkId, problem: LookAgain));
    }

    /// <summary>Looks for a client or voucher by what was typed or scanned, which stands in no address.</summary>
    /// <param name="q">As typed or scanned.</param>
    /// <param name="form">The branch, and what was typed into the other form before.</param>
    /// <param name="sale">Sale that was being typed when its look-up ended; without lines: none.</param>
    [HttpPost]
    public async Task<IActionResult> Find(string? q, TakeModel form, [Bind(Prefix = "sale")] SaleForm? sale = null)
    {
        sale = sale is { Lines.Count: > 0 } ? sale : null;
        var clerkId = await actor.IdAsync();
        var query = q?.Trim() ?? "";
        var isOpen = await factory.IsOpenAsync(form.BranchId, clerkId);
        if (isOpen)
            BranchOfDevice.Keep(Response, form.BranchId, clock.GetUtcNow());
        if (query.Length == 0 || !isOpen)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, query, typed: form) with { Sale = sale });

        // A scanner is tried with it: nobody is looked for.
        if (TestCard.Read(query) is { } reading)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, reading, form));

        var found = await counter.FindAsync(query, form.BranchId, clerkId);
        if (found.Refusal == SalonRefusal.CardUnassigned)
            form.NewCard = CardNumber.Read(query);
        if (found.Refusal != SalonRefusal.None)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, found.Refusal == SalonRefusal.CardUnassigned ? "" : query, Refusals.KeyOfSearch(found.Refusal), form) with { Sale = sale });

        await activity.WriteAsync(CashbackActivity.ClientLookedUp, found.Clients is [var one] ? one : null, "Plugins.Misc.Cashback.ActivityLog.LookedUp", found.Clients.Count + (found.Voucher is null ? 0 : 1));

        var ticket = new CounterTicket(found.Clients is [var client] ? client.Id : 0, found.Voucher?.Reference ?? "", clerkId, form.BranchId);
        if (sale is not null)
            return await saleFactory.PrepareAsync(ticket, sale) is { } page ? View(SaleView, page) : View(CounterView, await factory.PrepareAsync(ticket, form) with { Sale = sale });
        return form is { Amount: null, Receipt: null, NewCard: null }
            ? RedirectToRoute(CashbackRoutes.Counter, new { ticket = tickets.Issue(ticket) })
            : View(CounterView, await factory.PrepareAsync(ticket, form));
    }

    /// <summary>Takes credit from the client's wallet or the voucher that was looked up.</summary>
    [HttpPost]
    public async Task<IActionResult> Take(TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: LookAgain, typed: form));

        if (await ReadAmountAsync(ticket, form) is not { } minor)
            return View(CounterView, await factory.PrepareAsync(ticket, form));

        var result = await TakeAsync(ticket, minor, form);
        // A second person is asked where a limit says so, and not before.
        var (refused, confirmedBy) = result.Refusal == SalonRefusal.NeedsSecondPerson && SecondOf(form) is { IsTyped: true } second
            ? await confirmations.CheckAsync(second, clerkId, ticket.CustomerId, ticket.BranchId)
            : (SalonRefusal.None, 0);
        if (confirmedBy > 0)
            result = await TakeAsync(ticket, minor, form, confirmedBy);
        if (result is { IsDone: true, Repeated: false } && confirmedBy > 0)
            await activity.WriteAsync(CashbackActivity.Taken, null, "Plugins.Misc.Cashback.ActivityLog.TakenConfirmed", await texts.AmountAsync(result.Amount), form.Receipt!, await factory.NameOfAsync(confirmedBy));
        else if (result is { IsDone: true, Repeated: false })
            await activity.WriteAsync(CashbackActivity.Taken, null, "Plugins.Misc.Cashback.ActivityLog.Taken", await texts.AmountAsync(result.Amount), form.Receipt!);
        // To a page of its own: loading that again takes nothing, also after it was undone.
        if (result.IsDone)
            return RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act = result.Act, repeated = result.Repeated });

        var page = await RefuseAsync(ticket, form, result, minor);
        if (refused != SalonRefusal.None)
            ModelState.AddModelError(FieldOf(nameof(form.SecondPassword)), await texts.TextAsync(Refusals.KeyOf(refused)));
        return View(CounterView, page with { AsksSecond = result.Refusal == SalonRefusal.NeedsSecondPerson || SecondOf(form).IsTyped });
    }

    /// <summary>Sends the client the code that a large amount needs.</summary>
    [HttpPost]
    public async Task<IActionResult> SendProof(TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: LookAgain, typed: form));

        // The client is asked for nothing that could not be taken anyway.
        if (await ReadAmountAsync(ticket, form) is not { } minor)
            return View(CounterView, await factory.PrepareAsync(ticket, form));
        var storeId = (await stores.GetCurrentStoreAsync()).Id;
        if (await counter.CheckAsync(ticket.CustomerId, storeId, minor, ticket.BranchId, form.Receipt!, clerkId) is { IsDone: false } refused)
            return View(CounterView, await RefuseAsync(ticket, form, refused, minor));

        var refusal = await counter.SendProofAsync(ticket.CustomerId, storeId, ticket.BranchId, clerkId);
        if (refusal != SalonRefusal.None)
            ModelState.AddModelError(FieldOf(nameof(form.Proof)), await texts.TextAsync(refusal == SalonRefusal.TooManyTries ? "Counter.Proof.JustSent" : Refusals.KeyOf(refusal)));
        var page = await factory.PrepareAsync(ticket, form);
        return View(CounterView, refusal == SalonRefusal.None ? page with { ProofNotice = await texts.TextAsync("Counter.Proof.Sent") } : page);
    }

    /// <summary>Gives the client who was looked up a card that is nobody's.</summary>
    [HttpPost]
    public async Task<IActionResult> GiveCard(CounterCardsModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: LookAgain));

        var outcome = await cards.GiveAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, form.NewCard, clerkId);
        if (outcome == CardOutcome.Done)
            await activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardNumberGiven", ticket.CustomerId, EndOf(form.NewCard));
        return await AnswerAsync(ticket, form, outcome, nameof(form.NewCard), "Counter.Cards.Given");
    }

    /// <summary>Blocks a lost card of the client who was looked up.</summary>
    [HttpPost]
    public async Task<IActionResult> BlockCard(CounterCardsModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: LookAgain));

        form.IsBlocking = true;
        var (outcome, isNew) = await cards.BlockAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, new(form.Lost ?? "", form.Reason, form.Replacement), clerkId);
        if (isNew || outcome == CardOutcome.Done)
            await activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardNumberBlocked", ticket.CustomerId, EndOf(form.Lost), form.Reason!.Trim(), EndOf(outcome == CardOutcome.Done ? form.Replacement : null));
        return await AnswerAsync(ticket, form, outcome, outcome switch
        {
            CardOutcome.ReasonRequired => nameof(form.Reason),
            CardOutcome.NotTheirs => nameof(form.Lost),
            _ => nameof(form.Replacement),
        }, "Counter.Cards.Blocked");
    }

    /// <summary>The card with which scanners are tried.</summary>
    [HttpGet]
    public IActionResult TryScanner() => View(TestCardView, QrCode.OfAlphanumeric(TestCard.Text, QrLevel.Quartile));

    /// <summary>Shows the redemption of an act, to print, and to undo.</summary>
    /// <param name="act">The act.</param>
    /// <param name="repeated">The receipt was sent again and nothing was taken.</param>
    /// <param name="problem">Why its letter was not sent (<see cref="SlipSending"/>); null: none was asked for, or it was.</param>
    [HttpGet]
    public async Task<IActionResult> Slip(string? act, bool repeated = false, string? problem = null) =>
        await PrepareSlipAsync(act ?? "", repeated) is { } slip ? View(SlipView, slip with { Mail = await factory.WithProblemAsync(slip.Mail, problem) }) : RedirectToRoute(CashbackRoutes.Counter);

    /// <summary>Sends a slip, of a taking or a sale, to the client's own address.</summary>
    [HttpPost]
    public async Task<IActionResult> SendSlip(SlipMailModel form)
    {
        var act = form.Act ?? "";
        var ended = await slips.SendAsync(act, form.Number, await actor.IdAsync());
        if (ended == SlipSending.Unknown)
            return RedirectToRoute(CashbackRoutes.Counter);
        if (ended == SlipSending.Sent)
            await activity.WriteAsync(CashbackActivity.Taken, null, "Plugins.Misc.Cashback.ActivityLog.SlipSent", await ReceiptOfAsync(act));

        // To the page of the slip, which says what was sent: loading that again sends nothing.
        var problem = ended == SlipSending.Sent ? null : ended.ToString();
        return await sales.FindByActAsync(act) is not null
            ? RedirectToRoute(CashbackRoutes.SaleAction, new { action = nameof(Slip), act, problem })
            : RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act, problem });
    }

    /// <summary>Gives back what an act took.</summary>
    [HttpPost]
    public async Task<IActionResult> Undo(UndoModel form)
    {
        var refusal = await redemptions.UndoAsync(form.Act ?? "", form.Reason, (await stores.GetCurrentStoreAsync()).Id, await actor.IdAsync(), await MayUndoOthersAsync());
        if (refusal is UndoRefusal.None)
        {
            var taken = (await redemptions.FindAsync(form.Act ?? ""))!.Entry;
            await activity.WriteAsync(CashbackActivity.Taken, null, "Plugins.Misc.Cashback.ActivityLog.GivenBack", form.Reason ?? "", await texts.AmountAsync(taken.Amount), taken.Reason ?? "");
            return RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act = form.Act });
        }

        if (await PrepareSlipAsync(form.Act ?? "", repeated: false, form.Reason) is not { } slip)
            return RedirectToRoute(CashbackRoutes.Counter);

        ModelState.AddModelError($"{nameof(SlipModel.Undo)}.{nameof(form.Reason)}", await texts.TextAsync(Refusals.KeyOf(refusal)));
        return View(SlipView, slip);
    }

    async Task<string> ReceiptOfAsync(string act) => (await sales.FindByActAsync(act))?.Sale.Receipt ?? (await redemptions.FindAsync(act))?.Entry.Reason ?? "";

    async Task<IActionResult> AnswerAsync(CounterTicket ticket, CounterCardsModel form, CardOutcome outcome, string field, string done)
    {
        if (outcome is CardOutcome.Done or CardOutcome.Already)
        {
            ModelState.Clear();
            return View(CounterView, await factory.PrepareAsync(ticket) with { Notice = await texts.TextAsync(done) });
        }

        ModelState.AddModelError($"{nameof(CounterModel.Cards)}.{field}", await factory.RefusalAsync(outcome));
        return View(CounterView, await factory.PrepareAsync(ticket, cardForm: form));
    }

    // The log tells which card it was, and nobody can make a card of it.
    static string EndOf(string? number) => CardNumber.Read(number) is { } digits ? $"…{digits[^4..]}" : "–";

    async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, string? reason = null) =>
        await factory.PrepareSlipAsync(act, repeated, await actor.IdAsync(), await MayUndoOthersAsync(), reason);

    // Who may put wallets right by hand may do it here too.
    Task<bool> MayUndoOthersAsync() => permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);

    static SecondSignIn SecondOf(TakeModel form) => new(form.SecondEmail, form.SecondPassword);

    async Task<SalonResult> TakeAsync(CounterTicket ticket, long minor, TakeModel form, int confirmedBy = 0)
    {
        if (ticket.Voucher.Length == 0)
            return await counter.TakeAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, minor, ticket.BranchId, form.Receipt!, ticket.ClerkId, form.Proof, confirmedBy: confirmedBy);
        return await vouchers.FindByReferenceAsync(ticket.Voucher) is { } voucher
            ? await vouchers.RedeemAsync(voucher, minor, ticket.BranchId, form.Receipt!, ticket.ClerkId)
            : new SalonResult(SalonRefusal.UnknownVoucher, null, 0);
    }

    // Null: amount or receipt is wrong, which stands beside it.
    async Task<long?> ReadAmountAsync(CounterTicket ticket, TakeModel form)
    {
        var (amount, error) = await texts.ReadAmountAsync(form.Amount);
        if (error is not null)
            ModelState.AddModelError(FieldOf(nameof(form.Amount)), error);
        if (await factory.ReceiptAsync(ticket.BranchId, form.Receipt) is null)
            ModelState.AddModelError(FieldOf(nameof(form.Receipt)), await texts.TextAsync(Refusals.KeyOf(SalonRefusal.ReceiptRequired)));
        return ModelState.IsValid ? amount : null;
    }

    // Why nothing is taken, beside the field that it is about.
    async Task<CounterModel> RefuseAsync(CounterTicket ticket, TakeModel form, SalonResult result, long minor)
    {
        ModelState.AddModelError(FieldOf(result.Refusal switch
        {
            SalonRefusal.ReceiptRequired or SalonRefusal.ReceiptUsed or SalonRefusal.ReceiptIsCode or SalonRefusal.ReceiptTooLong => nameof(form.Receipt),
            SalonRefusal.ProofRequired or SalonRefusal.ProofWrong => nameof(form.Proof),
            _ => nameof(form.Amount),
        }), await factory.RefusalAsync(result, minor, ticket.CustomerId, ticket.ClerkId));
        return await factory.PrepareAsync(ticket, form);
    }

    static string FieldOf(string name) => $"{nameof(CounterModel.Take)}.{name}";
}
