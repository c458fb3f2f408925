using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A wallet's open state in memory and the entries that one act adds to it; a store loads it and commits it whole or not at all.</summary>
/// <remarks>Everything in it is guarded by <see cref="Wallet.Version"/>: what was decided on an old state is not committed.</remarks>
public sealed class WalletBook
{
    readonly HashSet<object> _changed = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<object> _added = new(ReferenceEqualityComparer.Instance);
    readonly IReadOnlyCollection<object> _altered;
    readonly ITextSalts _salts;
    bool _isClosed;
    string? _actKey;
    int _actStart;
    OperationAnswer? _answer;

    /// <summary>Makes a book over loaded rows, which it changes in place.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="lots">Its open lots, and closed ones that the scope asks for.</param>
    /// <param name="holds">The holds that the scope asks for.</param>
    /// <param name="holdLots">Their shares in lots.</param>
    /// <param name="order">The order's account; null: none.</param>
    /// <param name="salts">Salts of reasons.</param>
    /// <param name="altered">The wallet, holds and the account, where they are not as their newest entries left them (<see cref="BookCheck"/>): no act may build on them. Null: all are.</param>
    public WalletBook(Wallet wallet, IEnumerable<Lot> lots, IEnumerable<Hold> holds, IEnumerable<HoldLot> holdLots, OrderAccount? order, ITextSalts salts, IReadOnlyCollection<object>? altered = null)
    {
        _salts = salts;
        _altered = altered ?? [];
        Wallet = wallet;
        LoadedVersion = wallet.Version;
        Lots = [.. lots];
        Holds = [.. holds];
        HoldLots = [.. holdLots];
        Order = order;
        LoadedRevision = order?.Revision;
    }

    /// <summary>The wallet, with balances as after the entries added here.</summary>
    public Wallet Wallet { get; }

    /// <summary>The wallet's version when it was loaded: the commit's condition.</summary>
    public long LoadedVersion { get; }

    /// <summary>The order account's revision when it was loaded; null: there was none.</summary>
    public int? LoadedRevision { get; }

    /// <summary>All open lots, and closed ones that the scope asked for, ascending by number.</summary>
    public List<Lot> Lots { get; }

    /// <summary>The holds that the scope asked for, ascending by number.</summary>
    public List<Hold> Holds { get; }

    /// <summary>Shares of those holds in lots, ascending by hold and ordinal.</summary>
    public List<HoldLot> HoldLots { get; }

    /// <summary>The order account that the scope asked for, or that was opened here.</summary>
    public OrderAccount? Order { get; private set; }

    /// <summary>Charges to programmes with this commit: programme id → (spent before, added). Minor units.</summary>
    public Dictionary<int, (long Before, long Added)> Charges { get; } = [];

    /// <summary>What this act writes of a sale in the salon, beside its entries.</summary>
    public SaleRows Sale { get; set; } = SaleRows.None;

    /// <summary>The entries added here, ascending by sequence.</summary>
    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>Their lot movements, ascending by sequence and ordinal.</summary>
    public List<LotMovement> Movements { get; } = [];

    /// <summary>The wallet that credit goes over to or comes from with this act, committed together with it: the one that took this one over, or takes it over now. Null: none.</summary>
    internal WalletBook? Other { get; set; }

    /// <summary>The operation of a till that this commit answers; null: none.</summary>
    public OperationAct? Completes { get; private set; }

    /// <summary>Its answer, made from the book as the act leaves it; null: no operation is answered.</summary>
    internal OperationAnswer? Answer => _answer ??= Completes?.AnswerTo(this);

    /// <summary>The balance as the book stands. Of a wallet that somebody changed in the database, or that is frozen or closed, nothing can be used: no act would take it.</summary>
    public WalletBalance BalanceAt(DateTime nowUtc)
    {
        var isAltered = _altered.Contains(Wallet);
        var usable = isAltered || Wallet.State != WalletState.Open ? 0 : SpendingOrder.Usable(Lots, -Wallet.Debt, nowUtc);
        return new(Wallet.Pending, Wallet.Available, Wallet.Reserved, -Wallet.Debt, usable, [.. SpendingOrder.Sort(Lots)]) { IsAltered = isAltered, State = Wallet.State, MergedIntoId = Wallet.MergedIntoId };
    }

