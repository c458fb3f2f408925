using Nop.Plugin.Misc.Cashback.Web.Admin.Members;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>One wallet, formatted.</summary>
public sealed record WalletModel : BaseNopEntityModel
{
    public int CustomerId { get; set; }

    public string? Customer { get; set; }

    public string? Email { get; set; }

    public string? CardNumber { get; set; }

    /// <summary>Name of the store that it is for; null: all stores.</summary>
    public string? Store { get; set; }

    /// <summary>Tier, card and joining; null: the customer has no account any more.</summary>
    public MemberModel? Member { get; set; }

    public string? Usable { get; set; }

    public string? Available { get; set; }

    public string? Pending { get; set; }

    public string? Reserved { get; set; }

    public string? Debt { get; set; }

    public bool HasDebt { get; set; }

    public DateTime CreatedOn { get; set; }

    public bool CanAdjust { get; set; }

    public IList<LotModel> Lots { get; set; } = [];

    public EntrySearchModel Entries { get; set; } = new();

    public AdjustmentModel Adjustment { get; set; } = new();
}

/// <summary>A lot with something left in it, formatted; dates in the shop's zone.</summary>
/// <param name="Number">Its number in the wallet.</param>
/// <param name="OrderId">The order that it is from; null: none.</param>
/// <param name="Available">Left to use.</param>
/// <param name="Pending">Not usable yet.</param>
/// <param name="Reserved">Set aside.</param>
/// <param name="Activates">From when the pending part can be used.</param>
/// <param name="LastDay">The last day on which it can be used; null: never ends or not known yet.</param>
/// <param name="IsExpired">Past its date and not booked out yet.</param>
public sealed record LotModel(int Number, int? OrderId, string Available, string Pending, string Reserved, string? Activates, string? LastDay, bool IsExpired);

/// <summary>A line of facts as the shop's own forms show it: what it is, its value, and whether that is something to worry about.</summary>
public sealed record FactModel(string Label, string? Value, bool IsAlarm = false);
