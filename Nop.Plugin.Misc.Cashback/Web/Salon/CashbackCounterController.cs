using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Plugin.Misc.Cashback.Web.Salon.Sales;
using Nop.Plugin.Misc.Cashback.Web.Salon.Slips;
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
    SecondPersonPage second,
    CounterTickets tickets,
    ActivityLines activity,
    IPublicTexts texts,
    TimeProvider clock) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string SaleView = CashbackDefaults.ViewFolder + "/Salon/Sale.cshtml";
    const string TestCardView = CashbackDefaults.ViewFolder + "/Salon/TestCard.cshtml";

    /// <summary>The counter, for who was looked up or for nobody yet.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? ticket, int branchId)
    {
        var clerkId = await actor.IdAsync();
        var branch = branchId > 0 ? branchId : BranchOfDevice.Read(Request);
        return string.IsNullOrEmpty(ticket) ? View(CounterView, await factory.PrepareAsync(branch, clerkId))
            : tickets.Read(ticket, clerkId) is { } found ? View(CounterView, await factory.PrepareAsync(found))
            : View(CounterView, await factory.PrepareAsync(branch, clerkId, problem: CounterFactory.LookAgain));
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
        {
            // The first step of giving a card, and nothing wrong.
            form.NewCard = CardNumber.Read(query);
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, typed: form) with { Sale = sale, Notice = await texts.TextAsync(Refusals.KeyOfSearch(found.Refusal)) });
        }

        if (found.Refusal != SalonRefusal.None)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, query, Refusals.KeyOfSearch(found.Refusal), form) with { Sale = sale });

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
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: CounterFactory.LookAgain, typed: form));

        if (await ReadAmountAsync(ticket, form) is not { } minor)
            return View(CounterView, await factory.PrepareAsync(ticket, form));

        var result = await TakeAsync(ticket, minor, form);
        var answer = await second.AskAsync(result.Refusal, new(form.SecondEmail, form.SecondPassword), ticket);
        if (answer.PersonId > 0)
            result = await TakeAsync(ticket, minor, form, answer.PersonId);
        if (result is { IsDone: true, Repeated: false })
            await second.WriteAsync(answer, CashbackActivity.Taken, "Plugins.Misc.Cashback.ActivityLog.Taken", "Plugins.Misc.Cashback.ActivityLog.TakenConfirmed", await texts.AmountAsync(result.Amount), form.Receipt!);
        // To a page of its own: loading that again takes nothing, also after it was undone.
        if (result.IsDone)
            return RedirectToRoute(CashbackRoutes.SlipAction, new { action = nameof(CashbackSlipController.Slip), act = result.Act, repeated = result.Repeated });

        var page = await RefuseAsync(ticket, form, result, minor);
        return View(CounterView, page with { Second = await second.PrepareAsync(result.Refusal, answer, ticket, ModelState, FieldOf("")) });
    }

    /// <summary>Sends the client the code that a large amount needs.</summary>
    [HttpPost]
    public async Task<IActionResult> SendProof(TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: CounterFactory.LookAgain, typed: form));

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

    /// <summary>The card with which scanners are tried.</summary>
    [HttpGet]
    public IActionResult TryScanner() => View(TestCardView, QrCode.OfAlphanumeric(TestCard.Text, QrLevel.Quartile));

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
        if (await factory.ReceiptAsync(ticket.BranchId, form.Receipt) is { } number)
            form.Receipt = number;
        else
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
