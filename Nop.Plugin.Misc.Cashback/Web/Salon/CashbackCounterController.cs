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
    ICounterService counter,
    IVoucherService vouchers,
    IRedemptions redemptions,
    CounterTickets tickets,
    ActivityLines activity,
    IPermissionService permissions,
    IPublicTexts texts,
    TimeProvider clock) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string LookAgain = "Counter.LookAgain";
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
    [HttpPost]
    public async Task<IActionResult> Find(string? q, TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        var query = q?.Trim() ?? "";
        var isOpen = await factory.IsOpenAsync(form.BranchId, clerkId);
        if (isOpen)
            BranchOfDevice.Keep(Response, form.BranchId, clock.GetUtcNow());
        if (query.Length == 0 || !isOpen)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, query, typed: form));

        var found = await counter.FindAsync(query, form.BranchId, clerkId);
        if (found.Refusal != SalonRefusal.None)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, query, Refusals.KeyOfSearch(found.Refusal), form));

        await activity.WriteAsync(CashbackActivity.ClientLookedUp, found.Clients is [var one] ? one : null, "Plugins.Misc.Cashback.ActivityLog.LookedUp", found.Clients.Count + (found.Voucher is null ? 0 : 1));

        var ticket = new CounterTicket(found.Clients is [var client] ? client.Id : 0, found.Voucher?.Reference ?? "", clerkId, form.BranchId);
        return form is { Amount: null, Receipt: null }
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

        var (amount, error) = await texts.ReadAmountAsync(form.Amount);
        if (error is not null)
            ModelState.AddModelError(FieldOf(nameof(form.Amount)), error);
        if (string.IsNullOrWhiteSpace(form.Receipt))
            ModelState.AddModelError(FieldOf(nameof(form.Receipt)), await texts.TextAsync(Refusals.KeyOf(SalonRefusal.ReceiptRequired)));
        if (amount is not { } minor || !ModelState.IsValid)
            return View(CounterView, await factory.PrepareAsync(ticket, form));

        var result = await TakeAsync(ticket, minor, form);
        if (result is { IsDone: true, Repeated: false })
            await activity.WriteAsync(CashbackActivity.Taken, null, "Plugins.Misc.Cashback.ActivityLog.Taken", await texts.AmountAsync(result.Amount), form.Receipt!);
        // To a page of its own: loading that again takes nothing, also after it was undone.
        if (result.IsDone)
            return RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act = result.Act, repeated = result.Repeated });

        ModelState.AddModelError(FieldOf(result.Refusal switch
        {
            SalonRefusal.ReceiptRequired or SalonRefusal.ReceiptUsed or SalonRefusal.ReceiptIsCode or SalonRefusal.ReceiptTooLong => nameof(form.Receipt),
            SalonRefusal.ProofRequired or SalonRefusal.ProofWrong => nameof(form.Proof),
            _ => nameof(form.Amount),
        }), await factory.RefusalAsync(result, minor, ticket.CustomerId));
        return View(CounterView, await factory.PrepareAsync(ticket, form));
    }

    /// <summary>Sends the client the code that a large amount needs.</summary>
    [HttpPost]
    public async Task<IActionResult> SendProof(TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await factory.PrepareAsync(form.BranchId, clerkId, problem: LookAgain, typed: form));

        var refusal = await counter.SendProofAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, ticket.BranchId, clerkId);
        if (refusal != SalonRefusal.None)
            ModelState.AddModelError(FieldOf(nameof(form.Proof)), await texts.TextAsync(refusal == SalonRefusal.TooManyTries ? "Counter.Proof.JustSent" : Refusals.KeyOf(refusal)));
        var page = await factory.PrepareAsync(ticket, form);
        return View(CounterView, refusal == SalonRefusal.None ? page with { Notice = await texts.TextAsync("Counter.Proof.Sent") } : page);
    }

    /// <summary>Shows the redemption of an act, to print, and to undo.</summary>
    /// <param name="act">The act.</param>
    /// <param name="repeated">The receipt was sent again and nothing was taken.</param>
    [HttpGet]
    public async Task<IActionResult> Slip(string? act, bool repeated = false) =>
        await PrepareSlipAsync(act ?? "", repeated) is { } slip ? View(SlipView, slip) : RedirectToRoute(CashbackRoutes.Counter);

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

    async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, string? reason = null) =>
        await factory.PrepareSlipAsync(act, repeated, await actor.IdAsync(), await MayUndoOthersAsync(), reason);

    // Who may put wallets right by hand may do it here too.
    Task<bool> MayUndoOthersAsync() => permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);

    async Task<SalonResult> TakeAsync(CounterTicket ticket, long minor, TakeModel form)
    {
        if (ticket.Voucher.Length == 0)
            return await counter.TakeAsync(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, minor, ticket.BranchId, form.Receipt!, ticket.ClerkId, form.Proof);
        return await vouchers.FindByReferenceAsync(ticket.Voucher) is { } voucher
            ? await vouchers.RedeemAsync(voucher, minor, ticket.BranchId, form.Receipt!, ticket.ClerkId)
            : new SalonResult(SalonRefusal.UnknownVoucher, null, 0);
    }

    static string FieldOf(string name) => $"{nameof(CounterModel.Take)}.{name}";
}
