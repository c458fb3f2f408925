using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>Settings of the shop owner, for all stores or one. Amounts in the primary store currency.</summary>
public sealed class CashbackSettings : ISettings
{
    /// <summary>Whether shoppers earn and spend. Off: balances stay visible to staff, nothing new is earned or redeemed.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A wallet for each store; otherwise one for all. Set before the first wallet, not changed after.</summary>
    public bool WalletPerStore { get; set; }

    /// <summary>Days from complete to Available; 0: at once on complete.</summary>
    public int ActivationDelayDays { get; set; } = 14;

    /// <summary>Whether credit ends some day.</summary>
    public bool CreditExpires { get; set; } = true;

    /// <summary>Days from activation to the last day, where credit expires.</summary>
    public int ExpiryDays { get; set; } = 365;

    /// <summary>To the end of what credit lasts once those days are over.</summary>
    public ExpiryUntil ExpiryUntil { get; set; } = ExpiryUntil.Day;

    /// <summary>Month of the yearly day, 1 … 12; used with <see cref="Rules.ExpiryUntil.Date"/> alone.</summary>
    public int ExpiryMonth { get; set; } = 12;

    /// <summary>The yearly day, 1 … 31; in a month that is shorter its last day.</summary>
    public int ExpiryDay { get; set; } = 31;

    /// <summary>Least earn base of an order that earns.</summary>
    public decimal MinimumReceipt { get; set; }

    /// <summary>Whether earn bases count with their tax.</summary>
    public bool BaseIncludesTax { get; set; }

    /// <summary>Kinds of goods that earn: products, services or both.</summary>
    public EarnOn EarnOn { get; set; } = EarnOn.Both;

    /// <summary>Categories whose products, and those of the categories below, are services; ids, comma-separated.</summary>
    public string ServiceCategoryIds { get; set; } = "";

    /// <summary>Most that a line gives back whatever rules meet, percent of its base; 0: no cap.</summary>
    public decimal EarnCapPercent { get; set; }

    /// <summary>Most that a line gives back, percent of its margin where the product's cost is known; 0: no cap.</summary>
    public decimal EarnMarginCapPercent { get; set; }

    /// <summary>Most that one order takes; 0: no limit.</summary>
    public decimal RedeemMaxPerOrder { get; set; }

    /// <summary>Most that an order takes, in percent of its payable total, 0 … 100.</summary>
    public decimal RedeemMaxSharePercent { get; set; } = 100;

    /// <summary>Least amount of a redemption.</summary>
    public decimal RedeemMinimum { get; set; }

    /// <summary>Whether credit pays for gift cards. Off: credit that expires cannot become a gift card that does not.</summary>
    public bool RedeemOnGiftCards { get; set; }

    /// <summary>Least value of an order's goods after discounts, with tax, from which credit may be used; 0: no limit.</summary>
    public decimal RedeemMinimumOrder { get; set; }

    /// <summary>Kinds of goods that credit pays for: products, services or both.</summary>
    public EarnOn RedeemOn { get; set; } = EarnOn.Both;

    /// <summary>Credit pays only for goods of these categories, or of those below them, and for <see cref="RedeemProductIds"/>; ids, comma-separated; both empty: for all.</summary>
    public string RedeemCategoryIds { get; set; } = "";

    /// <summary>Credit pays only for these products, and for goods of <see cref="RedeemCategoryIds"/>; ids, comma-separated; both empty: for all.</summary>
    public string RedeemProductIds { get; set; } = "";

    /// <summary>Credit never pays for goods of these categories or of those below them; ids, comma-separated.</summary>
    public string RedeemNotCategoryIds { get; set; } = "";

    /// <summary>Credit never pays for these products; ids, comma-separated.</summary>
    public string RedeemNotProductIds { get; set; } = "";

    /// <summary>Whether credit pays for goods that are sold below their price: a discount of the line, or an old price above the price.</summary>
    public bool RedeemOnReduced { get; set; } = true;

    /// <summary>Whether credit pays for shipping.</summary>
    public bool RedeemOnShipping { get; set; } = true;

    /// <summary>What credit is for tax. As <see cref="TaxTreatment.PriceReduction"/> it pays for goods alone, not for shipping and fees. An order keeps the treatment that it was placed with.</summary>
    public TaxTreatment TaxTreatment { get; set; } = TaxTreatment.PaymentAfterTax;