    /// <summary>Whether a row of it is not as its newest entry left it.</summary>
    internal bool IsAltered => _altered.Count > 0;

    /// <summary>Which row that is, as an exception.</summary>
    /// <param name="cause">What an act ran into because of it; null: nothing.</param>
    internal AlteredRowException Alteration(Exception? cause = null) => AlterationOf(_altered.First(), cause);

    /// <summary>Whether there is anything to commit.</summary>
    public bool IsChanged => _changed.Count + _added.Count + Charges.Count > 0;

    /// <summary>Whether a row was loaded and then changed, so that it is to be updated.</summary>
    public bool IsUpdated(object row) => _changed.Contains(row) && !_added.Contains(row);

    /// <summary>Whether a row was made here, so that it is to be inserted.</summary>
    public bool IsAdded(object row) => _added.Contains(row);

    /// <summary>Marks a loaded row as changed.</summary>
    public void Touch(object row) => _changed.Add(row);

    /// <summary>Finds a lot that is in the book.</summary>
    public Lot LotOf(int number) => Lots.Find(lot => lot.Number == number)
        ?? throw new ImpossibleBookException(Wallet.Id, $"Lot {number} of wallet {Wallet.Id} is not loaded.");

    /// <summary>Opens a lot with nothing in it yet.</summary>
    public Lot AddLot(EntryKind source, int? orderId, DateTime? activatesOnUtc, DateTime? expiresOnUtc, DateTime nowUtc)
    {
        var lot = new Lot
        {
            WalletId = Wallet.Id,
            Number = ++Wallet.LotCount,
            OrderId = orderId,
            SourceId = (int)source,
            ActivatesOnUtc = activatesOnUtc,
            ExpiresOnUtc = expiresOnUtc,
            CreatedOnUtc = nowUtc,
        };
        Lots.Add(lot);
        _added.Add(lot);
        return lot;
    }

    /// <summary>Opens a hold; <paramref name="hold"/>'s wallet and number are set here.</summary>
    public Hold AddHold(Hold hold)
    {
        hold.WalletId = Wallet.Id;
        hold.Number = ++Wallet.HoldCount;
        Holds.Add(hold);
        _added.Add(hold);
        return hold;
    }

    /// <summary>Notes what a hold takes from a lot, or from debt.</summary>
    public HoldLot AddHoldLot(Hold hold, int lotNumber, long held, long captured)
    {
        var share = new HoldLot
        {
            WalletId = Wallet.Id,
            HoldNumber = hold.Number,
            Ordinal = HoldLots.Count(other => other.HoldNumber == hold.Number),
            LotNumber = lotNumber,
            Held = held,
            Captured = captured,
        };
        HoldLots.Add(share);
        _added.Add(share);
        return share;
    }

    /// <summary>Opens the account of an order.</summary>
    public void OpenOrder(OrderAccount order)
    {
        order.WalletId = Wallet.Id;
        Order = order;
        _added.Add(order);
    }

    /// <summary>Adds an entry and moves the balances and lots with it.</summary>
    /// <exception cref="InvalidOperationException">It would break an invariant, or build on a row that somebody changed: never an expected failure.</exception>
    public LedgerEntry Post(PostingContext context, EntryKind kind, LedgerAccount from, LedgerAccount to, long amount,
        IReadOnlyList<LotChange>? lots = null, int? orderId = null, int? holdNumber = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        RefuseAltered();
        MoveBalance(from, -amount);
        MoveBalance(to, amount);
        var entry = Add(context, kind, from, to, amount, orderId, holdNumber);
        Movements.AddRange(MoveLots(entry, from, to, amount, lots ?? []));
        return entry;
    }

