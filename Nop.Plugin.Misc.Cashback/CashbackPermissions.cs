namespace Nop.Plugin.Misc.Cashback;

/// <summary>Permissions of the plugin. The shop inserts the records at application start; a mapping that an owner removed is not restored.</summary>
public sealed class CashbackPermissions : IPermissionConfigManager
{
    /// <summary>See wallets, entries and explanations.</summary>
    public const string ViewWallets = "CashbackViewWallets";

    /// <summary>Change settings, tiers, rates, programmes and branches.</summary>
    public const string Configure = "CashbackConfigure";

    /// <summary>Add or take credit by hand.</summary>
    public const string AdjustWallets = "CashbackAdjustWallets";

    /// <summary>Work at the counter: find clients, redeem, issue and cancel vouchers.</summary>
    public const string RedeemInSalon = "CashbackRedeemInSalon";

    /// <summary>Download files of vouchers and balances.</summary>
    public const string Export = "CashbackExport";

    /// <summary>Bring return files of branches, and take what they say.</summary>
    public const string ImportReturns = "CashbackImportReturns";

    /// <summary>Give clients tiers and cards by hand.</summary>
    public const string ManageMembers = "CashbackManageMembers";

    /// <summary>Release gift runs.</summary>
    public const string ReleaseGifts = "CashbackReleaseGifts";

    /// <summary>Put drafts of rules live.</summary>
    public const string PutRulesLive = "CashbackPutRulesLive";

    /// <summary>Make and revoke keys of tills.</summary>
    public const string ManageTills = "CashbackManageTills";

    /// <summary>Confirm takings above the limits, by one's own sign-in at the counter of a clerk.</summary>
    public const string ConfirmTakings = "CashbackConfirmTakings";

    const string Category = "Cashback";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ViewWallets, Configure, AdjustWallets, RedeemInSalon, Export, ImportReturns, ManageMembers, ReleaseGifts, PutRulesLive, ManageTills, ConfirmTakings];

    public IList<PermissionConfig> AllConfigs =>
    [
        ForAdministrators("Cashback. View wallets", ViewWallets),
        ForAdministrators("Cashback. Configure", Configure),
        ForAdministrators("Cashback. Adjust wallets", AdjustWallets),
        ForAdministrators("Cashback. Redeem in the salon", RedeemInSalon),
        ForAdministrators("Cashback. Export", Export),
        ForAdministrators("Cashback. Bring return files", ImportReturns),
        ForAdministrators("Cashback. Give tiers and cards", ManageMembers),
        ForAdministrators("Cashback. Release gift runs", ReleaseGifts),
        ForAdministrators("Cashback. Put rules live", PutRulesLive),
        ForAdministrators("Cashback. Give tills their keys", ManageTills),
        ForAdministrators("Cashback. Confirm takings above the limits", ConfirmTakings),
    ];

    static PermissionConfig ForAdministrators(string name, string systemName) =>
        new(name, systemName, Category, NopCustomerDefaults.AdministratorsRoleName);
}
