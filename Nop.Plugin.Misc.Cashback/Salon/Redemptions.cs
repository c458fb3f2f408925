using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Services.Configuration;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <inheritdoc cref="IRedemptions"/>
public sealed class Redemptions(
    ICashbackLedger ledger,
    RedemptionQueries redemptions,
    IBranchService branches,
    ISettingService settings,
    IDateTimeHelper times,
    TimeProvider clock) : IRedemptions
{
    const int MostShown = 20;

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    public Task<SalonRedemption?> FindAsync(string act) => redemptions.FindAsync(act, Receipts.UndoKeyOf);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SalonRedemption>> TodayAsync(int actorId) =>
        redemptions.ByActorAsync(actorId, ShopTime.StartOfDay(ShopTime.Date(NowUtc, times.DefaultStoreTimeZone), times.DefaultStoreTimeZone), MostShown, Receipts.UndoKeyOf);

    /// <inheritdoc/>
    public async Task<Branch?> BranchOfAsync(SalonRedemption redemption)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        if (redemption.Hold.BranchId is > 0 and var known)
            return await branches.GetByIdAsync(known);

        var all = await branches.GetAllAsync();
        return redemption.Hold.Purpose == HoldPurpose.Voucher
            && Receipts.BranchOf(redemption.Act, redemption.Hold, redemption.Entry.Reason ?? "", all.Select(branch => branch.Id)) is { } id
            ? all.First(branch => branch.Id == id)
            : null;
    }

    /// <inheritdoc/>
    public async Task<DateTime?> UndoEndsUtcAsync(SalonRedemption redemption, int storeId)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        var minutes = (await settings.LoadSettingAsync<CashbackSettings>(storeId)).CounterUndoMinutes;
        return minutes > 0 ? redemption.Entry.CreatedOnUtc.AddMinutes(minutes) : null;
    }

    /// <inheritdoc/>
    public async Task<UndoRefusal> WhyNotAsync(SalonRedemption redemption, int storeId, int actorId, bool ofOthers)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        return redemption.Undone is not null ? UndoRefusal.Undone
            : redemption.Entry.ActorId != actorId && !ofOthers ? UndoRefusal.NotYours
            : await UndoEndsUtcAsync(redemption, storeId) is { } end && NowUtc < end ? UndoRefusal.None
            : UndoRefusal.TooLate;
    }

    /// <inheritdoc/>
    public async Task<UndoRefusal> UndoAsync(string act, string? reason, int storeId, int actorId, bool ofOthers)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return UndoRefusal.ReasonRequired;
        if (reason.Trim().Length > IRedemptions.MostReason)
            return UndoRefusal.ReasonTooLong;
        if (await FindAsync(act) is not { } redemption)
            return UndoRefusal.Unknown;
        if (await WhyNotAsync(redemption, storeId, actorId, ofOthers) is not UndoRefusal.None and var refusal)
            return refusal;

        var now = NowUtc;
        var context = new PostingContext(Channel.Salon, actorId, now) { ActKey = Receipts.UndoKeyOf(act), Reason = reason.Trim() };
        var undone = await ledger.UndoCaptureAsync(redemption.Hold.Reference, redemption.Entry.Amount,
            ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, times.DefaultStoreTimeZone), context);
        return undone.Outcome switch
        {
            LedgerOutcome.Done => UndoRefusal.None,
            LedgerOutcome.KeyUsed => UndoRefusal.Undone,
            LedgerOutcome.Busy => UndoRefusal.Busy,
            var other => throw new InvalidOperationException($"What was taken cannot be given back: {other}."),
        };
    }
}