    /// <summary>Adds an entry that moves nothing.</summary>
    /// <param name="context">Who, where, when.</param>
    /// <param name="kind">What is noted.</param>
    /// <param name="account">The account that it is about.</param>
    /// <param name="amount">Minor units, 0 or more.</param>
    /// <param name="orderId">The order that it is about; null: none.</param>
    /// <param name="lot">The lot whose dates it notes; null: none.</param>
    public LedgerEntry Note(PostingContext context, EntryKind kind, LedgerAccount account, long amount, int? orderId, Lot? lot = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        RefuseAltered();
        var entry = Add(context, kind, account, account, amount, orderId, holdNumber: null);
        if (lot is not null)
            Movements.Add(new() { WalletId = Wallet.Id, Sequence = entry.Sequence, LotNumber = lot.Number, ActivatesOnUtc = lot.ActivatesOnUtc, ExpiresOnUtc = lot.ExpiresOnUtc });
        return entry;
    }

    /// <summary>Ends one of several acts that are committed together: its entries take in how it leaves the holds.</summary>
    internal void EndAct()
    {
        CloseHolds();
        (_actKey, _actStart) = (null, Entries.Count);
    }

    /// <summary>Ends the act: its entries take in how it leaves holds and the order's account, and are hashed. A store does it before it writes; nothing is added afterwards.</summary>
    public void Close()
    {
        if (_isClosed)
            return;

        _isClosed = true;
        RefuseAltered();
        if (Order is { } order && (IsAdded(order) || IsUpdated(order)))
            CloseOrder(order);
        CloseHolds();

        var ofEntries = Movements.ToLookup(movement => movement.Sequence);
        foreach (var entry in Entries)
        {
            entry.PreviousHash = Wallet.HashFormat == HashFormat.Second ? Wallet.LastHash : HashChain.RootOf(Wallet, Wallet.LastHash);
            entry.Hash = HashChain.HashOf(entry, ofEntries[entry.Sequence]);
            Wallet.LastHash = entry.Hash;
            Wallet.HashFormat = entry.HashFormat;
        }
    }

    // To hash such a row would make good what somebody changed in it; an entry on such a wallet would carry its wrong balances on, past mending.
    void RefuseAltered()
    {
        if (_altered.FirstOrDefault(row => ReferenceEquals(row, Wallet) || IsUpdated(row)) is { } altered)
            throw AlterationOf(altered);
    }

    /// <summary>A row that is not as its newest entry left it, as an exception.</summary>
    internal AlteredRowException AlterationOf(object row, Exception? cause = null) => new(Wallet.Id, $"{row switch
    {
        Hold hold => $"Hold {hold.Number} of wallet {Wallet.Id}",
        OrderAccount order => $"The account of order {order.OrderId} of wallet {Wallet.Id}",
        _ => $"Wallet {Wallet.Id}, whose it is or a lot of it,",
    }} was changed in the database and not by an act. Nothing is posted on it; verify the ledger.", cause);

    void CloseHolds()
    {
        foreach (var kept in Holds.Where(kept => IsAdded(kept) || IsUpdated(kept)))
        {
            if (Entries.FindLast(entry => entry.HoldNumber == kept.Number) is { } last)
                last.HoldDigest = RowDigest.Of(kept);
        }
    }

    void CloseOrder(OrderAccount order)
    {
        if (IsAdded(order))
            order.Charges = OrderCharges.Write(Charges.Select(charge => (charge.Key, charge.Value.Added)));
        else
            order.Revision = LoadedRevision!.Value + 1;
        if (Entries.FindLast(entry => entry.OrderId == order.OrderId) is { } last)
            last.OrderDigest = RowDigest.Of(order);
    }

