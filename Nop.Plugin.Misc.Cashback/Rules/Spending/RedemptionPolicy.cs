namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How much credit an order may be paid with (scenarios, rule 4).</summary>
/// <param name="MaxPerOrderMinor">Most per order in minor units; null: no such limit.</param>
/// <param name="MaxShare">Most as a share of the payable total, 0 to 1.</param>
/// <param name="MinimumMinor">Least amount that may be used, in minor units.</param>
/// <param name="LeastTotalMinor">What must be left to pay: the shop refuses orders that come to less. Minor units; 0: no such limit.</param>
sealed record RedemptionPolicy(long? MaxPerOrderMinor = null, decimal MaxShare = 1, long MinimumMinor = 0, long LeastTotalMinor = 0)
{
    /// <summary>Least value of an order's goods after all discounts, with tax, from which credit may be used; minor units, 0: no such limit.</summary>
    public long MinimumOrderMinor { get; init; }

    /// <summary>Goods that credit pays for.</summary>
    public RedemptionGoods Goods { get; init; } = RedemptionGoods.Usual;

    /// <summary>Whether credit pays for shipping.</summary>
    public bool PaysShipping { get; init; } = true;

    /// <summary>Whether credit pays for fees and for what choices at the checkout cost.</summary>
    public bool PaysExtras { get; init; } = true;

    /// <summary>Whether a client may use credit on one order of a day only.</summary>
    public bool OncePerDay { get; init; }

    /// <summary>Tiers that may use credit; where <see cref="RoleIds"/> is empty too: all.</summary>
    public IReadOnlyCollection<int> TierIds { get; init; } = [];

    /// <summary>Customer roles that may use credit, beside <see cref="TierIds"/>: one of either is enough.</summary>
    public IReadOnlyCollection<int> RoleIds { get; init; } = [];

    /// <summary>Days on which credit is off.</summary>
    public RedemptionDays Days { get; init; } = new();

    /// <summary>Whether something limits credit that a shopper should be told of before it bites, beside the credit, the order's total and the usual goods.</summary>
    public bool HasLimits =>
        MaxPerOrderMinor is not null || MaxShare < 1 || MinimumMinor > 0 || LeastTotalMinor > 0 || MinimumOrderMinor > 0 || !PaysShipping || !PaysExtras || OncePerDay
        || TierIds.Count + RoleIds.Count > 0 || Days.Weekdays.Count + Days.Ranges.Count > 0 || Goods.HasLimits;

    /// <summary>Decides how much is taken when a shopper asks for an amount.</summary>
    /// <param name="askedMinor">Minor units asked for; null: as much as possible; 0: nothing.</param>
    /// <param name="usableMinor">Available and unexpired credit, due credit included, in minor units.</param>
    /// <param name="order">The order.</param>
    /// <param name="isGuest">Guests have no wallet.</param>
    /// <returns>An amount that is cut to the limits, or 0 and the reason for refusing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing was asked for.</exception>
    public RedemptionQuote Quote(long? askedMinor, long usableMinor, RedemptionOrder order, bool isGuest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(askedMinor ?? 0, nameof(askedMinor));
        if (askedMinor == 0)
            return new(0, null);
        if (WhyNot(usableMinor, order, isGuest) is { } refusal)
            return new(0, refusal) { Room = refusal is RedemptionRefusal.Guest or RedemptionRefusal.Insufficient ? null : Room(usableMinor, order, isGuest) };

        var limits = Limits(usableMinor, order).ToList();
        var amount = Math.Min(askedMinor ?? long.MaxValue, limits.Where(limit => limit.Kind != RedemptionLimit.LeastTotal).Min(limit => limit.Minor));
        var most = limits.Single(limit => limit.Kind == RedemptionLimit.LeastTotal).Minor;
        var cutByLeastTotal = amount > most;
        amount = Math.Min(amount, most);
        return amount <= 0 || amount < MinimumMinor ? new(0, RedemptionRefusal.BelowMinimum, cutByLeastTotal) : new(amount, null, cutByLeastTotal);
    }

