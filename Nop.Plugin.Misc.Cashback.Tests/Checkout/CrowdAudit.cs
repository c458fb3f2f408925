using Cashback.Preview.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Checkout;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>What must be true of a shop after a crowd has gone, by its rows.</summary>
/// <param name="Findings">What a verification of the ledger and of the books beside it finds.</param>
/// <param name="SumOfAccounts">All accounts of the wallets and of the house together, minor units.</param>
/// <param name="OpenHolds">Holds of checkouts that nobody ended.</param>
/// <param name="OutOfStep">Orders that the sweep still has to bring in step.</param>
/// <param name="Mischarged">Orders of which money and credit together do not come to their price, or that several holds paid for at once.</param>
sealed record CrowdAudit(IReadOnlyList<string> Findings, long SumOfAccounts, int OpenHolds, int OutOfStep, int Mischarged)
{
    /// <summary>All is as it must be.</summary>
    public static CrowdAudit Clean { get; } = new([], 0, 0, 0, 0);

    /// <summary>Looks.</summary>
    /// <param name="shop">One of the nodes.</param>
    /// <param name="run">The crowd.</param>
    public static Task<CrowdAudit> OfAsync(PreviewStore shop, CrowdRun run) => shop.RequestAsync(async services =>
    {
        var report = await services.GetRequiredService<ILedgerVerification>().RunAsync(CancellationToken.None);
        var (wallets, entries) = (services.GetRequiredService<IRepository<Wallet>>().Table, services.GetRequiredService<IRepository<LedgerEntry>>().Table);
        var holds = services.GetRequiredService<IRepository<Hold>>().Table.Where(hold => hold.PurposeId != (int)HoldPurpose.Counter).ToList();
        var ofHouse = entries.Where(entry => entry.ToAccountId > (int)LedgerAccount.Debt).Sum(entry => entry.Amount)
            - entries.Where(entry => entry.FromAccountId > (int)LedgerAccount.Debt).Sum(entry => entry.Amount);
        return new CrowdAudit(
            report is null ? ["Another verification is running."] : [.. report.Findings.Select(finding => finding.ToString())],
            wallets.Sum(wallet => wallet.Pending + wallet.Available + wallet.Reserved + wallet.Debt) + ofHouse,
            holds.Count(hold => hold.State == HoldState.Open),
            await services.GetRequiredService<IOrderReconciler>().SweepAsync(CancellationToken.None),
            CountMischarged(services, run, holds));
    });

    // The hold of an order says what it paid: its own row when it was placed, and no other.
    static int CountMischarged(IServiceProvider services, CrowdRun run, List<Hold> holds)
    {
        var orders = services.GetRequiredService<IRepository<Order>>().Table.ToDictionary(order => order.Id);
        var paid = holds.Where(hold => hold.OrderId is not null && hold.Captured > 0).ToLookup(hold => hold.OrderId!.Value);
        return run.Orders.Count(id =>
        {
            var hasReference = CheckoutReference.FindIn(orders[id]) is not null;
            return orders[id].OrderTotal + (paid[id].Sum(hold => hold.Captured) / 100m) != CheckoutCrowd.Price || paid[id].Count() != (hasReference ? 1 : 0);
        });
    }
}
