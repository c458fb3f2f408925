namespace Nop.Plugin.Misc.Cashback.Orders;

sealed class OrderCredit(OrderEdits edits, OrderPrices prices, IWalletDirectory wallets, StaffNotes notes, WrittenCredit written, CreditText amounts, Texts texts) : IOrderCredit
{
    public async Task UpdateTotalsAsync(UpdateOrderParameters parameters, Func<Task> compute)
    {
        var order = parameters.UpdatedOrder;
        var before = await edits.BeginAsync(order);

        // How the order was placed, not what the setting is now.
        var inPrices = WrittenReduction.FindIn(order);
        var currency = before is null ? await wallets.GetCurrencyAsync() : CurrencySpec.For(before.Wallet.CurrencyCode);
        if (inPrices is not null)
            OrderPrices.TakeOut(order, inPrices, currency);
        await compute();
        if (before is null)
        {
            if (inPrices is not null)
                await written.RewriteAsync(order, 0, currency, await prices.PutInAsync(parameters, 0, currency));
            return;
        }

        var edited = await edits.FollowAsync(order, before);
        order.OrderTotal = RedeemedTotal.Of(order.OrderTotal, edited.CreditMinor, edited.Currency);
        await written.RewriteAsync(order, edited.CreditMinor, edited.Currency, inPrices is null ? null : await prices.PutInAsync(parameters, edited.CreditMinor, edited.Currency));
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
