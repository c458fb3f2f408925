namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Keys of the texts of checkout.</summary>
static class RedemptionTexts
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Checkout.";

    /// <summary>The row in totals and the custom value of an order: "Cashback".</summary>
    public const string Row = Prefix + "Row";

    /// <summary>The hidden custom value of an order that names its hold: "Cashback reference".</summary>
    public const string Reference = Prefix + "Reference";

    /// <summary>The hidden custom value of an order that says what of its credit stands in its prices: "Cashback in the prices".</summary>
    public const string InPrices = Prefix + "InPrices";

    /// <summary>The row in totals whose discount has the credit in it: "Cashback in the discount, with tax".</summary>
    public const string RowInPrices = Prefix + "RowInPrices";

    /// <summary>The limits leave nothing of the order for credit to pay.</summary>
    public const string NotOnThisOrder = Prefix + "NotOnThisOrder";

    /// <summary>The shop's least order total leaves nothing for credit to pay, {0} that total.</summary>
    public const string LeastTotal = Prefix + "LeastTotal";

    /// <summary>Note that the choice is not used; the reason follows.</summary>
    public const string FallenAway = Prefix + "FallenAway";

    /// <summary>The order was not placed: {0} of credit was shown, {1} would be taken now.</summary>
    public const string Changed = Prefix + "Changed";

    /// <summary>The order was not placed: {0} was asked for, and what is possible follows.</summary>
    public const string Less = Prefix + "Less";

    /// <summary>An order was placed already: {0} its number, {1} its total, {2} its credit.</summary>
    public const string OrderPlaced = Prefix + "OrderPlaced";

    /// <summary>An order was placed already, without credit: {0} its number, {1} its total.</summary>
    public const string OrderPlacedWithout = Prefix + "OrderPlacedWithout";

    /// <summary>{0} is used, more is not possible.</summary>
    public const string AppliedLess = CashbackDefaults.ResourcePrefix + ".Cart.AppliedLess";

    /// <summary>{0} is used, because an order must come to {1}.</summary>
    public const string AppliedUpToLeastTotal = CashbackDefaults.ResourcePrefix + ".Cart.AppliedUpToLeastTotal";

    const string Obstacle = CashbackDefaults.ResourcePrefix + ".Cart.Obstacle.";
    const string Guest = Prefix + "Refused.Guest";
    const string BelowMinimum = Prefix + "Refused.BelowMinimum";
    const string Insufficient = Prefix + "Refused.Insufficient";
    const string OffDay = Prefix + "Refused.OffDay";
    const string NotEntitled = Prefix + "Refused.NotEntitled";
    const string OncePerDay = Prefix + "Refused.OncePerDay";
    const string BelowMinimumOrder = Prefix + "Refused.BelowMinimumOrder";
    const string NothingEligible = Prefix + "Refused.NothingEligible";
    const string RefusedAltered = Prefix + "Refused.Altered";
    const string Frozen = Prefix + "Refused.Frozen";
    const string Closed = Prefix + "Refused.Closed";
    const string CurrencyChanged = Prefix + "Refused.CurrencyChanged";

    /// <summary>It is a day on which credit is not used, {0} the next on which it is.</summary>
    public const string OffDayUntil = Prefix + "Refused.OffDayUntil";

    const string Room = CashbackDefaults.ResourcePrefix + ".Cart.Room.";

    /// <summary>{0} can be used on the order: credit does not pay for {1}.</summary>
    public const string RoomOfGoods = Room + "Goods";

    /// <summary>Credit does not pay for {0}, and the total is not known yet.</summary>
    public const string NotFor = Room + "NotFor";

    /// <summary>{0} can be used on the order, of which credit pays {1} % at the most.</summary>
    public const string RoomOfShare = Room + "Share";

    /// <summary>{0} can be used on the order, which is the most for one.</summary>
    public const string RoomOfOrder = Room + "PerOrder";

    /// <summary>{0} can be used on the order, because an order must come to {1}.</summary>
    public const string RoomOfLeastTotal = Room + "LeastTotal";

    /// <summary>A part of an order that credit does not pay for, {0} what it costs.</summary>
    public static string Of(CreditExclusion part) => Room + "Part." + part;

    /// <summary>Another order or page is using the wallet just now.</summary>
    public const string Busy = Prefix + "Busy";

    /// <summary>The shop has to look at the client's account before credit of it can be used.</summary>
    public const string Altered = Prefix + "Altered";

    /// <summary>The ledger could not be read in time.</summary>
    public const string Unread = CashbackDefaults.ResourcePrefix + ".Busy";

    /// <summary>The total fell below the held amount while the order was placed.</summary>
    public const string TotalChanged = Prefix + "TotalChanged";

    /// <summary>Order note, {0} the amount, {1} the hold: a text of the shop's own may name it, ours does not.</summary>
    public const string NoteUsed = Prefix + "NoteUsed";

    /// <summary>Order note and notice to staff after an edit, {0} what went back to the wallet, {1} the credit that still pays a part of the order.</summary>
    public const string NoteGivenBack = Prefix + "NoteGivenBack";

    /// <summary>Order note and notice to staff after an edit that left no credit in the order, {0} what went back to the wallet.</summary>
    public const string NoteAllGivenBack = Prefix + "NoteAllGivenBack";

    /// <summary>Order note and notice to staff after an edit, {0} the money that was paid above what the order costs now.</summary>
    public const string NoteMoneyOver = Prefix + "NoteMoneyOver";

    /// <summary>Why a cart takes no credit at all, for the shopper.</summary>
    public static string Of(CartObstacle obstacle) => obstacle switch
    {
        CartObstacle.Disabled => Obstacle + "Disabled",
        CartObstacle.Recurring => Obstacle + "Recurring",
        CartObstacle.GiftCards => Obstacle + "GiftCards",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, null),
    };

    /// <summary>Why credit cannot be used, for the shopper; <see cref="RedemptionRefusal.BelowMinimum"/> with {0} the least amount, <see cref="RedemptionRefusal.BelowMinimumOrder"/> with {0} the least goods
    /// and {1} what is missing, <see cref="RedemptionRefusal.NotEntitled"/> with {0} who may, <see cref="RedemptionRefusal.NothingEligible"/> with {0} what credit does not pay for.</summary>
    public static string Of(RedemptionRefusal refusal) => refusal switch
    {
        RedemptionRefusal.Guest => Guest,
        RedemptionRefusal.BelowMinimum => BelowMinimum,
        RedemptionRefusal.Insufficient => Insufficient,
        RedemptionRefusal.OffDay => OffDay,
        RedemptionRefusal.NotEntitled => NotEntitled,
        RedemptionRefusal.OncePerDay => OncePerDay,
        RedemptionRefusal.BelowMinimumOrder => BelowMinimumOrder,
        RedemptionRefusal.NothingEligible => NothingEligible,
        RedemptionRefusal.Altered => RefusedAltered,
        RedemptionRefusal.Frozen => Frozen,
        RedemptionRefusal.Closed => Closed,
        RedemptionRefusal.CurrencyChanged => CurrencyChanged,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
