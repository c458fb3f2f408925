using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop;
using Nop.Services.Security;
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
    IPermissionService permissions,
    IPublicTexts texts) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string SlipView = CashbackDefaults.ViewFolder + "/Salon/Slip.cshtml";

    /// <summary>Looks for a client or voucher.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? q, int branchId)
    {
        var clerkId = await actor.IdAsync();
        return View(CounterView, await factory.PrepareAsync(q, branchId, clerkId));
    }

    /// <summary>Takes credit from a client's wallet, or from a voucher where the form carries a code.</summary>
    [HttpPost]
    public async Task<IActionResult> Take(TakeModel form)
    {
        var clerkId = await actor.IdAsync();
        var (amount, error) = await texts.ReadAmountAsync(form.Amount);
        if (error is not null)
            ModelState.AddModelError($"{nameof(CounterModel.Take)}.{nameof(form.Amount)}", error);
        if (string.IsNullOrWhiteSpace(form.Receipt))
            ModelState.AddModelError($"{nameof(CounterModel.Take)}.{nameof(form.Receipt)}", await texts.TextAsync(Refusals.KeyOf(SalonRefusal.ReceiptRequired)));
        if (amount is not { } minor || !ModelState.IsValid)
            return await AgainAsync(form, clerkId);

        var result = string.IsNullOrEmpty(form.Code)
            ? await counter.TakeAsync(form.CustomerId, (await stores.GetCurrentStoreAsync()).Id, minor, form.BranchId, form.Receipt!, clerkId)
            : await vouchers.RedeemAsync(form.Code, minor, form.BranchId, form.Receipt!, clerkId);
        // To a page of its own: loading that again takes nothing, also after it was undone.
        if (result.IsDone)
            return RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act = result.Act, repeated = result.Repeated });

        var field = result.Refusal is SalonRefusal.ReceiptRequired or SalonRefusal.ReceiptUsed or SalonRefusal.ReceiptIsCode or SalonRefusal.ReceiptTooLong ? nameof(form.Receipt) : nameof(form.Amount);
        ModelState.AddModelError($"{nameof(CounterModel.Take)}.{field}", await factory.RefusalAsync(result, minor));
        return await AgainAsync(form, clerkId);
    }

    /// <summary>What an act took, to show and to print, and to undo.</summary>
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
            return RedirectToRoute(CashbackRoutes.CounterAction, new { action = nameof(Slip), act = form.Act });
        if (await PrepareSlipAsync(form.Act ?? "", repeated: false, form.Reason) is not { } slip)
            return RedirectToRoute(CashbackRoutes.Counter);

        ModelState.AddModelError($"{nameof(SlipModel.Undo)}.{nameof(form.Reason)}", await texts.TextAsync(Refusals.KeyOf(refusal)));
        return View(SlipView, slip);
    }

    async Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, string? reason = null) =>
        await factory.PrepareSlipAsync(act, repeated, await actor.IdAsync(), await MayUndoOthersAsync(), reason);

    // Who may put wallets right by hand may do it here too.
    Task<bool> MayUndoOthersAsync() => permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);

    async Task<IActionResult> AgainAsync(TakeModel form, int clerkId) => View(CounterView, string.IsNullOrEmpty(form.Code)
        ? await factory.PrepareForClientAsync(form.CustomerId, form.BranchId, clerkId, form)
        : await factory.PrepareAsync(form.Code, form.BranchId, clerkId, form));
}
