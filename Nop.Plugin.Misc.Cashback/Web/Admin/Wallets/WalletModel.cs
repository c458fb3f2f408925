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

    /// <summary>Somebody changed the wallet, or a lot of it, in the database.</summary>
    public bool IsAltered { get; set; }

    /// <summary>That it is frozen or closed, and what follows; null: it is open.</summary>
    public string? State { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Who has now what it had, by name; null: it was not merged.</summary>
    public string? MergedInto { get; set; }

    /// <summary>Their wallet.</summary>
    public int MergedIntoId { get; set; }

    /// <summary>Wallets that were merged into it, by id, with the names of their clients.</summary>
    public IReadOnlyList<(int Id, string Name)> Merged { get; set; } = [];

    /// <summary>That it holds more than the highest balance; null: it does not.</summary>
    public string? AboveBalance { get; set; }

    /// <summary>The form that freezes or closes it, or ends that.</summary>
    public LifeModel Life { get; set; } = new();

    public DateTime CreatedOn { get; set; }

    public bool CanAdjust { get; set; }

    /// <summary>Whether it is the reader's own, which somebody else adjusts.</summary>
    public bool IsOwn { get; set; }

    /// <summary>What a verification has just found; null: none has.</summary>
    public DamageModel? Damage { get; set; }

    /// <summary>Adjustments that wait for a second person.</summary>
    public TableModel Waiting { get; set; } = new([], []);

    /// <summary>Lots with something left in them.</summary>
    public TableModel Lots { get; set; } = new([], []);

    public EntrySearchModel Entries { get; set; } = new();

    public AdjustmentModel Adjustment { get; set; } = new();

    /// <summary>The form that gives credit a later last day; null: no credit of the wallet ends.</summary>
    public ExtensionModel? Extension { get; set; }
}

/// <summary>A line of facts as the shop's own forms show it: what it is, its value, and whether that is something to worry about.</summary>
public sealed record FactModel(string Label, string? Value, bool IsAlarm = false);
