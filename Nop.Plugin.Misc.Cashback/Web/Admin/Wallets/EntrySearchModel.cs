namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Whose entries to list.</summary>
public sealed record EntrySearchModel : BaseSearchModel
{
    public int WalletId { get; set; }
}

/// <summary>A page of entries.</summary>
public sealed record EntryListModel : BasePagedListModel<EntryModel>;

/// <summary>A row of the ledger, formatted; dates in the reader's zone.</summary>
public sealed record EntryModel : BaseNopModel
{
    public long Sequence { get; set; }

    public string? CreatedOn { get; set; }

    /// <summary>What it was, in a sentence.</summary>
    public string? Kind { get; set; }

    /// <summary>"Available → Reserved", or that it moved nothing.</summary>
    public string? Accounts { get; set; }

    /// <summary>What it moved; empty: nothing.</summary>
    public string? Amount { get; set; }

    public string? AvailableAfter { get; set; }

    public string? PendingAfter { get; set; }

    /// <summary>0: none.</summary>
    public int OrderId { get; set; }

    public string? Reason { get; set; }

    /// <summary>E-mail of the person who acted, or where it was caused; and of the second person who confirmed or approved it.</summary>
    public string? Actor { get; set; }

    /// <summary>First digits of the hash.</summary>
    public string? Hash { get; set; }
}
