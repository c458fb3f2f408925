namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Where the box "Use cashback" stands.</summary>
public enum BoxPlace
{
    /// <summary>In the cart, within its form.</summary>
    Cart,

    /// <summary>In the payment step of the one-page checkout, within the step's form.</summary>
    PaymentStep,

    /// <summary>On the payment page of the checkout in several pages, outside the page's form: with a form of its own.</summary>
    PaymentPage,
}

/// <summary>The box in the cart and in the payment step.</summary>
public sealed record CartCashbackModel : BaseNopModel
{
    /// <summary>Where it stands.</summary>
    public BoxPlace Place { get; init; }

    /// <summary>Credit that can be spent now, as text.</summary>
    public string Usable { get; init; } = "";

    /// <summary>The text of the field: what was typed, or the amount chosen; empty: nothing or as much as possible.</summary>
    public string Amount { get; init; } = "";

    /// <summary>Choice that is made, or was: a value of <see cref="Web.Shop.Cart.TypedChoice.Kind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Something is chosen.</summary>
    public bool IsApplied { get; init; }

    /// <summary>Code of the currency of the amount, which is the shop's.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Where prices are shown in another currency: which is which; null: they are not.</summary>
    public string? CurrencyNote { get; init; }

    /// <summary>What limits the credit that this cart takes, before it is asked for; null: nothing does.</summary>
    public string? Limit { get; init; }

    /// <summary>Why this cart takes no credit; null: nothing is in the way.</summary>
    public string? Warning { get; init; }

    /// <summary>The cart takes no credit at all: only the warning is shown.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Credit pays the whole order, so that the payment step needs no way to pay.</summary>
    public bool NothingToPay { get; init; }

    /// <summary>Answer to the typed choice; null: nothing was typed.</summary>
    public string? Message { get; init; }

    /// <summary>Why what was typed is not used; null: it is.</summary>
    public string? Error { get; init; }

    /// <summary>Less than was typed is possible: how much, as the text of the field.</summary>
    public string? Possible { get; init; }

    /// <summary>Text of the button that takes <see cref="Possible"/>.</summary>
    public string? Offer { get; init; }
}
