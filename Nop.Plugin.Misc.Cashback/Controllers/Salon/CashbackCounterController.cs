using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Factories.Public;
using Nop.Plugin.Misc.Cashback.Factories.Salon;
using Nop.Plugin.Misc.Cashback.Models.Salon;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Web.Framework.Controllers;

namespace Nop.Plugin.Misc.Cashback.Controllers.Salon;

/// <summary>The salon counter, for a phone or tablet. For staff who may redeem; the wallet is found by what the client shows.</summary>
[SalonStaffOnly]
[AutoValidateAntiforgeryToken]
public class CashbackCounterController(
    IWorkContext work,
    IStoreContext stores,
    ICounterFactory factory,
    ICounterService counter,
    IVoucherService vouchers,
    IPublicTexts texts) : BasePluginController
{
    const string CounterView = CashbackDefaults.ViewFolder + "/Salon/Counter.cshtml";
    const string SlipView = CashbackDefaults.ViewFolder + "/Salon/Slip.cshtml";

    /// <summary>Looks for a client or voucher.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(string? q, int branchId)
    {
        var clerk = await work.GetCurrentCustomerAsync();
        return View(CounterView, await factory.PrepareAsync(q, branchId, clerk.Id));
    }

    /// <summary>Takes credit from a client's wallet, or from a voucher where the form carries a code.</summary>
    [HttpPost]
    public async Task<IActionResult> Take(TakeModel form)
    {
        var clerk = await work.GetCurrentCustomerAsync();
        var (amount, error) = await texts.ReadAmountAsync(form.Amount);
        if (error is not null)
            ModelState.AddModelError($"{nameof(CounterModel.Take)}.{nameof(form.Amount)}", error);
        if (string.IsNullOrWhiteSpace(form.Receipt))
            ModelState.AddModelError($"{nameof(CounterModel.Take)}.{nameof(form.Receipt)}", await texts.TextAsync($"Salon.Refused.{SalonRefusal.ReceiptRequired}"));
        if (amount is not { } minor || !ModelState.IsValid)
            return await AgainAsync(form, clerk.Id);

        var result = string.IsNullOrEmpty(form.Code)
            ? await counter.TakeAsync(form.CustomerId, (await stores.GetCurrentStoreAsync()).Id, minor, form.BranchId, form.Receipt!, clerk.Id)
            : await vouchers.RedeemAsync(form.Code, minor, form.BranchId, form.Receipt!, clerk.Id);
        if (result.IsDone)
            return View(SlipView, await factory.PrepareSlipAsync(form, result));

        var field = result.Refusal == SalonRefusal.ReceiptRequired ? nameof(form.Receipt) : nameof(form.Amount);
        ModelState.AddModelError($"{nameof(CounterModel.Take)}.{field}", await texts.TextAsync($"Salon.Refused.{result.Refusal}"));
        return await AgainAsync(form, clerk.Id);
    }

    async Task<IActionResult> AgainAsync(TakeModel form, int clerkId) => View(CounterView, string.IsNullOrEmpty(form.Code)
        ? await factory.PrepareForClientAsync(form.CustomerId, form.BranchId, form)
        : await factory.PrepareAsync(form.Code, form.BranchId, clerkId, form));
}
