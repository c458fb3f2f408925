namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>What somebody wants in a file for a branch.</summary>
public sealed record ExportModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Vouchers.Branch")]
    public int BranchId { get; set; }

    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    /// <summary>Number of a <see cref="ExportContent"/>.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Export.Content")]
    public int ContentId { get; set; }

    public IList<SelectListItem> AvailableContents { get; set; } = [];

    /// <summary>End of the file's name.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Export.Format")]
    public string? Format { get; set; }

    public IList<SelectListItem> AvailableFormats { get; set; } = [];

    /// <summary>Least amount, as typed; empty: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Export.Least")]
    public string? Least { get; set; }

    /// <summary>0: every tier and none.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Export.Tier")]
    public int TierId { get; set; }

    public IList<SelectListItem> AvailableTiers { get; set; } = [];

    /// <summary>A day of the shop's calendar; null: what there is now.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Export.ChangedSince")]
    public DateTime? ChangedSince { get; set; }

    /// <summary>Code of the currency of <see cref="Least"/>.</summary>
    public string CurrencyCode { get; set; } = "";
}
