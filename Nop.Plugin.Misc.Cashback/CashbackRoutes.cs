namespace Nop.Plugin.Misc.Cashback;

/// <summary>Names of the plugin's routes, for links.</summary>
public static class CashbackRoutes
{
    /// <summary>The shopper's page.</summary>
    public const string Account = "Plugin.Misc.Cashback.Account";

    /// <summary>Route of the posts and fetches of the shopper's pages; takes an action.</summary>
    public const string AccountAction = "Plugin.Misc.Cashback.Account.Action";

    /// <summary>The shopper's card, to be shown at the counter.</summary>
    public const string Card = "Plugin.Misc.Cashback.Card";

    /// <summary>A voucher of the shopper's, to be shown at the counter; takes its number in the wallet.</summary>
    public const string Voucher = "Plugin.Misc.Cashback.Voucher";

    /// <summary>Route of the posts of the box in the cart; takes an action.</summary>
    public const string CartAction = "Plugin.Misc.Cashback.Cart.Action";

    /// <summary>Route of the fetches of a product's page; takes an action and a product.</summary>
    public const string ProductAction = "Plugin.Misc.Cashback.Product.Action";

    /// <summary>Where an invitation link leads; takes a code.</summary>
    public const string Invite = "Plugin.Misc.Cashback.Invite";

    /// <summary>The terms; takes a version.</summary>
    public const string Terms = "Plugin.Misc.Cashback.Terms";

    /// <summary>Where the link of a letter leads by which its kind is switched off; takes a token.</summary>
    public const string Letters = "Plugin.Misc.Cashback.Letters";

    /// <summary>The counter for salon staff.</summary>
    public const string Counter = "Plugin.Misc.Cashback.Counter";

    /// <summary>Route of the posts and fetches of the counter; takes an action.</summary>
    public const string CounterAction = "Plugin.Misc.Cashback.Counter.Action";

    /// <summary>Route of the posts of cards at the counter; takes an action.</summary>
    public const string CounterCardAction = "Plugin.Misc.Cashback.Counter.Card.Action";

    /// <summary>Slips of the counter; takes an action.</summary>
    public const string SlipAction = "Plugin.Misc.Cashback.Slip.Action";

    /// <summary>Sales at the counter; takes an action.</summary>
    public const string SaleAction = "Plugin.Misc.Cashback.Sale.Action";

    /// <summary>The journal of a branch's day; takes an action.</summary>
    public const string DayAction = "Plugin.Misc.Cashback.Day.Action";

    /// <summary>The checker of a branch as a page; takes the branch.</summary>
    public const string Checker = "Plugin.Misc.Cashback.Checker";

    /// <summary>Route of what makes that page one that can be installed; takes an action.</summary>
    public const string CheckerAction = "Plugin.Misc.Cashback.Checker.Action";

    /// <summary>Pages of the admin area; takes a controller and an action.</summary>
    public const string Admin = "Plugin.Misc.Cashback.Admin";
}
