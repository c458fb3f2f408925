using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

/// <summary>How far the deletion of the ledger is confirmed, formatted.</summary>
public sealed record DeletionModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Deletion.ShopName")]
    public string? ShopName { get; set; }

    /// <summary>The name that has to be typed.</summary>
    public string? Expected { get; set; }

    /// <summary>Whether the settings ask for the deletion.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Name of the person who confirmed it; null: nobody.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>Until when an uninstallation deletes.</summary>
    public string? Ends { get; set; }

    /// <summary>Whether the file was downloaded since then.</summary>
    public bool HasFile { get; set; }
}
