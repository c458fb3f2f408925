namespace Nop.Plugin.Misc.Cashback.Infrastructure.Tasks;

/// <summary>The plugin's schedule tasks. Each may run on several nodes at once: what it calls is safe to repeat.</summary>
public static class CashbackTasks
{
    const int Minute = 60;
    const int Day = 24 * 60 * Minute;

    /// <summary>Name, class and period of each.</summary>
    public static IReadOnlyList<(string Name, Type Type, int Seconds)> All { get; } =
    [
        ("Cashback: make due credit available", typeof(ActivateTask), 10 * Minute),
        ("Cashback: book out expired credit", typeof(ExpireTask), 10 * Minute),
        ("Cashback: settle holds and lapse vouchers", typeof(SettleHoldsTask), 5 * Minute),
        ("Cashback: bring orders in step", typeof(SweepOrdersTask), 15 * Minute),
        ("Cashback: bonuses", typeof(BonusTask), 5 * Minute),
        ("Cashback: review tiers", typeof(TierReviewTask), Day),
        ("Cashback: verify the ledger", typeof(VerifyTask), Day),
    ];

    /// <summary>The name under which the shop finds a task's class.</summary>
    public static string TypeName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
