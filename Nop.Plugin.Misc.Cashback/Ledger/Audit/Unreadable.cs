using System.Text.Json;

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

    /// <summary>Whether an exception comes of what was read: a number out of bounds, a text that is none of those that stand there, two rows where one is. Anything else is a fault of this code or of the database, and ends the run.</summary>
    public static bool IsOf(Exception exception) => exception is ArithmeticException or FormatException or InvalidCastException or ArgumentException or JsonException;

    /// <summary>The finding.</summary>
    public static LedgerFinding Of(int walletId, string part, Exception exception) => new(walletId, FindingCode.Unreadable, part, walletId, "what can be read", exception.Message);
}
