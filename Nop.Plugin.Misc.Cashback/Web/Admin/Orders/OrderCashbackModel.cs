using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Orders;

/// <summary>The block of the admin order page, formatted.</summary>
public sealed record OrderCashbackModel : BaseNopModel
{
    /// <summary>0: none.</summary>
    public int WalletId { get; set; }

    /// <summary>Credit that the order was paid with; null: none.</summary>
    public string? Redeemed { get; set; }

    /// <summary>Part of it that was given back; null: nothing.</summary>
    public string? Restored { get; set; }

    /// <summary>Part of <see cref="Redeemed"/> that still pays for the order's total since that was computed anew; null: all of it.</summary>
    public string? InTotal { get; set; }

    /// <summary>Earning and why; null: not paid yet.</summary>
    public OrderWhyModel? Why { get; set; }
}

/// <summary>The block of the admin customer page, formatted.</summary>
public sealed record CustomerCashbackModel : BaseNopModel
{
    public int CustomerId { get; set; }

    /// <summary>The store from which it is looked at.</summary>
    public int StoreId { get; set; }

    /// <summary>The wallet; 0: none yet, and no amounts.</summary>
    public int WalletId { get; set; }

    public string? CardNumber { get; set; }

    public string? Usable { get; set; }

    public string? Pending { get; set; }

    public string? Reserved { get; set; }

    /// <summary>Debt of the wallet; null: nothing.</summary>
    public string? Debt { get; set; }
}