    /// <summary>Whether a client may use credit on one order of the shop a day only. What is taken in the salon does not count.</summary>
    public bool RedeemOncePerDay { get; set; }

    /// <summary>Tiers that may use credit; ids, comma-separated; empty with <see cref="RedeemRoleIds"/>: all clients.</summary>
    public string RedeemTierIds { get; set; } = "";

    /// <summary>Customer roles that may use credit, beside <see cref="RedeemTierIds"/>; ids, comma-separated.</summary>
    public string RedeemRoleIds { get; set; } = "";

    /// <summary>Days of the week on which credit is not used: bit 0 is Sunday.</summary>
    public int RedeemOffWeekdays { get; set; }

    /// <summary>Days of the calendar on which credit is not used: "2026-12-20..2026-12-26, 2027-01-01".</summary>
    public string RedeemOffDays { get; set; } = "";

    /// <summary>Treatment of earned credit that is to be taken back but was spent.</summary>
    public ShortfallPolicy Shortfall { get; set; } = ShortfallPolicy.Debt;

    /// <summary>Over which time qualifying spend counts.</summary>
    public TierWindow TierWindow { get; set; } = TierWindow.Lifetime;

    /// <summary>When a tier that the spend no longer deserves may fall.</summary>
    public TierReview TierReview { get; set; } = TierReview.EveryRun;

    /// <summary>Month of the yearly review, 1 … 12.</summary>
    public int TierReviewMonth { get; set; } = 1;

    /// <summary>Day of the yearly review, 1 … 31; a month that is shorter reviews on its last day.</summary>
    public int TierReviewDay { get; set; } = 1;

    /// <summary>Months from reaching or keeping a tier to its review.</summary>
    public int TierReviewMonths { get; set; } = 12;

    /// <summary>Days from the warning of a review to the fall; 0: it falls at the review.</summary>
    public int TierGraceDays { get; set; }

    /// <summary>Days after completion in which a refund undoes the promotion that the order caused; 0: refunds wait for the review.</summary>
    public int TierReturnDays { get; set; }

    /// <summary>Whether only those earn who joined on their page.</summary>
    public bool RequireOptIn { get; set; }

    /// <summary>Whether only those earn to whom staff gave a client card.</summary>
    public bool RequireCard { get; set; }

    /// <summary>Days back from registering in which paid guest orders with the same confirmed e-mail earn; 0: none.</summary>
    public int GuestClaimDays { get; set; }

    /// <summary>Address of the page with the terms, to which those who join are pointed; null or empty: none.</summary>
    public string? TermsUrl { get; set; }

    /// <summary>Days that a voucher lasts after the day of issue.</summary>
    public int VoucherValidDays { get; set; } = 30;

    /// <summary>Days for which the credit of a voucher that has ended still waits for a branch's return file; nobody can take it at the counter meanwhile. 0: it goes back at the end.</summary>
    public int VoucherReturnDays { get; set; }

    /// <summary>Days before the last one of a voucher on which its client is reminded by letter; 0: never.</summary>
    public int VoucherReminderDays { get; set; }

    /// <summary>Days before the last one of credit on which its client is told by letter, with commas between them; empty: never.</summary>
    public string CreditEndDays { get; set; } = "30, 7, 1";

    /// <summary>First hour of the shop's clock in which clients get no letters that can wait, 0 … 23.</summary>
    public int QuietFromHour { get; set; } = 21;

    /// <summary>The hour at which that ends, 0 … 23, perhaps on the next day; the same as the first: letters go at all hours.</summary>
    public int QuietUntilHour { get; set; } = 8;

    /// <summary>Days of the week on which they get none at all: bit 0 is Sunday.</summary>
    public int QuietWeekdays { get; set; }

    /// <summary>Days in which a client gets one letter of advertising at most; 0: no limit.</summary>
    public int MarketingDays { get; set; } = 7;

    /// <summary>What becomes of the rest of a voucher when a part of it is taken, at the counter, by a till or with a branch's file.</summary>
    public VoucherRest VoucherRest { get; set; } = VoucherRest.StaysOnVoucher;

    /// <summary>Minutes in which staff may undo what they took at the counter; 0: never.</summary>
    public int CounterUndoMinutes { get; set; } = 15;

    /// <summary>From this amount on, counted over a day, staff take from a wallet only with a code that the client shows; 0: never.</summary>
    public decimal CounterProofFrom { get; set; }

    /// <summary>Minutes after which the hold of a checkout that never became an order is given back.</summary>
    public int CheckoutHoldMinutes { get; set; } = 15;

