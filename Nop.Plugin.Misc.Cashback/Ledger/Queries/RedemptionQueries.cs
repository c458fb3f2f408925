namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>Looks up what was taken in the salon, alone and not with a sale. Reads only.</summary>
sealed class RedemptionQueries(IRepository<LedgerEntry> entries, IRepository<Hold> holds)
{
    const int Salon = (int)Channel.Salon;
    const int Api = (int)Channel.Api;
    const int Capture = (int)EntryKind.Capture;
    const int Restore = (int)EntryKind.Restore;

    /// <summary>A redemption by its act; null: none in the salon.</summary>
    /// <param name="act">The act.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public async Task<SalonRedemption?> FindAsync(string act, Func<string, string> undoKeyOf)
    {
        ArgumentNullException.ThrowIfNull(undoKeyOf);
        string[] keys = [PostingContext.KeyOf(StoredText.WithoutNull(act), 0)];
        if (await entries.GetAllAsync(all => all.Where(entry => keys.Contains(entry.IdempotencyKey) && (entry.ChannelId == Salon || entry.ChannelId == Api))) is not [var first])
            return null;

        // An act may have entries before its capture: lots that it activates, debt that they pay, the hold.
        var captures = await entries.GetAllAsync(all => all
            .Where(entry => entry.WalletId == first.WalletId && entry.Sequence >= first.Sequence && entry.KindId == Capture)
            .OrderBy(entry => entry.Sequence)
            .Take(1));
        return captures is [{ OrderId: null } capture] && PostingContext.ActOf(capture.IdempotencyKey) == act ? (await WithHoldsAsync(captures, undoKeyOf))[0] : null;
    }

    /// <summary>The entries of an act, in their order; empty: it was not done.</summary>
    /// <param name="act">The act, as <see cref="PostingContext.ActOf(LedgerEntry)"/> has it.</param>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(string act)
    {
        const int most = 100;
        string[] keys = [PostingContext.KeyOf(StoredText.WithoutNull(act), 0), StoredText.WithoutNull(act)];
        if (await entries.GetAllAsync(all => all.Where(entry => keys.Contains(entry.IdempotencyKey))) is not [var first])
            return [];

        // All that one commit writes bears one instant; another commit may bear it too, and then another act.
        var since = await entries.GetAllAsync(all => all.Where(entry => entry.WalletId == first.WalletId && entry.Sequence >= first.Sequence).OrderBy(entry => entry.Sequence).Take(most));
        var isNamed = first.IdempotencyKey != act;
        return [.. since.TakeWhile(entry => isNamed ? PostingContext.ActOf(entry.IdempotencyKey) == act : entry.CreatedOnUtc == first.CreatedOnUtc && entry.ActorId == first.ActorId)];
    }

