using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>The plugin's schedule tasks. Each may run on several nodes at once: what it calls is safe to repeat.</summary>
/// <remarks>The shop keeps the names of their classes: they stay in this namespace, wherever the code that they call goes.</remarks>
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

/// <summary>Makes due credit of all wallets available.</summary>
public sealed class ActivateTask(CreditCalendar calendar) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => calendar.ActivateAsync(CancellationToken.None);
}

/// <summary>Books out credit past its date in all wallets.</summary>
public sealed class ExpireTask(CreditCalendar calendar) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => calendar.ExpireAsync(CancellationToken.None);
}

/// <summary>Settles holds of checkouts that ended half-way, and lapses vouchers past their date.</summary>
public sealed class SettleHoldsTask(IHoldSettlement holds, IVoucherService vouchers) : IScheduleTask
{
    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        var failures = new PastFailures("Parts of the task that failed");
        await failures.TryAsync("Holds", () => holds.SettleAsync(CancellationToken.None));
        await failures.TryAsync("Vouchers", () => vouchers.LapseAsync(CancellationToken.None));
        failures.Throw();
    }
}

/// <summary>Heals what lost events left: reconciles orders whose state and postings differ, and keeps the terms in step with the rules.</summary>
public sealed class SweepOrdersTask(IOrderReconciler reconciler, ITermsVersions terms, IStoreService stores) : IScheduleTask
{
    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        var failures = new PastFailures("Parts of the task that failed");
        foreach (var store in await stores.GetAllStoresAsync())
            await failures.TryAsync($"Terms of store {store.Id}", () => terms.EnsureAsync(store.Id));
        await failures.TryAsync("Orders", () => reconciler.SweepAsync(CancellationToken.None));
        failures.Throw();
    }
}

/// <summary>Gives bonuses that are due, goes on with gift runs, and heals what events have missed.</summary>
public sealed class BonusTask(BonusService bonuses) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => bonuses.RunAsync(CancellationToken.None);
}

/// <summary>Reviews everybody's tier: up as far as deserved, and down one step when its review and the days of grace are over.</summary>
public sealed class TierReviewTask(ITierService tiers) : IScheduleTask
{
    /// <inheritdoc/>
    public Task ExecuteAsync() => tiers.ReviewAsync(CancellationToken.None);
}

/// <summary>Verifies the ledger: a line in the activity log each time, and the first bad rows in the shop's log.</summary>
public sealed class VerifyTask(ILedgerAuditor auditor, ILogger logger, ActivityLines activity) : IScheduleTask
{
    const int MostLogged = 20;

    /// <inheritdoc/>
    public async Task ExecuteAsync()
    {
        var report = await auditor.VerifyAsync(afterWalletId: 0, progress: null, CancellationToken.None);
        foreach (var finding in report.Findings.Take(MostLogged))
            await logger.ErrorAsync($"Cashback ledger: {finding}");
        await activity.WriteAsync(CashbackActivity.LedgerVerified, null, "Plugins.Misc.Cashback.ActivityLog.LedgerVerified",
            report.Progress.Wallets, report.Progress.Entries, report.Progress.Findings);
    }
}
