namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>The credit of one client, lot by lot: the rules 6 to 8, 10, 11 and 14 of the scenarios as they read. Minor units; nothing of it is the plugin's.</summary>
/// <param name="zone">The shop's.</param>
/// <param name="delayDays">From completion until it is usable.</param>
/// <param name="expiryDays">From then until it is not any more.</param>
/// <param name="waives">Whether what cannot be taken back is no debt.</param>
sealed class ToldWallet(TimeZoneInfo zone, int delayDays, int expiryDays, bool waives)
{
    const int GraceDays = 30;

    readonly List<ToldLot> _lots = [];

    /// <summary>The instant of what happens.</summary>
    public DateTime Now { get; set; }

    /// <summary>0 or more.</summary>
    public long Debt { get; private set; }

    /// <summary>What is left in lots, in the order in which they came: pending, available, from when the pending is usable, and until when all of it is.</summary>
    public IEnumerable<(long Pending, long Available, DateTime? Activates, DateTime? Expires)> Lots =>
        _lots.Where(lot => lot.Pending + lot.Available > 0).Select(lot => (lot.Pending, lot.Available, lot.Pending > 0 ? lot.Activates : null, lot.Expires));

    /// <summary>What a checkout can take: rule 6 counts what is due, after the debt that it pays first.</summary>
    public long Usable => _lots.Where(lot => !IsOver(lot)).Sum(lot => lot.Available) + Math.Max(0, _lots.Where(lot => IsDue(lot) && !IsOver(lot)).Sum(lot => lot.Pending) - Debt);

    /// <summary>Rule 14: by hand, without an end.</summary>
    public void Add(long amount) => Enter(Put(new ToldLot { Available = amount }), amount);

    /// <summary>Rule 6: what an order earned waits in a lot of its own.</summary>
    public ToldLot Earn(long amount) => Put(new ToldLot { Pending = amount });

    /// <summary>Rules 6 and 7: dates from the completion.</summary>
    public void Complete(ToldLot lot) => (lot.Activates, lot.Expires) = (Now.AddDays(delayDays), EndOfDay(Now.AddDays(delayDays), expiryDays));

    /// <summary>Rule 6: what is due becomes available, as it fell due.</summary>
    public void ActivateDue()
    {
        foreach (var lot in _lots.Where(IsDue).OrderBy(lot => lot.Activates).ToList())
        {
            var amount = lot.Pending;
            (lot.Pending, lot.Available) = (0, lot.Available + amount);
            Enter(lot, amount);
        }
    }

    /// <summary>Rule 7: what is past its date is booked out.</summary>
    public void Expire()
    {
        foreach (var lot in _lots.Where(IsOver))
            lot.Available = 0;
    }

    /// <summary>Rule 8: soonest to expire first, then older first.</summary>
    public Spent Spend(long amount)
    {
        var spent = new Spent();
        foreach (var lot in InOrder().Where(lot => !IsOver(lot)))
            spent.Shares.Add((lot, Take(ref lot.Available, ref amount)));
        Assert.That(amount, Is.Zero, "more was spent than there was");
        return spent;
    }

    /// <summary>Rule 10: a called-off order comes back, and its credit is taken again, as debt where there is too little.</summary>
    public void TakeAgain(Spent spent, long amount)
    {
        foreach (var lot in InOrder().Where(lot => !IsOver(lot)))
            spent.Shares.Add((lot, Take(ref lot.Available, ref amount)));
        spent.AsDebt += amount;
        Debt += amount;
    }

    /// <summary>Rule 11: what had become debt first, then to the lots, last taken first; what belongs to lots past their date, or has paid that debt meanwhile, into one grace lot.</summary>
    public void GiveBack(Spent spent, long amount)
    {
        var ofDebt = Take(ref spent.AsDebt, ref amount);
        var undone = Math.Min(ofDebt, Debt);
        Debt -= undone;
        var grace = ofDebt - undone;
        var entered = new List<(ToldLot Lot, long Amount)>();
        for (var i = spent.Shares.Count - 1; i >= 0; i--)
        {
            var (lot, left) = spent.Shares[i];
            var part = Take(ref left, ref amount);
            spent.Shares[i] = (lot, left);
            if (IsOver(lot))
                grace += part;
            else
                entered.Add((lot, part));
        }

        if (grace > 0)
            entered.Add((Put(new ToldLot { Expires = EndOfDay(Now, GraceDays) }), grace));
        foreach (var (lot, part) in entered)
            lot.Available += part;
        foreach (var (lot, part) in entered.OrderBy(share => share.Lot.Expires ?? DateTime.MaxValue).ThenBy(share => _lots.IndexOf(share.Lot)))
            Enter(lot, part);
    }

    /// <summary>Rule 11: from the order's own lot, also past its date, then what is available in spending order, then what is pending, then as debt, or not at all.</summary>
    /// <returns>What the shop waives.</returns>
    public long TakeBack(ToldLot own, long amount)
    {
        Take(ref own.Pending, ref amount);
        Take(ref own.Available, ref amount);
        foreach (var lot in InOrder().Where(lot => !IsOver(lot)))
            Take(ref lot.Available, ref amount);
        foreach (var lot in _lots.OrderBy(lot => lot.Activates ?? DateTime.MaxValue).ThenBy(_lots.IndexOf))
            Take(ref lot.Pending, ref amount);
        if (waives)
            return amount;
        Debt += amount;
        return 0;
    }

    static long Take(ref long from, ref long amount)
    {
        var part = Math.Min(from, amount);
        (from, amount) = (from - part, amount - part);
        return part;
    }

    ToldLot Put(ToldLot lot)
    {
        _lots.Add(lot);
        return lot;
    }

    // Rule 6: it pays the debt first, from what entered.
    void Enter(ToldLot lot, long amount)
    {
        var paid = Math.Min(amount, Debt);
        (lot.Available, Debt) = (lot.Available - paid, Debt - paid);
    }

    IEnumerable<ToldLot> InOrder() => [.. _lots.OrderBy(lot => lot.Expires ?? DateTime.MaxValue).ThenBy(_lots.IndexOf)];

    bool IsOver(ToldLot lot) => lot.Expires <= Now;

    bool IsDue(ToldLot lot) => lot.Pending > 0 && lot.Activates <= Now;

    DateTime EndOfDay(DateTime instant, int days) =>
        TimeZoneInfo.ConvertTimeToUtc(TimeZoneInfo.ConvertTimeFromUtc(instant, zone).Date.AddDays(days + 1), zone);
}

/// <summary>Credit that entered together. Minor units.</summary>
sealed class ToldLot
{
    public long Pending;
    public long Available;
    public DateTime? Activates;
    public DateTime? Expires;
}

/// <summary>What an order has taken from lots, in the order of taking, and as debt; less what came back. Minor units.</summary>
sealed class Spent
{
    public List<(ToldLot Lot, long Amount)> Shares { get; } = [];

    public long AsDebt;
}
