namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>What staff do with the cashback of an order, beside the shop's own page of it.</summary>
public sealed class CashbackOrderController(OrderOutcomeFactory outcomes, CreditReturnForm returns, IOrderService orders, PageKit kit) : AdminCashbackController(kit)
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

    async Task<IActionResult> ShowAsync(int id, string? amount, CreditReturnModel? back = null)
    {
        if (await outcomes.PrepareAsync(id, amount, ModelState) is not { } model)
            return RedirectToAction("List", "CashbackWallet");
        model.Return = await returns.PrepareAsync((await orders.GetOrderByIdAsync(id))!, back);
        return Page("Orders/Outcome", model);
    }
}
