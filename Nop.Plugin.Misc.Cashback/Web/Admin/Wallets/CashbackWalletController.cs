using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>The pages of wallets.</summary>
public sealed class CashbackWalletController(
    AdminWalletFactory factory,
    AdminEntryFactory entries,
    AdminOrderFactory orders,
    AdminAuditFactory audits,
    IWalletDirectory wallets,
    IHandAdjustments adjustments,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Details = "Wallets/Wallet";

    [CheckPermission(CashbackPermissions.ViewWallets)]
    public IActionResult List() => Page("Wallets/List", AdminWalletFactory.PrepareSearch());

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> ListRows(WalletSearchModel searchModel) => Json(await factory.PrepareListAsync(searchModel));

    /// <summary>One wallet.</summary>
    /// <param name="id">The wallet.</param>
    /// <param name="damaged">A verification has just found something: it is looked at once more, and told on the page. So is what the balance itself shows to be changed.</param>
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Wallet(int id, bool damaged = false)
    {
        if (await factory.PrepareAsync(id) is not { } model)
            return RedirectToAction(nameof(List));
        if (damaged || model.IsAltered)
            model.Damage = await audits.OfWalletAsync(id, HttpContext.RequestAborted);
        return Page(Details, model);
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> EntryRows(EntrySearchModel searchModel) => Json(await entries.PrepareAsync(searchModel));

    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Why(int walletId, int orderId)
        => await orders.PrepareWhyAsync(walletId, orderId) is { } model ? Page("Wallets/Why", model) : RedirectToAction(nameof(Wallet), new { id = walletId });

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Adjust(AdjustmentModel adjustment)
    {
        if (await wallets.GetAsync(adjustment.WalletId) is not { } row)
            return RedirectToAction(nameof(List));

        var currency = CurrencySpec.For(row.Wallet.CurrencyCode);
        var amount = await factory.ReadAsync(adjustment, currency, ModelState);
        if (!ModelState.IsValid)
            return await AgainAsync(row, adjustment);

        var reason = FormReader.Text(adjustment.Reason);
        var result = await adjustments.AdjustAsync(new(row.Wallet, amount, reason, adjustment.Attempt) { ClientText = FormReader.Text(adjustment.ClientText) });
        switch (result.Outcome)
        {
            case HandOutcome.Done when result.First is { } first:
                await NotifyAsync("Plugins.Misc.Cashback.Adjustment.Repeated", Figures.Change(amount, currency), await entries.WhenAsync(first), first.Reason ?? "");
                break;
            case HandOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.WalletAdjusted, row.Customer, "Plugins.Misc.Cashback.ActivityLog.WalletAdjusted", row.Wallet.Id, Figures.Change(amount, currency), reason);
                await NotifyAsync("Plugins.Misc.Cashback.Adjustment.Done", Figures.Change(amount, currency));
                break;
            case HandOutcome.Proposed:
                await TellProposedAsync(row.Customer, $"{row.Wallet.CardNumber}, {Figures.Change(amount, currency)}, {reason}");
                break;
            default:
                await RefuseAsync(adjustment, result, amount, currency);
                return await AgainAsync(row, adjustment);
        }

        return RedirectToAction(nameof(Wallet), new { id = row.Wallet.Id });
    }

    async Task RefuseAsync(AdjustmentModel adjustment, AdjustmentResult result, long amount, CurrencySpec currency)
    {
        var message = result switch
        {
            { Outcome: HandOutcome.FormUsed, First: { } other } => await TextAsync("Plugins.Misc.Cashback.Adjustment.Used",
                Figures.Change(result.Value, currency), await entries.WhenAsync(other), other.Reason ?? "", Figures.Change(amount, currency)),
            { Outcome: HandOutcome.FormUsed } => await TextAsync("Plugins.Misc.Cashback.Adjustment.UsedToPropose", Figures.Change(result.Value, currency), Figures.Change(amount, currency)),
            { Outcome: HandOutcome.AboveBalance } => await TextAsync("Plugins.Misc.Cashback.Adjustment.AboveBalance", Figures.Amount(result.Value, currency)),
            { Outcome: HandOutcome.Insufficient } => await TextAsync("Plugins.Misc.Cashback.Adjustment.OnlySoMuch", Figures.Amount(result.Value, currency)),
            _ => await TextAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(result.Outcome)}"),
        };
        ModelState.AddModelError(nameof(adjustment.Amount), message);
        if (result.Outcome != HandOutcome.FormUsed)
            return;
        // Who means it as another adjustment sends it once more: the form gets a name of its own.
        adjustment.Attempt = Guid.NewGuid();
        adjustment.Confirmed = false;
        ModelState.Remove(nameof(adjustment.Attempt));
        ModelState.Remove(nameof(adjustment.Confirmed));
    }

    async Task<ViewResult> AgainAsync(WalletRow row, AdjustmentModel adjustment) => Page(Details, (await factory.PrepareAsync(row.Wallet.Id, adjustment))!);
}
