namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Why something was not done, as the key of a text without the plugin's prefix: one place for every page that says it.</summary>
static class Refusals
{
    /// <summary>A voucher was not issued or taken, or an amount not taken at the counter.</summary>
    /// <param name="refusal">Not <see cref="SalonRefusal.None"/>.</param>
    public static string KeyOf(SalonRefusal refusal) => $"Salon.Refused.{refusal}";

    /// <summary>Gives the resource key of why clients got no voucher of their own.</summary>
    /// <param name="refusal">Not <see cref="SalonRefusal.None"/>.</param>
    public static string KeyOfIssuing(SalonRefusal refusal) => refusal switch
    {
        SalonRefusal.Altered => "Account.Voucher.Altered",
        SalonRefusal.Frozen => $"Checkout.Refused.{RedemptionRefusal.Frozen}",
        SalonRefusal.WalletClosed => $"Checkout.Refused.{RedemptionRefusal.Closed}",
        SalonRefusal.CurrencyChanged => $"Checkout.Refused.{RedemptionRefusal.CurrencyChanged}",
        _ => KeyOf(refusal),
    };

    /// <summary>Nothing was found at the counter by what was typed.</summary>
    /// <inheritdoc cref="KeyOf(SalonRefusal)"/>
    public static string KeyOfSearch(SalonRefusal refusal) => refusal == SalonRefusal.UnknownVoucher ? "Counter.NothingFound" : KeyOf(refusal);

    /// <summary>Gives the resource key of why a redemption at the counter was not undone.</summary>
    /// <param name="refusal">Not <see cref="UndoRefusal.None"/>.</param>
    public static string KeyOf(UndoRefusal refusal) => refusal switch
    {
        UndoRefusal.Busy => KeyOf(SalonRefusal.Busy),
        UndoRefusal.Altered => KeyOf(SalonRefusal.Altered),
        _ => $"Counter.Undo.Refused.{refusal}",
    };

    /// <summary>A voucher was not cancelled by staff.</summary>
    /// <inheritdoc cref="KeyOf(SalonRefusal)"/>
    public static string KeyOfCancelling(SalonRefusal refusal) => refusal switch
    {
        SalonRefusal.Busy => "Adjustment.Busy",
        SalonRefusal.Altered => KeyOf(refusal),
        _ => "Vouchers.NotOpen",
    };

    /// <summary>A wallet was not adjusted.</summary>
    /// <param name="outcome">Other than done, proposed, used for another act or too little to take, which are said with amounts.</param>
    public static string KeyOf(HandOutcome outcome) => outcome switch
    {
        HandOutcome.Own => "Adjustment.Own",
        HandOutcome.Busy => "Adjustment.Busy",
        HandOutcome.Altered => KeyOf(SalonRefusal.Altered),
        HandOutcome.AboveLimit => "CreditReturn.AboveLimit",
        HandOutcome.Closed => "Wallets.Life.IsClosed",
        HandOutcome.FormerCurrency => "Currency.Former",
        HandOutcome.Frozen => "Merge.Frozen",
        HandOutcome.OtherKind => "Merge.OtherKind",
        HandOutcome.HasHolds => "Wallets.Life.HasHolds",
        HandOutcome.HasDebt => "Wallets.Life.HasDebt",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An adjustment does not end so."),
    };
}