    /// <summary>Says what an order leaves to credit, before anything is asked for.</summary>
    /// <inheritdoc cref="Quote"/>
    public RedemptionRoom Room(long usableMinor, RedemptionOrder order, bool isGuest)
    {
        var excluded = Excluded(order);
        if (WhyNot(usableMinor, order, isGuest) is { } refusal)
        {
            return new(0, refusal, null)
            {
                Policy = this,
                Excluded = excluded,
                MissingMinor = refusal == RedemptionRefusal.BelowMinimumOrder ? MinimumOrderMinor - GoodsMinor(order) : 0,
                NextDay = refusal == RedemptionRefusal.OffDay ? Days.NextAfter(order.Day) : null,
            };
        }

        var least = Limits(usableMinor, order).MinBy(limit => limit.Minor);
        return least.Minor <= 0 || least.Minor < MinimumMinor
            ? new(0, RedemptionRefusal.BelowMinimum, least.Kind) { Policy = this, Excluded = excluded }
            : new(least.Minor, null, least.Kind) { Policy = this, Excluded = excluded };
    }

    /// <summary>Why credit cannot be used at all, whatever the total; null: nothing says so.</summary>
    /// <inheritdoc cref="Quote"/>
    public RedemptionRefusal? WhyNot(long usableMinor, RedemptionOrder order, bool isGuest) =>
        isGuest ? RedemptionRefusal.Guest
        : usableMinor <= 0 ? RedemptionRefusal.Insufficient
        : Days.AreOff(order.Day) ? RedemptionRefusal.OffDay
        : !IsEntitled(order) ? RedemptionRefusal.NotEntitled
        : OncePerDay && order.HasRedeemedToday ? RedemptionRefusal.OncePerDay
        : MinimumOrderMinor > 0 && GoodsMinor(order) < MinimumOrderMinor ? RedemptionRefusal.BelowMinimumOrder
        : order.Lines.Count > 0 && order.Lines.All(line => Goods.WhyNot(line) is not null) ? RedemptionRefusal.NothingEligible
        : null;

    bool IsEntitled(RedemptionOrder order) =>
        TierIds.Count + RoleIds.Count == 0 || (order.TierId is { } tier && TierIds.Contains(tier)) || order.RoleIds.Any(RoleIds.Contains);

    // Of limits that come to the same the first one is the reason.
    IEnumerable<(RedemptionLimit Kind, long Minor)> Limits(long usable, RedemptionOrder order)
    {
        var payable = Math.Max(0, order.PayableMinor);
        yield return (RedemptionLimit.Payable, payable);
        yield return (RedemptionLimit.Credit, usable);
        yield return (RedemptionLimit.Goods, EligibleMinor(order));
        yield return (RedemptionLimit.Share, (Fraction.FromDecimal(MaxShare) * payable).Floor());
        yield return (RedemptionLimit.PerOrder, MaxPerOrderMinor ?? long.MaxValue);
        yield return (RedemptionLimit.LeastTotal, Math.Max(0, payable - LeastTotalMinor));
    }

    // What the order costs less what credit does not pay for, rounded down; gift cards and reward points have paid for that first.
    long EligibleMinor(RedemptionOrder order)
    {
        var excluded = ExcludedParts(order).Aggregate(Fraction.Zero, (sum, part) => sum + part.Minor);
        return excluded.Sign == 0 ? long.MaxValue : Math.Max(0, (Fraction.FromDecimal(order.PayableMinor + order.OtherTenders) - excluded).Floor());
    }

    List<ExcludedPart> Excluded(RedemptionOrder order) =>
    [
        .. ExcludedParts(order).Where(part => part.Minor.Sign > 0).GroupBy(part => part.Reason).OrderBy(group => group.Key).Select(group => new ExcludedPart(
            group.Key,
            -(Fraction.Zero - group.Aggregate(Fraction.Zero, (sum, part) => sum + part.Minor)).Floor(),
            [.. group.Select(part => part.Name).Where(name => name.Length > 0).Distinct()])),
    ];

    // Discounts of all goods are shared by the lines as they cost, those of the total by lines, shipping and fees: exactly, for the one rounding comes at the end.
    IEnumerable<(CreditExclusion Reason, Fraction Minor, string Name)> ExcludedParts(RedemptionOrder order)
    {
        foreach (var line in order.Lines)
        {
            if (Goods.WhyNot(line) is { } reason)
                yield return (reason, Fraction.FromDecimal(line.Gross) * LeftOfGoods(order) * LeftOfTotal(order), line.Name);
        }

        if (!PaysShipping && order.Shipping > 0)
            yield return (CreditExclusion.Shipping, Fraction.FromDecimal(order.Shipping) * LeftOfTotal(order), "");
        if (!PaysExtras && order.Extras > 0)
            yield return (CreditExclusion.Extras, Fraction.FromDecimal(order.Extras) * LeftOfTotal(order), "");
    }

