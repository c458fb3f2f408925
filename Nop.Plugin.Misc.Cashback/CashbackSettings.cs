using Nop.Core.Configuration;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>What a shop owner sets, for all stores or one. Amounts in the primary store currency.</summary>
public class CashbackSettings : ISettings
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

    /// <summary>Least earn base of an order that earns.</summary>
    public decimal MinimumReceipt { get; set; }

    /// <summary>Most that one order takes; 0: no limit.</summary>
    public decimal RedeemMaxPerOrder { get; set; }

    /// <summary>Most that an order takes, in percent of its payable total, 0 … 100.</summary>
    public decimal RedeemMaxSharePercent { get; set; } = 100;

    /// <summary>Least amount of a redemption.</summary>
    public decimal RedeemMinimum { get; set; }

    /// <summary>Whether carts with gift cards take credit. Off: credit that expires cannot become a gift card that does not.</summary>
    public bool RedeemOnGiftCards { get; set; }

    /// <summary>What to do with earned credit that is to be taken back but was spent.</summary>
    public ShortfallPolicy Shortfall { get; set; } = ShortfallPolicy.Debt;

    /// <summary>Over which time qualifying spend counts.</summary>
    public TierWindow TierWindow { get; set; } = TierWindow.Lifetime;

    /// <summary>Whether only those earn who joined on their page.</summary>
    public bool RequireOptIn { get; set; }

    /// <summary>Whether only those earn to whom staff gave a client card.</summary>
    public bool RequireCard { get; set; }

    /// <summary>Days back from registering in which paid guest orders with the same confirmed e-mail earn; 0: none.</summary>
    public int GuestClaimDays { get; set; }

    /// <summary>Days that a voucher lasts after the day of issue.</summary>
    public int VoucherValidDays { get; set; } = 30;

    /// <summary>Minutes after which the hold of a checkout that never became an order is given back.</summary>
    public int CheckoutHoldMinutes { get; set; } = 15;

    /// <summary>Orders placed before this instant never earn: set when the plugin is installed.</summary>
    public DateTime? EarnFromUtc { get; set; }

    /// <summary>"You will earn" on product boxes.</summary>
    public bool ShowOnProductBox { get; set; } = true;

    /// <summary>"You will earn" on product pages.</summary>
    public bool ShowOnProductPage { get; set; } = true;

    /// <summary>"You will earn" in the cart and at checkout.</summary>
    public bool ShowInCart { get; set; } = true;
}
