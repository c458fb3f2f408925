namespace Nop.Plugin.Misc.Cashback;

/// <summary>The names by which the shop knows the plugin's parts.</summary>
public static class CashbackDefaults
{
    /// <summary>System name in plugin.json.</summary>
    public const string SystemName = "Misc.Cashback";

    /// <summary>Prefix of every text resource.</summary>
    public const string ResourcePrefix = "Plugins.Misc.Cashback";

    /// <summary>Folder of the views at run time.</summary>
    public const string ViewFolder = "~/Plugins/Misc.Cashback/Views";

    /// <summary>How every key of the plugin's generic attributes begins.</summary>
    public const string AttributePrefix = "Cashback.";

    /// <summary>Generic attribute, per store: what the shopper wants to redeem in the cart.</summary>
    public const string CheckoutChoiceAttribute = AttributePrefix + "CheckoutChoice";

    /// <summary>Generic attribute, per store: what the shopper has seen of the credit that the next order takes.</summary>
    public const string ShownCreditAttribute = AttributePrefix + "ShownCredit";
}
