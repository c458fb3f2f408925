using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

/// <summary>Makes the page on which the deletion of the ledger is confirmed.</summary>
public sealed class DeletionFactory(DeletionConsent consent, ICustomerService customers, ShopClock clock)
{
    /// <summary>The page.</summary>
    /// <param name="typed">The name that comes back with an error; null: none.</param>
    public async Task<DeletionModel> PrepareAsync(string? typed = null)
    {
        var standing = await consent.StandingAsync();
        return new()
        {
            ShopName = typed,
            Expected = await consent.ShopNameAsync(),
            IsWanted = standing.IsWanted,
            ConfirmedBy = standing.ConfirmedOnUtc is null ? null : ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(standing.ConfirmedBy), standing.ConfirmedBy),
            Ends = clock.Shown(standing.EndsUtc),
            HasFile = standing.HasFile,
        };
    }
}

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
