namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>A customer's tier state, with the rules, terms and instant by which it is judged. The spend is read once, and only where it is asked for.</summary>
sealed class TierCase(
    int customerId, int storeId, EarnRuleSet rules, TierTerms terms, CustomerTier? row, DateTime nowUtc, Func<Task<IList<SpendRecord>>> readSpend)
{
    IList<SpendRecord>? _spend;

    /// <summary>The customer.</summary>
    public int CustomerId => customerId;

    /// <summary>The store scope of the wallet; 0: all stores.</summary>
    public int StoreId => storeId;

    /// <summary>The rules in force.</summary>
    public EarnRuleSet Rules => rules;

    /// <summary>How long tiers last.</summary>
    public TierTerms Terms => terms;

    /// <summary>The row; null: none yet.</summary>
    public CustomerTier? Row => row;

    /// <summary>When it was opened.</summary>
    public DateTime NowUtc => nowUtc;

    /// <summary>The state that the row tells.</summary>
    public TierState State { get; } = StateOf(row, rules, nowUtc);

    /// <summary>Reads the orders that count as spend, once.</summary>
    public async Task<IList<SpendRecord>> SpendAsync() => _spend ??= await readSpend();

    /// <summary>Qualifying spend now, exact minor units.</summary>
    public async Task<Fraction> QualifyingAsync() => TierPolicy.QualifyingSpend(await SpendAsync(), terms.Window, nowUtc, rules.Zone);

    /// <summary>The tier that the spend deserves, counted over the window as it stands now, or stood at an instant.</summary>
    public async Task<TierRule?> DeservedAsync(DateTime? atUtc = null) =>
        TierPolicy.TierFor(TierPolicy.QualifyingSpend(await SpendAsync(), terms.Window, atUtc ?? nowUtc, rules.Zone), rules.Tiers);

    /// <summary>The tier that counts; null: none.</summary>
    public async Task<TierRule?> EffectiveAsync()
    {
        // Only a pin that is over asks for the spend, which is another read.
        var deserved = State.Pin is { } pin && !pin.HoldsAt(nowUtc) ? await DeservedAsync() : null;
        return TierLife.Effective(State, () => deserved, nowUtc);
    }

    /// <summary>Looks ahead from the tier that counts.</summary>
    public async Task<TierOutlook> OutlookAsync() => TierOutlook.Of(State, await EffectiveAsync(), [.. await SpendAsync()], terms, rules.Tiers, nowUtc, rules.Zone);

    // A tier that was deleted since counts as none: the holder is not below who never earned one.
    static TierState StateOf(CustomerTier? row, EarnRuleSet rules, DateTime nowUtc)
    {
        var first = TierPolicy.TierFor(Fraction.Zero, rules.Tiers);
        if (row is null)
            return new(first, nowUtc);

        return new(rules.FindTier(row.TierId) ?? first, row.SinceUtc.AsUtc())
        {
            KeptOnUtc = row.KeptOnUtc.AsUtc(),
            FallsOnUtc = row.FallsOnUtc.AsUtc(),
            Promotion = PromotionOf(row, rules, first),
            Pin = rules.FindTier(row.PinnedTierId) is { } pinned ? new(pinned, row.PinnedUntilUtc.AsUtc()) : null,
        };
    }

    static TierPromotion? PromotionOf(CustomerTier row, EarnRuleSet rules, TierRule? first) => row.RaisedOnUtc is not { } raised ? null
        : new(rules.FindTier(row.RaisedFromTierId) ?? first, row.RaisedByOrderId, raised.AsUtc())
        {
            FromSinceUtc = row.RaisedFromSinceUtc.AsUtc(),
            FromKeptOnUtc = row.RaisedFromKeptOnUtc.AsUtc(),
            FromFallsOnUtc = row.RaisedFromFallsOnUtc.AsUtc(),
        };
}
