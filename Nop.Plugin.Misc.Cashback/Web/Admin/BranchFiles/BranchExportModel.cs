namespace Nop.Plugin.Misc.Cashback.Web.Admin.BranchFiles;

/// <summary>How a branch wants its files, as it is edited.</summary>
public sealed record BranchExportModel : BaseNopModel
{
    /// <summary>The branch.</summary>
    public int Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Branch { get; set; }

    /// <summary>The hour; -1: never.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.Hour")]
    public int Hour { get; set; } = -1;

    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.ContentId")]
    public int ContentId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.Format")]
    public string? Format { get; set; }

    /// <summary>Null or empty: the file lies in the branch's folder.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.Mailbox")]
    public string? Mailbox { get; set; }

    /// <summary>Its place in the list of those that may be: browsers lose a tab.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.Separator")]
    public int Separator { get; set; }

    /// <summary>Its place in the list of those that may be.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.DecimalSign")]
    public int DecimalSign { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.EncodingId")]
    public int EncodingId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.HasMark")]
    public bool HasMark { get; set; }

    /// <summary>One on a line; null or empty: those of the plugin.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.BranchFiles.Headings")]
    public string? Headings { get; set; }

    public IList<SelectListItem> AvailableHours { get; set; } = [];

    public IList<SelectListItem> AvailableContents { get; set; } = [];

    public IList<SelectListItem> AvailableFormats { get; set; } = [];

    public IList<SelectListItem> AvailableSeparators { get; set; } = [];

    public IList<SelectListItem> AvailableDecimalSigns { get; set; } = [];

    public IList<SelectListItem> AvailableEncodings { get; set; } = [];

    /// <summary>The first lines of such a file.</summary>
    public string Preview { get; set; } = "";

    /// <summary>Where files lie that are not sent.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The newest files that were written by themselves.</summary>
    public TableModel Files { get; set; } = new([], []);
}
