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

    /// <summary>It was taken from the own wallet: somebody else gives it back.</summary>
    OwnWallet,

    /// <summary>It was too long ago (<see cref="CashbackSettings.CounterUndoMinutes"/>).</summary>
    TooLate,

    /// <summary>It was undone before.</summary>
    Undone,

    /// <summary>The wallet is busy: try again.</summary>
    Busy,

    /// <summary>The shop has to look at the client's account first (<see cref="LedgerOutcome.Altered"/>).</summary>
    Altered,
}

/// <summary>Redemptions in the salon, and their undoing while the client may still stand there.</summary>
public interface IRedemptions
{
    /// <summary>Longest reason of an undoing, characters.</summary>
    const int MostReason = 200;

    /// <summary>A redemption by its act (<see cref="SalonResult.Act"/>); null: none.</summary>
    Task<SalonRedemption?> FindAsync(string act);

    /// <summary>Lists what a clerk took since the shop's midnight, newest first; at most 20.</summary>
    Task<IReadOnlyList<SalonRedemption>> TodayAsync(int actorId);

    /// <summary>The entry with which its undoing ended, and so the balance after it.</summary>
    /// <param name="redemption">One that was undone.</param>
    Task<LedgerEntry> EndOfUndoingAsync(SalonRedemption redemption);

    /// <summary>What entries of a wallet took in the salon or gave back there, at the counter or by a till.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="entries">Entries of it; of other kinds and places too.</param>
    Task<IReadOnlyList<SalonRedemption>> OfEntriesAsync(int walletId, IEnumerable<LedgerEntry> entries);

    /// <summary>The branch at which it was taken; null: it cannot be told.</summary>
    Task<Branch?> BranchOfAsync(SalonRedemption redemption);

    /// <summary>Whether it was taken at a branch that somebody sees (<see cref="BranchStaff"/>).</summary>
    Task<bool> IsSeenAsync(SalonRedemption redemption, int personId);

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

/// <inheritdoc cref="IRedemptions"/>
sealed class Redemptions(
    ICashbackLedger ledger,
    RedemptionQueries redemptions,
    IBranchService branches,
    BranchStaff staff,
    IWalletDirectory wallets,
    VoucherReferences references,
    IAlteredRows altered,
    ISalonLetters letters,
    ISettingService settings,
    IDateTimeHelper times,
    TimeProvider clock) : IRedemptions
{
    const int MostShown = 20;

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public Task<SalonRedemption?> FindAsync(string act) => redemptions.FindAsync(act, Receipts.UndoKeyOf);

    public Task<IReadOnlyList<SalonRedemption>> TodayAsync(int actorId) =>
        redemptions.ByActorAsync(actorId, ShopTime.StartOfDay(ShopTime.Date(NowUtc, times.DefaultStoreTimeZone), times.DefaultStoreTimeZone), MostShown, Receipts.UndoKeyOf);

    public Task<LedgerEntry> EndOfUndoingAsync(SalonRedemption redemption)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        return redemptions.LastOfActAsync(redemption.Undone ?? throw new ArgumentException("It was not undone.", nameof(redemption)));
    }

    public async Task<IReadOnlyList<SalonRedemption>> OfEntriesAsync(int walletId, IEnumerable<LedgerEntry> entries)
    {
        var holds = entries.Where(entry => entry is { Channel: Channel.Salon or Channel.Api, HoldNumber: not null }).Select(entry => entry.HoldNumber!.Value).ToHashSet();
        return holds.Count == 0 ? [] : await redemptions.OfHoldsAsync(walletId, holds, Receipts.UndoKeyOf);
    }

    public async Task<Branch?> BranchOfAsync(SalonRedemption redemption)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        if (redemption.Hold.BranchId is > 0 and var known)
            return await branches.GetByIdAsync(known);

        var all = await branches.GetAllAsync();
        return redemption.Hold.Purpose == HoldPurpose.Voucher
            && Receipts.BranchOf(redemption, redemption.Entry.Reason ?? "", [.. all]) is { } id
            ? all.First(branch => branch.Id == id)
            : null;
    }

    public async Task<bool> IsSeenAsync(SalonRedemption redemption, int personId) =>
        await staff.ReachAsync(personId) is var reach && (reach.Bound.Count == 0 || await BranchOfAsync(redemption) is { } branch && reach.Sees(branch.Id));

    public async Task<DateTime?> UndoEndsUtcAsync(SalonRedemption redemption, int storeId)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        var minutes = (await settings.LoadSettingAsync<CashbackSettings>(storeId)).CounterUndoMinutes;
        return minutes > 0 ? redemption.Entry.CreatedOnUtc.AddMinutes(minutes) : null;
    }

    public async Task<UndoRefusal> WhyNotAsync(SalonRedemption redemption, int storeId, int actorId, bool ofOthers)
    {
        ArgumentNullException.ThrowIfNull(redemption);
        return redemption.Undone is not null ? UndoRefusal.Undone
            : redemption.Entry.ActorId != actorId && !ofOthers || !await IsSeenAsync(redemption, actorId) ? UndoRefusal.NotYours
            : (await wallets.GetAsync(redemption.Entry.WalletId))?.Customer.Id == actorId ? UndoRefusal.OwnWallet
            : await UndoEndsUtcAsync(redemption, storeId) is { } end && NowUtc < end ? UndoRefusal.None
            : UndoRefusal.TooLate;
    }

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
        var context = new PostingContext(Channel.Salon, actorId, now) { IdempotencyKey = Receipts.UndoKeyOf(act), Reason = reason.Trim() };
        var undone = await altered.MeetAsync(() => ledger.UndoCaptureAsync(redemption.Hold.Reference, redemption.Entry.Amount,
            ExpiryPolicy.EndOfDayAfter(now, ExpiryPolicy.GraceDays, times.DefaultStoreTimeZone), context), redemption.Hold.BranchId);
        if (undone is { IsDone: true, Repeated: false })
            await TellAsync(redemption);
        return undone.Outcome switch
        {
            LedgerOutcome.Done => UndoRefusal.None,
            LedgerOutcome.KeyUsed => UndoRefusal.Undone,
            LedgerOutcome.Busy => UndoRefusal.Busy,
            LedgerOutcome.Altered => UndoRefusal.Altered,
            var other => throw new InvalidOperationException($"What was taken cannot be given back: {other}."),
        };
    }

    async Task TellAsync(SalonRedemption redemption)
    {
        if (await wallets.GetAsync(redemption.Entry.WalletId) is { Customer: { } customer } row)
            await letters.GivenBackAsync(customer, row.Wallet.StoreId,
                SalonTaking.Of(redemption, row.Wallet, (await BranchOfAsync(redemption))?.Name ?? "", references, HashChain.KeyOf(Receipts.UndoKeyOf(redemption.Act))));
    }
}
