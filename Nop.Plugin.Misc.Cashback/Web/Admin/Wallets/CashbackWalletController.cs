using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>The pages of wallets.</summary>
public sealed class CashbackWalletController(
    AdminWalletFactory factory,
    AdminOrderFactory orders,
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    Actor actor,
    TimeProvider time,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Details = "Wallets/Wallet";

    [CheckPermission(CashbackPermissions.ViewWallets)]
    public IActionResult List() => Page("Wallets/List", AdminWalletFactory.PrepareSearch());

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> ListRows(WalletSearchModel searchModel) => Json(await factory.PrepareListAsync(searchModel));

    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Wallet(int id)
        => await factory.PrepareAsync(id) is { } model ? Page(Details, model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> EntryRows(EntrySearchModel searchModel) => Json(await factory.PrepareEntriesAsync(searchModel));

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
        if (ModelState.IsValid)
        {
            var result = await ledger.AdjustAsync(AdminWalletFactory.KeyOf(row.Wallet), amount, await ContextAsync(adjustment));
            if (result.IsDone)
            {
                if (result is { Repeated: true, First: { } first })
                {
                    await NotifyAsync("Plugins.Misc.Cashback.Adjustment.Repeated", Figures.Change(amount, currency), await factory.WhenAsync(first), first.Reason ?? "");
                }
                else
                {
                    await Activity.WriteAsync(CashbackActivity.WalletAdjusted, row.Customer, "Plugins.Misc.Cashback.ActivityLog.WalletAdjusted",
                        row.Wallet.Id, Figures.Change(amount, currency), adjustment.Reason!.Trim());
                    await NotifyAsync("Plugins.Misc.Cashback.Adjustment.Done", Figures.Change(amount, currency));
                }

                return RedirectToAction(nameof(Wallet), new { id = row.Wallet.Id });
            }

            if (result is { Outcome: LedgerOutcome.KeyUsed, First: { } other })
            {
                ModelState.AddModelError(nameof(adjustment.Amount), string.Format(CultureInfo.CurrentCulture, await TextAsync("Plugins.Misc.Cashback.Adjustment.Used"),
                    Figures.Change(result.Value, currency), await factory.WhenAsync(other), other.Reason ?? "", Figures.Change(amount, currency)));
                // Who means it as another adjustment sends it once more: the form gets a name of its own.
                adjustment.Attempt = Guid.NewGuid();
                adjustment.Confirmed = false;
                ModelState.Remove(nameof(adjustment.Attempt));
                ModelState.Remove(nameof(adjustment.Confirmed));
            }
            else
            {
                ModelState.AddModelError(nameof(adjustment.Amount), await TextAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(result.Outcome)}"));
            }
        }

        return Page(Details, (await factory.PrepareAsync(row.Wallet.Id, adjustment))!);
    }

    async Task<PostingContext> ContextAsync(AdjustmentModel adjustment)
        => new(Channel.Admin, await actor.IdAsync(), time.GetUtcNow().UtcDateTime)
        {
            Reason = adjustment.Reason?.Trim(),
            ActKey = string.Create(CultureInfo.InvariantCulture, $"adjust:{adjustment.WalletId}:{adjustment.Attempt:N}"),
        };
}
