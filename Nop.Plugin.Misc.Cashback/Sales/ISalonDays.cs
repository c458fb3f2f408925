namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>The days of a branch: what was done on each, and its end.</summary>
public interface ISalonDays
{
    /// <summary>The day that it is at a branch now.</summary>
    DateOnly Today(Branch branch);

    /// <summary>What was done at a branch on a day, in its time zone.</summary>
    Task<DayJournal> JournalAsync(Branch branch, DateOnly day);

    /// <summary>Closes a day, once: what the ledger expects is compared with what was counted at the till.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="day">The day, today or one before.</param>
    /// <param name="counted">Credit that the till has taken that day, less what it gave back, minor units.</param>
    /// <param name="reason">Why it is not what the ledger expects; required only where it is not.</param>
    /// <param name="actorId">Who closes it.</param>
    Task<DayEndResult> CloseAsync(Branch branch, DateOnly day, long counted, string? reason, int actorId);

    /// <summary>Days that were closed, newest first.</summary>
    /// <param name="reach">Of the branches that somebody sees.</param>
    /// <param name="take">At most so many.</param>
    Task<IReadOnlyList<DayEnd>> ClosedAsync(BranchReach reach, int take);
}

/// <summary>How closing a day ended.</summary>
/// <param name="Refusal">Why not; None: it is closed.</param>
/// <param name="End">The closed day; null: it is not closed.</param>
/// <param name="Expected">What the ledger expects now, minor units.</param>
public sealed record DayEndResult(DayEndRefusal Refusal, DayEnd? End, long Expected);

/// <summary>Why a day was not closed.</summary>
public enum DayEndRefusal
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>The day has not begun yet.</summary>
    NotYet,

    /// <summary>It was closed before.</summary>
    Closed,

    /// <summary>What was counted differs, and no reason was given.</summary>
    ReasonRequired,

    /// <summary>The reason is longer than 200 characters.</summary>
    ReasonTooLong,
}

/// <summary>What somebody did at the counter.</summary>
public enum DayActKind
{
    /// <summary>Took credit, from a wallet or a voucher, without a sale.</summary>
    Taken,

    /// <summary>Gave back what was taken by mistake.</summary>
    GivenBack,

    /// <summary>Recorded a sale.</summary>
    Sold,

    /// <summary>Took goods back.</summary>
    Returned,

    /// <summary>Undid a sale that was recorded by mistake.</summary>
    SaleUndone,
}

/// <summary>An act of a day. Amounts in minor units; what went back to a client is below 0.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="OnUtc">When.</param>
/// <param name="ClerkId">Customer id of who did it; below 0: a till, by its number.</param>
/// <param name="Receipt">The till's receipt number; empty: erased with the person.</param>
/// <param name="Goods">What the goods cost; 0 where no goods were named.</param>
/// <param name="Credit">Credit that was taken.</param>
public sealed record DayAct(DayActKind Kind, DateTime OnUtc, int ClerkId, string Receipt, long Goods, long Credit)
{
    /// <summary>Names what was taken or sold, for its slip.</summary>
    public string Act { get; init; } = "";

    /// <summary>Id of the wallet that it was about; 0: it cannot be told.</summary>
    public int WalletId { get; init; }

    /// <summary>Reference of the voucher that credit was taken from; empty: it was the client's wallet.</summary>
    public string Voucher { get; init; } = "";

    /// <summary>Done after the day was closed.</summary>
    public bool IsLate { get; init; }

    /// <summary>Customer id of the second person who confirmed it; 0: nobody had to.</summary>
    public int ConfirmedBy { get; init; }

    /// <summary>Part that was paid, or is to be given back, in money.</summary>
    public long Money => Kind is DayActKind.Taken or DayActKind.GivenBack ? 0 : Goods - Credit;
}

/// <summary>A day of a branch.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Day">The day, in the branch's time zone.</param>
/// <param name="Acts">What was done, in its order.</param>
/// <param name="End">How it was closed; null: it is open.</param>
public sealed record DayJournal(Branch Branch, DateOnly Day, IReadOnlyList<DayAct> Acts, DayEnd? End)
{
    /// <summary>Credit that was taken, less what was given back, of all that is not late; minor units.</summary>
    public long Expected => Acts.Where(act => !act.IsLate).Sum(act => act.Credit);

    /// <summary>Totals of all clerks together, of all that is not late: their credit is what is expected.</summary>
    public ClerkTotals Total => ClerkTotals.Of(0, [.. Acts.Where(act => !act.IsLate)]);

    /// <summary>Totals of all that was done after the day was closed; null: nothing was.</summary>
    public ClerkTotals? Late => Acts.Any(act => act.IsLate) ? ClerkTotals.Of(0, [.. Acts.Where(act => act.IsLate)]) : null;

    /// <summary>Totals of each clerk, in the order in which they began, of all that is not late.</summary>
    public IReadOnlyList<ClerkTotals> Clerks => [.. Acts.Where(act => !act.IsLate).GroupBy(act => act.ClerkId).Select(acts => ClerkTotals.Of(acts.Key, [.. acts]))];
}

/// <summary>Totals of a clerk's day. Amounts in minor units; what went back is below 0.</summary>
/// <param name="ClerkId">Customer id; below 0: a till, by its number.</param>
/// <param name="Taken">Credit that was taken without a sale.</param>
/// <param name="Sales">How many sales.</param>
/// <param name="Sold">What their goods cost.</param>
/// <param name="SoldCredit">Part of it that credit paid.</param>
/// <param name="Returned">What the goods cost that came back.</param>
/// <param name="ReturnedCredit">Credit that went back with them.</param>
/// <param name="Undone">Credit that went back because it was taken by mistake, with sales that were undone too.</param>
public sealed record ClerkTotals(int ClerkId, long Taken, int Sales, long Sold, long SoldCredit, long Returned, long ReturnedCredit, long Undone)
{
    /// <summary>Credit that was taken, less what was given back.</summary>
    public long Credit => Taken + SoldCredit + ReturnedCredit + Undone;

    /// <summary>Adds acts up.</summary>
    internal static ClerkTotals Of(int clerkId, IReadOnlyList<DayAct> acts)
    {
        long Sum(DayActKind kind, Func<DayAct, long> part) => acts.Where(act => act.Kind == kind).Sum(part);

        return new(
            clerkId,
            Sum(DayActKind.Taken, act => act.Credit),
            acts.Count(act => act.Kind == DayActKind.Sold),
            Sum(DayActKind.Sold, act => act.Goods),
            Sum(DayActKind.Sold, act => act.Credit),
            Sum(DayActKind.Returned, act => act.Goods),
            Sum(DayActKind.Returned, act => act.Credit),
            Sum(DayActKind.GivenBack, act => act.Credit) + Sum(DayActKind.SaleUndone, act => act.Credit));
    }
}
