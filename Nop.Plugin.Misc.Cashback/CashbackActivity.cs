namespace Nop.Plugin.Misc.Cashback;

/// <summary>System keywords of the activity log types that the plugin writes. A type that is not in the shop's table is not logged: the installation adds them all.</summary>
public static class CashbackActivity
{
    /// <summary>Settings, tiers, rates, programmes or branches were changed.</summary>
    public const string RulesChanged = "CashbackRulesChanged";

    /// <summary>A draft of rules was put live.</summary>
    public const string RulesPutLive = "CashbackRulesPutLive";

    /// <summary>A wallet was adjusted by hand.</summary>
    public const string WalletAdjusted = "CashbackWalletAdjusted";

    /// <summary>A file with vouchers or balances was downloaded.</summary>
    public const string Exported = "CashbackExported";

    /// <summary>A client was looked up at the counter.</summary>
    public const string ClientLookedUp = "CashbackClientLookedUp";

    /// <summary>Credit was taken at the counter, or given back there.</summary>
    public const string Taken = "CashbackTaken";

    /// <summary>A sale was recorded at the counter, returned or undone.</summary>
    public const string Sold = "CashbackSold";

    /// <summary>A day of a branch was closed.</summary>
    public const string DayClosed = "CashbackDayClosed";

    /// <summary>A month of the ledger was closed.</summary>
    public const string MonthClosed = "CashbackMonthClosed";

    /// <summary>A voucher was made.</summary>
    public const string VoucherIssued = "CashbackVoucherIssued";

    /// <summary>A voucher was cancelled by staff.</summary>
    public const string VoucherCancelled = "CashbackVoucherCancelled";

    /// <summary>The ledger was verified.</summary>
    public const string LedgerVerified = "CashbackLedgerVerified";

    /// <summary>A gift run was released or stopped.</summary>
    public const string GiftRunChanged = "CashbackBonusRunChanged";

    /// <summary>The ledger was deleted with an uninstallation.</summary>
    public const string LedgerDeleted = "CashbackLedgerDeleted";

    /// <summary>The deletion of the ledger was confirmed by the shop's name.</summary>
    public const string DeletionConfirmed = "CashbackDeletionConfirmed";

    /// <summary>That confirmation was taken back.</summary>
    public const string DeletionWithdrawn = "CashbackDeletionWithdrawn";

    /// <summary>A client was given, or lost, a tier or a card by hand.</summary>
    public const string MemberChanged = "CashbackMemberChanged";

    /// <summary>A client joined or left.</summary>
    public const string MembershipChanged = "CashbackMembershipChanged";

    /// <summary>A branch's return file was brought, confirmed or thrown away, or a difference settled.</summary>
    public const string Returned = "CashbackReturned";

    /// <summary>Opening balances were brought, confirmed or thrown away.</summary>
    public const string Opened = "CashbackOpened";

    /// <summary>A key of a till was made or revoked.</summary>
    public const string TillKeyChanged = "CashbackTillKeyChanged";

    /// <summary>Something waits for a second person, or one has decided on it.</summary>
    public const string Approval = "CashbackApproval";

    /// <summary>Something that needed a person was let be as it is.</summary>
    public const string WorkSetAside = "CashbackWorkSetAside";

    /// <summary>System keyword and name, as the shop's list of activity types shows it, of each.</summary>
    public static IReadOnlyList<(string SystemKeyword, string Name)> All { get; } =
    [
        (RulesChanged, "Change cashback rules"),
        (RulesPutLive, "Put a draft of cashback rules live"),
        (WalletAdjusted, "Adjust a cashback wallet"),
        (Exported, "Export cashback vouchers or balances"),
        (ClientLookedUp, "Look up a client at the cashback counter"),
        (Taken, "Take cashback at the counter"),
        (Sold, "Record a sale at the cashback counter"),
        (DayClosed, "Close the day of a cashback branch"),
        (MonthClosed, "Close a month of the cashback ledger"),
        (VoucherIssued, "Make a cashback voucher"),
        (VoucherCancelled, "Cancel a cashback voucher"),
        (GiftRunChanged, "Release or stop a cashback gift run"),
        (MemberChanged, "Give a cashback tier or card"),
        (MembershipChanged, "Join or leave cashback"),
        (LedgerVerified, "Verify the cashback ledger"),
        (LedgerDeleted, "Delete the cashback ledger"),
        (DeletionConfirmed, "Confirm the deletion of the cashback ledger"),
        (DeletionWithdrawn, "Withdraw the deletion of the cashback ledger"),
        (Returned, "Bring a return file of a cashback branch"),
        (Opened, "Bring cashback opening balances"),
        (TillKeyChanged, "Make or revoke a key of a cashback till"),
        (Approval, "Propose, approve or decline in cashback"),
        (WorkSetAside, "Let be what waits in cashback"),
    ];
}
