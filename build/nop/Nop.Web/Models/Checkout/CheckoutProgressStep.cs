namespace Nop.Web.Models.Checkout;

public enum CheckoutProgressStep
{
    Cart,
    Address,
    Shipping,
    Payment,
    Confirm,
    Complete,
}
