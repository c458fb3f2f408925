using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Models.Public;

/// <summary>The box in the cart and in the payment step.</summary>
public record CartCashbackModel : BaseNopModel
{
    /// <summary>What can be spent now, as text.</summary>
    public string Usable { get; init; } = "";

    /// <summary>The amount chosen, as the text of the field; empty: nothing or as much as possible.</summary>
    public string Amount { get; init; } = "";

    /// <summary>As much as possible is chosen.</summary>
    public bool AsMuchAsPossible { get; init; }

    /// <summary>Something is chosen.</summary>
    public bool IsApplied { get; init; }

    /// <summary>Why the choice cannot be met, or why this cart takes no credit; null: nothing is in the way.</summary>
    public string? Warning { get; init; }

    /// <summary>The cart takes no credit at all: only the warning is shown.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>In the checkout's payment step: the choice travels with its form.</summary>
    public bool InCheckout { get; init; }
}
