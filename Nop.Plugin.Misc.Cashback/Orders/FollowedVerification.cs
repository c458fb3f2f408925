using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>Verifies the whole ledger, for the daily task and the button alike: before it is held against the shop's orders, old ones that were changed while nobody looked are followed, so that none is named for that.</summary>
/// <remarks>Not before the ledger itself is looked at: what follows an order writes its account anew, with its digest, and would make good what somebody had changed there.</remarks>
public interface IFollowedVerification
{
    /// <summary>Verifies it.</summary>
    Task<FollowedReport> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What a verification found.</summary>
/// <param name="Report">The findings; null: nothing was done, as one is running already.</param>
/// <param name="OldOrders">Why old orders could not all be followed, which then may be named; the shop's log has it too. Null: they were.</param>
public sealed record FollowedReport(AuditReport? Report, Exception? OldOrders);

/// <inheritdoc cref="IFollowedVerification"/>
sealed class FollowedVerification(IOrderReconciler reconciler, ILedgerVerification verification, ILogger logger) : IFollowedVerification
{
    public async Task<FollowedReport> RunAsync(CancellationToken cancellationToken)
    {
        Exception? trouble = null;
        var report = await verification.RunAsync(cancellationToken, async () =>
        {
            try
            {
                await reconciler.SweepOldAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Not swallowed: the caller tells it. What was found so far is told all the same.
                trouble = exception;
                await logger.ErrorAsync("Cashback: old orders could not be followed before the ledger was held against them.", exception);
            }
        });
        return new(report, trouble);
    }
}
