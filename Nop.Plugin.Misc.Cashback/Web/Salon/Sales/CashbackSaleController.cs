using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Salon.Slips;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Sales;

/// <summary>Sales at the counter: for who was looked up, by staff who may redeem.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackSaleController(
    Actor actor,
    IStoreContext stores,
    SaleFactory factory,
    CounterFactory counter,
    SlipFactory slips,
    SaleReader reader,
    ISalonSales sales,
    SecondPersonPage second,
    CounterTickets tickets,
    ActivityLines activity,
    IPermissionService permissions,
    IPublicTexts texts) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string SaleView = CashbackDefaults.ViewFolder + "/Salon/Sale.cshtml";
    const string SlipView = CashbackDefaults.ViewFolder + "/Salon/SaleSlip.cshtml";

    /// <summary>The form for a sale to who was looked up.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? ticket) =>
        tickets.Read(ticket, await actor.IdAsync()) is { CustomerId: > 0 } found ? await PageAsync(found, new() { Ticket = ticket }) : RedirectToRoute(CashbackRoutes.Counter);

    /// <summary>Records the sale, or shows what it would come to, or one line more.</summary>
    [HttpPost]
    public async Task<IActionResult> Record(SaleForm form)
    {
        var clerkId = await actor.IdAsync();
        if (tickets.Read(form.Ticket, clerkId) is not { CustomerId: > 0 } ticket)
            return View(CounterView, await counter.PrepareAsync(BranchOfDevice.Read(Request), clerkId, problem: "Sale.LookAgain") with { Sale = form });
        if (form.Do == "line")
            return await PageAsync(ticket, form);

        var isTrial = form.Do == "preview";
        var (lines, credit) = (await reader.LinesAsync(form, ModelState), await reader.CreditAsync(form, ModelState));
        var receipt = await counter.ReceiptAsync(ticket.BranchId, form.Receipt);
        form.Receipt = receipt ?? form.Receipt;
        if (!isTrial && receipt is null)
            ModelState.AddModelError(nameof(form.Receipt), await texts.TextAsync(Refusals.KeyOf(SalonRefusal.ReceiptRequired)));
        if (lines is null || credit is not { } minor || !ModelState.IsValid)
            return await PageAsync(ticket, form);

        var sale = new SaleRequest(ticket.CustomerId, (await stores.GetCurrentStoreAsync()).Id, ticket.BranchId, receipt, lines, minor, clerkId) { Proof = form.Proof };
        var result = await sales.RecordAsync(sale, isTrial);
        var answer = await second.AskAsync(result.Refusal, new(form.SecondEmail, form.SecondPassword), ticket);
        if (answer.PersonId > 0)
            result = await sales.RecordAsync(sale with { ConfirmedBy = answer.PersonId });
        if (result is { IsDone: true, Repeated: false, Sale: { } recorded })
            await second.WriteAsync(answer, CashbackActivity.Sold, "Plugins.Misc.Cashback.ActivityLog.Sold", "Plugins.Misc.Cashback.ActivityLog.SoldConfirmed", await texts.AmountAsync(recorded.Sale.Gross), await texts.AmountAsync(recorded.Sale.Credit), recorded.Sale.Receipt);
        // To a page of its own: loading that again sells nothing.
        if (result is { IsDone: true, Sale: { } done })
            return RedirectToRoute(CashbackRoutes.SaleAction, new { action = nameof(Slip), act = done.Sale.Act, repeated = result.Repeated });

        if (!result.IsDone)
            ModelState.AddModelError(FieldOf(result.Refusal), result.Refusal == SalonRefusal.NeedsSecondPerson ? await counter.BreachAsync(ticket.CustomerId, minor, clerkId) : await factory.RefusalAsync(result));
        return await PageAsync(ticket, form, result, sale, await second.PrepareAsync(result.Refusal, answer, ticket, ModelState));
    }

    /// <summary>Products to propose for what is being typed.</summary>
    [HttpGet]
    public async Task<IActionResult> Products(string? q) => Json(await reader.ProposedAsync(q));

    /// <summary>Shows a sale, to print, to return and to undo.</summary>
    /// <param name="act">The act that recorded it.</param>
    /// <param name="repeated">The receipt was sent again and nothing was done.</param>
    /// <param name="problem">Why its letter was not sent (<see cref="SlipSending"/>); null: none was asked for, or it was.</param>
    [HttpGet]
    public async Task<IActionResult> Slip(string? act, bool repeated = false, string? problem = null) => await SlipAsync(act, repeated, problem: problem);

    /// <summary>Takes goods back.</summary>
    [HttpPost]
    public async Task<IActionResult> Return(SaleBackForm form)
    {
        if (await sales.FindByActAsync(form.Act ?? "") is not { } sale)
            return RedirectToRoute(CashbackRoutes.Counter);

        long? amount = null;
        if (!string.IsNullOrWhiteSpace(form.Amount))
        {
            (amount, var error) = await texts.ReadAmountAsync(form.Amount);
            if (error is not null)
                ModelState.AddModelError("Return.Amount", error);
        }

        if (!ModelState.IsValid)
            return await SlipAsync(form.Act, repeated: false, form);

        var result = await sales.ReturnAsync(new(sale.Sale.Number, amount, form.Key ?? "", form.Reason, sale.Sale.BranchId, await actor.IdAsync()));
        if (result is { IsDone: true, Repeated: false, Return: { } back })
            await activity.WriteAsync(CashbackActivity.Sold, null, "Plugins.Misc.Cashback.ActivityLog.SaleReturned", await texts.AmountAsync(back.Amount), await texts.AmountAsync(back.CreditBack), sale.Sale.Receipt, form.Reason ?? "");
        if (result.IsDone)
            return RedirectToRoute(CashbackRoutes.SaleAction, new { action = nameof(Slip), act = form.Act });

        ModelState.AddModelError(result.Refusal == SalonRefusal.ReasonRequired ? "Return.Reason" : "Return.Amount", await texts.TextAsync(result.Refusal == SalonRefusal.TooMuch ? "Sale.MoreThanLeft" : Refusals.KeyOf(result.Refusal)));
        return await SlipAsync(form.Act, repeated: false, form);
    }

    /// <summary>Undoes a sale that was recorded by mistake.</summary>
    [HttpPost]
    public async Task<IActionResult> Undo(SaleBackForm form)
    {
        if (await sales.FindByActAsync(form.Act ?? "") is not { } sale)
            return RedirectToRoute(CashbackRoutes.Counter);

        var refusal = await sales.UndoAsync(sale.Sale.Number, form.Reason, await actor.IdAsync(), await MayUndoOthersAsync());
        if (refusal == UndoRefusal.None)
        {
            await activity.WriteAsync(CashbackActivity.Sold, null, "Plugins.Misc.Cashback.ActivityLog.SaleUndone", await texts.AmountAsync(sale.Sale.Gross), sale.Sale.Receipt, form.Reason ?? "");
            return RedirectToRoute(CashbackRoutes.SaleAction, new { action = nameof(Slip), act = form.Act });
        }

        ModelState.AddModelError("Undo.Reason", await texts.TextAsync(Refusals.KeyOf(refusal)));
        return await SlipAsync(form.Act, repeated: false, form);
    }

    async Task<IActionResult> PageAsync(CounterTicket ticket, SaleForm form, SaleResult? result = null, SaleRequest? asked = null, SecondModel? secondPerson = null) =>
        await factory.PrepareAsync(ticket, form, result, asked) is { } page ? View(SaleView, page with { Second = secondPerson }) : RedirectToRoute(CashbackRoutes.Counter);

    async Task<IActionResult> SlipAsync(string? act, bool repeated, SaleBackForm? typed = null, string? problem = null) =>
        await factory.PrepareSlipAsync(act ?? "", repeated, await actor.IdAsync(), await MayUndoOthersAsync(), typed) is { } slip
            ? View(SlipView, slip with { Mail = await slips.WithProblemAsync(slip.Mail, problem) })
            : RedirectToRoute(CashbackRoutes.Counter);

    // Who may put wallets right by hand may do it here too.
    Task<bool> MayUndoOthersAsync() => permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);

    static string FieldOf(SalonRefusal refusal) => refusal switch
    {
        SalonRefusal.ReceiptRequired or SalonRefusal.ReceiptUsed or SalonRefusal.ReceiptIsCode or SalonRefusal.ReceiptTooLong => nameof(SaleForm.Receipt),
        SalonRefusal.ProofRequired or SalonRefusal.ProofWrong => nameof(SaleForm.Proof),
        SalonRefusal.Insufficient or SalonRefusal.OverLimit or SalonRefusal.BelowMinimum or SalonRefusal.TooMuch or SalonRefusal.NeedsSecondPerson
            or SalonRefusal.CreditOffToday or SalonRefusal.NotEntitled => nameof(SaleForm.Credit),
        _ => "Lines[0].Amount",
    };
}
