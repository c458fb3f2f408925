namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>State of one client under one rule set.</summary>
sealed class SimulatedCustomer(MemberRecord member, CustomerFacts facts)
{
    int _pinsPut;

    /// <summary>The part in the programme.</summary>
    internal MemberRecord Member => member;

    /// <summary>Facts of the client for the rules, with the card that is held at the end.</summary>
    internal CustomerFacts Facts => facts;

    /// <summary>The next pin that was not put yet; null: there is none.</summary>
    internal PastPin? NextPin => _pinsPut < member.Pins.Count ? member.Pins[_pinsPut] : null;

    /// <summary>The tier; null: never raised, so the first one.</summary>
    internal TierState? Tier { get; set; }

    /// <summary>The shop's day on which the tier was last reviewed.</summary>
    internal DateOnly ReviewedOn { get; set; }

    /// <summary>Σ of kept spend of all completed orders, where the window is lifetime.</summary>
    internal Fraction Spend { get; set; }

    /// <summary>Completed orders, where the window is not lifetime.</summary>
    internal List<(int OrderId, SpendRecord Record)>? Completed { get; set; }

    /// <summary>When the newest paid order was placed; null: none yet.</summary>
    internal DateTime? LastPlacedUtc { get; private set; }

    /// <summary>The one before it.</summary>
    internal DateTime? EarlierPlacedUtc { get; private set; }

    /// <summary>Recent purchases by top category, where the rules ask for the favourite one.</summary>
    internal List<(DateTime PlacedOnUtc, int RootId, decimal Net)>? Bought { get; set; }

    /// <summary>Amounts that programmes gave, where the rules ask for them.</summary>
    internal Dictionary<int, SimulatedUse>? Use { get; set; }

    /// <summary>Orders that count in the sums.</summary>
    internal int Orders { get; set; }

    /// <summary>Earned, minor units.</summary>
    internal long Earned { get; set; }

    /// <summary>Taken back by refunds and cancellations, minor units.</summary>
    internal long TakenBack { get; set; }

    /// <summary>The next pin is put.</summary>
    internal void PinIsPut() => _pinsPut++;

    /// <summary>Notes a paid order that is alive.</summary>
    internal void Note(DateTime placedOnUtc)
    {
        if (LastPlacedUtc is null || placedOnUtc >= LastPlacedUtc)
            (EarlierPlacedUtc, LastPlacedUtc) = (LastPlacedUtc, placedOnUtc);
        else if (EarlierPlacedUtc is null || placedOnUtc > EarlierPlacedUtc)
            EarlierPlacedUtc = placedOnUtc;
    }
}

/// <summary>Amounts that one programme gave one client.</summary>
sealed class SimulatedUse
{
    // A month and some days: an order may be paid after younger ones.
    const int KeptDays = 70;

    readonly List<(DateOnly Day, long Amount)> _lately = [];
    long _inAll;

    internal ProgrammeUse On(DateOnly day)
    {
        long onDay = 0, inMonth = 0;
        foreach (var (at, amount) in _lately)
        {
            if (at == day)
                onDay += amount;
            if (at.Year == day.Year && at.Month == day.Month)
                inMonth += amount;
        }

        return new(_inAll, onDay, inMonth);
    }

    internal void Add(DateOnly day, long amount)
    {
        _inAll += amount;
        _lately.RemoveAll(row => row.Day < day.AddDays(-KeptDays));
        _lately.Add((day, amount));
    }
}
