namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>
/// Moves clients' tiers through time as <see cref="TierLife"/> says, with a review at the beginning of each of the shop's
/// days. Between a client's orders spend only falls, so that the days on which a review can do something are jumped to.
/// </summary>
sealed class SimulatedTiers(EarnRuleSet rules, TierTerms terms)
{
    // One more than the longest, for the days that begin in another zone.
    const int YearDays = 367;

    readonly TierRule? _first = TierPolicy.TierFor(Fraction.Zero, rules.Tiers);
    readonly TierRule? _top = rules.Tiers.Count == 0 ? null : rules.Tiers[^1];

    /// <summary>The tier held at an instant that is not before the last one asked for.</summary>
    internal TierRule? Held(SimulatedCustomer client, DateTime nowUtc)
    {
        CatchUp(client, nowUtc);
        return client.Tier is null ? _first : TierLife.Effective(client.Tier, () => Deserved(client, nowUtc), nowUtc);
    }

    /// <summary>An order is complete: it counts from now on.</summary>
    internal void Complete(SimulatedCustomer client, int orderId, SpendRecord spend)
    {
        var now = spend.CompletedOnUtc;
        CatchUp(client, now);
        if (terms.Window == TierWindow.Lifetime)
            client.Spend += spend.SpendBase * spend.Money.KeptShare;
        else
            Keep(client, orderId, spend);
        var state = client.Tier ?? new(_first, now);
        if (state.Held == _top && state.FallsOnUtc is null)
            return;

        var raised = TierLife.Raise(state, Deserved(client, now), (orderId, now), terms, now, rules.Zone);
        if (raised == state)
            return;
        if (client.Tier is null)
            client.ReviewedOn = ShopTime.Date(now, rules.Zone);
        client.Tier = raised;
    }

    /// <summary>Money of a completed order went back.</summary>
    internal void Return(SimulatedCustomer client, int orderId, SpendRecord spend, long refundedMinor, DateTime nowUtc)
    {
        CatchUp(client, nowUtc);
        var after = spend.Money with { Refunded = refundedMinor };
        if (terms.Window == TierWindow.Lifetime)
            client.Spend += spend.SpendBase * (after.KeptShare - spend.Money.KeptShare);
        else if (client.Completed is { } completed && completed.FindLastIndex(row => row.OrderId == orderId) is var at and >= 0)
            completed[at] = (orderId, spend with { Money = after });
        if (client.Tier is { Promotion: { } promotion } state)
            client.Tier = TierLife.Return(state, Deserved(client, promotion.CompletedOnUtc), terms, nowUtc);
    }

    // What no window reaches any more is dropped, so that memory does not grow with a client's orders.
    void Keep(SimulatedCustomer client, int orderId, SpendRecord spend)
    {
        var oldest = spend.CompletedOnUtc.AddDays(-(terms.Window == TierWindow.Rolling365 ? YearDays : 2 * YearDays) - terms.ReturnDays);
        client.Completed ??= new(2);
        client.Completed.RemoveAll(row => row.Record.CompletedOnUtc < oldest);
        client.Completed.Add((orderId, spend));
    }

    // What staff pinned and took away comes in between, as it did.
    void CatchUp(SimulatedCustomer client, DateTime nowUtc)
    {
        while (client.NextPin is { } pin && pin.OnUtc <= nowUtc)
        {
            AdvanceTo(client, pin.OnUtc);
            Put(client, pin);
            client.PinIsPut();
        }

        AdvanceTo(client, nowUtc);
    }

    // As TierPins does it.
    void Put(SimulatedCustomer client, PastPin pin)
    {
        var state = client.Tier ?? new(_first, pin.OnUtc);
        if (pin.TierId == 0)
        {
            if (state.Pin is not null)
                client.Tier = new(Deserved(client, pin.OnUtc), pin.OnUtc);
            return;
        }

        // One that these rules do not have pins nothing.
        if (rules.FindTier(pin.TierId) is not { } tier)
            return;
        if (client.Tier is null)
            client.ReviewedOn = ShopTime.Date(pin.OnUtc, rules.Zone);
        var isOver = state.Pin is { } old && !old.HoldsAt(pin.OnUtc);
        client.Tier = (isOver ? new(Deserved(client, pin.OnUtc), pin.OnUtc) : state) with { Pin = new(tier, pin.UntilUtc), FallsOnUtc = null };
    }

    void AdvanceTo(SimulatedCustomer client, DateTime nowUtc)
    {
        if (client.Tier is null)
            return;
        var today = ShopTime.Date(nowUtc, rules.Zone);
        while (client.ReviewedOn < today && NextReview(client, today) is { } day)
        {
            var at = ShopTime.StartOfDay(day, rules.Zone);
            client.Tier = TierLife.Review(client.Tier, Deserved(client, at), terms, rules.Tiers, at, rules.Zone);
            client.ReviewedOn = day;
        }

        if (client.ReviewedOn < today)
            client.ReviewedOn = today;
    }

    // The next day, today at the latest, on which a review does something; null: none does.
    DateOnly? NextReview(SimulatedCustomer client, DateOnly today)
    {
        var next = client.ReviewedOn.AddDays(1);
        var day = NextReviewOfHeld(client, next, today);
        if (client.Tier!.Pin?.UntilUtc is not { } until)
            return day;
        var ends = ShopTime.Date(until, rules.Zone);
        if (ends < next)
            ends = next;
        return ends <= today && !(day <= ends) ? ends : day;
    }

    DateOnly? NextReviewOfHeld(SimulatedCustomer client, DateOnly next, DateOnly today)
    {
        var state = client.Tier!;
        if (terms.Review == TierReview.EveryRun)
            return state.Pin is { } pin && pin.Tier.SpendMinor >= (state.Held?.SpendMinor ?? -1) ? null : FirstUndeserved(client, next, today);

        var due = state.FallsOnUtc is { } falls ? ShopTime.Date(falls, rules.Zone) : TierLife.NextReview(state, terms, rules.Zone);
        var day = due is { } on && on > next ? on : next;
        return day <= today ? day : null;
    }

    DateOnly? FirstUndeserved(SimulatedCustomer client, DateOnly first, DateOnly last)
    {
        if (IsDeserved(client, last))
            return null;
        while (first < last)
        {
            var middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);
            if (IsDeserved(client, middle))
                first = middle.AddDays(1);
            else
                last = middle;
        }

        return first;
    }

    bool IsDeserved(SimulatedCustomer client, DateOnly day) =>
        (Deserved(client, ShopTime.StartOfDay(day, rules.Zone))?.SpendMinor ?? -1) >= (client.Tier!.Held?.SpendMinor ?? -1);

    TierRule? Deserved(SimulatedCustomer client, DateTime atUtc) => TierPolicy.TierFor(
        terms.Window == TierWindow.Lifetime ? client.Spend
            : TierPolicy.QualifyingSpend((client.Completed ?? []).Select(row => row.Record), terms.Window, atUtc, rules.Zone),
        rules.Tiers);
}
