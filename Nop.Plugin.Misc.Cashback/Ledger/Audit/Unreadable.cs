namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Turns rows that cannot be read, because somebody changed them, into findings. One part of a verification that fails on them must not keep the other parts from reporting.</summary>
static class Unreadable
{
    /// <summary>Runs a part of a verification.</summary>
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

    /// <summary>Whether an exception was caused by the rows that were read: a number out of bounds, an unknown text, two rows where one belongs. Any other is a fault of this code or of the database, and ends the run.</summary>
    public static bool IsOf(Exception exception) => exception is ArithmeticException or FormatException or InvalidCastException or ArgumentException or JsonException;

    /// <summary>Makes the finding.</summary>
    public static LedgerFinding Of(int walletId, string part, Exception exception) => new(walletId, FindingCode.Unreadable, part, walletId, "what can be read", exception.Message);
}
