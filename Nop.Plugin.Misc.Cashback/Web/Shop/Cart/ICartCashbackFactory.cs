namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Builds the box where a shopper chooses how much cashback to spend, and keeps what is chosen there. Works on the current customer's cart alone.</summary>
public interface ICartCashbackFactory
{
    /// <summary>The box; null: a guest, cashback off, or nothing to spend.</summary>
    /// <param name="place">Where it stands.</param>
    Task<CartCashbackModel?> PrepareAsync(BoxPlace place);

    /// <summary>Keeps the choice, if it can be met with the cart as it is; one that can only be met in part is refused, with what is possible.</summary>
    /// <param name="typed">As posted.</param>
    /// <param name="inCheckout">In the payment step: whether anything is left to pay is told.</param>
    Task<ChoiceAnswer> ApplyAsync(TypedChoice typed, bool inCheckout);
}
