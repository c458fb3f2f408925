namespace Nop.Plugin.Misc.Cashback.Web.Salon.Days;

/// <summary>The journal of a branch's day. Amounts and times are texts in the clerk's language.</summary>
/// <param name="Shop">Name of the store.</param>
/// <param name="BranchId">The branch; 0: not chosen yet.</param>
/// <param name="Place">Its name and address.</param>
/// <param name="Branches">Branches to choose from.</param>
/// <param name="Day">The day, as its field has it: 2026-11-30.</param>
/// <param name="DayText">The day for the reader.</param>
public sealed record DayModel(string Shop, int BranchId, string Place, IReadOnlyList<SelectListItem> Branches, string Day, string DayText) : BaseNopModel
{
    /// <summary>What was done, in its order.</summary>
    public IReadOnlyList<DayActModel> Acts { get; init; } = [];

    /// <summary>Amounts are not shown before somebody has typed what was counted.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Totals of each clerk, then those of all, and at the end those of what came after the day was closed; none while amounts are not shown.</summary>
    public IReadOnlyList<ClerkTotalsModel> Clerks { get; init; } = [];

    /// <summary>Currency of the amounts.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The form for closing the day; null: it is closed, or has not begun.</summary>
    public DayEndForm? Form { get; init; }

    /// <summary>What the ledger expects at the till; null: nobody counts yet, and who does is not told before.</summary>
    public string? Expected { get; init; }

    /// <summary>A reason is asked for, because what was counted is not what the ledger expects.</summary>
    public bool AsksReason { get; init; }

    /// <summary>How the day was closed; null: it is open.</summary>
    public DayClosedModel? Closed { get; init; }
}

/// <summary>An act of the day.</summary>
/// <param name="Time">When.</param>
/// <param name="What">What was done.</param>
/// <param name="Receipt">For which receipt.</param>
/// <param name="By">By whom, and who confirmed it where a second person had to.</param>
/// <param name="Goods">What the goods cost; null: none were named.</param>
/// <param name="Credit">Credit that was taken; below 0 where it was given back. Null: it is not shown before the day was counted.</param>
/// <param name="IsSale">Its slip is that of a sale.</param>
/// <param name="Act">Finds its slip; empty: there is none.</param>
/// <param name="IsLate">Done after the day was closed.</param>
/// <param name="Sent">That its slip was sent to the client, and when; null: it was not.</param>
public sealed record DayActModel(string Time, string What, string Receipt, string By, string? Goods, string? Credit, bool IsSale, string Act, bool IsLate, string? Sent)
{
    /// <summary>Masked name of the client, or the end of the voucher's code; empty: it has no name.</summary>
    public string From { get; init; } = "";
}

/// <summary>Totals of a clerk.</summary>
/// <param name="Name">Who; null: all together.</param>
/// <param name="Taken">Credit taken without a sale.</param>
/// <param name="Sales">How many sales, and what they came to.</param>
/// <param name="SoldCredit">Credit that paid for them.</param>
/// <param name="Returned">What came back.</param>
/// <param name="ReturnedCredit">Credit that went back with it.</param>
/// <param name="Undone">Credit given back because it was taken by mistake.</param>
/// <param name="Credit">Credit taken less what was given back.</param>
public sealed record ClerkTotalsModel(string? Name, string Taken, string Sales, string SoldCredit, string Returned, string ReturnedCredit, string Undone, string Credit)
{
    /// <summary>Of all that was done after the day was closed.</summary>
    public bool IsLate { get; init; }
}

/// <summary>A closed day.</summary>
/// <param name="Expected">What the ledger expected.</param>
/// <param name="Counted">What was counted.</param>
/// <param name="Difference">Counted less expected; null: none.</param>
/// <param name="Reason">Why; empty without a difference.</param>
/// <param name="By">Who closed it.</param>
/// <param name="When">When.</param>
/// <param name="Now">What the ledger has for the same acts now, where that is another; null: the same.</param>
public sealed record DayClosedModel(string Expected, string Counted, string? Difference, string Reason, string By, string When, string? Now);

/// <summary>The form for closing a day, as it was typed.</summary>
public sealed record DayEndForm : BaseNopModel
{
    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>The day: 2026-11-30.</summary>
    public string? Day { get; set; }

    /// <summary>What was counted at the till.</summary>
    public string? Counted { get; set; }

    /// <summary>Why it differs.</summary>
    public string? Reason { get; set; }
}
