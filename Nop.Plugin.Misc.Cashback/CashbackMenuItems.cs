namespace Nop.Plugin.Misc.Cashback;

/// <summary>System names of the plugin's items in the admin menu, by which pages mark the active one.</summary>
public static class CashbackMenuItems
{
    /// <summary>The parent of the others.</summary>
    public const string Root = "Cashback";

    public const string Overview = "Cashback.Overview";

    public const string Work = "Cashback.Work";

    public const string Reports = "Cashback.Reports";

    public const string Configuration = "Cashback.Configuration";

    public const string Tiers = "Cashback.Tiers";

    public const string Cards = "Cashback.Cards";

    public const string CardBatches = "Cashback.CardBatches";

    public const string CategoryRates = "Cashback.CategoryRates";

    public const string ProductRates = "Cashback.ProductRates";

    public const string ManufacturerRates = "Cashback.ManufacturerRates";

    public const string Programmes = "Cashback.Programmes";

    public const string Bonuses = "Cashback.Bonuses";

    public const string GiftRuns = "Cashback.GiftRuns";

    public const string Simulator = "Cashback.Simulator";

    public const string Drafts = "Cashback.Drafts";

    public const string Guard = "Cashback.Guard";

    public const string SlowDays = "Cashback.SlowDays";

    public const string History = "Cashback.History";

    public const string Terms = "Cashback.Terms";

    public const string Wallets = "Cashback.Wallets";

    public const string Openings = "Cashback.Openings";

    public const string Segments = "Cashback.Segments";

    public const string Letters = "Cashback.Letters";

    public const string Approvals = "Cashback.Approvals";

    public const string Branches = "Cashback.Branches";

    public const string Vouchers = "Cashback.Vouchers";

    public const string Tills = "Cashback.Tills";

    public const string Returns = "Cashback.Returns";

    public const string DayEnds = "Cashback.DayEnds";
}
