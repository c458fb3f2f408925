namespace Nop.Plugin.Misc.Cashback;

/// <summary>Names of the plugin's routes, for links.</summary>
public static class CashbackRoutes
{
    /// <summary>The shopper's page.</summary>
    public const string Account = "Plugin.Misc.Cashback.Account";

    /// <summary>What the shopper's pages post or fetch; takes an action.</summary>
    public const string AccountAction = "Plugin.Misc.Cashback.Account.Action";

    /// <summary>What the box in the cart posts; takes an action.</summary>
    public const string CartAction = "Plugin.Misc.Cashback.Cart.Action";

    /// <summary>What a product's page fetches; takes an action and a product.</summary>
    public const string ProductAction = "Plugin.Misc.Cashback.Product.Action";

    /// <summary>Where an invitation link leads; takes a code.</summary>
    public const string Invite = "Plugin.Misc.Cashback.Invite";

    /// <summary>The terms; takes a version.</summary>
    public const string Terms = "Plugin.Misc.Cashback.Terms";

    /// <summary>The counter for salon staff.</summary>
    public const string Counter = "Plugin.Misc.Cashback.Counter";

    /// <summary>What the counter posts or fetches; takes an action.</summary>
    public const string CounterAction = "Plugin.Misc.Cashback.Counter.Action";

    /// <summary>Pages of the admin area; takes a controller and an action.</summary>
    public const string Admin = "Plugin.Misc.Cashback.Admin";
}