    // Rounded half up, as the shop shows it: who sees 50.00 in the cart has 50.00.
    static long GoodsMinor(RedemptionOrder order) =>
        ((Fraction.FromDecimal(order.Lines.Sum(line => line.Gross)) * LeftOfGoods(order) * LeftOfTotal(order)) + new Fraction(1, 2)).Floor();

    static Fraction LeftOfGoods(RedemptionOrder order) => Left(order.Lines.Sum(line => line.Gross), order.GoodsDiscount);

    static Fraction LeftOfTotal(RedemptionOrder order) => Left(order.PayableMinor + order.OtherTenders + order.TotalDiscount, order.TotalDiscount);

    static Fraction Left(decimal whole, decimal discount) =>
        discount <= 0 ? Fraction.One
        : discount >= whole ? Fraction.Zero
        : Fraction.FromDecimal(whole - discount) / Fraction.FromDecimal(whole);
}

/// <summary>The credit that an order takes.</summary>
/// <param name="Amount">Minor units; 0 where nothing was asked for or the wish was refused.</param>
/// <param name="Refusal">Why not; null where it was not refused.</param>
/// <param name="CutByLeastTotal">The amount would have been larger, had the shop no least order total.</param>
public sealed record RedemptionQuote(long Amount, RedemptionRefusal? Refusal, bool CutByLeastTotal = false)
{
    /// <summary>Where a limit refused it that is no amount of credit: what it takes to get on. Null: it was not, or there is no more to say.</summary>
    public RedemptionRoom? Room { get; init; }
}

/// <summary>What an order leaves to credit.</summary>
/// <param name="MostMinor">The most that it takes now, minor units.</param>
/// <param name="Refusal">Why it takes none; null: it takes some.</param>
/// <param name="Limit">What limits it; null: it is refused for another reason than an amount.</param>
public sealed record RedemptionRoom(long MostMinor, RedemptionRefusal? Refusal, RedemptionLimit? Limit)
{
    /// <summary>What credit does not pay for in this order.</summary>
    public IReadOnlyList<ExcludedPart> Excluded { get; init; } = [];

    /// <summary>Goods that are missing for <see cref="RedemptionRefusal.BelowMinimumOrder"/>, minor units.</summary>
    public long MissingMinor { get; init; }

    /// <summary>The limits that it was found by.</summary>
    internal RedemptionPolicy Policy { get; init; } = new();

    /// <summary>After <see cref="RedemptionRefusal.OffDay"/>: when credit can be used again; null: it is not known.</summary>
    public DateOnly? NextDay { get; init; }
}

/// <summary>What limits the credit that an order takes.</summary>
public enum RedemptionLimit
{
    /// <summary>What the order costs.</summary>
    Payable,

    /// <summary>The credit itself.</summary>
    Credit,

    /// <summary>Goods or shipping that credit does not pay for.</summary>
    Goods,

    /// <summary>The largest share of the total.</summary>
    Share,

    /// <summary>The most for one order.</summary>
    PerOrder,

    /// <summary>The shop's least order total.</summary>
    LeastTotal,
}

/// <summary>Why credit cannot be used on an order.</summary>
public enum RedemptionRefusal
{
    /// <summary>Guests have no wallet.</summary>
    Guest,

    /// <summary>The limits leave nothing, or less than the least amount.</summary>
    BelowMinimum,

    /// <summary>There is no usable credit.</summary>
    Insufficient,

    /// <summary>It is a day on which credit is not used.</summary>
    OffDay,

    /// <summary>The client has none of the tiers and roles that may use credit.</summary>
    NotEntitled,

    /// <summary>Another order of the day took credit.</summary>
    OncePerDay,

    /// <summary>The goods come to less than the least order from which credit may be used.</summary>
    BelowMinimumOrder,

    /// <summary>Credit pays for none of the goods.</summary>
    NothingEligible,

    /// <summary>Somebody changed the wallet in the database: the shop has to look into it first.</summary>
    Altered,

    /// <summary>The shop froze the wallet: nothing of it is used.</summary>
    Frozen,

    /// <summary>The shop closed the wallet.</summary>
    Closed,

    /// <summary>The shop has another currency, and its owner has not decided yet what becomes of credit.</summary>
    CurrencyChanged,
}
