using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Why what was taken was not undone.</summary>
public enum UndoRefusal
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>Nothing was taken by that act in the salon.</summary>
    Unknown,

    /// <summary>A reason is required.</summary>
    ReasonRequired,

    /// <summary>The reason is longer than <see cref="IRedemptions.MostReason"/>.</summary>
    ReasonTooLong,

    /// <summary>Somebody else took it.</summary>
    NotYours,

    /// <summary>It was too long ago (<see cref="CashbackSettings.CounterUndoMinutes"/>).</summary>
    TooLate,

    /// <summary>It was undone before.</summary>
    Undone,

    /// <summary>The wallet is busy: try again.</summary>
    Busy,
}

/// <summary>What was taken in the salon, and its undoing while the client may still stand there.</summary>
public interface IRedemptions
{
    /// <summary>Longest reason of an undoing, characters.</summary>
    const int MostReason = 200;

    /// <summary>A redemption by its act (<see cref="SalonResult.Act"/>); null: none.</summary>
    Task<SalonRedemption?> FindAsync(string act);

    /// <summary>What a clerk took since the shop's midnight, newest first; at most 20.</summary>
    Task<IReadOnlyList<SalonRedemption>> TodayAsync(int actorId);

    /// <summary>The branch at which it was taken; null: it cannot be told.</summary>
    Task<Branch?> BranchOfAsync(SalonRedemption redemption);

    /// <summary>Until when it can be undone; null: not at all, by the shop's setting.</summary>
    Task<DateTime?> UndoEndsUtcAsync(SalonRedemption redemption, int storeId);

    /// <summary>Why somebody cannot undo it now; None: they can.</summary>
    /// <param name="redemption">What was taken.</param>
    /// <param name="storeId">The store whose setting holds.</param>
    /// <param name="actorId">Who asks.</param>
    /// <param name="ofOthers">Whether they may undo what others took.</param>
    Task<UndoRefusal> WhyNotAsync(SalonRedemption redemption, int storeId, int actorId, bool ofOthers);

    /// <summary>Gives back what an act took, to the voucher or to the lots that it came from. The receipt is free again afterwards.</summary>
    /// <param name="act">The act.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="storeId">The store whose setting holds.</param>
    /// <param name="actorId">Who.</param>
    /// <param name="ofOthers">Whether they may undo what others took.</param>
    Task<UndoRefusal> UndoAsync(string act, string? reason, int storeId, int actorId, bool ofOthers);
}
