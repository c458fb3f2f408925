namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Names the hold of one attempt at placing an order: "{order guid}:{attempt}". The shop uses one order GUID for several attempts, and a finished order may share it.</summary>
/// <remarks>The reference travels in the order's custom values and is saved in one statement with the order: so the order's own row says which hold paid for it, whatever happened to the answer.</remarks>
static class CheckoutReference
{
    const int AttemptLength = 12;

    /// <summary>A new attempt at an order.</summary>
    public static string New(Guid orderGuid) => $"{PrefixOf(orderGuid)}{Guid.NewGuid().ToString("n")[..AttemptLength]}";

    /// <summary>All attempts at an order: at most one of them is held.</summary>
    public static string GroupOf(Guid orderGuid) => orderGuid.ToString("D");

    /// <summary>How the reference of every attempt at an order begins.</summary>
    public static string PrefixOf(Guid orderGuid) => orderGuid.ToString("n") + ":";

    /// <summary>The hold that paid for an order, by the order's row; null: none.</summary>
    public static string? FindIn(Order order)
    {
        var text = order.CustomValuesXml ?? "";
        var prefix = PrefixOf(order.OrderGuid);
        var at = text.IndexOf(prefix, StringComparison.Ordinal);
        var end = at + prefix.Length + AttemptLength;
        return at >= 0 && end <= text.Length && IsAttempt(text.AsSpan(at + prefix.Length, AttemptLength)) ? text[at..end] : null;
    }

    /// <summary>Whether a text has the form of a reference, whichever order's.</summary>
    public static bool IsOne(string? text) => text?.Split(':') is [var guid, { Length: AttemptLength } attempt] && Guid.TryParseExact(guid, "n", out _) && IsAttempt(attempt);

    static bool IsAttempt(ReadOnlySpan<char> text) => !text.ContainsAnyExcept("0123456789abcdef");
}
