namespace Nop.Plugin.Misc.Cashback.Insight.Overview;

/// <summary>What came to clients' wallets in a month and what left them. Minor units; docs/metrics.md has the definitions.</summary>
/// <param name="Month">Its first day, in the shop's zone.</param>
public sealed record MonthOfCredit(DateOnly Month)
{
    /// <summary>Earned by orders and by sales in the salon, 0 or more.</summary>
    public long Earned { get; init; }

    /// <summary>Given without a purchase: bonuses, gifts and additions by hand, 0 or more.</summary>
    public long Given { get; init; }

    /// <summary>Spent in the web shop, less what came back of it; below 0 where more came back.</summary>
    public long SpentOnline { get; init; }

    /// <summary>Spent in the salon, less what came back of it; below 0 where more came back.</summary>
    public long SpentInSalon { get; init; }

    /// <summary>Ran out or was left behind, 0 or more.</summary>
    public long Expired { get; init; }

    /// <summary>Taken back for refunds, and by hand, 0 or more.</summary>
    public long TakenBack { get; init; }

    /// <summary>What the shop owed its clients when the month ended, or owes now, less what clients owed.</summary>
    public long Owed { get; init; }

    /// <summary>Spent in both.</summary>
    public long Spent => SpentOnline + SpentInSalon;

    /// <summary>By how much the month changed what is owed.</summary>
    public long Change => Earned + Given - Spent - Expired - TakenBack;

    /// <summary>Sums up a month.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="flows">What was booked in it.</param>
    public static MonthOfCredit Of(DateOnly month, IEnumerable<CreditFlow> flows) => flows.Aggregate(new MonthOfCredit(month), Add);

    // By accounts, not by kinds: whatever moves between clients and the house is in one of the sums, so that they always come to what is owed.
    static MonthOfCredit Add(MonthOfCredit sums, CreditFlow flow) => (OfClient(flow.From), OfClient(flow.To), flow) switch
    {
        (false, true, { From: LedgerAccount.Programme, Kind: EntryKind.Earn or EntryKind.Reinstate }) => sums with { Earned = sums.Earned + flow.Amount },
        (false, true, { From: LedgerAccount.Redeemed }) => Spend(sums, -flow.Amount, -flow.ByOrders),
        (false, true, _) => sums with { Given = sums.Given + flow.Amount },
        (true, false, { To: LedgerAccount.Redeemed }) => Spend(sums, flow.Amount, flow.ByOrders),
        (true, false, { To: LedgerAccount.Expired }) => sums with { Expired = sums.Expired + flow.Amount },
        (true, false, _) => sums with { TakenBack = sums.TakenBack + flow.Amount },
        _ => sums,
    };

    static MonthOfCredit Spend(MonthOfCredit sums, long amount, long byOrders) =>
        sums with { SpentOnline = sums.SpentOnline + byOrders, SpentInSalon = sums.SpentInSalon + amount - byOrders };

    // What goes from one client's wallet to another's neither comes to clients nor leaves them.
    static bool OfClient(LedgerAccount account) => account is LedgerAccount.Pending or LedgerAccount.Available or LedgerAccount.Reserved or LedgerAccount.Debt or LedgerAccount.Moved;
}
