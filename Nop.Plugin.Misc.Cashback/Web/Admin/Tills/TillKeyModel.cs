namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tills;

/// <summary>A key as it is wished for.</summary>
public sealed record TillKeyModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.Till")]
    public string? Till { get; set; }

    /// <summary>0: all branches.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.Branch")]
    public int BranchId { get; set; }

    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    /// <summary>Names of the scopes that are ticked.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.Scopes")]
    public IList<string> Scopes { get; set; } = [];

    /// <summary>Scopes to choose from: name, what it lets a till do.</summary>
    public IList<SelectListItem> AvailableScopes { get; set; } = [];

    /// <summary>One on a line; null or empty: from everywhere.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.Addresses")]
    public string? Addresses { get; set; }

    /// <summary>A day of the shop's calendar; null: until the key is revoked.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.LastDay")]
    public DateTime? LastDay { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Tills.IsTest")]
    public bool IsTest { get; set; }
}

/// <summary>All keys, and the form for another.</summary>
public sealed record TillListModel : BaseNopModel
{
    public TillKeyModel Key { get; set; } = new();

    /// <summary>The key that was just made; null: none was.</summary>
    public string? Made { get; set; }

    /// <summary>Address of the API.</summary>
    public required string Address { get; init; }

    public required TableModel Keys { get; init; }
}
