using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>My cashback. Every action works on the signed-in customer's own wallet; no id of a wallet is ever taken from a request.</summary>
[AutoValidateAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackAccountController(
    IWorkContext work,
    Actor actor,
    IStoreContext stores,
    ICustomerService customers,
    AccountFactory factory,
    IVoucherService vouchers,
    IMembership membership,
    GuestOrders guestOrders,
    AddressConfirmation confirmation,
    PersonalDataFile data,
    ILetterSwitches letters,
    ActivityLines activity,
    IWalletDirectory wallets,
    ICheckoutCashback checkout,
    PageNotices notices,
    IPublicTexts texts) : BasePublicController
{
    const string PageView = CashbackDefaults.ViewFolder + "/Public/Account.cshtml";

    /// <summary>The page.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        var customer = await work.GetCurrentCustomerAsync();
        return await customers.IsRegisteredAsync(customer)
            ? View(PageView, await factory.PrepareAsync(customer, await stores.GetCurrentStoreAsync(), page))
            : Challenge();
    }

    /// <summary>Joins.</summary>
    [HttpPost]
    public Task<IActionResult> OptIn() => JoinAsync(joins: true);

    /// <summary>Leaves; what is there can still be spent.</summary>
    [HttpPost]
    public Task<IActionResult> OptOut() => JoinAsync(joins: false);

    /// <summary>Turns a part of the balance into a voucher.</summary>
    [HttpPost]
    public async Task<IActionResult> IssueVoucher(VoucherRequestModel request)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        // A name that is none makes each post a wish of its own.
        ModelState.Remove(nameof(request.Form));
        // No salon of the list: never taken for "every salon".
        if (ModelState.GetFieldValidationState(nameof(request.BranchId)) == ModelValidationState.Invalid)
            await RefuseBranchAsync(request);
        var store = await stores.GetCurrentStoreAsync();
        var (amount, error) = await texts.ReadAmountAsync(request.Amount);
        var least = await checkout.MinimumAsync(store.Id);
        if (amount < least)
            error = await texts.TextAsync("Account.Voucher.BelowMinimum", await texts.AmountAsync(least));
        if (error is not null)
            ModelState.AddModelError(nameof(request.Amount), error);
        if (amount is not { } minor || !ModelState.IsValid)
            return await AgainAsync(customer, request);

        var result = await vouchers.IssueAsync(customer.Id, store.Id, minor, request.BranchId, validDays: null, actor.OnShopPage(), await actor.IdAsync(), request.Form);
        if (!result.IsDone)
        {
            if (result.Refusal == SalonRefusal.WrongBranch)
                await RefuseBranchAsync(request);
            else if (result.Refusal == SalonRefusal.FormUsed)
                await RefuseUsedAsync(request, result, minor);
            else
                ModelState.AddModelError(nameof(request.Amount), await texts.TextAsync(Refusals.KeyOf(result.Refusal)));
            return await AgainAsync(customer, request);
        }

        if (!result.Repeated)
            await activity.WriteAsync(CashbackActivity.VoucherIssued, customer, "Plugins.Misc.Cashback.ActivityLog.VoucherIssued", await texts.AmountAsync(result.Amount));
        notices.Done(await texts.TextAsync(result.Repeated ? "Account.Voucher.Repeated" : "Account.Voucher.Issued", factory.CodeOf(result.Hold!)));
        return RedirectToRoute(CashbackRoutes.Account);
    }

    /// <summary>Gives what is left of an own voucher back to the balance.</summary>
    [HttpPost]
    public async Task<IActionResult> CancelVoucher(int number)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        // A number in the customer's own wallet: it names nobody else's.
        var key = await wallets.KeyAsync(customer.Id, (await stores.GetCurrentStoreAsync()).Id);
        var result = (await vouchers.ListAsync(key, openOnly: false)).FirstOrDefault(voucher => voucher.Number == number) is { } own
            ? await vouchers.CancelAsync(own, actor.OnShopPage(), await actor.IdAsync())
            : new SalonResult(SalonRefusal.UnknownVoucher, null, 0);
        if (result.IsDone)
        {
            await activity.WriteAsync(CashbackActivity.VoucherCancelled, customer, "Plugins.Misc.Cashback.ActivityLog.VoucherCancelled", result.Hold?.WalletId ?? 0, number);
            notices.Done(await texts.TextAsync("Account.Voucher.Cancelled", await texts.AmountAsync(result.Amount)));
        }
        else
            notices.Refused(await texts.TextAsync(Refusals.KeyOfIssuing(result.Refusal)));
        return RedirectToRoute(CashbackRoutes.Account);
    }

    async Task RefuseBranchAsync(VoucherRequestModel request)
    {
        ModelState.Remove(nameof(request.BranchId));
        ModelState.AddModelError(nameof(request.BranchId), await texts.TextAsync("Errors.Choose"));
    }

    // Who means it as another voucher sends it once more: the form gets a name of its own.
    async Task RefuseUsedAsync(VoucherRequestModel request, SalonResult first, long amount)
    {
        request.Form = Guid.NewGuid();
        ModelState.AddModelError(nameof(request.Amount), await texts.TextAsync("Account.Voucher.FormUsed",
            factory.CodeOf(first.Hold!), await texts.AmountAsync(first.Amount), await texts.AmountAsync(amount)));
    }

    /// <summary>Where the letter's link leads: asks the signed-in customer once more, as programs that look at letters open links too.</summary>
    [HttpGet]
    public async Task<IActionResult> ConfirmAddress(string token)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        var model = await factory.PrepareAsync(customer, await stores.GetCurrentStoreAsync(), page: 1);
        (model.AddressToken, model.Address) = (token, customer.Email);
        return View(PageView, model);
    }

    /// <summary>Sends the letter that confirms the address once more.</summary>
    [HttpPost]
    public async Task<IActionResult> SendAddressLetter()
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        switch (await confirmation.SendAgainAsync(customer))
        {
            case LetterOutcome.Sent:
                notices.Done(await texts.TextAsync("Account.Address.Sent", customer.Email, AddressRecords.LinkDays));
                break;
            case LetterOutcome.TooSoon:
                notices.Refused(await texts.TextAsync("Account.Address.TooSoon", AddressRecords.QuietMinutes));
                break;
            case LetterOutcome.TooMany:
                notices.Refused(await texts.TextAsync("Account.Address.TooMany", AddressRecords.MostPerDay));
                break;
        }

        return RedirectToRoute(CashbackRoutes.Account);
    }

    /// <summary>Confirms that the address is the signed-in customer's; what waited for it then counts.</summary>
    [HttpPost]
    [ActionName(nameof(ConfirmAddress))]
    public async Task<IActionResult> ConfirmAddressPost(string token)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        if (await confirmation.ConfirmAsync(customer, token))
            notices.Done(await texts.TextAsync("Account.Address.Confirmed"));
        else
            notices.Refused(await texts.TextAsync("Account.Address.BadLink"));
        return RedirectToRoute(CashbackRoutes.Account);
    }

    /// <summary>Switches a kind of letters to the signed-in customer off or on; not for staff who act in the customer's name.</summary>
    [HttpPost]
    public async Task<IActionResult> SwitchLetter(int kind, bool isOn)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer) || actor.ActsForAnother)
            return Challenge();

        if (await letters.SwitchAsync(customer.Id, kind, isOn))
            notices.Done(await texts.TextAsync(isOn ? "Letters.IsOnNow" : "Letters.IsOffNow"));
        return RedirectToRoute(CashbackRoutes.Account);
    }

    /// <summary>Sends the record of the signed-in customer as a file; not for staff who act in the customer's name.</summary>
    [HttpGet]
    public async Task<IActionResult> DownloadData()
    {
        var customer = await work.GetCurrentCustomerAsync();
        return await customers.IsRegisteredAsync(customer) && !actor.ActsForAnother
            ? new StreamedFileResult("text/csv; charset=utf-8", "my-cashback.csv", (output, stop) => data.WriteAsync(output, customer.Id, stop))
            : Challenge();
    }

    async Task<IActionResult> JoinAsync(bool joins)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();

        var scope = await wallets.ScopeAsync((await stores.GetCurrentStoreAsync()).Id);
        if (await (joins ? membership.OptInAsync(customer.Id, scope) : membership.OptOutAsync(customer.Id, scope)))
        {
            await activity.WriteAsync(CashbackActivity.MembershipChanged, customer, joins ? "Plugins.Misc.Cashback.ActivityLog.Joined" : "Plugins.Misc.Cashback.ActivityLog.Left");
            notices.Done(await texts.TextAsync(joins ? "Account.Joined" : "Account.Left"));
            if (joins)
                await guestOrders.FollowAsync(customer);
        }

        return RedirectToRoute(CashbackRoutes.Account);
    }

    async Task<IActionResult> AgainAsync(Customer customer, VoucherRequestModel request)
    {
        var model = await factory.PrepareAsync(customer, await stores.GetCurrentStoreAsync(), page: 1);
        if (model.NewVoucher is { } form)
        {
            form.Form = request.Form == Guid.Empty ? form.Form : request.Form;
            form.Amount = request.Amount;
            form.BranchId = request.BranchId;
        }
        else
        {
            // Nothing is left, or no salon is open any more: the form is gone, and with it the places of its messages.
            foreach (var error in ModelState.Values.SelectMany(field => field.Errors))
                notices.Refused(error.ErrorMessage);
            ModelState.Clear();
        }

        return View(PageView, model);
    }
}
