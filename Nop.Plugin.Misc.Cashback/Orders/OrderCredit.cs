namespace Nop.Plugin.Misc.Cashback.Orders;

sealed class OrderCredit(OrderEdits edits, StaffNotes notes, WrittenCredit written, CreditText amounts, Texts texts) : IOrderCredit
{
    public async Task UpdateTotalsAsync(UpdateOrderParameters parameters, Func<Task> compute)
    {
        var order = parameters.UpdatedOrder;
        var before = await edits.BeginAsync(order);
        await compute();
        if (before is null)
            return;

        var edited = await edits.FollowAsync(order, before);
        order.OrderTotal = RedeemedTotal.Of(order.OrderTotal, edited.CreditMinor, edited.Currency);
        await written.RewriteAsync(order, edited.CreditMinor, edited.Currency);
        if (edited.GivenBackMinor > 0)
            await TellStaffAsync(parameters, order, await GivenBackAsync(edited));
        if (edited.MoneyOverMinor > 0)
            await TellStaffAsync(parameters, order, await texts.OfKeyAsync(RedemptionTexts.NoteMoneyOver, await amounts.InCurrencyAsync(edited.MoneyOverMinor, edited.Currency)));
    }

    async Task<string> GivenBackAsync(EditedOrder edited)
    {
        var back = await amounts.InCurrencyAsync(edited.GivenBackMinor, edited.Currency);
        return edited.CreditMinor == 0
            ? await texts.OfKeyAsync(RedemptionTexts.NoteAllGivenBack, back)
            : await texts.OfKeyAsync(RedemptionTexts.NoteGivenBack, back, await amounts.InCurrencyAsync(edited.CreditMinor, edited.Currency));
    }

    async Task TellStaffAsync(UpdateOrderParameters parameters, Order order, string note)
    {
        parameters.Warnings.Add(note);
        await notes.AddAsync(order, note);
    }
}