    /// <summary>Lists what somebody took in the salon since an instant, newest first.</summary>
    /// <param name="actorId">Who.</param>
    /// <param name="sinceUtc">From when on.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public async Task<IReadOnlyList<SalonRedemption>> ByActorAsync(int actorId, DateTime sinceUtc, int take, Func<string, string> undoKeyOf)
    {
        ArgumentNullException.ThrowIfNull(undoKeyOf);
        // Columns are timestamps without a zone: an instant of kind Utc would be moved to the session's.
        var since = sinceUtc.AsStored();
        var found = await entries.GetAllAsync(all => all
            .Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && entry.KindId == Capture && entry.ChannelId == Salon && entry.HoldNumber != null && entry.OrderId == null)
            .OrderByDescending(entry => entry.CreatedOnUtc).ThenByDescending(entry => entry.Id)
            .Take(take));
        return await WithHoldsAsync(found, undoKeyOf);
    }

    /// <summary>The last entry of an act: debt that is paid off, for one, comes after what is given back.</summary>
    /// <param name="first">Its first entry.</param>
    public async Task<LedgerEntry> LastOfActAsync(LedgerEntry first)
    {
        ArgumentNullException.ThrowIfNull(first);
        var (walletId, sequence, act, pageSize) = (first.WalletId, first.Sequence, PostingContext.ActOf(first.IdempotencyKey), 50);
        for (var last = first; ;)
        {
            var page = await entries.GetAllAsync(all => all.Where(entry => entry.WalletId == walletId && entry.Sequence > sequence).OrderBy(entry => entry.Sequence).Take(pageSize));
            var ofAct = page.TakeWhile(entry => PostingContext.ActOf(entry.IdempotencyKey) == act).ToList();
            last = ofAct.LastOrDefault() ?? last;
            if (ofAct.Count < pageSize)
                return last;
            sequence = last.Sequence;
        }
    }

    /// <summary>A hold by its number in its wallet; null: none.</summary>
    public async Task<Hold?> HoldAsync(int walletId, int number) => (await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && hold.Number == number))).FirstOrDefault();

    /// <summary>Lists what was taken in the salon of a hold, with a sale too, oldest first.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="holdNumber">The hold, by its number in the wallet.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public Task<IReadOnlyList<SalonRedemption>> OfHoldAsync(int walletId, int holdNumber, Func<string, string> undoKeyOf) => OfHoldsAsync(walletId, [holdNumber], undoKeyOf);

    /// <summary>Lists what was taken in the salon of holds of a wallet, oldest first.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="holdNumbers">The holds, by their numbers in the wallet.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public async Task<IReadOnlyList<SalonRedemption>> OfHoldsAsync(int walletId, IReadOnlyCollection<int> holdNumbers, Func<string, string> undoKeyOf)
    {
        ArgumentNullException.ThrowIfNull(undoKeyOf);
        var captures = await entries.GetAllAsync(all => all
            .Where(entry => entry.WalletId == walletId && entry.HoldNumber != null && holdNumbers.Contains(entry.HoldNumber.Value) && entry.KindId == Capture && (entry.ChannelId == Salon || entry.ChannelId == Api))
            .OrderBy(entry => entry.Sequence));
        return await WithHoldsAsync(captures, undoKeyOf);
    }

    /// <summary>Sums up what was taken or set aside in the salon straight from a wallet since an instant and not given back, for sales too, minor units.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="sinceUtc">From when on.</param>
    public async Task<long> TakenAsync(int walletId, DateTime sinceUtc)
    {
        const int counter = (int)HoldPurpose.Counter;
        const int till = (int)HoldPurpose.Till;
        var since = sinceUtc.AsStored();
        return (await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && (hold.PurposeId == counter || hold.PurposeId == till) && hold.CreatedOnUtc >= since)))
            .Sum(hold => hold.Amount - hold.Released - hold.Restored);
    }

    /// <summary>Sums up what somebody took in the salon straight from wallets since an instant and did not give back, for sales too, minor units.</summary>
    /// <param name="actorId">Who.</param>
    /// <param name="sinceUtc">From when on.</param>
    public async Task<long> TakenByAsync(int actorId, DateTime sinceUtc)
    {
        const int counter = (int)HoldPurpose.Counter;
        var since = sinceUtc.AsStored();
        var captures = await entries.GetAllAsync(all => all
            .Where(entry => entry.ActorId == actorId && entry.CreatedOnUtc >= since && entry.KindId == Capture && entry.ChannelId == Salon && entry.HoldNumber != null));
        var keys = captures.Select(entry => (entry.WalletId, Number: entry.HoldNumber!.Value)).ToHashSet();
        var ids = keys.Select(key => key.WalletId).Distinct().ToList();
        return (await holds.GetAllAsync(all => all.Where(hold => ids.Contains(hold.WalletId) && hold.PurposeId == counter && hold.CreatedOnUtc >= since)))
            .Where(hold => keys.Contains((hold.WalletId, hold.Number)))
            .Sum(hold => hold.Amount - hold.Released - hold.Restored);
    }

    /// <summary>The newest hold by which something was taken or set aside in the salon straight from a wallet, for sales too: its number; 0: none yet. What was given back counts.</summary>
    /// <param name="walletId">The wallet.</param>
    public async Task<int> LastTakingAsync(int walletId)
    {
        const int counter = (int)HoldPurpose.Counter;
        const int till = (int)HoldPurpose.Till;
        return (await holds.GetAllAsync(all => all.Where(hold => hold.WalletId == walletId && (hold.PurposeId == counter || hold.PurposeId == till)).OrderByDescending(hold => hold.Number).Take(1))).FirstOrDefault()?.Number ?? 0;
    }

    /// <summary>Lists what salons and their tills took, and what they gave back of it by mistake, from an instant on and before another, oldest first.</summary>
    /// <param name="fromUtc">From when on.</param>
    /// <param name="toUtc">Before when.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    public async Task<IReadOnlyList<SalonAct>> BetweenAsync(DateTime fromUtc, DateTime toUtc, Func<string, string> undoKeyOf)
    {
        ArgumentNullException.ThrowIfNull(undoKeyOf);
        var (from, to) = (fromUtc.AsStored(), toUtc.AsStored());
        var found = await entries.GetAllAsync(all => all
            .Where(entry => (entry.ChannelId == Salon || entry.ChannelId == Api) && entry.CreatedOnUtc >= from && entry.CreatedOnUtc < to
                && (entry.KindId == Capture || entry.KindId == Restore) && entry.OrderId == null && entry.HoldNumber != null)
            .OrderBy(entry => entry.Id));
        var acts = (await WithHoldsAsync([.. found.Where(entry => entry.Kind == EntryKind.Capture)], undoKeyOf))
            .Select(taken => new SalonAct(taken, IsUndo: false, taken.Entry.CreatedOnUtc.AsUtc(), taken.Entry.ActorId)).ToList();
        // What is given back may go to several accounts: an act is told once.
        foreach (var undo in found.Where(entry => entry.Kind == EntryKind.Restore).DistinctBy(entry => PostingContext.ActOf(entry.IdempotencyKey)))
        {
            var undone = (await OfHoldAsync(undo.WalletId, undo.HoldNumber!.Value, undoKeyOf)).FirstOrDefault(taken => HashChain.KeyOf(undoKeyOf(taken.Act)) == PostingContext.ActOf(undo.IdempotencyKey));
            if (undone is not null)
                acts.Add(new(undone, IsUndo: true, undo.CreatedOnUtc.AsUtc(), undo.ActorId));
        }

        return acts;
    }

    async Task<IReadOnlyList<SalonRedemption>> WithHoldsAsync(IList<LedgerEntry> captures, Func<string, string> undoKeyOf)
    {
        if (captures.Count == 0)
            return [];

        var wallets = captures.Select(entry => entry.WalletId).Distinct().ToList();
        var numbers = captures.Select(entry => entry.HoldNumber!.Value).Distinct().ToList();
        var byNumber = (await holds.GetAllAsync(all => all.Where(hold => wallets.Contains(hold.WalletId) && numbers.Contains(hold.Number))))
            .ToDictionary(hold => (hold.WalletId, hold.Number));
        var undoKeys = captures.Select(UndoKeyOf).ToList();
        var undone = (await entries.GetAllAsync(all => all.Where(entry => undoKeys.Contains(entry.IdempotencyKey)))).ToDictionary(entry => entry.IdempotencyKey);
        return [.. captures.Select(entry => new SalonRedemption(PostingContext.ActOf(entry.IdempotencyKey), entry, byNumber[(entry.WalletId, entry.HoldNumber!.Value)], undone.GetValueOrDefault(UndoKeyOf(entry))))];

        string UndoKeyOf(LedgerEntry entry) => PostingContext.KeyOf(HashChain.KeyOf(undoKeyOf(PostingContext.ActOf(entry.IdempotencyKey))), 0);
    }
}

/// <summary>Reads what one act took in the salon, and whether it was undone.</summary>
/// <param name="Act">The act: its key as <see cref="HashChain.KeyOf"/> makes it.</param>
/// <param name="Entry">The entry that took it: who, when, for which receipt, how much.</param>
/// <param name="Hold">The voucher, or the hold that the act made.</param>
/// <param name="Undone">The first entry that gave it back; null: it was not undone.</param>
public sealed record SalonRedemption(string Act, LedgerEntry Entry, Hold Hold, LedgerEntry? Undone);

/// <summary>Something that was taken in the salon, or given back there.</summary>
/// <param name="Of">What was taken.</param>
/// <param name="IsUndo">It was given back.</param>
/// <param name="OnUtc">When, UTC.</param>
/// <param name="ActorId">Customer id of who did it.</param>
sealed record SalonAct(SalonRedemption Of, bool IsUndo, DateTime OnUtc, int ActorId);
