using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Privacy;
using Nop.Plugin.Misc.Cashback.Salon.Exports;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.ScheduleTasks;

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
        ("Cashback: files for branches", typeof(BranchFilesTask), 10 * Minute),
        ("Cashback: letters to clients", typeof(ClientLettersTask), 10 * Minute),
        ("Cashback: customer roles of segments", typeof(SegmentRolesTask), 60 * Minute),
        ("Cashback: review tiers", typeof(TierReviewTask), Day),
        ("Cashback: seal the ledger", typeof(SealTask), Day),
        ("Cashback: verify the ledger", typeof(VerifyTask), Day),
        ("Cashback: daily letter about what staff changed", typeof(HandReportTask), Day),
        ("Cashback: erase traces of deleted customers", typeof(EraseTracesTask), Day),
    ];

    /// <summary>The name under which the shop finds a task's class.</summary>
    public static string TypeName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}

/// <summary>Makes due credit of all wallets available.</summary>
public sealed class ActivateTask(DueCredit due) : IScheduleTask
{
    public Task ExecuteAsync() => due.ActivateAsync(CancellationToken.None);
}

/// <summary>Books out credit past its date in all wallets.</summary>
public sealed class ExpireTask(DueCredit due) : IScheduleTask
{
    public Task ExecuteAsync() => due.ExpireAsync(CancellationToken.None);
}

/// <summary>Settles holds of checkouts that ended half-way, finishes refunds into credit that broke off, lapses vouchers and holds of tills past their date, reminds of vouchers, forgets old look-ups of the counter and old answers to tills, and writes letters that a server did not come to, and those about approvals.</summary>
public sealed class SettleHoldsTask(IHoldSettlement holds, IVoucherService vouchers, IVoucherReminders reminders, ITillHolds tills, ICounterService counter, ITillRecords records, IMoneyRefunds refunds, ILateLetters letters, IProposalNews news) : IScheduleTask
{
    public async Task ExecuteAsync()
    {
        var failures = new PastFailures("Parts of the task that failed");
        await failures.TryAsync("Holds", () => holds.SettleAsync(CancellationToken.None));
        await failures.TryAsync("Vouchers", () => vouchers.LapseAsync(CancellationToken.None));
        await failures.TryAsync("Reminders of vouchers", () => reminders.WriteAsync(CancellationToken.None));
        await failures.TryAsync("Holds of tills", () => tills.LapseAsync(CancellationToken.None));
        await failures.TryAsync("Refunds into credit", () => refunds.SettleAsync(CancellationToken.None));
        await failures.TryAsync("Look-ups", counter.ForgetLookUpsAsync);
        await failures.TryAsync("Answers to tills", records.ForgetAnswersAsync);
        await failures.TryAsync("Letters", letters.WriteAsync);
        await failures.TryAsync("Letters about approvals", async () => { await news.TellAsync(); return true; });
        failures.Throw();
    }
}

/// <summary>Writes the files that branches get by themselves at an hour of their day.</summary>
public sealed class BranchFilesTask(IScheduledExports exports) : IScheduleTask
{
    public Task ExecuteAsync() => exports.WriteAsync(CancellationToken.None);
}

/// <summary>Writes the letters to clients that are due, unless it is a quiet time: they wait for its end.</summary>
public sealed class ClientLettersTask(IClientLetters letters) : IScheduleTask
{
    public Task ExecuteAsync() => letters.WriteAsync(CancellationToken.None);
}

/// <summary>Heals what lost events left: reconciles orders whose state and postings differ, and keeps the terms in step with the rules.</summary>
public sealed class SweepOrdersTask(IOrderReconciler reconciler, ITermsVersions terms, IStoreService stores) : IScheduleTask
{
    public async Task ExecuteAsync()
    {
        var failures = new PastFailures("Parts of the task that failed");
        foreach (var store in await stores.GetAllStoresAsync())
            await failures.TryAsync($"Terms of store {store.Id}", () => terms.EnsureAsync(store.Id));
        await failures.TryAsync("Orders", () => reconciler.SweepAsync(CancellationToken.None));
        failures.Throw();
    }
}

/// <summary>Gives bonuses that are due, goes on with gift runs and opening balances, and heals what events have missed.</summary>
public sealed class BonusTask(BonusService bonuses, IOpeningDesk openings) : IScheduleTask
{
    public async Task ExecuteAsync()
    {
        var failures = new PastFailures("Parts of the task that failed");
        await failures.TryAsync("Bonuses", () => bonuses.RunAsync(CancellationToken.None));
        await failures.TryAsync("Opening balances", () => openings.RunAsync(CancellationToken.None));
        failures.Throw();
    }
}

/// <summary>Brings customer roles in step with the segments that have one.</summary>
public sealed class SegmentRolesTask(ISegmentRoles roles) : IScheduleTask
{
    public Task ExecuteAsync() => roles.SyncAsync(CancellationToken.None);
}

/// <summary>Reviews everybody's tier: up as far as deserved, and down one step when its review and the days of grace are over.</summary>
public sealed class TierReviewTask(ITierService tiers) : IScheduleTask
{
    public Task ExecuteAsync() => tiers.ReviewAsync(CancellationToken.None);
}

/// <summary>Seals the wallets that have changed, and sends the newest seal to the witness, also one whose letter a crash prevented.</summary>
public sealed class SealTask(ILedgerSealer sealer, IWitness witness) : IScheduleTask
{
    public async Task ExecuteAsync()
    {
        await sealer.SealAsync(CancellationToken.None);
        if (await sealer.NewestAsync(CancellationToken.None) is { } seal)
            await witness.SealedAsync(seal);
    }
}

/// <summary>Verifies the ledger. Where that is being done already it ends in vain, and says so: a task that ended well has verified.</summary>
public sealed class VerifyTask(IFollowedVerification verification) : IScheduleTask
{
    public async Task ExecuteAsync()
    {
        var (report, oldOrders) = await verification.RunAsync(CancellationToken.None);
        if (report is null)
            throw new InvalidOperationException("The ledger was not verified: another verification is running, or a server that was verifying died less than six hours ago. The task tries again at its next time.");
        if (oldOrders is not null)
            throw new InvalidOperationException("The ledger was verified, but old orders could not all be followed before.", oldOrders);
    }
}

/// <summary>Tells the owner what was made by hand since the last letter.</summary>
public sealed class HandReportTask(IHandReports reports) : IScheduleTask
{
    public Task ExecuteAsync() => reports.TellAsync();
}

/// <summary>Erases what is left of customers whom the shop has deleted for good, where the event was missed or something came later.</summary>
public sealed class EraseTracesTask(IPersonErasure erasure) : IScheduleTask
{
    public Task ExecuteAsync() => erasure.HealAsync(CancellationToken.None);
}
