using Nop.Web.Framework.Events;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Notes which credit the totals on the shopper's screen show, and gives them the word that goes with it. The totals of the confirm step are among them, in both checkouts and in every theme.</summary>
sealed class ShownCreditConsumer(
    CashbackRow row, ShownCredits shown, ChoiceNote note, EarlierOrders earlier, CheckoutPlacement placement, ICustomerService customers) : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    /// <summary>Key in the model's CustomProperties, for a theme that shows the word itself.</summary>
    public const string Property = "CashbackNote";

    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        if (eventMessage.Model is not OrderTotalsModel model)
            return;

        (row.Note, row.Confirmed) = (null, null);
        if (row.Customer is not { } customer || string.IsNullOrEmpty(model.OrderTotal))
            return;

        var before = await shown.GetAsync(customer, row.StoreId);
        string?[] words = [await UnknownOrderAsync(before), row.Standing is { } standing ? await note.OfAsync(standing, row.StoreId) : null];
        row.Note = string.Join(' ', words.OfType<string>()) is { Length: > 0 } text ? text : null;
        if (row.Note is not null)
            model.CustomProperties[Property] = row.Note;

        // Who takes no credit and has seen none needs no record, but in the checkout, where another window might choose some meanwhile.
        if (before is not null || row.Minor > 0 || (!model.IsEditable && await customers.IsRegisteredAsync(customer)))
        {
            row.Confirmed = model.IsEditable ? null : row.Minor;
            await shown.ShowAsync(customer, row.StoreId, row.Minor);
        }
    }

    async Task<string?> UnknownOrderAsync(ShownCredit? before) =>
        before is { OrderId: > 0, IsOrderKnown: false } && before.OrderId != placement.ToldOrderId
        && await earlier.FindAsync(row.Customer!.Id, before.OrderId) is { } order
            ? await earlier.TextAsync(order)
            : null;
}
