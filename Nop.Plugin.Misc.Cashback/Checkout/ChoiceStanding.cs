namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>What the shopper's choice comes to with the cart, the credit and the limits as they are now.</summary>
/// <param name="Choice">What was asked for.</param>
/// <param name="MadeOnUtc">When, to the second.</param>
/// <param name="Quote">The credit that an order would take; with an obstacle 0, which is no refusal.</param>
/// <param name="Obstacle">Why the cart takes no credit at all; null: nothing is in the way.</param>
public sealed record ChoiceStanding(CashbackChoice Choice, DateTime MadeOnUtc, RedemptionQuote Quote, CartObstacle? Obstacle)
{
    /// <summary>The choice does not apply: nothing is taken.</summary>
    public bool HasFallenAway => Obstacle is not null || Quote.Refusal is not null;

    /// <summary>Less is taken than was asked for, or than could be if the shop had no least order total.</summary>
    public bool IsCut => !HasFallenAway && (Quote.CutByLeastTotal || Choice.AskedMinor > Quote.Amount);
}
