namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>System names of the plugin's letters in the shop's list of message templates.</summary>
public static class MailTemplates
{
    /// <summary>A review found a client's tier undeserved; it falls when the days of grace are over.</summary>
    public const string TierWarning = "Cashback.TierWarning.CustomerNotification";

    /// <summary>Who registered has ordered before as a guest, and confirms the address to earn on it.</summary>
    public const string ClaimOrders = "Cashback.ClaimOrders.CustomerNotification";

    /// <summary>A bonus was given.</summary>
    public const string Bonus = "Cashback.Bonus.CustomerNotification";

    /// <summary>A gift, in a run.</summary>
    public const string Gift = "Cashback.Gift.CustomerNotification";

    /// <summary>A gift to who has not been there for long.</summary>
    public const string WinBack = "Cashback.WinBack.CustomerNotification";

    /// <summary>To the witness: the newest seal of the ledger.</summary>
    public const string Seal = "Cashback.Seal.WitnessNotification";

    /// <summary>To the witness: what a verification of the ledger found.</summary>
    public const string Findings = "Cashback.Findings.WitnessNotification";

    /// <summary>Each with the part of its texts' keys: Plugins.Misc.Cashback.Mail.{part}.Subject and .Body.</summary>
    public static IReadOnlyList<(string Name, string Texts)> All { get; } =
        [(TierWarning, "TierWarning"), (ClaimOrders, "ClaimOrders"), (Bonus, "Bonus"), (Gift, "Gift"), (WinBack, "WinBack"), (Seal, "Seal"), (Findings, "Findings")];
}
