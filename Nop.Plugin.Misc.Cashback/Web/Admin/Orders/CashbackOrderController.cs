namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>What staff do with the cashback of an order, beside the shop's own page of it.</summary>
public sealed class CashbackOrderController(OrderOutcomeFactory outcomes, CreditReturnForm returns, MoneyRefundForm refunds, IMoneyRefunds money, IOrderService orders, PageKit kit) : AdminCashbackController(kit)
{
    /// <summary>What happens to the cashback if the order is refunded or cancelled.</summary>
    /// <param name="id">The order.</param>
    /// <param name="amount">Money that would be refunded, as it was typed.</param>
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Outcome(int id, string? amount = null) => await ShowAsync(id, amount);

    /// <summary>Gives back credit of an order that was paid with credit alone.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> ReturnCredit(CreditReturnModel back)
    {
        if (await orders.GetOrderByIdAsync(back.OrderId) is not { } order)
            return RedirectToAction("List", "CashbackWallet");
        if (await returns.ReturnAsync(order, back, ModelState) is not ({ } done, var isNew))
            return await ShowAsync(order.Id, amount: null, back);

        if (isNew)
            await Activity.WriteAsync(CashbackActivity.WalletAdjusted, order, "Plugins.Misc.Cashback.ActivityLog.CreditReturned", order.Id, done, FormReader.Text(back.Reason));
        await NotifyAsync("Plugins.Misc.Cashback.CreditReturn.Done", done);
        return RedirectToAction(nameof(Outcome), new { id = order.Id });
    }

    /// <summary>What it does to refund money of an order into credit, and the form that does it.</summary>
    /// <param name="id">The order.</param>
    /// <param name="amount">The money, as it was typed; null: all that is left.</param>
    /// <param name="bonus">What the shop adds, as it was typed.</param>
    /// <param name="days">Days for which the credit can be used, as they were typed.</param>
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> IntoCredit(int id, string? amount = null, string? bonus = null, string? days = null) =>
        await ShowRefundAsync(id, amount is null ? null : new() { Amount = amount, Bonus = bonus, Days = days });

    /// <summary>Refunds money of an order into credit.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> RefundIntoCredit(MoneyRefundModel refund)
    {
        if (await orders.GetOrderByIdAsync(refund.OrderId) is not { } order)
            return RedirectToAction("List", "CashbackWallet");
        // Marking money as refunded asks for the shop's own right, as its own button does.
        if (!await refunds.MayMarkAsync())
        {
            await WarnAsync("Plugins.Misc.Cashback.MoneyRefund.NeedsOrders");
            return RedirectToAction(nameof(Outcome), new { id = order.Id });
        }

        if (await refunds.RefundAsync(order, refund, ModelState) is not ({ } done, var isNew))
            return await ShowRefundAsync(order.Id, refund);

        if (isNew)
            await Activity.WriteAsync(CashbackActivity.WalletAdjusted, order, "Plugins.Misc.Cashback.ActivityLog.MoneyIntoCredit", order.Id, done, FormReader.Text(refund.Reason));
        await NotifyAsync("Plugins.Misc.Cashback.MoneyRefund.Done", done);
        return RedirectToAction(nameof(Outcome), new { id = order.Id });
    }

    /// <summary>Ends a refund into credit that broke off, as a person says it stands.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> EndRefund(int id, int refundId, bool marked)
    {
        if (!await refunds.MayMarkAsync())
        {
            await WarnAsync("Plugins.Misc.Cashback.MoneyRefund.NeedsOrders");
            return RedirectToAction(nameof(IntoCredit), new { id });
        }

        switch (await money.EndAsync(refundId, marked))
        {
            case HandOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.WalletAdjusted, null, marked ? "Plugins.Misc.Cashback.ActivityLog.RefundFinished" : "Plugins.Misc.Cashback.ActivityLog.RefundDropped", id, refundId);
                await NotifyAsync("Plugins.Misc.Cashback.MoneyRefund.Ended");
                break;
            case HandOutcome.Changed:
                break;
            case var other:
                await WarnAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(other)}");
                break;
        }

        return RedirectToAction(nameof(IntoCredit), new { id });
    }

    async Task<IActionResult> ShowRefundAsync(int id, MoneyRefundModel? refund) =>
        await orders.GetOrderByIdAsync(id) is { } order && await refunds.PrepareAsync(order, refund, ModelState) is { } model ? Page("Orders/IntoCredit", model) : RedirectToAction("List", "CashbackWallet");

    async Task<IActionResult> ShowAsync(int id, string? amount, CreditReturnModel? back = null)
    {
        if (await outcomes.PrepareAsync(id, amount, ModelState) is not { } model)
            return RedirectToAction("List", "CashbackWallet");
        model.Return = await returns.PrepareAsync((await orders.GetOrderByIdAsync(id))!, back);
        return Page("Orders/Outcome", model);
    }
}
