using System.Globalization;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <inheritdoc cref="IOrderCredit"/>
public sealed class OrderCredit(OrderEdits edits, StaffNotes notes, WrittenCredit written, CreditText text, ILocalizationService localization) : IOrderCredit
{
    /// <inheritdoc/>
    public async Task UpdateTotalsAsync(UpdateOrderParameters parameters, Func<Task> compute)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(compute);
        var order = parameters.UpdatedOrder;
        var before = await edits.BeginAsync(order);
        await compute();
        if (before is null)
            return;

        var edited = await edits.FollowAsync(order, before);
        order.OrderTotal = RedeemedTotal.Of(order.OrderTotal, edited.CreditMinor, edited.Currency);
        await written.RewriteAsync(order, edited.CreditMinor, edited.Currency);
        if (edited.GivenBackMinor > 0)
            await TellStaffAsync(parameters, order, edited);
    }

    async Task TellStaffAsync(UpdateOrderParameters parameters, Order order, EditedOrder edited)
    {
        var note = string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(RedemptionTexts.NoteGivenBack),
            await text.InCurrencyAsync(edited.GivenBackMinor, edited.Currency), await text.InCurrencyAsync(edited.CreditMinor, edited.Currency));
        parameters.Warnings.Add(note);
        await notes.AddAsync(order, note);
    }
}