    /// <summary>Most that is taken straight from a wallet at once in the salon without a second person; 0: no limit. For all stores together.</summary>
    public decimal CounterMostPerTaking { get; set; }

    /// <summary>Most that one clerk takes straight from wallets on a day of the shop without a second person; 0: no limit. For all stores together.</summary>
    public decimal CounterMostPerClerkDay { get; set; }

    /// <summary>Most that is taken straight from a client's wallet in the salon on a day of the shop without a second person; 0: no limit. For all stores together.</summary>
    public decimal CounterMostPerClientDay { get; set; }

    /// <summary>Stands in <see cref="EarnFromUtc"/> for no limit at all: what an owner means who empties the field.</summary>
    public static readonly DateTime EarnFromTheFirstOrder = DateTime.UnixEpoch;

    /// <summary>Orders placed before this instant never earn: set when the plugin is installed. Null: there are no settings, and nothing is earned.</summary>
    public DateTime? EarnFromUtc { get; set; }

    /// <summary>Whether an uninstallation also deletes the ledger and all other tables of the plugin, for good, where that has been confirmed on its page. For all stores together.</summary>
    public bool DeleteLedgerOnUninstall { get; set; }

    /// <summary>E-mail address outside the shop to which each seal of the ledger is sent, and what verifications find; null or empty: none. For all stores together.</summary>
    public string? WitnessEmail { get; set; }

    /// <summary>Most that a wallet may hold, what is pending and set aside included; 0: no limit. For all stores together.</summary>
    public decimal HighestBalance { get; set; }

    /// <summary>Whether more than <see cref="HighestBalance"/> is given all the same, and staff are told. For all stores together.</summary>
    public bool HighestBalanceWarnsOnly { get; set; }

    /// <summary>Most that one adjustment adds or takes without a second person; 0: no limit. For all stores together.</summary>
    public decimal AdjustmentMaximum { get; set; }

    /// <summary>Most that one person adds by adjustments on a day of the shop without a second person; 0: no limit. For all stores together.</summary>
    public decimal AdjustmentMaximumPerDay { get; set; }

    /// <summary>Most that one person takes by adjustments on a day of the shop without a second person; 0: no limit. For all stores together.</summary>
    public decimal AdjustmentMaximumTakenPerDay { get; set; }

    /// <summary>Most that a gift run comes to without a second person; 0: no limit. For all stores together.</summary>
    public decimal GiftRunMaximum { get; set; }

    /// <summary>Most that the gift runs which one person releases on a day of the shop without a second person give together; 0: no limit. For all stores together.</summary>
    public decimal GiftRunMaximumPerDay { get; set; }

    /// <summary>E-mail address to which goes, once a day, what was made by hand; null or empty: that of the witness. For all stores together.</summary>
    public string? OversightEmail { get; set; }

    /// <summary>Whether a draft of rules goes live only where a second person approves it. For all stores together.</summary>
    public bool RulesNeedSecondPerson { get; set; }

    /// <summary>"You will earn" on product boxes.</summary>
    public bool ShowOnProductBox { get; set; } = true;

    /// <summary>"You will earn" on product pages.</summary>
    public bool ShowOnProductPage { get; set; } = true;

    /// <summary>"You will earn" in the cart and at checkout.</summary>
    public bool ShowInCart { get; set; } = true;

    /// <summary>How long credit lasts, as the rules take it; null: for ever.</summary>
    internal ExpiryTerms? ExpiryTerms => CreditExpires ? new(ExpiryDays) { Until = ExpiryUntil, Month = ExpiryMonth, Day = ExpiryDay } : null;

    /// <summary>How long tiers last, as the rules take it.</summary>
    internal TierTerms TierTerms => new(TierWindow)
    {
        Review = TierReview,
        ReviewMonth = TierReviewMonth,
        ReviewDay = TierReviewDay,
        ReviewMonths = TierReviewMonths,
        GraceDays = TierGraceDays,
        ReturnDays = TierReturnDays,
    };
    /// <summary>Lets tiers last as rules say.</summary>
    internal void Take(TierTerms terms) => (TierWindow, TierReview, TierReviewMonth, TierReviewDay, TierReviewMonths, TierGraceDays, TierReturnDays)
        = (terms.Window, terms.Review, terms.ReviewMonth, terms.ReviewDay, terms.ReviewMonths, terms.GraceDays, terms.ReturnDays);
}
