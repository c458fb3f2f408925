namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Rows that a part of the verification cannot even read, because somebody changed them so. That is a finding: it must not keep the other parts from telling theirs.</summary>
static class Unreadable
{
    /// <summary>Does a part.</summary>
    /// <param name="part">Names it.</param>
    /// <param name="find">Does it.</param>
    public static async Task<IReadOnlyList<LedgerFinding>> GuardAsync(string part, Func<Task<IReadOnlyList<LedgerFinding>>> find)
    {
        try
        {
            return await find();
        }
        catch (Exception exception) when (IsOf(exception))
        {
            return [Of(0, part, exception)];
        }
    }

    /// <summary>Whether an exception comes of what was read. That the database does not answer, or that nobody waits any longer, does not.</summary>
    public static bool IsOf(Exception exception) => exception is not (OperationCanceledException or DbException or LedgerBusyException);

    /// <summary>The finding.</summary>
    public static LedgerFinding Of(int walletId, string part, Exception exception) => new(walletId, FindingCode.Unreadable, part, walletId, "what can be read", exception.Message);
}
