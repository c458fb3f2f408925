using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Slips;

/// <summary>Slips of what was taken at the counter: to print, to send, and to undo what they tell.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackSlipController(
    Actor actor, IStoreContext stores, SlipFactory factory, IRedemptions redemptions, ISlipLetters slips, ISalonSales sales, ActivityLines activity, IPermissionService permissions, IPublicTexts texts) : BasePluginController
{
    const string SlipView = CashbackDefaults.ViewFolder + "/Salon/Slip.cshtml";

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
            : RedirectToRoute(CashbackRoutes.SlipAction, new { action = nameof(Slip), act, problem });
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
            return RedirectToRoute(CashbackRoutes.SlipAction, new { action = nameof(Slip), act = form.Act });
        }

        if (await PrepareSlipAsync(form.Act ?? "", repeated: false, form.Reason) is not { } slip)
            return RedirectToRoute(CashbackRoutes.Counter);

        ModelState.AddModelError($"{nameof(SlipModel.Undo)}.{nameof(form.Reason)}", await texts.TextAsync(Refusals.KeyOf(refusal)));
        return View(SlipView, slip);
    }

    async Task<string> ReceiptOfAsync(string act) => (await sales.FindByActAsync(act))?.Sale.Receipt ?? (await redemptions.FindAsync(act))?.Entry.Reason ?? "";

    async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, string? reason = null) =>
        await factory.PrepareAsync(act, repeated, await actor.IdAsync(), await MayUndoOthersAsync(), reason);

    // Who may put wallets right by hand may do it here too.
    Task<bool> MayUndoOthersAsync() => permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);
}
