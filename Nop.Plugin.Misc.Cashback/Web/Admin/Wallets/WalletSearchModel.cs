namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Search among wallets.</summary>
public sealed record WalletSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Email")]
    public string? Email { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.CardNumber")]
    public string? CardNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Wallets.WithCreditOnly")]
    public bool WithCreditOnly { get; set; }
}

/// <summary>A page of wallets.</summary>
public sealed record WalletListModel : BasePagedListModel<WalletRowModel>;

/// <summary>A wallet in the list, formatted.</summary>
public sealed record WalletRowModel : BaseNopEntityModel
{
    public string? Customer { get; set; }

    public string? Email { get; set; }

    public string? CardNumber { get; set; }

    public string? Available { get; set; }

    public string? Pending { get; set; }

    public string? Reserved { get; set; }

    public string? Debt { get; set; }

    /// <summary>That it is frozen or closed; empty: it is open.</summary>
    public string? State { get; set; }
}