    LedgerEntry Add(PostingContext context, EntryKind kind, LedgerAccount from, LedgerAccount to, long amount, int? orderId, int? holdNumber)
    {
        if (_isClosed)
            throw new InvalidOperationException($"The act on wallet {Wallet.Id} has ended.");

        // An act counts its own entries: its first one is the one by which a repeat is found.
        if (context.IdempotencyKey != _actKey)
            (_actKey, _actStart) = (context.IdempotencyKey, Entries.Count);
        var salt = context.Reason is null ? null : _salts.Next();
        var entry = new LedgerEntry
        {
            WalletId = Wallet.Id,
            Sequence = ++Wallet.Sequence,
            Kind = kind,
            From = from,
            To = to,
            Amount = amount,
            PendingAfter = Wallet.Pending,
            AvailableAfter = Wallet.Available,
            ReservedAfter = Wallet.Reserved,
            DebtAfter = Wallet.Debt,
            OrderId = orderId,
            HoldNumber = holdNumber,
            BatchId = context.BatchId,
            Channel = context.Channel,
            ActorId = context.ActorId,
            Reason = context.Reason,
            ReasonSalt = salt,
            ReasonDigest = salt is null ? null : HashChain.DigestOf(context.Reason!, salt),
            IdempotencyKey = context.KeyOf(Wallet, Entries.Count - _actStart),
            CreatedOnUtc = context.NowUtc,
            HashFormat = HashFormat.Second,
            StateAfterId = Wallet.StateId,
        };
        Entries.Add(entry);
        _added.Add(entry);
        Completes ??= context.Completes;
        return entry;
    }

    void MoveBalance(LedgerAccount account, long delta)
    {
        switch (account)
        {
            case LedgerAccount.Pending: Wallet.Pending = checked(Wallet.Pending + delta); break;
            case LedgerAccount.Available: Wallet.Available = checked(Wallet.Available + delta); break;
            case LedgerAccount.Reserved: Wallet.Reserved = checked(Wallet.Reserved + delta); break;
            case LedgerAccount.Debt: Wallet.Debt = checked(Wallet.Debt + delta); break;
            case LedgerAccount.Programme or LedgerAccount.Redeemed or LedgerAccount.Expired or LedgerAccount.Moved: break;
            default: throw new ArgumentOutOfRangeException(nameof(account), account, null);
        }
    }

    List<LotMovement> MoveLots(LedgerEntry entry, LedgerAccount from, LedgerAccount to, long amount, IReadOnlyList<LotChange> changes)
    {
        if (Wallet.Pending < 0 || Wallet.Available < 0 || Wallet.Reserved < 0 || Wallet.Debt > 0)
            throw new ImpossibleBookException(Wallet.Id, $"{entry.Kind} of {amount} leaves wallet {Wallet.Id} with an impossible balance.");

        var movements = new List<LotMovement>(changes.Count);
        var moved = 0L;
        foreach (var (lot, part) in changes)
        {
            var movement = new LotMovement
            {
                WalletId = Wallet.Id,
                Sequence = entry.Sequence,
                Ordinal = movements.Count,
                LotNumber = lot.Number,
                Pending = Delta(LedgerAccount.Pending, from, to, part),
                Available = Delta(LedgerAccount.Available, from, to, part),
                Reserved = Delta(LedgerAccount.Reserved, from, to, part),
                ActivatesOnUtc = lot.ActivatesOnUtc,
                ExpiresOnUtc = lot.ExpiresOnUtc,
            };
            lot.Pending += movement.Pending;
            lot.Available += movement.Available;
            lot.Reserved += movement.Reserved;
            lot.Open = lot.Pending + lot.Available + lot.Reserved > 0;
            if (part <= 0 || lot.Pending < 0 || lot.Available < 0 || lot.Reserved < 0)
                throw new ImpossibleBookException(Wallet.Id, $"{entry.Kind} of {part} leaves lot {lot.Number} of wallet {Wallet.Id} with an impossible rest.");

            Touch(lot);
            movements.Add(movement);
            moved += part;
        }

        var touchesLots = IsOfLots(from) || IsOfLots(to);
        if (moved != (touchesLots ? amount : 0))
            throw new ImpossibleBookException(Wallet.Id, $"{entry.Kind} of {amount} moves {moved} in lots of wallet {Wallet.Id}.");

        return movements;
    }

    static long Delta(LedgerAccount account, LedgerAccount from, LedgerAccount to, long part) =>
        from == account ? -part : to == account ? part : 0;

    static bool IsOfLots(LedgerAccount account) =>
        account is LedgerAccount.Pending or LedgerAccount.Available or LedgerAccount.Reserved;
}
