using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Redemption;

/// <summary>Keys of the texts of checkout.</summary>
static class RedemptionTexts
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Checkout.";

    /// <summary>The row in totals and the custom value of an order: "Cashback".</summary>
    public const string Row = Prefix + "Row";

    /// <summary>The hidden custom value of an order that names its hold: "Cashback reference".</summary>
    public const string Reference = Prefix + "Reference";

    /// <summary>The limits leave nothing of the order for credit to pay.</summary>
    public const string NotOnThisOrder = Prefix + "NotOnThisOrder";

    const string Guest = Prefix + "Refused.Guest";
    const string BelowMinimum = Prefix + "Refused.BelowMinimum";
    const string Insufficient = Prefix + "Refused.Insufficient";

    /// <summary>Another order or page is using the wallet just now.</summary>
    public const string Busy = Prefix + "Busy";

    /// <summary>The total fell below the held amount while the order was placed.</summary>
    public const string TotalChanged = Prefix + "TotalChanged";

    /// <summary>Order note, {0} the amount, {1} the hold: a text of the shop's own may name it, ours does not.</summary>
    public const string NoteUsed = Prefix + "NoteUsed";

    /// <summary>Order note and warning to staff, {0} the credit used, {1} what of it is above the new total.</summary>
    public const string NoteExcess = Prefix + "NoteExcess";

    /// <summary>Why credit cannot be used, for the shopper; <see cref="RedemptionRefusal.BelowMinimum"/> with {0} the least amount.</summary>
    public static string Of(RedemptionRefusal refusal) => refusal switch
    {
        RedemptionRefusal.Guest => Guest,
        RedemptionRefusal.BelowMinimum => BelowMinimum,
        RedemptionRefusal.Insufficient => Insufficient,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
